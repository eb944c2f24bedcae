"""Somebody who collects all that digests tell of a setting, knows the rules, and solves for what they hide.

What was done is seen from two sides, by form and by face (« none » among them), and meets in the figures of the
setting, week by week or over several weeks. Every publication bounds how much flows through one arc of that network;
whether a hidden figure can have a value is answered exactly, in whole numbers, by whether some flow keeps all bounds.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.model import Setting
from bot.planning.digest_figures import Published, face_names, form_names
from bot.planning.small_numbers import Rule
from bot.planning.week_counts import MOST_WEEKS, WEEK

MOST = 10_000
"""More than anything that the tests make."""
Arc = tuple[str, str]
Ends = tuple[int, int]


@dataclass(slots=True)
class Union:
    """One to three figures of a setting whose forms and faces are told together: a network of its own."""

    arcs: dict[Arc, Ends] = field(default_factory=dict)
    hidden: list[Arc] = field(default_factory=list)

    def values_left(self, cell: Arc, most: int) -> list[int]:
        """The values that what flows there can have."""
        return [value for value in range(most + 1) if can_flow({**self.arcs, cell: (value, value)})]


def learn(digests: Sequence[Published], setting: Setting, rule: Rule) -> Iterator[Union]:
    """All that the digests of consecutive weeks tell of what was done in a setting, and what the rules add to it.

    A figure that is hidden bounds nothing but itself, and each later one of the same weeks is free to be anything.
    """
    done, found, last = f"done:{setting}", Union(), digests[0].week - WEEK
    for digest in digests:
        figure = digest.figures.get(done)
        if figure is None:
            alone = Union({("done", "hidden"): (0, rule.threshold - 1)}, [("done", "hidden")])
            alone.arcs |= {("forms", "done"): (0, MOST), ("hidden", "faces"): (0, MOST)}
            yield alone
            continue
        first = digest.week - (figure.weeks - 1) * WEEK
        if not rule.has_parts(figure.low):
            yield found
            found = Union()
            continue
        if first != last + WEEK or _span(found, digest.week) > MOST_WEEKS:
            yield found
            found = Union()
        _add_block(found, digest, setting, rule)
        last = digest.week
        if setting in digest.cut:
            yield found
            found = Union()
    yield found


def _span(union: Union, week: date) -> int:
    begun = [date.fromisoformat(first.removeprefix("since ")) for first, _ in union.arcs if first.startswith("since ")]
    return (week - min(begun)) // WEEK + 1 if begun else 0


def _add_block(union: Union, digest: Published, setting: Setting, rule: Rule) -> None:
    """Another figure that is shown, and what is known by then of the faces, and of the forms once they are told."""
    figure = digest.figures[f"done:{setting}"]
    assert figure is not None
    first = digest.week - (figure.weeks - 1) * WEEK
    into, out = f"since {first}", f"until {digest.week}"
    union.arcs[into, out] = (figure.low, figure.high or MOST)
    for name in form_names(setting):
        union.arcs.setdefault(("forms", name), (0, MOST))
        union.arcs[name, into] = (0, MOST)
        if setting in digest.cut:
            _bound(union, ("forms", name), digest, name, rule)
    for name in face_names(setting):
        until = f"{name} until {digest.week}"
        union.arcs[out, until] = (0, MOST)
        for before, after in list(union.arcs):
            if before.startswith(f"{name} until") and after == "faces":
                union.arcs[before, until] = union.arcs.pop((before, after))
                union.hidden = [(before, until) if arc == (before, after) else arc for arc in union.hidden]
        _bound(union, (until, "faces"), digest, name, rule)
    union.arcs[out, "faces"] = (0, MOST)


def _bound(union: Union, arc: Arc, digest: Published, name: str, rule: Rule) -> None:
    shown = digest.figures.get(name)
    union.arcs[arc] = (shown.low, shown.high or MOST) if shown else (0, rule.width - 1)
    if not shown:
        union.hidden.append(arc)


def can_flow(arcs: dict[Arc, Ends]) -> bool:
    """Whether whole numbers can flow from « forms » to « faces » within the ends of each arc (Hoffman, 1960).

    The usual reduction: what must flow is taken from one new node and given to another, and it is enough that all of
    it can be brought from the one to the other.
    """
    room: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    room["faces"]["forms"] = MOST
    needed = 0
    for (before, after), (low, high) in arcs.items():
        room[before][after] += high - low
        room["source"][after] += low
        room[before]["sink"] += low
        needed += low
    while path := _find_path(room):
        pushed = min(room[before][after] for before, after in path)
        needed -= pushed
        for before, after in path:
            room[before][after] -= pushed
            room[after][before] += pushed
    return needed == 0


def _find_path(room: dict[str, dict[str, int]]) -> list[Arc]:
    came: dict[str, str] = {"source": ""}
    waiting = deque(["source"])
    while waiting and "sink" not in came:
        here = waiting.popleft()
        for after, free in list(room[here].items()):
            if free > 0 and after not in came:
                came[after] = here
                waiting.append(after)
    path: list[Arc] = []
    node = "sink"
    while came.get(node):
        path.append((came[node], node))
        node = came[node]
    return path
