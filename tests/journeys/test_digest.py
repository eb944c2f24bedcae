"""The digest: every Friday at five to each coordinator, in words and as a picture."""

from __future__ import annotations

import asyncio
import re

from bot.demo.cast import WEEK, Character
from bot.demo.town import Town
from bot.links import start_link
from bot.model import AgeBand, Kind, OutboxState, Role, Setting
from simulator.somebody import Somebody
from tests.journeys.acting import Shown, member, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING, at, local_time, plain, play_late, received

CLAIRE = next(one for one in WEEK if one.is_coordinator)
PNG = b"\x89PNG\r\n"


async def coordinator(town: Town, first_name: str = "Claire") -> Somebody:
    character = Character(first_name, "", Role.PROFESSIONAL, (), Setting.SCHOOL, is_coordinator=True)
    await town.meet([character])
    somebody = await town.coordinate(character)
    await somebody.wait_for("C’est fait")
    return somebody


async def families(town: Town, count: int) -> list[Somebody]:
    names = ("Samira", "Nadia", "Marc", "Sofia", "Hugo", "Leïla")
    return [await member(town, name, Role.FAMILY, (AgeBand.A6_8,), Setting.HOME) for name in names[:count]]


async def digests(somebody: Somebody) -> list[Shown]:
    return [one for one in await received(somebody) if "Trois choses à faire" in one["text"]]


async def pictures(somebody: Somebody) -> list[Shown]:
    return [one for one in await received(somebody) if one["photo"]]


async def test_each_coordinator_gets_words_and_a_picture_on_friday_at_five_once(town: Town, stage: Stage) -> None:
    coordinators = [await coordinator(town), await coordinator(town, "Paul")]
    await town.turn_to(at(4, 16, 59))
    assert [await digests(one) for one in coordinators] == [[], []]
    await town.turn_to(at(4, 17, 1))
    await stage.app.clockwork.tick()
    await town.turn_to(at(5, 12))
    for somebody in coordinators:
        (words,), (picture,) = await digests(somebody), await pictures(somebody)
        assert local_time(words["date"]) == local_time(picture["date"]) == "27/11 17:00"
        assert town.territory.name in words["text"]
        assert (await stage.client.read_bytes(picture["photo"])).startswith(PNG)
    states = {(row.kind, row.state) for row in await rows(stage, "outbox")}
    assert states == {(Kind.DIGEST, OutboxState.SENT), (Kind.DIGEST_CHART, OutboxState.SENT)}


