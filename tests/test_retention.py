"""What has served its time goes by itself, shown by turning the clock: the daily cleaning of a bot at work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import Row, func, insert, select, text, update
from structlog.testing import capture_logs

from bot.delivery.sender import Sender
from bot.model import Kind, Lane, Language, OutboxState, PersonState, Sharing
from bot.planning.retention import ANNOUNCED, DRAFTS_KEPT, ERASURES_KEPT, INACTIVE, LAST_ATTEMPTS, LINKED
from bot.planning.small_numbers import Rule
from bot.scheduler import Clockwork
from bot.services import moderation, privacy
from bot.services.notice_news import NOTICE_VERSION, notice_version
from bot.storage import experiences, meetup_words, outbox, people
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.meetup_words import WordsState
from bot.storage.tables import activity_votes, erasure, feedback, idea, metadata, person
from bot.storage.tables import outbox as ledger
from bot.views.outbox import Outgoing
from tests.contents import standing_content
from tests.fixed_clock import FixedClock
from tests.services import broadcasting
from tests.services.meeting import announced
from tests.services.texts_to_share import GUARDS, a_coordinator, a_text
from tests.storage.rows import NOW, a_member, a_person, a_territory

DAY = timedelta(days=1)
WORDS, THANKS, BROADCAST, TERRITORY = (
    metadata.tables[name] for name in ("meetup_words", "experience_thanks", "broadcast", "territory")
)


class Turned:
    """The clock, and in the sender's place whoever is woken."""

    instant = NOW

    def now(self) -> datetime:
        return self.instant

    def wake(self) -> None:
        return None


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
def clockwork(database: Database, clock: Turned) -> Clockwork:
    return Clockwork(database, standing_content(), cast(Sender, clock), clock)


async def clean(clockwork: Clockwork, clock: Turned, at: datetime) -> None:
    clock.instant = at
    await clockwork.clean()


async def told(database: Database, kind: Kind) -> list[Row[Any]]:
    async with database.read() as tx:
        return await fetch_all(tx, select(ledger).where(ledger.c.kind == kind).order_by(ledger.c.id))


async def count(database: Database, table: Any) -> int:
    async with database.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(table))).scalar_one())


async def arrive(database: Database, at: datetime) -> None:
    """All that waits is sent."""
    async with database.write() as tx:
        waiting = update(ledger).where(ledger.c.state == OutboxState.QUEUED)
        await tx.execute(waiting.values(state=OutboxState.SENT, finished_at=at))


# --- a month ---


