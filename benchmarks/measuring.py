"""Percentiles, medians, processor time and memory; progress to stderr, the result as one JSON object to stdout."""

from __future__ import annotations

import json
import math
import os
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

STARTED = time.monotonic()


def percentile(values: Iterable[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed; ValueError where there are none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def median_of(runs: Sequence[dict[str, float]], name: str) -> float:
    return median(run[name] for run in runs)


def cpu_seconds() -> float:
    """Of this process and its threads, user and system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def rss_mb(pid: int | None = None) -> float:
    """Resident memory of a process on Linux, in millions of bytes."""
    pages = int(Path(f"/proc/{pid or 'self'}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def load_average() -> float:
    """How many processes want one of the processors, over the last minute: what else the machine is doing."""
    return round(os.getloadavg()[0], 1)


def say(line: str) -> None:
    """Progress, with the seconds since the program began."""
    print(f"{time.monotonic() - STARTED:7.1f} s  {line}", file=sys.stderr, flush=True)


def report(**figures: Any) -> None:
    """The program's last word: one line of JSON, floats to four significant digits."""
    machine = {"processors": os.cpu_count(), "load": load_average()}
    print(json.dumps(_rounded({**figures, "machine": machine})), flush=True)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value
