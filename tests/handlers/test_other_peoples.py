"""Every button that anybody may press, made up with the number of what is somebody else's: refused, and nothing moves.

What only coordinators and the region may press is in test_refused_buttons.py; between the two, no verb is left out.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.services import votes
from bot.storage import people
from bot.storage.tables import experience, feedback, membership, person
from bot.views.message import Outcome
from handlers import routing
from tests.handlers.scene import LIBRARY, NOW, Scene, refusal
from tests.handlers.steering_table import COORDINATOR, ELSEWHERE, MEMBER, UNKNOWN
from tests.handlers.test_bad_input import SQLITE
from tests.services.texts_to_share import TEXT
from tests.storage.rows import a_member

NEIGHBOUR = 1099
"""A member of the same territory."""

OF_MEMBERSHIP = {
    **dict.fromkeys(
        ("screen", "change", "roles", "ages", "settings", "days", "hours", "rhythms", "reminds", "structs"),
        "{membership}",
    ),
    **dict.fromkeys(("ask", "skills"), "{membership}"),
    "role": "{membership}:elected",
    "age": "{membership}:9-11:1",
    "setting": "{membership}:club:1",
    "day": "{membership}:3",
    "hour": "{membership}:1",
    "rhythm": "{membership}:monthly",
    **dict.fromkeys(("before", "after", "letters"), "{membership}:1"),
    "struct": "{membership}:{structure}",
    "go": "{membership}",
    "wish": "{membership}:minutes:1",
    "skill": "{membership}:C1.1",
    "find": "{membership}:0",
}
OF_IDEA = {
    **dict.fromkeys(("done", "later", "nolater", "another", "skip", "show", "more", "share"), "{idea}"),
    **dict.fromkeys(("say", "unsay", "withdraw"), "{idea}"),
    "at": "{idea}:tonight",
    "face": "{idea}:1",
    "tag": "{idea}:too_long:1",
    "sayto": "{idea}:region",
}
OF_TEXT = {
    **dict.fromkeys(("myexp", "expyes", "expno", "noexp"), "{text}"),
    **dict.fromkeys(("tripyes", "tripno"), "{text}:0"),
}
OF_TERRITORY = {
    **dict.fromkeys(("rdv", "rdvics", "mword", "mnoword"), "{meetup}"),
    "rsvp": "{meetup}:yes",
    **dict.fromkeys(("mquest", "mnoquest"), "{region_coming}"),
    "thank": "{told}",
    **dict.fromkeys(("vote", "voteback"), "{vote}"),
    **dict.fromkeys(("voteask", "votefor"), "{vote}:0"),
    **dict.fromkeys(("sheet", "paste"), "{place}"),
}
WITHOUT_NUMBER = {
    **{"door": "fr:unieux", "doors": "fr:unieux", "notice": "fr:unieux", "yes": "fr:unieux", "accept": "fr:{used}"},
    **{"tongues": "", "tongue": "en", "pause": "7", "pauseto": "20261219", "resume": "", "stop": "", "stay": ""},
    **{"forget": "", "goon": "", "less": "", "askpause": "", "askstop": "", "delete": "12", "rdvs": "", "mkept": ""},
    **{"seek": "-,-,-,-:", "seekby": "-,-,-,-:p:", "seekwords": "-,-,-,-", "found": "-,-,-,-:0:soir"},
    **{"exps": "all:0", "expskills": "", "myexps": "", "askforget": "", "readnotice": ""},
}
"""They lead only to what is the presser's own; what they show of others is looked at below."""
OTHERS = {"unknown": UNKNOWN, "elsewhere": ELSEWHERE, "neighbour": NEIGHBOUR}


@pytest.fixture
async def unieux(scene: Scene) -> Scene:
    """The scene with what a member owns by its number, an aim, a vote, and two other members, near and far."""
    tx = scene.tx
    await a_member(tx, NEIGHBOUR)
    await a_member(tx, ELSEWHERE, "firminy")
    by = await people.find_by_chat(tx, COORDINATOR)
    assert by
    place, text = scene.numbers["place"], scene.numbers["text"]
    await votes.start(tx, LIBRARY, by.id, place, NOW)
    kept = await votes.open_desk(tx, LIBRARY, by.id, place, NOW)
    assert kept.vote
    scene.numbers |= {
        "membership": await _one(scene, select(membership.c.id).join(person).where(person.c.chat_hash == MEMBER)),
        "idea": await _one(scene, select(feedback.c.idea_id).join(experience).where(experience.c.id == text)),
        "vote": kept.vote.id,
    }
    return scene


async def _one(scene: Scene, statement: Any) -> int:
    return int((await scene.tx.execute(statement)).scalar_one())


def data(scene: Scene, table: dict[str, str], verb: str) -> str:
    return f"v1:{verb}:{table[verb]}".format(**scene.numbers)


def said(outcome: Outcome) -> str:
    return repr([answer.params for answer in outcome.answers])


def test_every_verb_of_anybody_is_tried() -> None:
    tables = (OF_MEMBERSHIP, OF_IDEA, OF_TEXT, OF_TERRITORY, WITHOUT_NUMBER)
    tried = [verb for table in tables for verb in table]
    assert sorted(tried) == sorted(routing.OF_ANYBODY), "say above what stands after the new verb"


@pytest.mark.parametrize("who", OTHERS)
async def test_what_is_somebody_else_s_is_refused_and_stays_as_it_is(unieux: Scene, who: str) -> None:
    for chat_id in (OTHERS[who], MEMBER):
        await unieux.write(chat_id, "/aide")  # that they were here today is kept
    before = await unieux.rows()
    others = {**OF_MEMBERSHIP, **OF_IDEA, **OF_TEXT}
    if who != "neighbour":
        others |= OF_TERRITORY
    for verb in others:
        assert refusal(await unieux.press(OTHERS[who], data(unieux, others, verb))), verb
    assert await unieux.rows() == before


@SQLITE
async def test_the_member_whose_they_are_is_refused_none_of_them(unieux: Scene) -> None:
    """Each press is undone. So the refusals above are of the person, not of the button."""
    others = {**OF_MEMBERSHIP, **OF_IDEA, **OF_TEXT, **OF_TERRITORY}
    for verb in others.keys() - AT_THE_WRONG_MOMENT:
        async with unieux.tx.begin_nested() as step:
            assert not refusal(await unieux.press(MEMBER, data(unieux, others, verb))), verb
            await step.rollback()


AT_THE_WRONG_MOMENT = {"mword", "mnoword", "expyes", "expno", "thank"}
"""The meetup has not been held, no wording waits for the author, and nobody thanks themselves."""


@SQLITE
@pytest.mark.parametrize("who", OTHERS)
async def test_nothing_of_a_member_is_shown_to_others(unieux: Scene, who: str) -> None:
    """Whatever is pressed or sent: no word of the text that waits to be read over, no code of a link that was used."""
    everything = {**OF_MEMBERSHIP, **OF_IDEA, **OF_TEXT, **OF_TERRITORY, **WITHOUT_NUMBER}
    unieux.numbers["used"] = "c-" + "A" * 22
    shown = [said(await unieux.press(OTHERS[who], data(unieux, everything, verb))) for verb in everything]
    shown += [said(await unieux.write(OTHERS[who], f"/{command}")) for command in routing.FOR_ANYBODY]
    assert TEXT[:20] not in "".join(shown)
    assert len("".join(shown)) > 1000
