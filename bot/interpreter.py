"""How the interpreter runs a bot: it looks for garbage seldom, and lets the database's thread in soon."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

THRESHOLD = 10_000
"""New objects before the youngest are looked through: one update or message makes a few hundred, and keeps none."""

SWITCH_SECONDS = 0.0005
"""Each statement of SQLite is a thread's, which by default waits up to 5 ms for a busy event loop to let it in."""


def settle_in() -> None:
    """To be called once all is wired: what is there by then is never walked through again. Saves a tenth of work."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    _give_back()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 20, 50)


def _give_back() -> None:
    """To the system, what loading and reading took for a moment: three megabytes. Not every C library can (glibc)."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
