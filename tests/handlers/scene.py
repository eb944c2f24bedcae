"""Unieux with one of everything that a button can lead to, and all who may or may not press it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from bot.incoming import Update
from bot.library import Library
from bot.library.loading import CONTENT, GUARDS
from bot.model import GrantKind, Language, LocalDayLabel, Person
from bot.planning import periods
from bot.planning.small_numbers import Rule
from bot.services import (
    broadcasts,
    calendars,
    digests,
    experiences,
    local_activities,
    meetups,
    moderation,
    notes,
    territories,
    themes,
    travels,
)
from bot.services import grants as team
from bot.services.content import Content, Edition
from bot.services.guarding import Guards
from bot.services.region_place import REGION as REGION_PLACE
from bot.storage import digests as told
from bot.storage import grants, groups, meetup_words, people, region_meetups, structures, theme_changes
from bot.storage import local_activities as stored_activities
from bot.storage import territories as stored
from bot.storage.db import Tx, fetch_all
from bot.storage.notes import NotePart
from bot.storage.tables import meetup, metadata, territory, theme_vote, theme_vote_count
from bot.texts import Texts
from bot.views.message import Outcome
from handlers.routing import Router
from tests.handlers.steering_table import BUTTONS, COLLEAGUE, COORDINATOR, ELSEWHERE, MEMBER, REGION, WITHDRAWN
from tests.services.broadcasting import confirmed, written
from tests.services.meeting import a_draft, announced
from tests.services.test_local_activities import published
from tests.services.texts_to_share import a_text
from tests.storage.rows import a_member

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LIBRARY, TEXTS = Library.load(), Texts.load(CONTENT / "texts")
CONTENT_IN_USE = Content(CONTENT, Edition(LIBRARY, TEXTS, Guards.load(CONTENT / GUARDS)), NOW)
T = TEXTS.of(Language.FRENCH)
LINKED, UNLINKED = -700, -500
REFUSALS = ("error-not-found", "error-not-allowed", "error-not-joined", "error-group-not-yours")
IN_PLACE = {"received", "dialogue", "last_form", "keyring"}
"""Not looked at: that an update came, and that an answer is no longer awaited."""


@dataclass
class Scene:
    """Unieux, with one of everything that a button can lead to, and all who may or may not press it."""

    tx: Tx
    router: Router
    numbers: dict[str, Any] = field(default_factory=dict)

    def data(self, verb: str) -> str:
        return f"v1:{verb}:{BUTTONS[verb].format(**self.numbers)}"

    async def press(self, chat_id: int, data: str) -> Outcome:
        sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
        message = {"message_id": 5, "date": 1_790_000_000, "chat": {"id": chat_id, "type": "private"}, "text": "?"}
        query = {"id": "9", "from": sender, "chat_instance": "1", "data": data, "message": message}
        return await self._take({"update_id": 7, "callback_query": query})

    async def write(self, chat_id: int, text: str, group: int | None = None) -> Outcome:
        sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
        chat = {"id": group or chat_id, "type": "group" if group else "private", "title": "Unieux"}
        message = {"message_id": 6, "date": 1_790_000_000, "chat": chat, "from": sender, "text": text}
        return await self._take({"update_id": 8, "message": message})

    async def _take(self, raw: dict[str, Any]) -> Outcome:
        update = Update.model_validate(raw)
        return await self.router.handle(self.tx, update, NOW)

    async def rows(self) -> dict[str, list[str]]:
        kept = [table for table in metadata.sorted_tables if table.name not in IN_PLACE]
        return {table.name: sorted(map(repr, (await self.tx.execute(select(table))).all())) for table in kept}


async def furnish(scene: Scene) -> None:
    tx = scene.tx
    unieux = await territories.create(tx, LIBRARY, "unieux", "Unieux", NOW)
    firminy = await territories.create(tx, LIBRARY, "firminy", "Firminy", NOW)
    await a_member(tx, MEMBER)
    who = {chat_id: await a_person(tx, chat_id) for chat_id in (ELSEWHERE, WITHDRAWN, COORDINATOR, COLLEAGUE, REGION)}
    await grants.give(tx, who[ELSEWHERE].id, GrantKind.COORDINATOR, firminy.id, NOW)
    for chat_id in (WITHDRAWN, COORDINATOR, COLLEAGUE):
        await grants.give(tx, who[chat_id].id, GrantKind.COORDINATOR, unieux.id, NOW)
    await grants.give(tx, who[REGION].id, GrantKind.REGION, None, NOW)
    by = who[COORDINATOR]
    prepared = await territories.create(tx, LIBRARY, "le-pertuis", "Le Pertuis", NOW, opens=False)
    scene.numbers = {
        "place": unieux.id,
        "elsewhere": firminy.id,
        "prepared": prepared.id,
        **await things(tx, unieux.id, by),
        **await texts(tx, by, who[REGION]),
        **await meets(tx, by),
        "digest": await a_digest(tx, unieux.id),
        **await of_the_region(tx, unieux.id, who[REGION], by),
        **await a_note(tx, unieux.id, by),
        **await letters(tx, unieux.id, by, who[COLLEAGUE]),
    }
    taken = await grants.find_held(tx, who[WITHDRAWN].id, unieux.id)
    assert taken
    await team.withdraw(tx, who[COORDINATOR].id, taken.id, NOW)
    colleague = await grants.find_held(tx, who[COLLEAGUE].id, unieux.id)
    assert colleague
    scene.numbers["grant"] = colleague.id


async def things(tx: Tx, place: int, by: Person) -> dict[str, Any]:
    await structures.add_once(tx, place, "École du Pont", NOW)
    first, last = date(2027, 1, 4), date(2027, 1, 5)
    days = await calendars.add_local_days(tx, by.id, place, first, last, LocalDayLabel.CLOSURE, NOW)
    begun, offered = await local_activities.begin(tx, by.id, place, NOW), await published(tx, by.id, place)
    await a_vote_that_is_over(tx, place)
    runs = await themes.list_to_come(tx, LIBRARY, await stored.get(tx, place), NOW, 30)
    await themes.skip(tx, LIBRARY, by.id, place, runs[2].slot, NOW)
    await groups.add_once(tx, place, LINKED, NOW, NOW)
    latest = (await theme_changes.list_of(tx, await stored.get(tx, place)))[-1]
    shown, _ = await team.invite(tx, by.id, place, NOW)
    return {
        "structure": (await structures.list_of(tx, place))[0].id,
        "days": days.id,
        "activity": begun.kept.id,
        "offered": offered,
        "edition": 1,
        "adopted": await an_adopted_activity(tx, place, by),
        "slot": runs[0].slot,
        "later_slot": runs[3].slot,
        "theme": runs[4].theme.slug,
        "change": latest.id,
        "group": (await groups.list_of(tx, place))[0].id,
        "link": shown.links[0].id,
        "vote": (await fetch_all(tx, select(theme_vote.c.id)))[0].id,
    }


async def an_adopted_activity(tx: Tx, place: int, by: Person) -> int:
    """In words of the region."""
    made = await published(tx, by.id, place)
    kept = await stored_activities.find(tx, made)
    assert kept
    assert await stored_activities.correct(tx, made, 1, {**kept.fields, "title": "Le muret"})
    assert (kept := await stored_activities.find(tx, made))
    assert await stored_activities.adopt(tx, kept, 1, "le-muret")
    return made


async def a_vote_that_is_over(tx: Tx, place: int) -> None:
    """Six have voted for the first of three themes; nobody has decided yet."""
    runs = await themes.list_to_come(tx, LIBRARY, await stored.get(tx, place), NOW, 30)
    slugs = list(dict.fromkeys(run.theme.slug for run in runs))[:3]
    asked = {"territory_id": place, "period": date(2026, 9, 1), "state": "open", "themes": slugs}
    at = {"opened_at": NOW - timedelta(days=15), "closes_at": NOW - timedelta(days=1)}
    vote_id = (await tx.execute(insert(theme_vote).values(**asked, **at).returning(theme_vote.c.id))).scalar_one()
    counted = [{"vote_id": vote_id, "theme": slug, "votes": 6 * (slug == slugs[0])} for slug in slugs]
    await tx.execute(insert(theme_vote_count), counted)


async def texts(tx: Tx, by: Person, region: Person) -> dict[str, Any]:
    """One that waits to be read over, one that is published, one that was sent on, and one that travels."""
    waiting, shared = await a_text(tx, MEMBER), await a_text(tx, MEMBER, "Nous chantons le matin.")
    await moderation.publish(tx, CONTENT_IN_USE.guards, by.id, shared.id, NOW, to_region=False)
    guards = CONTENT_IN_USE.guards
    sent, gone = await a_text(tx, MEMBER, "Nous chantons à midi."), await a_text(tx, MEMBER, "Nous chantons partout.")
    for one in (sent, gone):
        await moderation.publish(tx, guards, by.id, one.id, NOW, to_region=True)
    stamp = experiences.stamp_of(NOW)
    await travels.publish(tx, LIBRARY, guards, region.id, gone.id, stamp, NOW)
    return {"text": waiting.id, "told": shared.id, "sent_on": sent.id, "sent_on_at": stamp, "travels": gone.id}


async def meets(tx: Tx, by: Person) -> dict[str, Any]:
    draft, meetup = await a_draft(tx, by.id), await announced(tx, by.id)
    member = await people.find_by_chat(tx, MEMBER)
    assert member
    await meetup_words.write(tx, meetup.id, member.id, "Nous avons chanté.", NOW)
    words = await meetup_words.find_own(tx, meetup.id, member.id)
    assert words
    of_draft = {"draft": draft.id, "draft_sequence": draft.sequence}
    return {**of_draft, "meetup": meetup.id, "sequence": meetup.sequence, "words": words.id}


async def letters(tx: Tx, place: int, by: Person, colleague: Person) -> dict[str, Any]:
    """One on its way, a draft, and one that waits for somebody else's word."""
    sent = await confirmed(tx, by.id, place)
    draft = await written(tx, by.id, place)
    await tx.execute(update(territory).where(territory.c.id == place).values(needs_approval=True))
    asked = await confirmed(tx, colleague.id, place)
    waiting = await broadcasts.open_composed(tx, by.id, asked, NOW)
    revisions = {"revision": draft.kept.revision, "asked_revision": waiting.kept.revision}
    return {"sent": sent, "letter": draft.kept.id, "asked": asked, **revisions}


