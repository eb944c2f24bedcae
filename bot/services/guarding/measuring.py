"""How well the guards hear: recall, false alarms and time over files of labelled sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.library import Library
from bot.library.loading import read_yaml
from bot.services.guarding import Guards
from bot.services.guarding.learning import Example

SHARES = (0.01, 0.015, 0.02, 0.03, 0.05, 0.1)
LABELS = {"danger": "alarming", "names": "names_someone"}
"""What a file measures, by the first part of its name, and the field that says what is true."""


def sentences_of(library: Library) -> set[str]:
    """The sentences of the activities: ordinary by definition."""
    return {
        sentence
        for activity in library.activities.values()
        for sentence in (*activity.steps, activity.posture, activity.question, activity.without)
        if sentence
    }


def measure(guards: Guards, files: Iterable[Path]) -> dict[str, Any]:
    """For each kind of guard the figures over its files together; rates from 0 to 1, milliseconds a text."""
    read: dict[str, list[dict[str, Any]]] = {}
    for path in files:
        read.setdefault(path.name.partition("-")[0], []).extend(read_yaml(path)["sentences"])
    finds: dict[str, Callable[[str], bool]] = {
        "danger": guards.shows_danger,
        "names": lambda text: guards.names.find(text) is not None,
    }
    return {kind: _figures(finds[kind], LABELS[kind], sentences) for kind, sentences in sorted(read.items())}


def curve(judged: Sequence[tuple[float, Example]]) -> dict[str, Any]:
    """The recall that each share of false alarms allows, and the threshold it takes."""
    alarming = [weight for weight, one in judged if one.is_alarming]
    ordinary = sorted((weight for weight, one in judged if not one.is_alarming), reverse=True)
    points = {}
    for share in SHARES:
        threshold = ordinary[int(share * len(ordinary))]
        heard = sum(weight > threshold for weight in alarming) / len(alarming)
        points[f"{share:.1%}"] = {"recall": round(heard, 3), "threshold": round(threshold, 2)}
    return {"alarming": len(alarming), "ordinary": len(ordinary), "at": points}


def _figures(find: Callable[[str], bool], label: str, sentences: list[dict[str, Any]]) -> dict[str, Any]:
    began = time.perf_counter()
    found = {one["text"]: find(one["text"]) for one in sentences}
    spent = time.perf_counter() - began
    true = [one["text"] for one in sentences if one[label]]
    ordinary = [one["text"] for one in sentences if not one[label]]
    missed = [text for text in true if not found[text]]
    mistaken = [text for text in ordinary if found[text]]
    return {
        "true": len(true),
        "ordinary": len(ordinary),
        "recall": round(1 - len(missed) / max(1, len(true)), 3),
        "false_alarms": round(len(mistaken) / max(1, len(ordinary)), 3),
        "ms_a_text": round(spent * 1000 / max(1, len(sentences)), 3),
        "missed": missed,
        "mistaken": mistaken,
    }
