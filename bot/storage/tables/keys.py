"""The word by which a database knows its key."""

from __future__ import annotations

from sqlalchemy import Column, Table

from bot.storage.tables.base import metadata, own_id
from bot.storage.types import Encrypted

keyring = Table(
    "keyring",
    metadata,
    own_id(),
    Column("probe", Encrypted, nullable=False, comment="a known word: opens only with the right key"),
)
