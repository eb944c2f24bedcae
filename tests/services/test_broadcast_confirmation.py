"""A message to members: confirmed once, by who wrote it or with the word of a second person."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import select, update

from bot.delivery.sender import Sender
from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import BroadcastState, GrantKind, Kind, Language, Role
from bot.scheduler import Clockwork
from bot.services import broadcast_confirmation as confirmation
from bot.services import broadcasts, leaving, setup
from bot.services import grants as team
from bot.services.segments import Dimension
from bot.storage import broadcasts as stored
from bot.storage import grants, people
from bot.storage.broadcasts import Broadcast
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, territory
from bot.views import broadcast_confirmation as views
from bot.views.message import Message
from tests.contents import standing_content
from tests.fixed_clock import FixedClock
from tests.services.broadcasting import PHOTO, confirmed, coordinator, readers, rows_of, written
from tests.storage.rows import NOW, a_person

T = standing_content().texts.of(Language.FRENCH)


async def asks_for_approval(tx: Tx, territory_id: int) -> None:
    await tx.execute(update(territory).where(territory.c.id == territory_id).values(needs_approval=True))


async def a_draft_to_agree_to(tx: Tx) -> tuple[int, int, Broadcast]:
    """Who wrote it, the second person whose word it needs, and the draft."""
    claire, unieux = await coordinator(tx)
    paul, _ = await coordinator(tx, 901)
    await readers(tx, 1)
    await asks_for_approval(tx, unieux)
    return claire, paul, (await written(tx, claire, unieux)).kept


async def test_a_draft_whose_moment_has_passed_is_not_sent_by_an_old_button(database: Database) -> None:
    """« Demain, on plante » is not said two days later because somebody found the button again."""
    tomorrow, later = NOW + timedelta(days=1), NOW + timedelta(days=2)
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 6)
        draft = await written(tx, claire, unieux)
        shown = await broadcasts.set_time(tx, claire, draft.kept.id, tomorrow, NOW)
        assert verbs(views.review(T, shown, NOW))[0] == "bgo"
        with pytest.raises(Invalid, match="error-broadcast-passed"):
            await confirmation.confirm(tx, claire, draft.kept.id, shown.kept.revision, later)
        seen = views.review(T, await broadcasts.open_composed(tx, claire, draft.kept.id, later), later)
        assert "Le moment choisi est passé" in seen.text
        assert "bgo" not in verbs(seen)
        at_once = await broadcasts.set_time(tx, claire, draft.kept.id, None, later)
        await confirmation.confirm(tx, claire, draft.kept.id, at_once.kept.revision, later)
        assert len(await rows_of(tx)) == 6


async def test_who_asks_for_a_second_word_sends_nothing_where_it_is_needed_no_more(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await readers(tx, 6)
        await setup.set_approval(tx, paul, unieux, NOW, is_needed=True)
        draft = await written(tx, claire, unieux)
        asked = views.review(T, draft, NOW).keyboard[0][0].data.split(":")
        await setup.set_approval(tx, paul, unieux, NOW, is_needed=False)
        with pytest.raises(Invalid, match="error-broadcast-not-asked"):
            await confirmation.confirm(
                tx, claire, draft.kept.id, int(asked[3]), NOW, only_asks=asked[4:] == [views.ASKS]
            )
        assert await rows_of(tx) == []


def verbs(shown: Message) -> list[str]:
    return [button.data.split(":")[1] for row in shown.keyboard for button in row]


async def test_confirmed_twice_at_once_by_two_people_it_is_sent_once(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        parents = await readers(tx, 3)
        draft = (await written(tx, claire, unieux)).kept

    async def confirm(person_id: int) -> BroadcastState:
        async with database.write() as tx:
            return await confirmation.confirm(tx, person_id, draft.id, draft.revision, NOW)

    states = await asyncio.gather(*(confirm(person_id) for person_id in (claire, paul, claire, paul)))
    assert set(states) == {BroadcastState.CONFIRMED}
    async with database.read() as tx:
        assert await rows_of(tx) == parents
        done = [row.action for row in await tx.execute(select(audit.c.action)) if row.action == "broadcast-confirmed"]
    assert len(done) == 1


async def test_what_has_changed_since_it_was_shown_is_not_confirmed(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        draft = (await written(tx, claire, unieux)).kept
        await broadcasts.choose(tx, paul, draft.id, Dimension.ROLE, Role.FAMILY, True, NOW)
        with pytest.raises(Invalid, match="error-broadcast-changed"):
            await confirmation.confirm(tx, claire, draft.id, draft.revision, NOW)
        empty = await broadcasts.begin(tx, paul, unieux, NOW)
        with pytest.raises(Invalid, match="error-broadcast-empty"):
            await confirmation.confirm(tx, paul, empty.kept.id, empty.kept.revision, NOW)


async def test_of_two_who_drop_and_submit_one_message_at_once_one_does(database: Database) -> None:
    async with database.write() as tx:
        claire, paul, draft = await a_draft_to_agree_to(tx)

    async def act(does: Callable[[Tx], Awaitable[object]]) -> bool:
        try:
            async with database.write() as tx:
                await does(tx)
        except (Invalid, NotFound):
            return False
        return True

    done = await asyncio.gather(
        act(lambda tx: confirmation.confirm(tx, claire, draft.id, draft.revision, NOW)),
        act(lambda tx: broadcasts.drop(tx, paul, draft.id, NOW)),
    )
    assert done.count(True) == 1
    async with database.read() as tx:
        kept = await stored.find(tx, draft.id)
        assert (kept is not None) == done[0]
        assert await rows_of(tx, Kind.APPROVAL) == [paul] * done[0], "nobody is asked about what is gone"


async def test_a_second_person_sends_what_the_first_has_written(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        parents = await readers(tx, 2)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        assert await confirmation.confirm(tx, claire, draft.id, draft.revision, NOW) is BroadcastState.SUBMITTED
        assert (await rows_of(tx), await rows_of(tx, Kind.APPROVAL)) == ([], [paul])
        waiting = await confirmation.find_asked(tx, paul, draft.id, NOW)
        assert waiting is not None
        with pytest.raises(NotAllowed):
            await confirmation.approve(tx, claire, draft.id, waiting.kept.revision, NOW)
        await confirmation.approve(tx, paul, draft.id, waiting.kept.revision, NOW)
        await confirmation.approve(tx, paul, draft.id, waiting.kept.revision, NOW)
        assert await rows_of(tx) == parents


async def test_who_wrote_it_is_told_that_it_leaves_with_a_second_person_s_word_and_not_with_theirs(
    database: Database,
) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        draft = (await written(tx, claire, unieux)).kept
        await asks_for_approval(tx, unieux)
        seen = [await broadcasts.open_composed(tx, who, draft.id, NOW) for who in (claire, paul)]
        later = await broadcasts.set_time(tx, claire, draft.id, NOW + timedelta(days=1), NOW)
        await confirmation.confirm(tx, claire, draft.id, later.kept.revision, NOW)
        late = await broadcasts.open_composed(tx, paul, draft.id, NOW + timedelta(days=2))
    said = views.review(T, late, NOW + timedelta(days=2)).text.replace("\u00a0", " ")
    assert "Il était prévu pour le <b>mardi 24 novembre à 10 h 30</b>." in said
    own, theirs, at = (views.review(T, one, NOW).text.replace("\u00a0", " ") for one in (*seen, later))
    assert "Il partira dès qu’une deuxième personne aura donné son accord." in own
    assert "Il partira dès que vous aurez confirmé." in theirs
    assert "ou dès l’accord d’une deuxième personne s’il vient plus tard." in at


async def test_what_is_sent_back_is_a_draft_again_and_its_author_is_told(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        await confirmation.confirm(tx, claire, draft.id, draft.revision, NOW)
        assert await rows_of(tx, Kind.APPROVAL) == [region.id], "nobody else coordinates there"
        submitted = await broadcasts.open_composed(tx, region.id, draft.id, NOW)
        await confirmation.send_back(tx, region.id, draft.id, submitted.kept.revision, NOW)
        assert await rows_of(tx, Kind.APPROVAL) == [claire, region.id]
        back = await confirmation.find_asked(tx, claire, draft.id, NOW)
        assert back is not None
        assert await confirmation.confirm(tx, claire, draft.id, back.kept.revision, NOW) is BroadcastState.SUBMITTED
        assert await rows_of(tx, Kind.APPROVAL) == [claire, region.id, region.id]


async def test_the_region_is_asked_where_the_others_who_coordinate_are_away(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        await asks_for_approval(tx, unieux)
        await leaving.pause(tx, await people.get(tx, paul), None)
        await confirmed(tx, claire, unieux)
        assert await rows_of(tx, Kind.APPROVAL) == [region.id]


async def test_if_the_second_person_goes_somebody_else_is_asked_else_its_author_told(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await asks_for_approval(tx, unieux)
        number = await confirmed(tx, claire, unieux)
        assert await rows_of(tx, Kind.APPROVAL) == [paul]
        held = await grants.find_held(tx, paul, unieux)
        assert held
        await team.withdraw(tx, claire, held.id, NOW)
        assert await confirmation.ask_whoever_is_left(tx, NOW) == 1
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul]
        stays = await confirmation.find_asked(tx, claire, number, NOW)
        assert stays
        assert "plus personne" in str(views.asked(T, stays).text)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        ines, _ = await coordinator(tx, 902)
        assert [await confirmation.ask_whoever_is_left(tx, NOW) for _ in range(2)] == [1, 0]
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul, ines]
        assert await confirmation.find_asked(tx, claire, number, NOW) is None, "somebody can agree again"
        await leaving.pause(tx, await people.get(tx, ines), None)
        assert await confirmation.ask_whoever_is_left(tx, NOW) == 1
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul, region.id, ines]
        await confirmation.send_back(tx, claire, number, stays.kept.revision, NOW)
        assert await confirmation.ask_whoever_is_left(tx, NOW) == 0


async def test_the_tick_asks_whoever_is_left(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await asks_for_approval(tx, unieux)
        await confirmed(tx, claire, unieux)
        await leaving.erase(tx, await people.get(tx, paul), NOW)
    sender = cast(Sender, SimpleNamespace(wake=lambda: None))
    await Clockwork(database, standing_content(), sender, FixedClock(NOW)).tick()
    async with database.read() as tx:
        assert claire in await rows_of(tx, Kind.APPROVAL)


async def test_what_nobody_could_agree_to_is_not_submitted(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        with pytest.raises(Invalid, match="error-broadcast-nobody"):
            await confirmation.confirm(tx, claire, draft.id, draft.revision, NOW)
        assert (await broadcasts.open_composed(tx, claire, draft.id, NOW)).kept.state is BroadcastState.DRAFT


async def test_the_second_person_cannot_rewrite_it_and_send_it_alone(database: Database) -> None:
    async with database.write() as tx:
        claire, paul, draft = await a_draft_to_agree_to(tx)
        await confirmation.confirm(tx, claire, draft.id, draft.revision, NOW)
        await confirmation.send_back(tx, paul, draft.id, draft.revision + 1, NOW)
        await broadcasts.expect_message(tx, paul, draft.id, NOW)
        rewritten, _ = await broadcasts.write_expected(tx, paul, PHOTO, None, NOW)
        with pytest.raises(NotAllowed, match="error-broadcast-theirs"):
            await confirmation.confirm(tx, paul, draft.id, rewritten.kept.revision, NOW)
        await confirmation.confirm(tx, claire, draft.id, rewritten.kept.revision, NOW)
        await confirmation.approve(tx, paul, draft.id, rewritten.kept.revision + 1, NOW)
        assert len(await rows_of(tx)) == 1
