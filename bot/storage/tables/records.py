"""What was done: who was erased, and who steered how."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, String, Table

from bot.storage.tables.base import metadata, own_id
from bot.storage.types import UtcDateTime

erasure = Table(
    "erasure",
    metadata,
    own_id(),
    Column("chat_hash", String(64), nullable=False, comment="keyed hash of the chat of who was erased"),
    Column("erased_at", UtcDateTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    own_id(),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True),
    Column("territory_id", ForeignKey("territory.id", ondelete="SET NULL"), nullable=True),
    Column("action", String(40), nullable=False),
    Column("detail", JSON, nullable=False, comment="codes and numbers only, never content"),
)
