"""Pausing, stopping, blocking, erasing, and coming back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import literal_column, select

from bot.model import AgeBand, GrantKind, Role, Setting
from bot.services import invitations
from bot.storage.tables import metadata
from simulator.somebody import Somebody
from tests.journeys.acting import (
    DAY,
    WEEK,
    halfway,
    joining,
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


async def weekly(stage: Stage) -> int:
    """How many ideas have come of themselves."""
    return sum(row.origin == "weekly" and row.sent_at is not None for row in await rows(stage, "idea"))


async def test_during_a_pause_with_an_end_nothing_comes_and_then_ideas_come_again(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-month")
    await parent.wait_for("jusqu’au mercredi 23 décembre")
    await pass_time(town, timedelta(days=29))
    assert await weekly(stage) == 0
    await pass_time(town, WEEK + DAY)
    assert await weekly(stage) == 1


async def test_a_pause_without_an_end_lasts_until_the_person_is_back(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-open")
    await parent.wait_for("Je me tais")
    await pass_time(town, 9 * WEEK)
    assert await weekly(stage) == 0
    await press(town, parent, "button-resume")
    await parent.wait_for("La prochaine idée viendra le mardi 26 janvier à 18\u00a0h\u00a030")
    await pass_time(town, WEEK)
    assert await weekly(stage) == 1


async def test_who_writes_during_a_pause_is_told_of_it_and_offered_to_come_back(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-week")
    for command in ("/start", "/pause", "/reglages"):
        await parent.send(command)
        shown = await parent.wait_for("Vous êtes en pause jusqu’au lundi 30 novembre")
        assert labels(shown) == [t.plain("button-resume")]
    await press(town, parent, "button-resume")
    await parent.wait_for("Quel plaisir de vous retrouver")


async def test_who_stays_after_all_keeps_everything(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    before = await stored(stage, "membership", "idea")
    for command in ("/pause", "/stop", "/oublier"):
        await parent.send(command)
        await press(town, parent, "button-stay")
        await parent.wait_for(said(t, "stayed"))
    assert await stored(stage, *before) == before
    assert [row.state for row in await rows(stage, "person")] == ["active"]


async def test_joining_another_territory_during_a_pause_ends_it(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-open")
    await parent.join("firminy")
    await press(town, parent, "button-join-too")
    for label in joining(t)[1:]:
        await parent.tap(label)
    await parent.wait_for("Le repère de la semaine")
    await pass_time(town, 9 * DAY)
    assert await weekly(stage) == 2


async def test_after_stop_nothing_comes_and_old_buttons_point_to_the_way_back(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await parent.send("/reglages")
    await press(town, parent, "button-change")
    await parent.send("/pause")
    await press(town, parent, "button-pause-open")
    await parent.send("/stop")
    await press_twice(stage, parent, t.plain("button-stop"))
    await parent.wait_for(said(t, "stopped"))
    before = await stored(stage, "membership", "membership_setting", "person")
    for key in ("button-change-day", "button-change-role", "button-change-hour", "button-resume"):
        await press(town, parent, key)
        await parent.wait_for_toast(t.plain("error-not-joined"))
    for command in ("/idee", "/theme"):
        await parent.send(command)
        await parent.wait_for(said(t, "error-not-joined"))
    await pass_time(town, 3 * WEEK)
    after = await stored(stage, *before)
    assert [row.state for row in after["person"]] == ["stopped"]
    assert after["membership"] == before["membership"]
    assert await weekly(stage) == 0
    assert [row.action for row in await rows(stage, "audit")].count("person-stopped") == 1


async def test_who_blocks_the_bot_gets_nothing_until_they_unblock_it(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await parent.block()
    await pass_time(town, 3 * WEEK)
    assert [row.state for row in await rows(stage, "person")] == ["unreachable"]
    assert await weekly(stage) == 0
    await parent.unblock()
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    await pass_time(town, WEEK)
    assert [row.state for row in await rows(stage, "person")] == ["active"]
    assert await weekly(stage) == 1


async def test_a_pause_outlives_a_block(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-month")
    await parent.wait_for("jusqu’au")
    await parent.block()
    await parent.unblock()
    await parent.send("/start")
    await parent.wait_for("Vous êtes en pause jusqu’au mercredi 23 décembre")


async def test_somebody_thought_unreachable_is_back_as_soon_as_they_write_start(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await stage.client.fault("403", method="sendMessage", count=1)
    await pass_time(town, 9 * DAY)
    assert [row.state for row in await rows(stage, "person")] == ["unreachable"]
    await parent.send("/start")
    await parent.wait_for("Unieux\u00a0: vous recevez déjà les idées")
    assert [row.state for row in await rows(stage, "person")] == ["active"]


OF_A_PERSON = (
    *("person", "membership", "membership_setting", "membership_age_band", "access_grant", "dialogue"),
    *("idea", "feedback", "reminder"),
)


async def test_forgetting_leaves_no_row_of_the_person_and_says_what_is_gone(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    neighbour = await member(town, "Julien", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL)
    await neighbour.send("/pause")
    await press(town, neighbour, "button-pause-open")
    await pass_time(town, DAY)  # the neighbour's idea is counted by then
    before = await stored(stage, *OF_A_PERSON)
    parent = await member(town)
    await leave_something_everywhere(stage, parent)
    full = await stored(stage)
    assert [name for name in OF_A_PERSON if full[name] == before[name]] == []
    assert "carottes" in repr(full)
    await parent.send("/oublier")
    await press_twice(stage, parent, t.plain("button-forget"))
    told = await parent.wait_for(said(t, "forgotten"))
    for word in ("inscription", "choix", "idées", "retours", "textes", "coordination", "sauvegardes"):
        assert word in told["text"]
    left = await stored(stage)
    assert {name: left[name] for name in OF_A_PERSON} == before
    assert [secret for secret in (str(parent.id), "carottes", "Samira") if secret in repr(left)] == []
    assert left["outbox"], "the ledger keeps its rows, without identity"
    assert await people_referred_to(stage) == {before["person"][0].id, None}


async def leave_something_everywhere(stage: Stage, parent: Somebody) -> None:
    """A week in which every table that can hold something of the parent does."""
    town, t = stage.town, stage.town.t
    async with town.app.database.write() as tx:
        link = await invitations.create(tx, GrantKind.COORDINATOR, town.territory, town.clock.now())
    await press(town, parent, "button-done", "face-3", "tag-fitting", "button-comment", "button-sharing-region")
    await parent.send("Les carottes ont eu du succès")
    await parent.wait_for(said(t, "comment-thanks"))
    await parent.join(link)
    await press(town, parent, "button-accept")
    await pass_time(town, 9 * DAY)
    await press(town, parent, "button-later", "later-tomorrow")
    await parent.send("/idee")
    await press(town, parent, "button-find", "button-done", "face-1", "button-comment", "button-sharing-territory")
    await parent.wait_for(said(t, "comment-write"))


async def people_referred_to(stage: Stage) -> set[int | None]:
    """What stands in any column that points to a person."""
    keys = [key for table in metadata.sorted_tables for key in table.foreign_keys if key.column.table.name == "person"]
    async with stage.app.database.read() as tx:
        return {number for key in keys for number in (await tx.execute(select(key.parent))).scalars()}


async def test_chat_numbers_and_texts_cannot_be_read_in_the_database_itself(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-region")
    await parent.send("Les carottes ont eu du succès")
    await parent.wait_for(said(t, "comment-thanks"))
    async with stage.app.database.read() as tx:
        raw = [(await tx.execute(select(literal_column("*")).select_from(one))).all() for one in metadata.sorted_tables]
    assert [secret for secret in (str(parent.id), "carottes", "Samira") if secret in repr(raw)] == []


async def test_old_buttons_are_answered_kindly_after_forgetting(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await parent.send("/reglages")
    await press(town, parent, "button-change")
    await parent.send("/oublier")
    await press(town, parent, "button-forget")
    await parent.wait_for(said(t, "forgotten"))
    before = await stored(stage)
    for key in ("button-done", "button-later", "button-another", "button-more", "button-change-day"):
        await press(town, parent, key)
        await parent.wait_for_toast(t.plain("error-not-joined"))
    await parent.send("/oublier")
    await parent.wait_for(said(t, "nothing-kept"))
    assert await stored(stage) == before


async def test_who_is_half_way_may_stop_and_forget_too(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 2)
    await parent.send("/stop")
    await press(town, parent, "button-stop")
    await parent.send("/start")
    await press(town, parent, "button-join-too")
    await parent.wait_for(said(t, "ages-question"))
    await parent.send("/oublier")
    await press(town, parent, "button-forget")
    await parent.wait_for(said(t, "forgotten"))
    assert await rows(stage, "person") == await rows(stage, "membership") == []
