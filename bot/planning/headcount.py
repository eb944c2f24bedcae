"""How many members have which role, told so that nobody is pointed at and the digest stays as safe as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.model import Role
from bot.planning.digest_figures import STOCKS, Figures
from bot.planning.small_numbers import Range, Rule

LEAST_VALUES = 3
"""Possible values left to a hidden figure."""

ByRole = Mapping[Role, Range | None]
"""None is hidden, one word for zero and for four."""


class Bounds(NamedTuple):
    """What the figures of one cut say of its total: a hidden one counts nothing in `low`, its most in `high`."""

    low: int
    high: int


def by_role(counted: Mapping[Role, int], stocks: Figures, rule: Rule) -> ByRole:
    """The classes of five; all hidden where they would tell more of the total than the digest's stocks did.

    They are another cut of those who are active or pause. Where their sum is no narrower than the stocks, whoever adds
    and subtracts knows of the total, and so of newcomers and departures, what the digest had told them.
    """
    shown = {role: rule.show(counted.get(role, 0), counted.get(role, 0)) for role in Role}
    roles, total = _bounds(list(shown.values()), rule), _stocks(stocks, rule)
    adds_nothing = roles.low <= total.low and total.high <= roles.high
    return shown if adds_nothing and _keeps_secret(roles, total, rule) else dict.fromkeys(Role)


def _keeps_secret(roles: Bounds, total: Bounds, rule: Rule) -> bool:
    """Whether a hidden role keeps enough possible values once the others are taken from what is known of the total."""
    most_hidden = rule.threshold - 1
    least = max(0, total.low - (roles.high - most_hidden))
    most = min(most_hidden, total.high - roles.low)
    return most - least + 1 >= LEAST_VALUES


def _stocks(stocks: Figures, rule: Rule) -> Bounds:
    found = [stocks.get(name) for name in STOCKS]
    return _bounds([Range(one.low, one.high) if one and one.high is not None else None for one in found], rule)


def _bounds(cells: list[Range | None], rule: Rule) -> Bounds:
    hidden = rule.threshold - 1
    return Bounds(sum(one.low for one in cells if one), sum(one.high if one else hidden for one in cells))
