"""« Jours sans école » in the cockpit: typed, shown back, kept, taken off; and nobody else's to touch."""

from __future__ import annotations

from sqlalchemy import update

from bot.storage.tables import access_grant, territory
from tests.journeys.acting import answered, labels, member, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING
from tests.journeys.test_territory import coordinator


async def withdraw_everybody(stage: Stage) -> None:
    """No coordinator coordinates any more."""
    async with stage.app.database.write() as tx:
        await tx.execute(update(access_grant).values(revoked_at=stage.clock.now()))


@POLLING
async def test_typed_days_are_shown_back_then_kept_and_can_be_taken_off(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-settings", "button-local-days-list", "button-local-days-add")
    await claire.send("quand il neige")
    await claire.wait_for(said(t, "error-local-days-unread"))
    await claire.send("du 12 au 14 mai")
    shown = await claire.wait_for("Du mercredi 12 mai au vendredi 14 mai 2027")
    assert "3 jours" in shown["text"]
    assert await rows(stage, "local_day") == []
    await claire.tap("Pont")
    listed = await claire.wait_for(lambda message: "12 mai au 14 mai, pont" in labels(message))
    assert listed["message_id"] == shown["message_id"]
    await claire.tap("12 mai au 14 mai, pont")
    await press(town, claire, "button-local-days-remove")
    await claire.wait_for("Vous n’en avez pas ajouté")
    assert await rows(stage, "local_day") == []
    assert {row.action for row in await rows(stage, "audit")} >= {"local-days-added", "local-days-removed"}


@ONE_WAY
async def test_where_the_official_calendar_is_unknown_the_screen_says_so(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-settings", "button-local-days-list")
    await claire.wait_for("sont déjà comptés, jusqu’au")
    async with town.app.database.write() as tx:
        await tx.execute(update(territory).values(school_zone="Corse"))
    await press(town, claire, "button-back", "button-local-days-list")
    await claire.wait_for(said(t, "local-days-unknown"))


@ONE_WAY
async def test_days_are_refused_to_a_member_and_to_who_does_not_coordinate_any_more(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    here = town.territory.id
    parent = await member(town)
    keep = f"v1:keepoff:{here}:20270512:20270514:bridge"
    for data in (f"v1:offdays:{here}", f"v1:newoff:{here}", keep):
        assert t.plain("error-not-found") in await press_made_up(stage, parent, data)
    claire = await coordinator(stage)
    await press(town, claire, "button-settings", "button-local-days-list", "button-local-days-add")
    await claire.send("14 mai")
    await claire.wait_for("Le vendredi 14 mai 2027")
    await withdraw_everybody(stage)
    await claire.tap("Fermeture")
    await answered(stage)
    assert t.plain("error-not-found") in await press_made_up(stage, claire, keep)
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    assert await rows(stage, "local_day") == []
