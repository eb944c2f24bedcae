"""The interpreter of a bot that lives for months: without docstrings, and without the column of each instruction.

Alone in its module, so that the process that is replaced has loaded nothing in vain.
"""

from __future__ import annotations

import os
import signal
import sys

OPTIONS = ("-OO", "-X", "no_debug_ranges")


def begin_again() -> None:
    """Eight megabytes less. Replaces this process by itself under the same number, and returns in the new one.

    A reload that is asked for meanwhile (SIGHUP) would end it: until it can be heeded there is nothing to reload.
    """
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if sys.flags.optimize < 2:
        os.execv(sys.executable, [sys.executable, *OPTIONS, *sys.orig_argv[1:]])  # noqa: S606
