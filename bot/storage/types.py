"""Column types: times that keep their zone, values that are unreadable without the key.

The key travels on the dialect of the engine (`db.open_database` puts it there), so that two databases with two
keys can be open at once and no module holds a key.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, String, bindparam
from sqlalchemy.types import TypeDecorator

from bot.storage.keys import Keys


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored and given back in UTC. A naive time is refused: on SQLite its zone would be lost."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without zone cannot be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Encrypted(TypeDecorator[Any]):
    """Any JSON value, encrypted (Fernet) before it reaches the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return keys_of(dialect).encrypt(json.dumps(value, ensure_ascii=False).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(keys_of(dialect).decrypt(value))


class KeyedHash(TypeDecorator[str]):
    """Compares a secret value (a chat identifier, a token) by its keyed hash; the value itself is not stored.

    While one key replaces another a row may stand under either, so that `==` looks for both.
    """

    impl = String(64)
    cache_ok = True

    def __init__(self, age: int = 0) -> None:
        """`age`: 0 hashes with the newest key, 1 with the older one, if there is one."""
        super().__init__()
        self.age = age

    def process_bind_param(self, value: int | str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        known = keys_of(dialect).hashes(str(value))
        return known[min(self.age, len(known) - 1)]

    class comparator_factory(TypeDecorator.Comparator[str], String.Comparator[str]):
        """`==` under either key."""

        def __eq__(self, other: Any) -> Any:
            if not isinstance(other, int | str):
                return super().__eq__(other)
            return self.expr.in_([bindparam(None, other, KeyedHash(age)) for age in (0, 1)])

        __hash__ = None  # type: ignore[assignment]


def keys_of(dialect: Dialect) -> Keys:
    keys = getattr(dialect, "terreau_keys", None)
    if not isinstance(keys, Keys):
        raise RuntimeError("this engine was opened without keys")
    return keys
