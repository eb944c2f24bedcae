"""A coordinator or the region comes in by a one-time link: once, within seven days, never as an elected official."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.model import GrantKind, Role
from bot.services import invitations
from simulator.somebody import Somebody
from tests.journeys.acting import (
    answered,
    halfway,
    labels,
    member,
    one_more_territory,
    pass_time,
    press,
    press_twice,
    rows,
    said,
    stored,
)
from tests.journeys.conftest import Stage
from tests.journeys.living import received


async def invite(stage: Stage, kind: GrantKind = GrantKind.COORDINATOR) -> str:
    """The start payload of a new link."""
    town = stage.town
    territory = town.territory if kind is GrantKind.COORDINATOR else None
    async with town.app.database.write() as tx:
        return await invitations.create(tx, kind, territory, town.clock.now())


async def invited(stage: Stage, link: str, first_name: str = "Claire") -> Somebody:
    """Somebody who has opened the link and reads the invitation."""
    somebody = await stage.client.person(first_name)
    await somebody.join(link)
    await somebody.wait_for(lambda message: stage.town.t.plain("button-accept") in labels(message))
    return somebody


async def test_a_coordinator_accepts_with_one_button_and_knows_what_comes_and_what_is_kept(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    before = await stored(stage, "person", "access_grant")
    link = await invite(stage)
    claire = await stage.client.person("Claire")
    await claire.join(link)
    told = await claire.wait_for("On vous propose de coordonner Unieux")
    assert "Chaque vendredi à 17\u00a0h" in told["text"]
    assert "pendant 12 mois" in told["text"].replace("\u00a0", " ")
    assert await stored(stage, *before) == before, "nothing is kept of who only reads"
    await press(town, claire, "button-accept")
    await claire.wait_for("C’est fait\u00a0: vous coordonnez Unieux")
    (grant,) = await rows(stage, "access_grant")
    assert grant.kind == "coordinator"
    assert link not in repr(await stored(stage)), "only the link's hash is kept"
    await claire.send("/start")
    await claire.wait_for(said(t, "second-territory", territory="Unieux"))


async def test_accepting_twice_in_haste_is_accepting_once(stage: Stage) -> None:
    claire = await invited(stage, await invite(stage))
    await press_twice(stage, claire, stage.town.t.plain("button-accept"))
    seen = await claire.events(0)
    assert [toast["text"] for toast in seen["toasts"]] == []
    assert (await claire.last() or {})["text"].startswith("C’est fait")
    assert len(await rows(stage, "access_grant")) == 1


async def test_a_link_serves_one_person_and_the_second_is_refused_kindly(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    link = await invite(stage)
    first, second = await invited(stage, link), await invited(stage, link, "Bruno")
    await press(town, first, "button-accept")
    await press(town, second, "button-accept")
    await second.wait_for_toast(t.plain("error-invitation"))
    third = await stage.client.person("Inès")
    await third.join(link)
    await third.wait_for(said(t, "error-invitation"))
    assert len(await rows(stage, "access_grant")) == len(await rows(stage, "person")) == 1


async def test_of_two_people_who_press_at_once_one_is_let_in(stage: Stage) -> None:
    t = stage.town.t
    link = await invite(stage)
    both = await invited(stage, link), await invited(stage, link, "Bruno")
    await asyncio.gather(*(one.tap(t.plain("button-accept")) for one in both))
    await answered(stage)
    ends = [(await one.last() or {})["text"].startswith("C’est fait") for one in both]
    assert sorted(ends) == [False, True]
    assert len(await rows(stage, "access_grant")) == len(await rows(stage, "person")) == 1


async def test_a_link_is_good_for_seven_days(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    link = await invite(stage)
    claire = await invited(stage, link)
    await pass_time(town, timedelta(days=6, hours=23))
    await invited(stage, link, "Bruno")
    await pass_time(town, timedelta(hours=1))
    await press(town, claire, "button-accept")
    await claire.wait_for_toast(t.plain("error-invitation"))
    await claire.join(link)
    await claire.wait_for(said(t, "error-invitation"))
    assert await rows(stage, "access_grant") == await rows(stage, "person") == []


async def test_an_elected_official_cannot_coordinate_here_or_elsewhere(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    elected = await halfway(town, 1, payload="firminy")
    await press(town, elected, "role-elected", "button-go")
    for kind in GrantKind:
        await elected.join(await invite(stage, kind))
        await press(town, elected, "button-accept")
        await elected.wait_for_toast(t.plain("error-elected-coordinator"))
    assert await rows(stage, "access_grant") == []
    assert {row.used_at for row in await rows(stage, "invitation")} == {None}, "the link still serves somebody else"


async def test_a_coordinator_cannot_become_an_elected_official(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await invited(stage, await invite(stage))
    await press(town, claire, "button-accept")
    await claire.join("unieux")
    await press(town, claire, "button-join-too", "role-elected")
    await claire.wait_for_toast(t.plain("error-elected-coordinator"))
    await press(town, claire, "role-professional")
    await claire.wait_for(said(t, "ages-question"))


async def test_the_region_comes_in_by_its_own_link(stage: Stage) -> None:
    town = stage.town
    nadia = await invited(stage, await invite(stage, GrantKind.REGION), "Nadia")
    await press(town, nadia, "button-accept")
    await nadia.wait_for("vous êtes dans l’équipe régionale")
    (grant,) = await rows(stage, "access_grant")
    assert (grant.kind, grant.territory_id) == ("region", None)


async def test_a_member_who_accepts_keeps_their_ideas_and_choices(stage: Stage) -> None:
    town = stage.town
    teacher = await member(town, "Julien", Role.PROFESSIONAL)
    before = await stored(stage, "membership", "idea")
    await teacher.join(await invite(stage))
    await press(town, teacher, "button-accept")
    await teacher.wait_for("vous coordonnez Unieux")
    assert await stored(stage, *before) == before


async def test_the_invitation_is_said_in_the_language_of_the_reader(stage: Stage) -> None:
    jane = await stage.client.person("Jane", language_code="en-GB")
    await jane.join(await invite(stage))
    await jane.wait_for("You have been asked to coordinate Unieux")


async def test_a_coordinator_who_stopped_gets_the_digest_again_after_start(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await invited(stage, await invite(stage))
    await press(town, claire, "button-accept")
    await claire.send("/stop")
    await press(town, claire, "button-stop")
    assert [row.state for row in await rows(stage, "person")] == ["stopped"]
    await claire.join("unieux")
    await claire.wait_for(said(t, "second-territory", territory="Unieux"))
    assert [row.state for row in await rows(stage, "person")] == ["active"]
    assert await rows(stage, "membership") == []
    await town.turn_to(town.clock.now() + timedelta(days=7))
    assert any("Trois choses à faire" in one["text"] for one in await received(claire))


async def test_a_member_who_stopped_and_steers_nothing_stays_stopped_after_start(stage: Stage) -> None:
    parent = await member(stage.town)
    await parent.send("/stop")
    await press(stage.town, parent, "button-stop")
    await parent.join("unieux")
    await parent.wait_for(said(stage.town.t, "welcome-back", territory="Unieux"))
    assert [row.state for row in await rows(stage, "person")] == ["stopped"]