async def of_the_region(tx: Tx, place: int, by: Person, invited: Person) -> dict[str, Any]:
    """A draft of a meetup, and one that is over, with a question."""
    draft = await meetups.begin(tx, by.id, REGION_PLACE, NOW)
    made = (await meetups.begin(tx, by.id, REGION_PLACE, NOW)).meetup.id
    before, over = NOW - timedelta(days=9), NOW - timedelta(days=1)
    held = {"title": "Un temps", "place": "Ici", "starts_at": over, "announced_at": before, "state": "planned"}
    await tx.execute(update(meetup).where(meetup.c.id == made).values(**held))
    await region_meetups.ask(tx, made, invited.id, "Et ensuite ?", before)
    coming = {**held, "starts_at": NOW + timedelta(days=9), "audience": "everybody"}
    asked = (await meetups.begin(tx, by.id, REGION_PLACE, NOW)).meetup.id
    for elsewhere in await region_meetups.list_places(tx, asked) - {place}:
        await region_meetups.remove_place(tx, asked, elsewhere)
    await tx.execute(update(meetup).where(meetup.c.id == asked).values(**coming))
    return {"region_draft": draft.meetup.id, "region_meetup": made, "region_coming": asked}


async def a_note(tx: Tx, place: int, by: Person) -> dict[str, Any]:
    begun = await notes.begin(tx, LIBRARY, by.id, place, "E1.2", NOW)
    await notes.ask(tx, LIBRARY, by.id, begun.note.id, NotePart.TRIED, NOW)
    card, _ = await notes.answer(tx, LIBRARY, CONTENT_IN_USE.guards, by.id, "Une météo du matin.", NOW)
    await notes.keep(tx, LIBRARY, by.id, card.note.id, card.note.revision, NOW, is_shared=True)
    shared = await notes.open_own(tx, LIBRARY, by.id, card.note.id)
    return {"note": shared.note.id, "note_revision": shared.note.revision, "year": periods.year_of(NOW.date()).code}


async def a_digest(tx: Tx, place: int) -> int:
    await digests.make_due(tx, LIBRARY, NOW + timedelta(days=4), Rule())
    made = await told.find_latest(tx, place)
    assert made
    return made.id


async def a_person(tx: Tx, chat_id: int) -> Person:
    return await people.add(tx, chat_id, Language.FRENCH, "1", NOW)


def refusal(outcome: Outcome) -> bool:
    """One answer, and it says no."""
    said = [answer.params.get("text") for answer in outcome.answers]
    return len(said) == 1 and said[0] in {
        *(T.plain(key) for key in REFUSALS),
        T("error-group-which", codes="firminy"),
        T("group-not-linked"),
    }
