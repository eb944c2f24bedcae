"""A coordinator takes the link, the QR code and the poster of their territory out of the cockpit."""

from __future__ import annotations

import asyncio

from tests.journeys.acting import labels, press, press_made_up
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, received
from tests.journeys.test_territory import coordinator


@ONE_WAY
async def test_the_poster_and_the_code_come_as_files_and_the_cockpit_stays(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-invite")
    shown = await claire.wait_for("Le lien à donner")
    link = f"https://t.me/{stage.app.bot.username}?start=unieux"
    assert link in shown["text"]
    await press(town, claire, "button-invite-poster", "button-invite-qr", "button-back")
    page, picture = (await received(claire))[-2:]
    assert page["document"]["name"] == "affiche-unieux.pdf"
    assert link in picture["text"]
    assert t.plain("button-invite") in labels((await received(claire))[-3])


@ONE_WAY
async def test_two_who_ask_for_the_poster_and_the_code_at_once_get_each_their_own(stage: Stage) -> None:
    both, here = [await coordinator(stage), await coordinator(stage, "Paul")], stage.town.territory.id
    asked = [press_made_up(stage, one, f"v1:{verb}:{here}") for one in both for verb in ("poster", "qr")]
    await asyncio.gather(*asked)
    for one in both:
        await one.wait_for(lambda message: bool(message.get("document")))
        sent = await received(one)
        assert [message["document"]["name"] for message in sent if message.get("document")] == ["affiche-unieux.pdf"]
        assert len([message for message in sent if message.get("photo")]) == 1
