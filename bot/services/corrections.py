"""The region corrects words of what a territory published, before others are given it; the territory keeps its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pydantic import ValidationError

from bot.errors import Invalid
from bot.library import Library, local
from bot.services import local_activities as writing
from bot.services.adoption import Submitted, open_submitted
from bot.services.guarding import Concern, Guards
from bot.services.local_activities import LocalCard
from bot.storage import audit, dialogues, local_activities
from bot.storage.db import Tx

EXPECTS_CORRECTION = "correction"
ITS_OWN = ("settings", "form")
"""What an activity is stays its territory's to say: another place or form asks for other answers."""


async def open_card(tx: Tx, person_id: int, local_id: int) -> LocalCard:
    """The answers as the region would adopt them."""
    found = await open_submitted(tx, person_id, local_id)
    return LocalCard(replace(found.kept, fields=found.kept.to_adopt), found.territory, None)


def questions(fields: local.Fields) -> tuple[str, ...]:
    return tuple(field for field in local.questions(fields) if field not in ITS_OWN)


async def ask(tx: Tx, person_id: int, local_id: int, field: str, now: datetime) -> LocalCard:
    """The next typed message corrects this answer, if it is one that is written."""
    card = await open_card(tx, person_id, local_id)
    if field not in questions(card.kept.fields):
        raise Invalid("error-old-button")
    if local.is_written(field):
        asked = {"activity": local_id, "field": field, "edition": card.kept.edition}
        await dialogues.expect(tx, person_id, EXPECTS_CORRECTION, asked, now)
    return card


async def choose(
    tx: Tx, library: Library, person_id: int, local_id: int, field: str, value: str, now: datetime
) -> LocalCard:
    """A button's answer; one that would leave nothing to choose from changes nothing."""
    card = await open_card(tx, person_id, local_id)
    fields = card.kept.fields
    if field not in questions(fields) or value not in local.choices(fields, field, library.skills):
        raise Invalid("error-old-button")
    await _keep(tx, card, local.chosen(fields, field, value), person_id, now)
    return await open_card(tx, person_id, local_id)


async def answer(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[LocalCard, Concern | None]:
    """A written answer, weighed as its author's was: with `faults` or a concern nothing is kept."""
    expected = await dialogues.get(tx, person_id, EXPECTS_CORRECTION)
    local_id, field = int(expected.data["activity"]), str(expected.data["field"])
    card = await open_card(tx, person_id, local_id)
    if card.kept.edition != expected.data["edition"]:
        raise Invalid("error-local-changed")
    weighed = writing.weigh(library, guards, card.kept.fields, field, text)
    if weighed.concern or weighed.faults:
        return replace(card, faults=weighed.faults), weighed.concern
    await _keep(tx, card, weighed.fields, person_id, now)
    await dialogues.forget(tx, person_id)
    return await open_card(tx, person_id, local_id), None


async def drop(tx: Tx, person_id: int, local_id: int, now: datetime) -> Submitted:
    """What would be adopted is again what its territory published."""
    found = await open_submitted(tx, person_id, local_id)
    own = found.kept.published if found.kept.is_corrected else None
    if found.kept.to_adopt != found.kept.published:
        await local_activities.correct(tx, local_id, found.kept.edition, own)
        await audit.record(tx, "local-activity-restored", now, person_id, found.territory.id, activity=local_id)
    return await open_submitted(tx, person_id, local_id)


async def _keep(tx: Tx, card: LocalCard, fields: local.Fields, person_id: int, now: datetime) -> None:
    try:
        local.activity_of(writing.slug_of(card.kept.id), fields)
    except ValidationError as error:
        raise Invalid("error-correction-empty") from error
    if not await local_activities.correct(tx, card.kept.id, card.kept.edition, fields):
        raise Invalid("error-local-changed")
    await audit.record(tx, "local-activity-corrected", now, person_id, card.territory.id, activity=card.kept.id)
