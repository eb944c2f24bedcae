"""How the interpreter runs a bot: it looks for garbage seldom, and lets the database's thread in soon."""

from __future__ import annotations

import ctypes
import gc
import re
import sys
from contextlib import suppress
from pathlib import Path

THRESHOLD = 10_000
"""New objects before the youngest are looked through: one update or message makes a few hundred, and keeps none."""

SWITCH_SECONDS = 0.0005
"""Each statement of SQLite is a thread's, which by default waits up to 5 ms for a busy event loop to let it in."""

MADV_DONTNEED = 4
_CODE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-xp \S+ \S+ [1-9]\d* +/")
"""Of /proc/self/maps, what is mapped of a file to be executed, and cannot have been written to."""


def settle_in() -> None:
    """To be called once all is wired: what is there by then is never walked through again. Saves a tenth of work."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 20, 50)


def give_back() -> None:
    """To the system, what is not needed any more: free heap, and the code of libraries that ran once while loading.

    For the end of what takes much for a moment and comes seldom. A page of code that is needed again is mapped again,
    from the file that the system has in its cache: microseconds.
    """
    with suppress(AttributeError, OSError):  # another C library, another system
        libc = ctypes.CDLL(None, use_errno=True)
        libc.malloc_trim(0)
        for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
            if found := _CODE.match(line):
                begin, end = int(found[1], 16), int(found[2], 16)
                libc.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), MADV_DONTNEED)
