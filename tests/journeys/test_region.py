"""The region over HTTP: a quartier is made and opened, it goes on with its commune, a member hears of it."""

from __future__ import annotations

from bot.demo.town import Town
from bot.model import GrantKind
from simulator.somebody import Somebody
from tests.journeys.acting import DAY, answered, halfway, labels, member, pass_time, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, local_time, received
from tests.journeys.test_coordinator_joins import invite, invited
from tests.journeys.test_digest import PNG, families


async def of_the_region(stage: Stage) -> Somebody:
    nadia = await invited(stage, await invite(stage, GrantKind.REGION), "Nadia")
    await press(stage.town, nadia, "button-accept")
    await nadia.send("/region")
    await nadia.wait_for(lambda message: stage.town.t.plain("button-region-places") in labels(message))
    return nadia


async def test_a_quartier_is_made_opened_joined_and_goes_on_with_its_commune(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    nadia = await of_the_region(stage)
    await press(town, nadia, "button-region-places", "button-region-new")
    await nadia.send("Le Vigneron")
    await nadia.wait_for("Code des liens et des affiches\u00a0: le-vigneron")
    await press(town, nadia, "button-place-kind", "place-kind-quartier", "button-place-parent")
    await nadia.tap("Unieux")
    await nadia.wait_for("(comme Unieux)")
    await press(town, nadia, "button-place-welcome")
    await nadia.send("Au Vigneron, on avance ensemble.")
    await nadia.wait_for("Mot d’accueil\u00a0: Au Vigneron, on avance ensemble.")
    await press(town, nadia, "button-place-open")
    await nadia.wait_for("quartier · nouveau")
    omar = await halfway(town, 5, "Omar", "le-vigneron")
    await member(town, "Samira")
    await merge(town, nadia)
    await pass_time(town, DAY)
    await omar.wait_for(said(t, "news-merged", name="Le Vigneron", into="Unieux"))
    assert {row.territory_id for row in await rows(stage, "membership")} == {town.territory.id}
    late = await town.client.person("Zoé")
    await late.join("le-vigneron")
    await late.wait_for(lambda message: t.plain("button-consent") in labels(message))
    assert [row.action for row in await rows(stage, "audit")].count("territory-merged") == 1


async def merge(town: Town, nadia: Somebody) -> None:
    await press(town, nadia, "button-place-merge")
    await nadia.tap("Unieux")
    await press(town, nadia, "button-place-merge-yes")
    await nadia.wait_for(said(town.t, "place-merged", name="Le Vigneron", into="Unieux"))


async def test_the_region_reads_its_lists_and_nobody_else_may(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    samira, nadia = await member(town, "Samira"), await of_the_region(stage)
    await press(town, nadia, "button-region-teams")
    shown = await nadia.wait_for("Un nombre par territoire")
    assert labels(shown)[0] == t.plain("button-region-team", name="Unieux", count=0)
    await press(
        town, nadia, "button-back", "button-region-digests", "button-back", "button-region-links", "button-back"
    )
    await press(town, nadia, "button-region-overview", "button-region-year", "button-back")
    await press(town, nadia, "button-region-queues", "button-back", "button-region-journal")
    await nadia.wait_for("Jamais un nom")
    await samira.send("/region")
    await samira.wait_for(said(t, "error-not-allowed"))
    await answered(stage)


@ONE_WAY
async def test_the_month_comes_by_itself_once_with_its_picture_and_its_spreadsheet_is_a_tap_away(stage: Stage) -> None:
    """Five families in the week of 23 November: the month is told on Monday 7 December at nine."""
    town = stage.town
    for parent in await families(town, 5):
        await press(town, parent, "button-done", "face-3")
    nadia = await of_the_region(stage)
    await town.turn_to(at(14, 8, 59))
    assert not [one for one in await received(nadia) if one["photo"]]
    await town.turn_to(at(16, 12))
    [words] = [one for one in await received(nadia) if "Le bilan de la région" in one["text"]]
    [picture] = [one for one in await received(nadia) if one["photo"]]
    assert local_time(words["date"]) == local_time(picture["date"]) == "07/12 09:00"
    assert "novembre 2026" in words["text"]
    assert "Actives\u00a0: au moins 5." in words["text"]
    assert "Thème tenté dans un lieu" in picture["text"]
    assert (await stage.client.read_bytes(picture["photo"])).startswith(PNG)
    await press(town, nadia, "button-region-sheet")
    sheet = await nadia.wait_for(lambda message: bool(message.get("document")))
    assert sheet["document"]["name"] == "terreau-region-month-2026-11-02.xlsx"
    assert [row.action for row in await rows(stage, "audit")].count("region-digest-exported") == 1
    await answered(stage)
