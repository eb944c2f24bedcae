"""Two who coordinate one territory act in the same instant, over HTTP: aim, settings, days, structures, texts, access.

Themes, votes, meetups, broadcasts and links have theirs beside their own journeys.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row

from bot.planning.rhythm import next_local
from bot.services.setup import ZONES
from simulator.somebody import Somebody
from tests.journeys.acting import Shown, answered, labels, pass_time, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import POLLING, at, received
from tests.journeys.test_coordinator_joins import invited
from tests.journeys.test_experiences import opened
from tests.journeys.test_feedback import ready_to_tell
from tests.journeys.test_groups import linked, told
from tests.journeys.test_team import payload_of
from tests.journeys.test_territory import coordinator

AIMS = ("Que chaque enfant ait un adulte à qui parler.", "Que chaque enfant soit écouté.")
TOLD = "Le rituel a pris en une semaine."


async def two(stage: Stage) -> tuple[Somebody, Somebody]:
    """Both with the cockpit before them."""
    return await coordinator(stage), await coordinator(stage, "Paul")


async def together(stage: Stage, *acts: Awaitable[Any]) -> list[Any]:
    """What each act gives back, once all of them are answered."""
    done = await asyncio.gather(*acts)
    await answered(stage)
    return done


async def actions(stage: Stage, *which: str) -> list[str]:
    return sorted(row.action for row in await rows(stage, "audit") if row.action.startswith(which))


async def the_territory(stage: Stage) -> Row[Any]:
    return (await rows(stage, "territory"))[0]


@POLLING
async def test_of_two_who_write_the_aim_at_once_neither_loses_the_words_of_the_other(stage: Stage) -> None:
    town = stage.town
    both = await two(stage)
    for one in both:
        await press(town, one, "button-aim", "button-aim-aim")
    await together(stage, *(one.send(words) for one, words in zip(both, AIMS, strict=True)))
    shown = await asyncio.gather(*(one.wait_for(answer_to_words) for one in both))
    (late,) = [number for number, message in enumerate(shown) if "vient d’écrire ici" in message["text"]]
    assert AIMS[1 - late] in shown[late]["text"]
    assert [row.words for row in await rows(stage, "common_aim")] == [AIMS[1 - late]]
    await both[late].send(AIMS[late])
    await both[late].wait_for("notre objectif de l’année")
    assert [row.words for row in await rows(stage, "common_aim")] == [AIMS[late]]
    assert await actions(stage, "aim-") == ["aim-written", "aim-written"]


def answer_to_words(message: Shown) -> bool:
    return "vient d’écrire ici" in message["text"] or "notre objectif de l’année" in message["text"]


@POLLING
async def test_of_two_who_erase_one_part_of_the_aim_one_does_and_words_that_nobody_read_stay(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, paul = both = await two(stage)
    await press(town, claire, "button-aim", "button-aim-aim")
    await claire.send(AIMS[0])
    await claire.wait_for(AIMS[0])
    await press(town, paul, "button-aim")
    for one in both:
        await press(town, one, "button-aim-aim")
    await claire.send(AIMS[1])
    await claire.wait_for(AIMS[1])
    await press(town, paul, "button-aim-remove")
    await paul.wait_for_toast(t.plain("toast-aim-changed"))
    assert [row.words for row in await rows(stage, "common_aim")] == [AIMS[1]]
    for one in both:
        await press(town, one, "button-aim-aim")
    await together(stage, *(one.tap(t.plain("button-aim-remove")) for one in both))
    assert await rows(stage, "common_aim") == []
    assert await actions(stage, "aim-removed") == ["aim-removed"]


SETTINGS: dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]] = {
    "digest": (
        "sdigest:{0}:2:0",
        "sdigest:{0}:4:4",
        {"digest_weekday": 2, "digest_time": time(9)},
        {"digest_weekday": 4, "digest_time": time(18)},
    ),
    "quiet hours": (
        "squiet:{0}:1:0",
        "squiet:{0}:0:1",
        {"quiet_from": time(19), "quiet_until": time(8)},
        {"quiet_from": time(20), "quiet_until": time(9)},
    ),
    "zone": ("szone:{0}:1", "szone:{0}:2", {"school_zone": ZONES[1]}, {"school_zone": ZONES[2]}),
    "approval": ("sapprove:{0}:1", "sapprove:{0}:1", {"needs_approval": True}, {"needs_approval": True}),
}
"""What each of the two presses, and what then stands there."""


@POLLING
@pytest.mark.parametrize("setting", SETTINGS)
async def test_of_two_who_set_one_thing_at_once_one_is_followed_whole(stage: Stage, setting: str) -> None:
    first, second, *outcomes = SETTINGS[setting]
    both, here = await two(stage), stage.town.territory.id
    presses = (
        press_made_up(stage, one, f"v1:{data.format(here)}") for one, data in zip(both, (first, second), strict=True)
    )
    shown = await together(stage, *presses)
    assert all("réglages" in one.lower() for one in shown), shown
    place = await the_territory(stage)
    assert [place._mapping[name] for name in outcomes[0]] in [list(one.values()) for one in outcomes]
    assert await actions(stage, "territory-set") == ["territory-set"] * 2
    zone = str(place.time_zone)
    due = next_local(stage.clock.now(), zone, place.digest_weekday, place.digest_time)
    assert place.next_digest_at.astimezone(ZoneInfo(zone)) == due, "the next one is at the hour that is shown"


@POLLING
async def test_of_two_who_take_the_group_off_at_once_one_does_and_it_says_goodbye_once(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    paul = await coordinator(stage, "Paul")
    await stage.client.post(f"groups/{chat_id}/add_person", {"person": paul.id})
    await asyncio.gather(*(one.send("/delier", chat_id=chat_id) for one in (claire, paul)))
    await claire.wait_for("Je quitte le groupe", chat_id=chat_id)
    await stage.town.settle()
    assert await rows(stage, "group_chat") == []
    assert await actions(stage, "group-unlinked") == ["group-unlinked"]
    assert "".join(await told(claire, chat_id)).count("Je quitte le groupe") == 1


@POLLING
async def test_of_two_who_link_one_group_at_once_one_does_and_the_other_is_told_so(stage: Stage) -> None:
    claire, paul = both = await two(stage)
    chat_id = await stage.client.group("Les voisins d’Unieux", claire, paul)
    await claire.wait_for("/lier", chat_id=chat_id)
    await asyncio.gather(*(one.send("/lier", chat_id=chat_id) for one in both))
    await claire.wait_for("déjà relié", chat_id=chat_id)
    assert len(await rows(stage, "group_chat")) == 1
    assert await actions(stage, "group-linked") == ["group-linked"]


@POLLING
async def test_of_two_who_add_and_remove_the_same_days_at_once_it_happens_once(stage: Stage) -> None:
    both, here = await two(stage), stage.town.territory.id
    keep = [f"v1:keepoff:{here}:20270512:20270514:{label}" for label in ("bridge", "closure")]
    shown = await together(stage, *(press_made_up(stage, *one) for one in zip(both, keep, strict=True)))
    (days,) = await rows(stage, "local_day")
    assert all("jours sans école" in one.lower() for one in shown), shown
    off = f"v1:nooff:{days.id}"
    await together(stage, *(press_made_up(stage, one, off) for one in both))
    assert await rows(stage, "local_day") == []
    assert await actions(stage, "local-days") == ["local-days-added", "local-days-removed"]


@POLLING
async def test_of_two_who_add_and_remove_the_same_structure_at_once_it_happens_once(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    both = await two(stage)
    for one in both:
        await press(town, one, "button-settings", "button-structures", "button-structure-add")
    await together(stage, *(one.send("École du Pont") for one in both))
    shown = await asyncio.gather(*(one.wait_for() for one in both))
    assert sorted(said(t, "error-structure-taken") in one["text"] for one in shown) == [False, True]
    (structure,) = await rows(stage, "structure")
    await together(stage, *(press_made_up(stage, one, f"v1:noplace:{structure.id}") for one in both))
    assert await rows(stage, "structure") == []
    assert await actions(stage, "structure-") == ["structure-added", "structure-removed"]


@POLLING
@pytest.mark.parametrize(
    ("first", "second", "states"),
    [
        ("exppub:{0}:0", "exppub:{0}:1", {"published": "experience-published"}),
        ("exppub:{0}:0", "expwhy:{0}:more", {"published": "experience-published", "refused": "experience-refused"}),
        ("expwhy:{0}:more", "expwhy:{0}:more", {"refused": "experience-refused"}),
    ],
)
async def test_of_two_who_decide_on_one_text_at_once_one_does_and_the_other_is_told(
    stage: Stage, first: str, second: str, states: dict[str, str]
) -> None:
    both = await two(stage)
    text = await a_text_that_waits(stage)
    presses = (
        press_made_up(stage, one, f"v1:{data.format(text)}") for one, data in zip(both, (first, second), strict=True)
    )
    shown = await together(stage, *presses)
    decided = stage.town.t.plain("error-experience-decided")
    assert sorted(decided in one for one in shown) == [False, True], shown
    (kept,) = await rows(stage, "experience")
    did = await actions(stage, "experience-published", "experience-refused")
    assert did == [states[kept.state]]
    await pass_time(stage.town, timedelta(days=1))
    about = [row for row in await rows(stage, "outbox") if row.kind == "experience"]
    assert len(about) == (kept.state == "refused"), "the author is told of a refusal once, and of nothing else"


@POLLING
async def test_one_who_announces_what_the_other_changes_at_once_tells_what_they_have_read(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, paul = await two(stage)
    await press(town, claire, "button-meetups", "button-meetup-new")
    for words, then in (
        ("Café des familles", "Écrivez le jour"),
        ("mercredi 8 décembre 18h30", "Le 8 décembre est un mardi"),
    ):
        await claire.send(words)
        await claire.wait_for(then)
    await press(town, claire, "button-meetup-yes")
    await claire.send("École, côté cour")
    await claire.wait_for("Relisez avant d’annoncer")
    (draft,) = await rows(stage, "meetup")
    await press_made_up(stage, paul, f"v1:mask:{draft.id}:place")
    await together(stage, paul.send("Salle des fêtes"), claire.tap(t.plain("button-meetup-announce")))
    await paul.wait_for()
    (kept,) = await rows(stage, "meetup")
    assert (kept.state, kept.place) in [("planned", "École, côté cour"), ("draft", "Salle des fêtes")]
    await press_made_up(stage, claire, f"v1:mtell:{draft.id}")
    assert [row.state for row in await rows(stage, "meetup")] == [kept.state], "nor does a button of before"


async def a_text_that_waits(stage: Stage) -> int:
    author = await ready_to_tell(stage.town)
    await author.send(TOLD)
    await author.wait_for(said(stage.town.t, "comment-thanks"))
    return int((await rows(stage, "experience"))[0].id)


@POLLING
async def test_of_two_who_word_one_text_anew_at_once_the_author_is_asked_about_one_wording(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    both = await two(stage)
    await a_text_that_waits(stage)
    author = town.people["Samira"]
    for one in both:
        await opened(town, one)
        await press(town, one, "button-experience-edit")
        await one.wait_for("Quelle version proposez-vous")
    wordings = ("Le rituel a pris.", "En une semaine, le rituel a pris.")
    await asyncio.gather(*(one.send(words) for one, words in zip(both, wordings, strict=True)))
    shown = await asyncio.gather(*(one.wait_for() for one in both))
    (late,) = [n for n, one in enumerate(shown) if said(t, "error-experience-decided") in one["text"]]
    await town.turn_to(at(1, 9))
    await author.wait_for(wordings[1 - late])
    asked = [one for one in await received(author) if "propose cette version" in one["text"]]
    assert len(asked) == 1
    assert await actions(stage, "experience-edited") == ["experience-edited"]


@POLLING
async def test_one_who_words_anew_what_the_other_publishes_at_once_changes_nothing_or_comes_first(stage: Stage) -> None:
    town = stage.town
    claire, paul = await two(stage)
    text = await a_text_that_waits(stage)
    await opened(town, claire)
    await press(town, claire, "button-experience-edit")
    await claire.wait_for("Quelle version proposez-vous")
    await asyncio.gather(claire.send("Le rituel a pris."), press_made_up(stage, paul, f"v1:exppub:{text}:0"))
    await claire.wait_for()
    await answered(stage)
    (kept,) = await rows(stage, "experience")
    assert (kept.state, kept.text) in [("published", TOLD), ("asked", None)]
    assert len(await actions(stage, "experience-published", "experience-edited")) == 1


async def to_hand_over(stage: Stage, claire: Somebody) -> str:
    """The link for a successor."""
    await press(stage.town, claire, "button-team", "button-team-leave", "button-handover-link")
    return await payload_of(claire)


@POLLING
async def test_of_two_who_take_over_by_one_link_at_once_one_does(stage: Stage) -> None:
    t = stage.town.t
    claire = await coordinator(stage)
    link = await to_hand_over(stage, claire)
    heirs = [await invited(stage, link, name) for name in ("Inès", "Bruno")]
    await together(stage, *(one.tap(t.plain("button-accept")) for one in heirs))
    assert [row.revoked_at is None for row in await rows(stage, "access_grant")].count(True) == 1
    assert await actions(stage, "grant-") == ["grant-given", "grant-given", "grant-handed-over"]
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    assert len(await rows(stage, "person")) == 2, "the one who came too late is not kept"


@POLLING
async def test_a_successor_who_accepts_while_the_access_is_withdrawn_leaves_one_who_steers(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, paul = await two(stage)
    link = await to_hand_over(stage, claire)
    ines = await invited(stage, link, "Inès")
    await press(town, paul, "button-team")
    await paul.tap(t.plain("button-team-withdraw", who=t.plain("who-coordinator", number="1")))
    await paul.wait_for(lambda message: t.plain("button-team-end") in labels(message))
    await together(stage, ines.tap(t.plain("button-accept")), paul.tap(t.plain("button-team-end")))
    held = [row.person_id for row in await rows(stage, "access_grant") if row.revoked_at is None]
    ended = await actions(stage, "grant-handed-over", "grant-withdrawn")
    assert (len(held), ended) in [(2, ["grant-handed-over"]), (1, ["grant-withdrawn"])]
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    await pass_time(town, timedelta(seconds=5))
    news = [one["text"] for one in await received(claire)]
    ends = [said(t, key, place="Unieux") for key in ("access-handed-over", "access-withdrawn")]
    assert sum(news.count(end) for end in ends) == 1, "they are told once how it ended"