async def test_nothing_describes_fewer_than_five_people(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    for parent in await families(town, 4):
        await press(town, parent, "button-done", "face-3")
        await parent.wait_for(said(town.t, "face-said-3"))
    await town.turn_to(at(4, 17, 1))
    (digest,) = await digests(claire)
    text = plain(digest["text"])
    assert "trop peu de retours pour le dire" in text
    assert not re.search(r"(Actives|Arrivées|Envoyées|Faites|Un bon moment) : \d", text)


async def test_five_people_are_counted_in_classes_and_the_next_theme_is_told(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    for parent in await families(town, 6):
        await press(town, parent, "button-done", "face-3")
        await parent.wait_for(said(town.t, "face-said-3"))
    await town.turn_to(at(4, 17, 1))
    (digest,) = await digests(claire)
    text = plain(digest["text"])
    assert re.search(r"Actives : 5 à 9", text)
    assert re.search(r"Faites : 5 ou plus", text)
    theme = town.app.library.programme(town.territory.programme).themes[0]
    assert plain(theme.repere) in text
    assert not any(name in text for name in ("Samira", "Nadia", "Marc"))


async def test_a_digest_that_is_late_says_so(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await play_late(stage, at(5, 10))
    (digest,) = await digests(claire)
    assert said(town.t, "digest-late") in digest["text"]


async def test_a_digest_waits_for_the_morning_rather_than_come_in_the_evening(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await play_late(stage, at(4, 21))
    assert await digests(claire) == []
    await town.turn_to(at(5, 8, 5))
    assert [local_time(one["date"]) for one in await digests(claire)] == ["28/11 08:00"]


async def test_a_week_in_which_nothing_happened_has_its_short_digest_too(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await town.turn_to(at(11, 17, 1))
    _, second = await digests(claire)
    assert said(town.t, "digest-thin") in second["text"]
    assert len(second["text"]) < 2000
    assert local_time(second["date"]) == "04/12 17:00"


async def test_whoever_does_not_coordinate_gets_none(town: Town, stage: Stage) -> None:
    (parent,) = await families(town, 1)
    await coordinator(town)
    await town.turn_to(at(4, 18))
    assert await digests(parent) == []
    assert await pictures(parent) == []


async def test_the_words_give_the_link_that_leads_into_the_territory(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await town.turn_to(at(4, 17, 1))
    (digest,) = await digests(claire)
    link = start_link(stage.app.bot.username, town.territory.slug)
    assert plain(f"Le lien du territoire : {link}") in plain(digest["text"])
    assert "attend une relecture" not in plain(digest["text"])


async def test_a_coordinator_who_pauses_gets_none_until_they_are_back(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await claire.send("/pause")
    await press(town, claire, "button-pause-open")
    await town.turn_to(at(4, 18))
    assert await received_of(claire) == []
    await press(town, claire, "button-resume")
    await town.turn_to(at(11, 17, 1))
    assert [local_time(one["date"]) for one in await digests(claire)] == ["04/12 17:00"]


async def test_a_pause_that_begins_before_a_put_off_digest_leaves_holds_it_back(town: Town, stage: Stage) -> None:
    claire = await coordinator(town)
    await play_late(stage, at(4, 21))
    await claire.send("/pause")
    await press(town, claire, "button-pause-open")
    await town.turn_to(at(5, 9))
    assert await received_of(claire) == []


@ONE_WAY
async def test_the_last_digest_is_found_again_in_the_cockpit_with_its_picture_and_its_sheet(stage: Stage) -> None:
    town = stage.town
    claire, paul = await coordinator(town), await coordinator(town, "Paul")
    (parent,) = await families(town, 1)
    await claire.send("/territoire")
    await press(town, claire, "button-digest")
    await claire.wait_for("Le premier bilan vient vendredi à 17")
    await town.turn_to(at(4, 17, 1))
    (digest,) = await digests(claire)
    await press(town, claire, "button-digest-sheet")
    await paul.send("/territoire")
    await press(town, paul, "button-digest")
    shown = await paul.wait_for("Trois choses à faire, dix minutes chacune")
    await press(town, paul, "button-digest-chart", "button-digest-sheet")
    for somebody in (claire, paul):
        sheet = await somebody.wait_for(lambda message: bool(message.get("document")))
        assert sheet["document"]["name"].endswith(".xlsx")
    assert plain(shown["text"]).splitlines()[3:] == plain(digest["text"]).splitlines()[3:]
    audit = [row.action for row in await rows(stage, "audit")]
    assert audit.count("digest-exported") == 2
    for verb in ("digest", "dchart", "dsheet"):
        await press_made_up(stage, parent, f"v1:{verb}:1")
    assert not [one for one in await received(parent) if one["photo"] or one.get("document")]


@POLLING
async def test_two_who_look_at_the_digest_and_the_people_at_once_see_the_same_and_each_gets_the_sheet(
    stage: Stage,
) -> None:
    town = stage.town
    both = [await coordinator(town), await coordinator(town, "Paul")]
    await families(town, 6)
    await town.turn_to(at(4, 17, 1))
    here = town.territory.id
    (digest,) = await rows(stage, "digest")
    for data in (f"people:{here}", f"digest:{here}"):
        first, second = await asyncio.gather(*(press_made_up(stage, one, f"v1:{data}") for one in both))
        assert first == second
    assert len(await rows(stage, "headcount")) == 1
    await asyncio.gather(*(press_made_up(stage, one, f"v1:dsheet:{digest.id}") for one in both))
    for one in both:
        await one.wait_for(lambda message: bool(message.get("document")))
        assert len([sent for sent in await received(one) if sent.get("document")]) == 1
    exported = [row.person_id for row in await rows(stage, "audit") if row.action == "digest-exported"]
    assert len(exported) == len(set(exported)) == 2


async def received_of(somebody: Somebody) -> list[Shown]:
    return await digests(somebody) + await pictures(somebody)
