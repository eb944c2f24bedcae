"""Structured logs without personal data: identifiers of rows, kinds and codes, never what somebody wrote."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import structlog

QUIET = (
    "httpx", "httpcore", "aiosqlite", "alembic", "apscheduler", "telegram", "uvicorn.access", "asyncio", "matplotlib",
)  # fmt: skip
"""Libraries that log addresses (with the bot's token), every query or every start at INFO or DEBUG."""

OURS = Path(__file__).resolve().parents[1]


def configure(level: str, *, as_json: bool) -> None:
    """Everything goes to standard error, one event a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(as_json=as_json))
    handler.addFilter(is_no_end)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def is_no_end(record: logging.LogRecord) -> bool:
    """A job that ends with its process is no fault, though APScheduler tells it as an error."""
    is_cancelled = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not (is_cancelled and record.name.startswith("apscheduler."))


class Discreet(logging.Formatter):
    """What libraries log: the first line and the place of the error.

    Their tracebacks, and asyncio's further lines, quote the messages of errors.
    """

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        event = {
            "event": record.getMessage().partition("\n")[0],
            "level": record.levelname.lower(),
            "logger": record.name,
            **(place(error) if error else {}),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
        }
        return json.dumps(event) if self._as_json else " ".join(f"{name}={value}" for name, value in event.items())


def place(error: BaseException) -> dict[str, str]:
    """The type of an error and the last line of ours that it came through: its message may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(OURS) and not _is_installed(frame)]
    last = ours[-1] if ours else None
    return {"error": type(error).__name__, "at": f"{Path(last.filename).name}:{last.lineno}" if last else "?"}


def _is_installed(frame: traceback.FrameSummary) -> bool:
    return "site-packages" in Path(frame.filename).relative_to(OURS).parts
