"""`/carnet`: what a territory's team writes down by skill: what it tried, what changed, what it would keep.

A draft is read by who writes it, a kept note by the territory's coordinators, and by the region where they share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.models import Skill
from bot.model import Territory
from bot.services import steering, themes
from bot.services.guarding import Concern, Guards, visible
from bot.storage import audit, dialogues, notes, territories
from bot.storage.db import Tx
from bot.storage.notes import Note, NotePart, NoteState

EXPECTS_PART = "note"
LONGEST = 500
"""Characters of one answer: one message holds two whole notes."""
MOST = 300
"""Of one territory, drafts included."""
PAGE = 8
READ = 2
"""Shared notes of a page, as the region reads them."""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note as its team sees it; `next_part` is the first question that has no answer yet."""

    note: Note
    territory: Territory
    skill: Skill

    @property
    def next_part(self) -> NotePart | None:
        return next((part for part in NotePart if self.note.said(part) is None), None)


@dataclass(frozen=True, slots=True)
class NoteList:
    territory: Territory
    cards: tuple[NoteCard, ...]
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """The skills of which one may write; that of the week first."""

    territory: Territory
    skills: tuple[Skill, ...]


async def list_page(tx: Tx, library: Library, person_id: int, territory_id: int, page: int = 0) -> NoteList:
    """For the territory's own coordinators; `NotFound` for everybody else, the region included."""
    territory = await steering.open_coordinated(tx, person_id, territory_id)
    found = await notes.list_seen(tx, territory_id, person_id, page * PAGE, PAGE + 1)
    cards = tuple(_card(library, territory, one) for one in found[:PAGE])
    return NoteList(territory, cards, page, len(found) > PAGE)


@dataclass(frozen=True, slots=True)
class SharedNotes:
    """A page of what teams share with the region, the latest first."""

    cards: tuple[NoteCard, ...]
    page: int
    has_more: bool


async def list_shared(tx: Tx, library: Library, person_id: int, page: int) -> SharedNotes:
    """`NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    found = await notes.list_shared(tx, page * READ, READ + 1)
    cards = [_card(library, await territories.get(tx, one.territory_id), one) for one in found[:READ]]
    return SharedNotes(tuple(cards), page, len(found) > READ)


async def offer_skills(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> Offered:
    territory = await steering.open_coordinated(tx, person_id, territory_id)
    current = (await themes.current(tx, library, territory, now)).theme.skill
    ordered = sorted(library.skills.values(), key=lambda skill: skill.code != current)
    return Offered(territory, tuple(ordered))


async def begin(tx: Tx, library: Library, person_id: int, territory_id: int, skill: str, now: datetime) -> NoteCard:
    """An empty draft, or the one that this person has begun on that skill: a second press makes no second one."""
    await steering.open_coordinated(tx, person_id, territory_id)
    if skill not in library.skills:
        raise Invalid("error-old-button")
    begun = await notes.find_draft(tx, territory_id, person_id, skill)
    if begun is None and await notes.count(tx, territory_id) >= MOST:
        raise Invalid("error-note-many", maximum=MOST)
    number = begun.id if begun else await notes.add(tx, territory_id, person_id, skill, now)
    return await open_own(tx, library, person_id, number)


async def open_own(tx: Tx, library: Library, person_id: int, note_id: int) -> NoteCard:
    """For its territory's coordinators, a draft for its author alone; `NotFound` for anybody else, as of none."""
    found = await notes.find(tx, note_id)
    if found is None or (found.state is NoteState.DRAFT and found.person_id != person_id):
        raise NotFound
    return _card(library, await steering.open_coordinated(tx, person_id, found.territory_id), found)


async def ask(tx: Tx, library: Library, person_id: int, note_id: int, part: NotePart, now: datetime) -> NoteCard:
    """The next typed message answers this question, unless somebody changes the note meanwhile."""
    card = await open_own(tx, library, person_id, note_id)
    kept = {"note": note_id, "part": part.value, "revision": card.note.revision}
    await dialogues.expect(tx, person_id, EXPECTS_PART, kept, now)
    return card


async def answer(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[NoteCard, Concern | None]:
    """Keeps the answer, or says what forbids keeping it. `Invalid` where it is too long or the note has changed."""
    expected = await dialogues.get(tx, person_id, EXPECTS_PART)
    card = await open_own(tx, library, person_id, int(expected.data["note"]))
    words = visible(text).strip()
    if not 1 <= len(words) <= LONGEST:
        raise Invalid("error-note-length", maximum=LONGEST)
    if concern := guards.find_concern(words):
        return card, concern
    part, revision = NotePart(expected.data["part"]), int(expected.data["revision"])
    await _write(tx, card, person_id, part, revision, words, now)
    await dialogues.forget(tx, person_id)
    return await open_own(tx, library, person_id, card.note.id), None


async def leave_out(tx: Tx, library: Library, person_id: int, note_id: int, part: NotePart, now: datetime) -> NoteCard:
    """« Rien à dire là-dessus »: an answer that is kept empty. The first question is what a note is about."""
    card = await open_own(tx, library, person_id, note_id)
    if part is NotePart.TRIED:
        raise Invalid("error-old-button")
    await _write(tx, card, person_id, part, card.note.revision, "", now)
    return await open_own(tx, library, person_id, note_id)


async def _write(
    tx: Tx, card: NoteCard, person_id: int, part: NotePart, revision: int, words: str, now: datetime
) -> None:
    if not await notes.write(tx, card.note.id, revision, part, words, now):
        raise Invalid("error-note-changed")
    if card.note.state is NoteState.KEPT:
        await audit.record(tx, "note-changed", now, person_id, card.territory.id, note=card.note.id)


async def keep(
    tx: Tx, library: Library, person_id: int, note_id: int, revision: int, now: datetime, *, is_shared: bool
) -> NoteCard:
    """As it was shown at that revision: kept for the territory's team, and read by the region where it is shared."""
    card = await open_own(tx, library, person_id, note_id)
    is_so = card.note.state is NoteState.KEPT and (card.note.shared_at is not None) == is_shared
    if is_so:
        return card
    if not card.note.tried:
        raise Invalid("error-old-button")
    if not await notes.keep(tx, note_id, revision, now if is_shared else None):
        raise Invalid("error-note-changed")
    action = "note-shared" if is_shared else "note-kept" if card.note.state is NoteState.DRAFT else "note-unshared"
    await audit.record(tx, action, now, person_id, card.territory.id, note=note_id)
    return await open_own(tx, library, person_id, note_id)


async def remove(tx: Tx, library: Library, person_id: int, note_id: int, now: datetime) -> Territory:
    """It is gone, for the region too."""
    card = await open_own(tx, library, person_id, note_id)
    if await notes.remove(tx, note_id) and card.note.state is NoteState.KEPT:
        await audit.record(tx, "note-removed", now, person_id, card.territory.id, note=note_id)
    return card.territory


def _card(library: Library, territory: Territory, found: Note) -> NoteCard:
    return NoteCard(found, territory, library.skills[found.skill])
