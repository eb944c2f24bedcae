"""Which rows hold something about a person: the one description from which their data are given and erasure is proved.

Every column of every table is in it: given to the person, left out for a reason, or in a table about nobody.
tests/services/test_privacy.py walks the schema and fails where one is in none of the three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, or_, select

from bot.storage import tables
from bot.storage.db import Tx, fetch_all


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of one table that are about a person: `by` refers to the person, or to a row that is about them."""

    table: Table
    by: str
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not given, each with its reason."""

    @property
    def columns(self) -> list[Column[Any]]:
        """Those that are given to the person."""
        return [column for column in self.table.columns if column.name not in self.left_out]

    @property
    def points_to(self) -> Table:
        """The table to which `by` refers. The ledger has no foreign key, so that its rows outlive the person."""
        keys = [key.column.table for key in self.table.c[self.by].foreign_keys]
        return keys[0] if keys else tables.person


_ROW = "the row's number means nothing outside the database"
_PARENT = "the number of the row above, whose date and activity are given"
_COUNTED = "the week of a date that is given, for the totals"
_OF_A_MEMBERSHIP = {"membership_id": "the number of the membership, which is given"}

HELD = (
    Held(
        tables.person,
        "id",
        {
            "id": _ROW,
            "chat_hash": "made from the chat identifier, which is given",
            "menu": "made from the grants, which are given",
        },
    ),
    Held(
        tables.membership, "person_id", {"id": _ROW, "person_id": _PARENT, "joined_in": _COUNTED, "left_in": _COUNTED}
    ),
    Held(tables.membership_setting, "membership_id", _OF_A_MEMBERSHIP),
    Held(tables.membership_age_band, "membership_id", _OF_A_MEMBERSHIP),
    Held(tables.membership_structure, "membership_id", _OF_A_MEMBERSHIP),
    Held(
        tables.idea,
        "membership_id",
        {
            "membership_id": _PARENT,
            "key": "made from numbers that are given",
            "sent_in": _COUNTED,
            "done_in": _COUNTED,
        },
    ),
    Held(tables.feedback, "idea_id", {"points": "made from the face, which is given"}),
    Held(tables.experience, "feedback_id", {"id": _ROW}),
    Held(tables.experience_thanks, "person_id", {"person_id": _PARENT}),
    Held(tables.reminder, "idea_id", {"id": _ROW}),
    Held(tables.meetup_reply, "person_id", {"person_id": _PARENT}),
    Held(tables.meetup_question, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(tables.meetup_words, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(tables.theme_ballot, "person_id", {"person_id": _PARENT}),
    Held(tables.dialogue, "person_id", {"person_id": _PARENT}),
    Held(tables.access_grant, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(
        tables.invitation,
        "person_id",
        {
            "id": _ROW,
            "person_id": _PARENT,
            "token_hash": "a secret of the link, and nothing about who made it",
            "replaces_grant_id": "may be somebody else's grant",
        },
    ),
    Held(
        tables.broadcast,
        "person_id",
        {
            "id": _ROW,
            "person_id": _PARENT,
            "batch_id": "joins its rows in the ledger, which are about those it went to",
        },
    ),
    Held(
        tables.broadcast_card,
        "person_id",
        {"person_id": _PARENT, "shown": "a hash of totals, which are about nobody"},
    ),
    Held(tables.local_activity, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(tables.note, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(
        tables.outbox,
        "person_id",
        {
            "id": _ROW,
            "person_id": _PARENT,
            "group_id": "a group is nobody",
            "key": "made from numbers, to promise once",
            "shard": "deals the work out to senders",
            "lane": "deals the work out to senders",
            "priority": "deals the work out to senders",
            "batch_id": "which message of who coordinates, a number",
        },
    ),
    Held(tables.audit, "person_id", {"id": _ROW, "person_id": _PARENT}),
    Held(
        tables.received,
        "person_id",
        {
            "person_id": _PARENT,
            "answers": "what the bot is about to say to the person; emptied once it is said",
            "receiver": "which process answers",
        },
    ),
)

ABOUT_NOBODY: dict[str, str] = {
    "erasure": "keyed hashes by which a backup that is put back is cleared of who was erased",
    "pack_item": "activities, programmes and published texts of other regions, which name nobody",
    "keyring": "a known word that only the right key opens",
    "territory": "a place",
    "structure": "a place, named by who coordinates; who belongs to it is in membership_structure",
    "theme_week": "what a territory works on",
    "programme_start": "what a territory works on",
    "theme_change": "what a territory works on; who changed it is in the audit log",
    "local_day": "days without school",
    "activity_votes": "totals",
    "activity_use": "when a territory last had an activity",
    "batch": "a message as it was confirmed, which belongs to the territory; who wrote it is in broadcast",
    "group_chat": "a group on Telegram",
    "meetup": "what a territory holds; who announced it is in the audit log",
    "meetup_territory": "which territories a meetup of the region invites",
    "theme_vote": "what a territory asked its members",
    "theme_vote_count": "totals; who voted is in theme_ballot, and nobody keeps for what",
    "common_aim": "words that a territory adopted",
    "headcount": "totals, already free of small numbers",
    "week_count": "totals",
    "digest": "totals, already free of small numbers",
    "region_digest": "totals over all territories, made of the digests alone",
    "last_form": "content of the library",
}

DONE_TO_THEM = "audit_about"
"""Beside the tables: rows of the log that others made and that are about the person."""
ENDED_BY_OTHERS = ("grant-withdrawn",)

_NAMED = {"territory": tables.territory.c.name, "structure": tables.structure.c.name, "meetup": tables.meetup.c.title}
"""What stands for a number that refers to one of these."""

_BY_TABLE = {held.table.name: held for held in HELD}


def is_about(held: Held, person_id: int) -> ColumnElement[bool]:
    """The rows of that table that are about the person, followed up to them."""
    column = held.table.c[held.by]
    if held.points_to is tables.person or held.table is tables.person:
        return column == person_id
    above = _BY_TABLE[held.points_to.name]
    return column.in_(select(above.table.c.id).where(is_about(above, person_id)))


async def collect(tx: Tx, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about the person, by table and column, in clear; places and meetups by name instead of number."""
    own = {held.table.name: await _rows(tx, held, person_id) for held in HELD}
    return {**own, DONE_TO_THEM: await _done_to(tx, person_id)}


