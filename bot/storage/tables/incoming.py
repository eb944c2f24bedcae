"""What comes in, and the question that an answer belongs to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table

from bot.storage.tables.base import metadata
from bot.storage.types import Encrypted, UtcDateTime

dialogue = Table(
    "dialogue",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("expects", String(20), nullable=False),
    Column("data", Encrypted, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

received = Table(
    "received",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("answers", Encrypted, nullable=True, comment="what is still owed; emptied once it is sent"),
    Column("receiver", Integer, nullable=False, server_default="0", comment="number of the process that owes it"),
    Column("received_at", UtcDateTime, nullable=False, index=True),
)
