"""Which errors are the database's own (locked, full, gone), which a statement of ours, and how an operator hears it."""

from __future__ import annotations

import sqlite3
from itertools import chain
from socket import gaierror

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

OURS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
NOT_REACHED = (PoolTimeout, ConnectionError, TimeoutError, gaierror)
POSTGRES_STATES = ("08", "25006", "40", "53", "55", "57", "58", "XX")
"""Classes of SQLSTATE: connection, (read-only), rollback, resources, object in use, operator, system, internal."""

STATE_WORDS = (("3D", "no such database"), ("28", "password refused"))
NOT_REACHED_WORDS = (
    (gaierror, "no such host"),
    (TimeoutError, "no answer in time"),
    (OSError, "connection refused"),
)
"""What is told in place of an error's own message, which names addresses and users; the first that fits."""


def is_storage_fault(error: BaseException) -> bool:
    """True where the same work may succeed later; False for a fault that would come again for ever."""
    if isinstance(error, NOT_REACHED):
        return True
    driver = getattr(error, "orig", error)
    if isinstance(driver, sqlite3.Error) and getattr(driver, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
        # Of the statement itself (no such table, too many variables), unless a full disk has undone the transaction and
        # its savepoints before: then there is « no such savepoint ».
        return error.__context__ is not None and is_storage_fault(error.__context__)
    state = getattr(driver, "sqlstate", None)
    if state is not None:
        return str(state).startswith(POSTGRES_STATES)
    return isinstance(error, DBAPIError) and not isinstance(error, OURS)


def why_not_opened(error: BaseException) -> str:
    """A short reason for the operator, without address, user or password; SQLite's own words name none of them."""
    driver = getattr(error, "orig", None) or error
    if isinstance(driver, sqlite3.Error):
        return str(driver)
    state = str(getattr(driver, "sqlstate", None) or "")
    by_state = (words for known, words in STATE_WORDS if state.startswith(known))
    by_kind = (words for kind, words in NOT_REACHED_WORDS if isinstance(driver, kind))
    return next(chain(by_state, by_kind), type(driver.__cause__ or driver).__name__)