async def test_a_message_that_nobody_sent_goes_after_a_month_and_one_that_was_sent_stays(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        (by, place), (colleague, _) = await broadcasting.coordinator(tx), await broadcasting.coordinator(tx, 901)
        await broadcasting.readers(tx, 5)
        sent = await broadcasting.confirmed(tx, by, place)
        await broadcasting.written(tx, by, place)
        await tx.execute(update(TERRITORY).values(needs_approval=True))
        await broadcasting.confirmed(tx, colleague, place)
    await clean(clockwork, clock, NOW + DRAFTS_KEPT)
    assert await count(database, BROADCAST) == 3
    await clean(clockwork, clock, NOW + DRAFTS_KEPT + timedelta(seconds=1))
    async with database.read() as tx:
        assert [row.id for row in await fetch_all(tx, select(BROADCAST.c.id))] == [sent]


# --- eighteen months ---


async def test_thanks_go_after_eighteen_months_and_the_text_stays(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        coordinator, _ = await a_coordinator(tx)
        given = await a_text(tx, 1, "Publié.")
        await moderation.publish(tx, GUARDS, coordinator, given.id, NOW, to_region=False)
        reader = (await a_member(tx, 50)).person_id
        assert await experiences.thank_once(tx, given.id, reader, NOW)
        await tx.execute(update(person).values(last_active_at=NOW + 500 * DAY))
    await clean(clockwork, clock, NOW + LINKED)
    assert await count(database, THANKS) == 1
    await clean(clockwork, clock, NOW + LINKED + timedelta(seconds=1))
    assert await count(database, THANKS) == 0
    async with database.read() as tx:
        assert [one.text for one in await experiences.list_told(tx, [await a_territory(tx)], 9)] == ["Publié."]


async def tell_in_two_years(tx: Tx) -> None:
    """One has told what is published, another what is not; a third, later, what is."""
    coordinator, _ = await a_coordinator(tx)
    for chat, words, at in ((1, "Publié.", NOW), (3, "Plus tard.", NOW + 300 * DAY)):
        given = await a_text(tx, chat, words, at=at)
        await moderation.publish(tx, GUARDS, coordinator, given.id, at, to_region=True)
    await a_text(tx, 2, "Refusé.", Sharing.TERRITORY)
    await tx.execute(update(idea).where(idea.c.id == given.idea_id).values(week_starts_on=(NOW + 300 * DAY).date()))
    for number, chat in enumerate((1, 2), 1):
        key, whom = f"idea:{number}", (await a_person(tx, chat)).id
        await outbox.promise(tx, outbox.Promise(key, Kind.IDEA, Lane.IDEA, whom, number, NOW), NOW)


async def test_after_eighteen_months_nothing_says_whose_ideas_answers_and_messages_those_were(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await tell_in_two_years(tx)
        votes = await fetch_all(tx, select(activity_votes))
        await tx.execute(update(person).values(last_active_at=NOW + 500 * DAY))
    await arrive(database, NOW)
    await clean(clockwork, clock, NOW + LINKED - DAY)
    async with database.read() as tx:
        assert [row.membership_id for row in await fetch_all(tx, select(idea))].count(None) == 0
    await clean(clockwork, clock, NOW + LINKED + DAY)
    async with database.read() as tx:
        kept = await fetch_all(tx, select(idea.c.id, idea.c.membership_id, idea.c.key).order_by(idea.c.id))
        assert [(row.key, row.membership_id is None) for row in kept if row.id != kept[-1].id] == [
            (f"unlinked:{kept[0].id}", True)
        ]
        assert kept[-1].membership_id is not None, "told ten months later, it is still somebody's"
        shelf = await experiences.list_told(tx, [await a_territory(tx)], 9)
        assert [one.text for one in shelf] == ["Plus tard.", "Publié."]
        for chat in (1, 2):
            held = await privacy.collect(tx, await a_person(tx, chat))
            assert [held[name] for name in ("idea", "feedback", "experience")] == [[], [], []]
            assert Kind.IDEA not in {row["kind"] for row in held["outbox"]}
        assert await fetch_all(tx, select(activity_votes)) == votes, "what was counted stays counted"
        rows = await fetch_all(tx, select(ledger).where(ledger.c.kind == Kind.IDEA))
    assert {(row.person_id, row.reference, row.key.split(":")[0]) for row in rows} == {(None, None, "erased")}


async def test_what_is_nobodys_any_more_can_still_be_taken_from_the_shelf(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        coordinator, _ = await a_coordinator(tx)
        given = await a_text(tx, 1, "Publié.")
        await moderation.publish(tx, GUARDS, coordinator, given.id, NOW, to_region=False)
        await tx.execute(update(person).values(last_active_at=NOW + 500 * DAY))
    await clean(clockwork, clock, NOW + LINKED + DAY)
    async with database.write() as tx:
        await moderation.unpublish(tx, coordinator, given.id, clock.instant)
        assert await experiences.list_told(tx, [await a_territory(tx)], 9) == []


async def test_published_words_of_a_meetup_lose_their_author_after_eighteen_months(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        coordinator, _ = await a_coordinator(tx)
        meetup = await announced(tx, coordinator)
        await meetup_words.write(tx, meetup.id, coordinator, "Un bon moment.", NOW)
        await meetup_words.decide(tx, 1, WordsState.PUBLISHED)
        await tx.execute(update(person).values(last_active_at=NOW + 500 * DAY))
    await clean(clockwork, clock, NOW + LINKED + DAY)
    async with database.read() as tx:
        assert [(row.person_id, row.text) for row in await fetch_all(tx, select(WORDS))] == [(None, "Un bon moment.")]


# --- thirteen months without a sign of life ---


async def test_a_silent_account_is_told_once_and_goes_a_month_later(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await a_member(tx, 1)
    first = NOW + INACTIVE - ANNOUNCED
    await clean(clockwork, clock, first - DAY)
    assert await told(database, Kind.INACTIVE) == []
    for days in range(3):
        await clean(clockwork, clock, first + days * DAY)
    assert len(await told(database, Kind.INACTIVE)) == 1
    await arrive(database, first + 3 * DAY)
    await clean(clockwork, clock, first + ANNOUNCED)
    assert await count(database, person) == 1, "thirty days are counted from when it arrived"
    await clean(clockwork, clock, first + ANNOUNCED + 3 * DAY)
    assert await count(database, person) == 0
    assert [row.person_id for row in await told(database, Kind.INACTIVE)] == [None]
    async with database.read() as tx:
        done = await fetch_all(tx, select(metadata.tables["audit"]))
    assert [(row.action, row.detail, row.person_id) for row in done] == [
        ("person-erased", {"reason": "inactive"}, None)
    ]


async def test_whoever_gives_a_sign_of_life_stays_and_is_told_anew_a_year_later(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        someone = (await a_member(tx, 1)).person_id
    first = NOW + INACTIVE - ANNOUNCED
    await clean(clockwork, clock, first)
    await arrive(database, first)
    async with database.write() as tx:
        await people.touch(tx, someone, first + DAY)
    await clean(clockwork, clock, NOW + INACTIVE + DAY)
    assert (await count(database, person), len(await told(database, Kind.INACTIVE))) == (1, 1)
    await clean(clockwork, clock, first + DAY + INACTIVE - ANNOUNCED)
    assert (await count(database, person), len(await told(database, Kind.INACTIVE))) == (1, 2)


async def test_whom_no_message_reaches_or_who_stopped_goes_without_one(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        for chat, state in ((1, PersonState.UNREACHABLE), (2, PersonState.STOPPED)):
            await people.set_state(tx, (await a_member(tx, chat)).person_id, state)
    await clean(clockwork, clock, NOW + INACTIVE - DAY)
    assert await count(database, person) == 2
    await clean(clockwork, clock, NOW + INACTIVE)
    assert (await count(database, person), await told(database, Kind.INACTIVE)) == (0, [])


async def test_a_message_that_could_not_leave_is_promised_again_and_not_for_ever(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await a_member(tx, 1)
    for days in range(3):
        await clean(clockwork, clock, NOW + INACTIVE + days * DAY)
        async with database.write() as tx:
            await tx.execute(update(ledger).values(state=OutboxState.FAILED, finished_at=clock.instant))
    assert len(await told(database, Kind.INACTIVE)) == 3
    assert await count(database, person) == 1
    await clean(clockwork, clock, NOW + INACTIVE + LAST_ATTEMPTS)
    assert await count(database, person) == 0


async def test_one_row_that_cannot_be_read_keeps_nobody_else_from_going(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        bad = await a_person(tx, 1)
        for chat in (2, 3):
            await people.set_state(tx, (await a_person(tx, chat)).id, PersonState.STOPPED)
        broken = text("UPDATE person SET chat_id = :nothing WHERE id = :id")
        await tx.execute(broken, {"nothing": b"not sealed", "id": bad.id})
    with capture_logs() as lines:
        await clean(clockwork, clock, NOW + INACTIVE)
    async with database.read() as tx:
        assert (await tx.execute(select(person.c.id))).scalars().all() == [bad.id]
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["inactive_not_dealt_with"]


async def test_a_job_that_fails_is_told_and_the_others_do_their_work(
    database: Database, clockwork: Clockwork, clock: Turned, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_tx: Tx, _before: datetime) -> int:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("bot.services.housekeeping.received.purge", fails)
    async with database.write() as tx:
        await people.set_state(tx, (await a_person(tx, 1)).id, PersonState.STOPPED)
    with capture_logs() as lines:
        await clean(clockwork, clock, NOW + INACTIVE)
    assert [line["job"] for line in lines if line["event"] == "job_failed"] == ["updates"]
    assert await count(database, person) == 0


# --- a changed notice ---


async def test_a_changed_notice_is_told_once_to_who_had_agreed_to_another_and_not_to_who_joined_later(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        earlier = await people.add(tx, 1, Language.FRENCH, "2025-09", NOW)
        await people.add(tx, 2, Language.FRENCH, NOTICE_VERSION, NOW)
        away = await people.add(tx, 3, Language.FRENCH, "2025-09", NOW)
        await people.set_state(tx, away.id, PersonState.PAUSED)
    for days in range(3):
        await clean(clockwork, clock, NOW + days * DAY)
    assert [row.person_id for row in await told(database, Kind.NOTICE)] == [earlier.id]
    await arrive(database, clock.instant)
    async with database.write() as tx:
        await people.set_state(tx, away.id, PersonState.ACTIVE)
    await clean(clockwork, clock, NOW + 5 * DAY)
    assert [row.person_id for row in await told(database, Kind.NOTICE)] == [earlier.id, away.id]


async def test_a_notice_that_stays_in_use_is_not_told_again_when_its_row_is_old(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await people.add(tx, 1, Language.FRENCH, "2025-09", NOW)
    await clean(clockwork, clock, NOW)
    await arrive(database, NOW)
    async with database.write() as tx:
        await tx.execute(update(person).values(last_active_at=NOW + LINKED))
    for days in (1, 2):
        await clean(clockwork, clock, NOW + LINKED + days * DAY)
    assert len(await told(database, Kind.NOTICE)) == 1


async def test_a_notice_that_a_full_week_kept_back_is_promised_again(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await people.add(tx, 1, Language.FRENCH, "2025-09", NOW)
    await clean(clockwork, clock, NOW)
    async with database.write() as tx:
        await tx.execute(update(ledger).values(state=OutboxState.CANCELLED, reason="cap", finished_at=NOW))
    await clean(clockwork, clock, NOW + DAY)
    assert [row.state for row in await told(database, Kind.NOTICE)] == [OutboxState.CANCELLED, OutboxState.QUEUED]


@pytest.mark.parametrize("number", [3, 4])
async def test_a_lower_number_for_digests_is_told_once_to_who_had_agreed_to_another(
    database: Database, clock: Turned, number: int
) -> None:
    """And that it is five again to who joined meanwhile; a higher one is no other notice."""
    async with database.write() as tx:
        before = await people.add(tx, 1, Language.FRENCH, notice_version(5), NOW)
        since = await people.add(tx, 2, Language.FRENCH, notice_version(number), NOW)
    for threshold, who in ((5, [since]), (12, [since]), (number, [since, before]), (5, [since, before])):
        chosen = Clockwork(database, standing_content(), cast(Sender, clock), clock, Rule(threshold))
        for days in (0, 1):
            await clean(chosen, clock, NOW + days * DAY)
            await arrive(database, clock.instant)
        assert [row.person_id for row in await told(database, Kind.NOTICE)] == [one.id for one in who], threshold
    for row, least in zip(await told(database, Kind.NOTICE), (5, number), strict=True):
        outgoing = Outgoing(standing_content(), FixedClock(NOW + DAY), lambda _: None, least)
        async with database.write() as tx:
            found = await outbox.find(tx, row.key)
            said = await outgoing.render(tx, found) if found else None
        assert said
        assert f"à partir de {least} personnes" in said.text.replace("\u00a0", " ")
        assert "18 mois" not in said.text, "what has not changed is not told as new"


# --- the list of erasures ---


async def test_the_hash_of_who_was_erased_goes_once_no_backup_knows_them(
    database: Database, clockwork: Clockwork, clock: Turned
) -> None:
    async with database.write() as tx:
        await tx.execute(insert(erasure).values(chat_hash="0" * 64, erased_at=NOW))
    await clean(clockwork, clock, NOW + ERASURES_KEPT)
    assert await count(database, erasure) == 1
    await clean(clockwork, clock, NOW + ERASURES_KEPT + timedelta(seconds=1))
    assert await count(database, erasure) == 0
    assert await count(database, feedback) == 0
