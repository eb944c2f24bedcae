"""How the interpreter runs a bot: it looks for garbage seldom, and lets the database's thread in soon."""

from __future__ import annotations

import gc
import sys

THRESHOLD = 10_000
"""New objects before the youngest are looked through: one update or message makes a few hundred, and keeps none."""

SWITCH_SECONDS = 0.0005
"""Each statement of SQLite is a thread's, which by default waits up to 5 ms for a busy event loop to let it in."""


def settle_in() -> None:
    """To be called once all is wired: what is there by then is never walked through again. Saves a tenth of work."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 20, 50)
