"""`/territoire`: the preview of a kind of member, the list of structures, and who may open it."""

from __future__ import annotations

from bot.model import AgeBand, GrantKind, Role, Setting
from bot.services import invitations
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, member, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY


async def coordinator(stage: Stage, first_name: str = "Claire") -> Somebody:
    """Somebody who coordinates Unieux, with the cockpit before them."""
    town = stage.town
    async with town.app.database.write() as tx:
        link = await invitations.create(tx, GrantKind.COORDINATOR, town.territory, town.clock.now())
    claire = await stage.client.person(first_name)
    await claire.join(link)
    await claire.wait_for(lambda message: town.t.plain("button-accept") in labels(message))
    await press(town, claire, "button-accept")
    await claire.send("/territoire")
    await claire.wait_for(said(town.t, "cockpit", territory="Unieux"))
    return claire


@ONE_WAY
async def test_a_coordinator_sees_what_a_kind_of_member_would_receive(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-week", "button-preview", "role-family")
    await claire.tap("À la maison")
    await claire.tap(t.plain("age-band", ages="3-5"))
    shown = await claire.wait_for("ce qui viendrait dans les huit semaines")
    assert shown["text"].count("thème «") == 8
    assert labels(shown) == [t.plain("button-preview-other")]


@ONE_WAY
async def test_a_coordinator_keeps_the_list_and_a_professional_chooses_from_it(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-settings", "button-structures", "button-structure-add")
    await claire.send("École du Pont")
    listed = await claire.wait_for("Touchez un nom pour le retirer")
    assert "École du Pont" in labels(listed)
    teacher = await member(town, "Julien", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL)
    await teacher.send("/reglages")
    await teacher.wait_for("Vos réglages pour Unieux")
    await press(town, teacher, "button-change", "button-change-structure")
    await teacher.tap("École du Pont")
    await teacher.wait_for(said(t, "summary-structure", name="École du Pont"))
    await claire.tap("École du Pont")
    await press(town, claire, "button-structure-remove")
    await claire.wait_for("La liste est vide")
    assert await rows(stage, "membership_structure") == []


@ONE_WAY
async def test_a_parent_is_offered_no_structure_and_no_cockpit(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-settings", "button-structures", "button-structure-add")
    await claire.send("École du Pont")
    await claire.wait_for("Touchez un nom pour le retirer")
    parent = await member(town)
    await parent.send("/territoire")
    await parent.wait_for(said(t, "error-not-allowed"))
    for data in (
        f"v1:{verb}:{town.territory.id}" for verb in ("steer", "week", "setup", "preview", "places", "newplace")
    ):
        assert t.plain("error-not-found") in await press_made_up(stage, parent, data)
    await parent.send("/reglages")
    await parent.wait_for("Vos réglages pour Unieux")
    await press(town, parent, "button-change")
    shown = await parent.wait_for(said(t, "change-question"))
    assert t.plain("button-change-structure") not in labels(shown)
    await answered(stage)