async def _done_to(tx: Tx, person_id: int) -> list[dict[str, Any]]:
    """That their access was ended by somebody else, of whom only the role is told: none for the command line.

    The log has the number of an access and not its holder; both ended in the same instant, in the same place.
    """
    log, theirs = tables.audit, tables.access_grant
    same = (
        theirs.c.person_id == person_id,
        theirs.c.revoked_at == log.c.at,
        theirs.c.territory_id.is_not_distinct_from(log.c.territory_id),
        theirs.c.number == log.c.detail["number"].as_integer(),
        log.c.action.in_(ENDED_BY_OTHERS),
        log.c.person_id.is_distinct_from(person_id),
    )
    columns = (log.c.at, _given(log.c.territory_id), log.c.action, _role_of(log).label("done_by"))
    rows = select(*columns).join_from(log, theirs, and_(*same)).order_by(log.c.id)
    return [dict(row._mapping) for row in await fetch_all(tx, rows)]


def _role_of(log: Table) -> ColumnElement[Any]:
    """As what its author acted: who coordinates there, else the region."""
    held = tables.access_grant.alias()
    here = held.c.territory_id.is_not_distinct_from(log.c.territory_id)
    kinds = select(held.c.kind).where(held.c.person_id == log.c.person_id, or_(here, held.c.territory_id.is_(None)))
    return kinds.order_by(held.c.territory_id.is_(None)).limit(1).scalar_subquery()


async def _rows(tx: Tx, held: Held, person_id: int) -> list[dict[str, Any]]:
    rows = select(*[_given(column) for column in held.columns]).where(is_about(held, person_id))
    return [dict(row._mapping) for row in await fetch_all(tx, rows.order_by(*held.table.primary_key))]


def _given(column: Column[Any]) -> ColumnElement[Any]:
    """The column, or under its name that of the place or meetup to which it refers."""
    referred = next((key.column.table.name for key in column.foreign_keys), "")
    if referred not in _NAMED:
        return column
    name = _NAMED[referred]
    there = name.table.alias()
    named = select(there.c[name.name]).where(there.c.id == column).scalar_subquery()
    return named.label(referred)
