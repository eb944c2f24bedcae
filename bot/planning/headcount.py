"""How many members have which role, told so that nobody is pointed at and the digest stays as safe as it is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model import Role
from bot.planning.digest_figures import STOCKS, Figures
from bot.planning.small_numbers import MOST_HIDDEN, Bounds, Count, Range, in_class, keeps_secret

ByRole = Mapping[Role, Range | None]
"""None is hidden, one word for zero and for four."""


def by_role(counted: Mapping[Role, int], stocks: Figures) -> ByRole:
    """The classes of five; all hidden where they would tell more of the total than the digest's stocks did.

    They are another cut of those who are active or pause. Where their sum is no narrower than the stocks, whoever adds
    and subtracts knows of the total, and so of newcomers and departures, what the digest had told them.
    """
    shown = {role: in_class(Count(counted.get(role, 0), counted.get(role, 0))) for role in Role}
    roles, total = _bounds(list(shown.values())), _stocks(stocks)
    adds_nothing = roles.low <= total.low and total.high <= roles.high
    return shown if adds_nothing and keeps_secret([total, roles]) else dict.fromkeys(Role)


def _stocks(stocks: Figures) -> Bounds:
    found = [stocks.get(name) for name in STOCKS]
    return _bounds([Range(one.low, one.high) if one else None for one in found])


def _bounds(cells: list[Range | None]) -> Bounds:
    low, high = sum(one.low for one in cells if one), sum(one.high if one else MOST_HIDDEN for one in cells)
    return Bounds(low, high, not all(cells))
