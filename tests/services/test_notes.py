"""The notebook of a territory's team: who reads a note, what is held back, two at once, and what time does to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import GrantKind, Language
from bot.planning import retention
from bot.services import notes
from bot.services.guarding import Concern
from bot.services.notes import NoteCard
from bot.storage import grants
from bot.storage import notes as storage
from bot.storage.db import Database, Tx
from bot.storage.notes import NotePart, NoteState
from bot.storage.people import erase
from bot.storage.tables import audit, note
from bot.views import notes as views
from tests.services.texts_to_share import CONTENT, GUARDS, LIBRARY, a_coordinator
from tests.storage.rows import NOW, a_person

T = CONTENT.texts.of(Language.FRENCH)
SKILL = "E1.2"
SAID = {
    NotePart.TRIED: "Une météo du matin dans trois garderies.",
    NotePart.CHANGED: "Les adultes se saluent.",
    NotePart.KEEP: "Commencer par soi.",
}


async def say(tx: Tx, person: int, number: int, part: NotePart, words: str) -> tuple[NoteCard, Concern | None]:
    await notes.ask(tx, LIBRARY, person, number, part, NOW)
    return await notes.answer(tx, LIBRARY, GUARDS, person, words, NOW)


async def a_note(tx: Tx, person: int, place: int, *, is_shared: bool = False, skill: str = SKILL) -> NoteCard:
    number = (await notes.begin(tx, LIBRARY, person, place, skill, NOW)).note.id
    for part, words in SAID.items():
        card, _ = await say(tx, person, number, part, words)
    return await notes.keep(tx, LIBRARY, person, number, card.note.revision, NOW, is_shared=is_shared)


async def a_region(tx: Tx) -> int:
    person = await a_person(tx, 990)
    await grants.give(tx, person.id, GrantKind.REGION, None, NOW)
    return person.id


async def test_the_region_reads_what_is_shared_and_nothing_else(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        region = await a_region(tx)
        kept = await a_note(tx, person, place)
        assert (await notes.list_shared(tx, LIBRARY, region, 0)).cards == ()
        for refused in (
            notes.open_own(tx, LIBRARY, region, kept.note.id),
            notes.list_page(tx, LIBRARY, region, place),
        ):
            with pytest.raises(NotFound):
                await refused
        shared = await notes.keep(tx, LIBRARY, person, kept.note.id, kept.note.revision, NOW, is_shared=True)
        assert [one.note.tried for one in (await notes.list_shared(tx, LIBRARY, region, 0)).cards] == [
            SAID[NotePart.TRIED]
        ]
        text = views.shared(T, await notes.list_shared(tx, LIBRARY, region, 0)).text
        assert ("Unieux" in text, SAID[NotePart.KEEP] in text) == (True, True)
        await notes.keep(tx, LIBRARY, person, kept.note.id, shared.note.revision, NOW, is_shared=False)
        assert (await notes.list_shared(tx, LIBRARY, region, 0)).cards == ()
        with pytest.raises(NotAllowed):
            await notes.list_shared(tx, LIBRARY, person, 0)
        done = [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]
        assert done == ["note-kept", "note-shared", "note-unshared"]


async def test_before_anything_is_kept_the_screen_says_who_will_read_it(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        number = (await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)).note.id
        for part, words in SAID.items():
            asked = views.question(T, await notes.ask(tx, LIBRARY, person, number, part, NOW), part)
            assert T("note-read-draft") in asked.text
            card, _ = await say(tx, person, number, part, words)
        shown = views.card(T, card)
        assert T("note-question", territory="Unieux") in shown.text
        assert {"button-note-share", "button-note-keep"} <= {
            key for row in shown.keyboard for one in row for key in KEYS if T.plain(key) == one.label
        }


KEYS = ("button-note-share", "button-note-keep", "button-note-unshare")


async def test_a_draft_is_its_author_s_alone_and_a_kept_note_the_team_s(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        colleague, _ = await a_coordinator(tx, 901)
        elsewhere, _ = await a_coordinator(tx, 902, "firminy")
        draft = await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)
        assert (await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)).note.id == draft.note.id
        assert (await notes.list_page(tx, LIBRARY, colleague, place)).cards == ()
        with pytest.raises(NotFound):
            await notes.open_own(tx, LIBRARY, colleague, draft.note.id)
        kept = await a_note(tx, person, place)
        assert [one.note.id for one in (await notes.list_page(tx, LIBRARY, colleague, place)).cards] == [kept.note.id]
        with pytest.raises(NotFound):
            await notes.open_own(tx, LIBRARY, elsewhere, kept.note.id)


async def test_of_two_who_change_a_note_at_once_one_is_told(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        colleague, _ = await a_coordinator(tx, 901)
        kept = await a_note(tx, person, place)
        for one in (person, colleague):
            await notes.ask(tx, LIBRARY, one, kept.note.id, NotePart.KEEP, NOW)
        await notes.answer(tx, LIBRARY, GUARDS, colleague, "Finir par un chant.", NOW)
        with pytest.raises(Invalid) as refused:
            await notes.answer(tx, LIBRARY, GUARDS, person, "Ne rien garder.", NOW)
        assert refused.value.text_key == "error-note-changed"
        with pytest.raises(Invalid):
            await notes.keep(tx, LIBRARY, person, kept.note.id, kept.note.revision, NOW, is_shared=True)
        now = await notes.open_own(tx, LIBRARY, person, kept.note.id)
        assert (now.note.keep, now.note.shared_at) == ("Finir par un chant.", None)
        await notes.remove(tx, LIBRARY, colleague, kept.note.id, NOW)
        with pytest.raises(NotFound):
            await notes.remove(tx, LIBRARY, person, kept.note.id, NOW)


@pytest.mark.parametrize(
    ("words", "concern"), [("Kenza a tout changé.", Concern.NAME), ("Il veut mourir.", Concern.DANGER)]
)
async def test_what_the_guards_hold_back_is_not_kept(database: Database, words: str, concern: Concern) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        number = (await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)).note.id
        card, found = await say(tx, person, number, NotePart.TRIED, words)
        assert (found, card.note.tried) == (concern, None)


@pytest.mark.parametrize("words", ["", " \n ", "a" * (notes.LONGEST + 1)])
async def test_an_answer_is_a_few_lines(database: Database, words: str) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        number = (await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)).note.id
        with pytest.raises(Invalid):
            await say(tx, person, number, NotePart.TRIED, words)


async def test_a_note_without_its_first_answer_cannot_be_kept_and_the_others_may_be_left_out(
    database: Database,
) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        begun = await notes.begin(tx, LIBRARY, person, place, SKILL, NOW)
        with pytest.raises(Invalid):
            await notes.keep(tx, LIBRARY, person, begun.note.id, 0, NOW, is_shared=True)
        await say(tx, person, begun.note.id, NotePart.TRIED, "Un banc au marché.")
        for part in (NotePart.CHANGED, NotePart.KEEP):
            card = await notes.leave_out(tx, LIBRARY, person, begun.note.id, part, NOW)
        assert card.next_part is None
        kept = await notes.keep(tx, LIBRARY, person, begun.note.id, card.note.revision, NOW, is_shared=True)
        assert T("note-said-changed", text="") not in views.card(T, kept).text


async def test_time_takes_drafts_after_a_month_and_authors_after_eighteen(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        await a_note(tx, person, place)
        await notes.begin(tx, LIBRARY, person, place, "C1.1", NOW)
        assert await storage.purge_drafts(tx, NOW - timedelta(seconds=1)) == 0
        assert await storage.purge_drafts(tx, NOW + retention.DRAFTS_KEPT) == 1
        assert await storage.unlink(tx, NOW + retention.LINKED) == 1
        assert await storage.unlink(tx, NOW + retention.LINKED) == 0
        assert [(row.state, row.person_id) for row in await tx.execute(select(note))] == [("kept", None)]


async def test_who_erases_themselves_leaves_the_team_its_notes_and_no_draft(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        await a_note(tx, person, place)
        await notes.begin(tx, LIBRARY, person, place, "C1.1", NOW)
        await erase(tx, person, NOW)
        assert [(row.state, row.person_id) for row in await tx.execute(select(note))] == [(NoteState.KEPT, None)]
