"""« Thèmes » in the cockpit: eight weeks ahead, what is done to one of them, undoing it; and who is refused."""

from __future__ import annotations

import asyncio

from bot.model import GrantKind
from bot.services import invitations
from bot.views.coming_themes import LABEL
from simulator.somebody import Somebody
from tests.journeys.acting import Shown, answered, labels, member, one_more_territory, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING
from tests.journeys.test_days_without_school import withdraw_everybody
from tests.journeys.test_territory import coordinator

CHANGING = ("weeks:{0}", "coming:{0}:1", "pass:{0}:1", "move:{0}:2:1", "into:{0}:1:je-me-connais", "undo:{0}:1")
CHOOSING = ("courses:{0}", "course:{0}:deux-annees", "setcourse:{0}:deux-annees")


async def themes_shown(stage: Stage, somebody: Somebody) -> list[str]:
    """The themes of the list that stands in the chat, in their order."""
    shown = await somebody.wait_for("les thèmes à venir")
    return [label for label in labels(shown) if label not in own_buttons(stage)]


def own_buttons(stage: Stage) -> set[str]:
    keys = ("button-undo-change", "button-programmes", "button-back")
    return {stage.town.t.plain(key) for key in keys}


@POLLING
async def test_a_coordinator_moves_replaces_and_skips_themes_and_undoes_it(stage: Stage) -> None:
    town = stage.town
    claire = await coordinator(stage)
    await press(town, claire, "button-weeks")
    first, second, *_ = before = await themes_shown(stage, claire)
    await claire.tap(second)
    await press(town, claire, "button-earlier", "button-back")
    assert (await themes_shown(stage, claire))[:2] == [second, first]
    await press(town, claire, "button-undo-change")
    assert await themes_shown(stage, claire) == before
    await claire.tap(first)
    await press(town, claire, "button-skip-theme")
    assert (await themes_shown(stage, claire))[0] == second
    await claire.tap(second)
    await press(town, claire, "button-replace", "button-other-themes")
    other = labels(await claire.wait_for("Quel thème à la place"))[0]
    await claire.tap(other)
    await answered(stage)
    await press(town, claire, "button-back")
    assert (await themes_shown(stage, claire))[0] == other
    assert [row.kind for row in await rows(stage, "theme_change")] == ["skip", "replace"]


@POLLING
async def test_another_programme_is_explained_then_chosen(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-weeks", "button-programmes")
    assert (await claire.wait_for("Quel parcours"))["text"].endswith("…"), (
        "the label that is chosen is cut, with no full stop"
    )
    await claire.tap(town.app.library.programme("petite-enfance").title[: LABEL - 1] + "…")
    asked = await claire.wait_for("Il commencera par son premier thème")
    assert "lundi 30 novembre" in asked["text"]
    assert (await rows(stage, "territory"))[0].programme == "premiere-annee"
    await press(town, claire, "button-programme-choose")
    assert "Les premières années" in (await shown_weeks(claire))["text"]
    assert len(await rows(stage, "theme_week")) == 1, "this week's theme stays"
    first = town.app.library.programme("petite-enfance").themes[0].title
    await claire.tap(first)
    assert t.plain("button-earlier") not in labels(await claire.wait_for("À partir du lundi 30 novembre"))
    await press(town, claire, "button-back", "button-programmes")
    await claire.tap(town.app.library.programme("premiere-annee").title[: LABEL - 1] + "…")
    await claire.wait_for("Il continue là où il en était")


@POLLING
async def test_two_who_skip_one_theme_at_once_skip_it_once(stage: Stage) -> None:
    town = stage.town
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    for one in (claire, paul):
        await press(town, one, "button-weeks")
        first, second, *_ = await themes_shown(stage, one)
        await one.tap(first)
        await answered(stage)
    await asyncio.gather(press(town, claire, "button-skip-theme"), press(town, paul, "button-skip-theme"))
    await answered(stage)
    assert [row.kind for row in await rows(stage, "theme_change")] == ["skip"]
    await claire.send("/territoire")
    await press(town, claire, "button-weeks")
    assert (await themes_shown(stage, claire))[0] == second


async def shown_weeks(somebody: Somebody) -> Shown:
    return await somebody.wait_for("les thèmes à venir")


@ONE_WAY
async def test_another_skill_leads_to_the_themes_of_that_skill(stage: Stage) -> None:
    town = stage.town
    claire = await coordinator(stage)
    await press(town, claire, "button-weeks")
    await claire.tap((await themes_shown(stage, claire))[0])
    await press(town, claire, "button-replace", "button-by-skill")
    await claire.tap("Savoir qui l’on est et ce que l’on aime")
    offered = labels(await claire.wait_for("Quel thème à la place"))
    titles = [one.title for one in town.app.library.programme("premiere-annee").themes if one.skill == "C1.1"]
    assert offered[: len(titles)] == titles


@ONE_WAY
async def test_themes_are_refused_to_members_to_neighbours_and_to_who_has_withdrawn(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    elsewhere = await one_more_territory(town)
    async with town.app.database.write() as tx:
        link = await invitations.create(tx, GrantKind.COORDINATOR, elsewhere, town.clock.now())
    neighbour = await town.client.person("Nadia")
    await neighbour.join(link)
    await press(town, neighbour, "button-accept")
    for somebody in (await member(town), neighbour):
        for data in (f"v1:{one.format(town.territory.id)}" for one in (*CHANGING, *CHOOSING)):
            assert t.plain("error-not-found") in await press_made_up(stage, somebody, data)
    claire = await coordinator(stage)
    await press(town, claire, "button-weeks")
    await claire.tap((await themes_shown(stage, claire))[0])
    await claire.wait_for("Une compétence")
    await withdraw_everybody(stage)
    await press(town, claire, "button-skip-theme")
    await answered(stage)
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    assert await rows(stage, "theme_change") == []
    assert {row.programme for row in await rows(stage, "territory")} == {"premiere-annee"}


@ONE_WAY
async def test_every_button_fits_in_what_telegram_carries(stage: Stage) -> None:
    longest = max((one.slug for one in stage.app.library.programme("deux-annees").themes), key=len)
    assert len(f"v1:into:{10**9 - 1}:{9999}:{longest}") <= 64
    assert all(len(f"v1:setcourse:{10**9 - 1}:{slug}") <= 64 for slug in stage.app.library.programmes)
