"""What is held about a person: all of it is given, and none of it is left after `/oublier`; the schema is walked."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import Column, literal_column, select

from bot.library.loading import CONTENT
from bot.model import GrantKind, Kind, Lane, Language, MembershipState, Person, Reply, Sharing
from bot.services import grants as team
from bot.services import leaving, local_activities, moderation, privacy
from bot.storage import dialogues, experiences, grants, meetup_words, memberships, outbox, people, reminders, structures
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.privacy import ABOUT_NOBODY, HELD
from bot.storage.tables import broadcast_card, feedback, metadata, received, theme_ballot, theme_vote
from bot.storage.tables import outbox as ledger
from bot.texts import Texts
from bot.views.privacy import as_page
from tests.services.broadcasting import confirmed, written
from tests.services.meeting import announced, say
from tests.services.texts_to_share import CONTENT as IN_USE
from tests.services.texts_to_share import a_text
from tests.storage.rows import NOW, a_person

CHAT = 8_123_456_789
TEXT = "Le soir, chacun dit sa météo <b>& rit</b>."
WORDS = "On s’est parlé longtemps près du lavoir."
TEXTS = Texts.load(CONTENT / "texts")


def cells() -> list[Column[object]]:
    return [column for table in metadata.sorted_tables for column in table.columns]


def refers(column: Column[object]) -> set[str]:
    """The tables whose rows it names: by a foreign key, or by its name alone where it has none."""
    by_name = {column.name.removesuffix("_id")} & metadata.tables.keys() if column.name.endswith("_id") else set()
    return {key.column.table.name for key in column.foreign_keys} | by_name


def test_every_table_is_said_to_be_about_a_person_or_about_nobody() -> None:
    about = {held.table.name for held in HELD}
    assert about | ABOUT_NOBODY.keys() == metadata.tables.keys()
    assert not about & ABOUT_NOBODY.keys()
    assert all(ABOUT_NOBODY.values())


def test_no_column_of_a_table_about_nobody_leads_to_a_person() -> None:
    about = {held.table.name for held in HELD}
    leads = [column for column in cells() if column.table.name in ABOUT_NOBODY and refers(column) & about]
    assert leads == [], "describe the table in HELD, bot/storage/privacy.py"


def test_every_column_that_is_not_given_is_there_and_says_why() -> None:
    for held in HELD:
        assert held.left_out.keys() <= {column.name for column in held.table.columns}, held.table.name
        assert all(held.left_out.values())
        assert not {"comment", "text", "parts", "fields", "data"} & held.left_out.keys()


def test_every_column_that_is_given_has_its_words_in_the_complete_languages() -> None:
    for language in (Language.FRENCH, Language.ENGLISH):
        t = TEXTS.of(language)
        for held in HELD:
            assert f"mine-table-{held.table.name}" in t
            for column in held.columns:
                named = (
                    column.name.removesuffix("_id")
                    if refers(column) & {"territory", "structure", "meetup"}
                    else column.name
                )
                assert f"mine-column-{named}" in t, column


def shown(column: Column[object]) -> str:
    is_named = refers(column) & {"territory", "structure", "meetup"}
    return column.name.removesuffix("_id") if is_named else column.name


async def live(tx: Tx) -> Person:
    """Somebody of whom every table that may be about a person holds something."""
    author = await a_text(tx, CHAT, TEXT, Sharing.REGION)
    someone = await people.find_by_chat(tx, CHAT)
    assert someone
    member = (await memberships.list_of(tx, someone.id, MembershipState.ACTIVE))[0]
    place = member.territory_id
    await grants.give(tx, someone.id, GrantKind.COORDINATOR, place, NOW)
    await structures.add_once(tx, place, "École du Pont", NOW)
    await structures.set_of_membership(tx, member.id, (await structures.list_of(tx, place))[0].id)
    await reminders.set_due(tx, (await fetch_all(tx, select(feedback.c.idea_id)))[0].idea_id, NOW, NOW)
    await team.invite(tx, someone.id, place, NOW)
    await confirmed(tx, someone.id, place)
    draft = await written(tx, someone.id, place)
    await tx.execute(
        broadcast_card.insert().values(broadcast_id=draft.kept.id, person_id=someone.id, message_id=5, is_live=True)
    )
    await local_activities.begin(tx, someone.id, place, NOW)
    await go_to_a_meetup(tx, someone)
    await vote(tx, someone, place)
    await thank_another(tx, someone, author.id)
    await outbox.promise(tx, outbox.Promise(f"week:{member.id}", Kind.IDEA, Lane.IDEA, someone.id, 1, NOW), NOW)
    await tx.execute(received.insert().values(update_id=1, person_id=someone.id, received_at=NOW))
    await dialogues.expect(tx, someone.id, "comment", {"idea": 1}, NOW)
    return someone


async def go_to_a_meetup(tx: Tx, someone: Person) -> None:
    meetup = await announced(tx, someone.id)
    await say(tx, someone.id, meetup.id, Reply.YES)
    after = meetup.starts_at + timedelta(days=1) if meetup.starts_at else NOW
    await meetup_words.write(tx, meetup.id, someone.id, WORDS, after)


async def vote(tx: Tx, someone: Person, place: int) -> None:
    of = {
        "territory_id": place,
        "period": NOW.date(),
        "state": "open",
        "themes": [],
        "opened_at": NOW,
        "closes_at": NOW,
    }
    made = await tx.execute(theme_vote.insert().values(**of).returning(theme_vote.c.id))
    await tx.execute(theme_ballot.insert().values(vote_id=made.scalar_one(), person_id=someone.id))


async def thank_another(tx: Tx, someone: Person, own: int) -> None:
    told = await a_text(tx, 1002, "Nous chantons le matin.")
    await moderation.publish(tx, IN_USE.guards, someone.id, told.id, NOW, to_region=False)
    assert told.id != own
    await experiences.thank_once(tx, told.id, someone.id, NOW)


async def test_everything_is_given_from_every_table_and_nothing_of_anybody_else(database: Database) -> None:
    async with database.write() as tx:
        someone = await live(tx)
        held = await privacy.collect(tx, someone)
        others = await privacy.collect(tx, await a_person(tx, 1002))
    assert [name for name, rows in held.items() if not rows] == [], "live() fills every table of HELD"
    given = json.loads(privacy.as_json(held, NOW))
    assert given["person"][0]["chat_id"] == CHAT
    assert (given["person"][0]["notice_version"], given["feedback"][0]["comment"]) == ("1", TEXT)
    assert (given["membership"][0]["territory"], given["meetup_words"][0]["text"]) == ("Unieux", WORDS)
    assert "Nous chantons" not in repr(held)
    assert str(CHAT) not in repr(others)
    assert TEXT not in repr(others)


async def test_the_page_escapes_what_was_written_and_needs_nothing_from_elsewhere(database: Database) -> None:
    async with database.write() as tx:
        held = await privacy.collect(tx, await live(tx))
    for language in TEXTS.languages:
        page = as_page(TEXTS.of(language), held, NOW)
        assert "&lt;b&gt;&amp; rit&lt;/b&gt;" in page
        assert "<b>" not in page
        assert "http" not in page
        assert page.count("<section>") == len(HELD)
    assert 'dir="rtl"' in as_page(TEXTS.of(Language("ar")), held, NOW)


async def test_after_forgetting_nothing_of_the_person_is_left_in_any_table(database: Database) -> None:
    async with database.write() as tx:
        someone = await live(tx)
        own = await privacy.collect(tx, someone)
        await leaving.erase(tx, someone, NOW)
        assert [name for name, rows in (await privacy.collect(tx, someone)).items() if rows] == []
        keys = [
            key.parent
            for table in metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table.name == "person"
        ]
        left = {number for key in [*keys, ledger.c.person_id] for number in (await tx.execute(select(key))).scalars()}
        assert someone.id not in left
        clear = repr([(await tx.execute(select(table))).all() for table in metadata.sorted_tables])
        raw = repr(
            [
                (await tx.execute(select(literal_column("*")).select_from(table))).all()
                for table in metadata.sorted_tables
            ]
        )
    assert [secret for secret in (str(CHAT), TEXT, WORDS) if secret in clear + raw] == []
    assert len(own["local_activity"]) == 1


async def test_the_ledger_keeps_the_rows_of_the_erased_without_a_number_that_was_theirs(database: Database) -> None:
    """On SQLite a number is given again: a key made from it would keep the next person's idea from being promised."""
    async with database.write() as tx:
        someone = await live(tx)
        theirs = ledger.c.person_id == someone.id
        before = (await tx.execute(select(ledger.c.id).where(theirs))).scalars().all()
        await leaving.erase(tx, someone, NOW)
        rows = await fetch_all(tx, select(ledger).where(ledger.c.id.in_(before)))
        links = await fetch_all(tx, select(metadata.tables["invitation"]))
        drafts = await fetch_all(tx, select(metadata.tables["local_activity"]))
    assert [row.key for row in rows] == [f"erased:{row.id}" for row in rows]
    assert {(row.person_id, row.reference, row.message_id) for row in rows} == {(None, None, None)}
    assert [link.revoked_at for link in links] == [NOW]
    assert drafts == []
