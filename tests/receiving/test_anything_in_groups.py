"""Whatever happens in groups and channels, through the whole application: nothing breaks, nobody's own words are told.

Hypothesis plays members, who coordinates, anonymous administrators, channels that speak in a group, other bots, groups
that become supergroups, a bot that is put in and out: in any order, twice, and without sense.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.delivery import chats
from bot.storage.tables import group_chat, person
from bot.views.message import Answer
from tests.delivery.fake_api import Params
from tests.handlers.scene import LINKED
from tests.handlers.steering_table import COORDINATOR, ELSEWHERE, IN_GROUPS, MEMBER, REGION
from tests.handlers.test_bad_input import HOSTILE, MEDIA, cut
from tests.receiving.test_anything import COMMANDS, MADE_UP, NONSENSE, PEOPLE, WORDS
from tests.receiving.whole import ME, NOT_UNDERSTOOD, Raw, Whole, keys, rows_of, sender
from tests.services.texts_to_share import TEXT
from tests.sound import faults

PLACES: dict[str, Raw] = {
    "linked": {"id": LINKED, "type": "group", "title": HOSTILE},
    "group": {"id": -501, "type": "group", "title": HOSTILE},
    "supergroup": {"id": -1_001_000_000_502, "type": "supergroup", "title": "", "is_forum": True},
    "channel": {"id": -1_001_000_000_503, "type": "channel", "title": HOSTILE},
}
MOVED = -1_001_000_000_600
"""From here on are the supergroups that groups become."""
STEER = (COORDINATOR, ELSEWHERE, REGION)
OTHER_BOT = {"id": 555, "is_bot": True, "first_name": "Autre", "username": "autre_bot"}
BEHIND = {
    "anonymous": {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
    "a channel": {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
    "Telegram": {"id": 777_000, "is_bot": False, "first_name": "Telegram"},
}
STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")
SERVICE: dict[str, Raw] = {
    "joined": {"new_chat_members": [ME, OTHER_BOT, sender(MEMBER)]},
    "left": {"left_chat_member": ME},
    "made": {"group_chat_created": True},
    "titled": {"new_chat_title": HOSTILE},
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": PLACES["linked"]}},
    "video": {"video_chat_started": {}},
    "topic": {"forum_topic_created": {"name": HOSTILE, "icon_color": 1}},
}
IN_GROUP = st.tuples(
    st.sampled_from([*IN_GROUPS, "idee", "oublier", "mesdonnees", "territoire"]), st.booleans()
).flatmap(
    lambda chosen: st.sampled_from(
        ["", " unieux", " firminy", " rdv-1", f" {HOSTILE}", "@autre_bot", "@terreau_bot unieux"]
    ).map(lambda after: f"/{chosen[0].upper() if chosen[1] else chosen[0]}{after}")
)
PLACE = st.sampled_from(["linked", "linked", "group", "supergroup", "supergroup", "channel"])
GROUPS = st.sampled_from(["linked", "group", "supergroup"])
LINKS = st.sampled_from(["/lier", "/lier unieux", "/lier firminy", "/delier", "/start unieux", "/LIER@terreau_bot"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), GROUPS, st.sampled_from(STEER), LINKS),
        st.tuples(st.just("type"), GROUPS, PEOPLE, LINKS),
        st.tuples(st.just("type"), PLACE, PEOPLE, st.one_of(IN_GROUP, COMMANDS, WORDS)),
        st.tuples(st.just("behind"), PLACE, st.sampled_from(sorted(BEHIND)), st.one_of(IN_GROUP, WORDS)),
        st.tuples(st.just("bot"), PLACE, st.none(), IN_GROUP),
        st.tuples(st.just("send"), PLACE, PEOPLE, st.sampled_from([*MEDIA.values(), *SERVICE.values()])),
        st.tuples(st.just("edit"), PLACE, PEOPLE, st.one_of(IN_GROUP, WORDS)),
        st.tuples(st.just("press"), PLACE, PEOPLE, MADE_UP),
        st.tuples(st.just("status"), PLACE, PEOPLE, st.tuples(st.sampled_from(STATUSES), st.sampled_from(STATUSES))),
        st.tuples(st.just("members"), PLACE, PEOPLE, st.tuples(st.sampled_from(STATUSES), st.sampled_from(STATUSES))),
        st.tuples(st.just("moves"), PLACE, PEOPLE, st.tuples(st.booleans(), st.integers(0, 3))),
        st.tuples(st.just("react"), PLACE, PEOPLE, st.none()),
        st.tuples(st.just("again"), PLACE, PEOPLE, st.none()),
        st.tuples(st.just("nonsense"), PLACE, PEOPLE, NONSENSE),
    ),
    min_size=10,
    max_size=20,
)


def update_of(whole: Whole, kind: str, place: Raw, who: Any, what: Any) -> Raw:
    """What Telegram brings when this happens in that chat."""
    number = whole.number()
    update: Raw = {"update_id": number}
    if kind == "nonsense":
        return {**what, **update}
    if kind == "press":
        shown = message(number, place, ME, {"text": "?"})
        query = {"id": f"q{number}", "from": sender(who), "chat_instance": "1", "data": cut(what), "message": shown}
        return {**update, "callback_query": query}
    if kind in ("status", "members"):
        of = ME if kind == "status" else sender(who)
        changed = {f"{when}_chat_member": member(of, status) for when, status in zip(("old", "new"), what, strict=True)}
        name = "my_chat_member" if kind == "status" else "chat_member"
        return {**update, name: {"chat": place, "from": sender(who), "date": 1_790_000_000, **changed}}
    if kind == "react":
        by = {"chat": place, "message_id": 1, "date": 1_790_000_000, "user": sender(who)}
        return {**update, "message_reaction": {**by, "old_reaction": [], "new_reaction": []}}
    if kind == "moves":
        told_in_the_old, far = what
        link = {
            "migrate_to_chat_id" if told_in_the_old else "migrate_from_chat_id": MOVED - far
            if told_in_the_old
            else LINKED
        }
        here = place if told_in_the_old else {"id": MOVED - far, "type": "supergroup", "title": ""}
        return {**update, "message": message(number, here, sender(who), link)}
    content = what if isinstance(what, dict) else {"text": what}
    written = message(number, place, *author(kind, place, who), content)
    name = "edited_" if kind == "edit" else ""
    return {**update, f"{name}{'channel_post' if place['type'] == 'channel' else 'message'}": written}


def author(kind: str, place: Raw, who: Any) -> tuple[Raw | None]:
    if place["type"] == "channel":
        return (None,)
    if kind == "behind":
        return (BEHIND[who] | {"sender_chat": place if who == "anonymous" else PLACES["channel"]},)
    return (OTHER_BOT if kind == "bot" else sender(who),)


def message(number: int, place: Raw, by: Raw | None, content: Raw) -> Raw:
    """Of a channel nobody is the author; behind an administrator or a channel stands a chat."""
    if by is None:
        told: Raw = {"sender_chat": place}
    else:
        told = {"from": {name: value for name, value in by.items() if name != "sender_chat"}}
        told |= {"sender_chat": by["sender_chat"]} if "sender_chat" in by else {}
    return {"message_id": number, "date": 1_790_000_000, "chat": place, **told, **content}


def member(of: Raw, status: str) -> Raw:
    """With all that the library wants to read of each status."""
    rights = dict.fromkeys(
        (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
            *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"),
            *("can_edit_stories", "can_delete_stories", "is_member", "can_send_messages", "can_send_audios"),
            *("can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_pin_messages"),
            *("can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews"),
            *("can_manage_topics",),
        ),
        False,
    )
    return {"user": of, "status": status, "until_date": 0, **rights}


@pytest.fixture(scope="module", autouse=True)
def groups_are_not_paced() -> Any:
    """What is tried is what is said; how fast is tried elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chats, "CHAT_SECONDS", 0.0)
        patch.setattr(chats, "GROUP_SECONDS", 0.0)
        yield


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_happens_in_groups_nothing_breaks_and_nothing_of_anybody_is_told_or_kept(
    runner: asyncio.Runner, whole: Whole, steps: list[tuple[str, str, Any, Any]]
) -> None:
    runner.run(whole.begin_again())
    schema, known, linked = runner.run(looked(whole))
    updates: list[Raw] = []
    for kind, place, who, what in steps:
        updates += updates[-1:] if kind == "again" else [update_of(whole, kind, PLACES[place], who, what)]
    with capture_logs() as logs:
        calls = runner.run(whole.live(updates))
    assert [entry for entry in logs if entry["log_level"] == "error" and entry["event"] != NOT_UNDERSTOOD] == []
    for method, params in calls:
        assert faults(Answer(method, params)) == [], (method, params)  # type: ignore[arg-type]
        is_group = int(params.get("chat_id") or 0) < 0
        assert not (is_group and list(keys(params))), "in a group no button of ours does anything"
    nothing_of_anybody(calls)
    after = runner.run(looked(whole))
    assert after[:2] == (schema, known), "who speaks in a group is not kept"
    if not any(may_link(*step) for step in steps):
        assert after[2] == linked
    assert runner.run(whole.owed()) == 0


async def looked(whole: Whole) -> tuple[list[Any], list[int], list[Any]]:
    """The schema, who is known, and which group belongs to which territory."""
    groups = select(group_chat.c.chat_id, group_chat.c.territory_id).order_by(group_chat.c.id)
    known = await rows_of(whole.app, select(person.c.id).order_by(person.c.id))
    return await whole.schema(), [row.id for row in known], await rows_of(whole.app, groups)


def may_link(kind: str, _place: str, who: Any, _what: Any) -> bool:
    """Whether this could change which groups are linked: a word of who steers, a move, the bot put out."""
    return kind in ("status", "moves") or (kind == "type" and who in STEER)


def nothing_of_anybody(calls: list[tuple[str, Params]]) -> None:
    """A group is told of the theme and the meetups, and how it is linked; files and private screens stay private."""
    to_groups = [(method, params) for method, params in calls if int(params.get("chat_id") or 0) < 0]
    assert {method for method, _ in to_groups} <= {"sendMessage", "leaveChat"}
    for _, params in to_groups:
        text = str(params.get("text", ""))
        assert TEXT[:15] not in text, "the text of a member"
        assert "/mesdonnees" not in text
