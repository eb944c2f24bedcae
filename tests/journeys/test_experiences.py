"""A text travels: told, read by a coordinator, worded anew with consent, read by others, thanked for, taken back."""

from __future__ import annotations

from bot.demo.town import Town
from simulator.somebody import Somebody
from tests.journeys.acting import labels, member, press, press_made_up, rows, said, stored
from tests.journeys.conftest import Stage
from tests.journeys.living import POLLING, at
from tests.journeys.test_days_without_school import withdraw_everybody
from tests.journeys.test_feedback import ready_to_tell
from tests.journeys.test_territory import coordinator

TOLD = "Le soir, chacun dit sa météo. Notre petite nouvelle de la ruelle a suivi."
WORDED = "Le soir, chacun dit sa météo. Tout le monde a suivi."


async def opened(town: Town, coordinator: Somebody) -> None:
    await coordinator.send("/territoire")
    await press(town, coordinator, "button-experiences")


@POLLING
async def test_a_text_is_worded_anew_accepted_read_thanked_for_and_taken_back(town: Town, stage: Stage) -> None:
    author = await ready_to_tell(town)
    await author.send(TOLD)
    await author.wait_for(said(town.t, "comment-thanks"))
    claire, reader = await coordinator(stage), await member(town, "Marc")
    await opened(town, claire)
    card = await claire.wait_for("attend votre lecture")
    assert "petite nouvelle de la ruelle" in card["text"]
    assert "Samira" not in card["text"]
    await press(town, claire, "button-experience-edit")
    await claire.wait_for("Quelle version proposez-vous")
    await claire.send(WORDED)
    await claire.wait_for("attend l’accord")
    await town.turn_to(at(1, 9))
    asked = await author.wait_for("propose cette version")
    assert WORDED in asked["text"]
    await press(town, author, "button-experience-accept")
    await author.wait_for_toast(town.t.plain("toast-experience-accepted"))
    await reader.send("/experiences")
    read = await reader.wait_for("Ce que d’autres adultes ont vécu")
    assert WORDED in read["text"]
    assert "Merci pour le 1" in labels(read)
    await reader.tap("Merci pour le 1")
    await reader.wait_for_toast(town.t.plain("toast-thanked"))
    await author.send("/experiences")
    await press(town, author, "button-experiences-own")
    await author.tap("1")
    await author.wait_for("publié, sans votre nom")
    await press(town, author, "button-experience-withdraw")
    await author.wait_for_toast(town.t.plain("toast-experience-withdrawn"))
    await reader.tap("Merci pour le 1")
    await reader.wait_for_toast(town.t.plain("error-not-found"))
    assert WORDED not in repr(await stored(stage))
    assert not await rows(stage, "experience")


@POLLING
async def test_of_two_coordinators_one_publishes_and_the_other_is_told(town: Town, stage: Stage) -> None:
    author = await ready_to_tell(town)
    await author.send("Le rituel a pris en une semaine.")
    await author.wait_for(said(town.t, "comment-thanks"))
    claire, nadia = await coordinator(stage), await coordinator(stage, "Nadia")
    for one in (claire, nadia):
        await opened(town, one)
        await one.wait_for("attend votre lecture")
    await press(town, claire, "button-experience-publish-both")
    await claire.wait_for_toast(town.t.plain("toast-experience-published-region"))
    await press(town, nadia, "button-experience-publish")
    await nadia.wait_for_toast(town.t.plain("error-experience-decided"))
    published = (await rows(stage, "experience"))[0]
    assert published.sent_to_region_at is not None
    await withdraw_everybody(stage)
    assert town.t.plain("error-not-found") in await press_made_up(stage, nadia, f"v1:expout:{published.id}")
    assert town.t.plain("error-not-found") in await press_made_up(stage, author, f"v1:expout:{published.id}")
    assert (await rows(stage, "experience"))[0].state == "published"
