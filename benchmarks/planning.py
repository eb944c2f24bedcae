"""How long a choice takes among a thousand activities, and a school year of 500 people: one JSON object.

`python -m benchmarks.planning`. Times are wall-clock on one core; the figures of the population are counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from random import Random

from bot.library import Library
from bot.library.models import Activity
from bot.library.shelves import Shelves
from bot.model import AgeBand, Role, Season, Setting
from bot.planning.choice import choose
from bot.planning.likings import Tastes, Votes
from bot.planning.need import Need
from bot.services.previews import example_town
from bot.services.simulation.population import live_together

ACTIVITIES, CHOICES, PEOPLE = 1_000, 5_000, 500
FIRST, LAST = date(2026, 8, 31), date(2027, 8, 29)


def a_thousand(library: Library) -> list[Activity]:
    """The library's own activities, again and again under other names."""
    copies = islice(cycle(library.activities.values()), ACTIVITIES)
    return [one.model_copy(update={"slug": f"{one.slug}-{number}"}) for number, one in enumerate(copies)]


def needs(library: Library, slugs: list[str], chance: Random) -> list[Need]:
    """Members as they come: one or two settings and ages, a year's ideas seen, now and then a filter."""
    skills = [theme.skill for programme in library.programmes.values() for theme in programme.themes]
    return [
        Need(
            skill=chance.choice(skills),
            settings=tuple(chance.sample(list(Setting), chance.choice((1, 1, 2)))),
            age_bands=tuple(chance.sample(list(AgeBand), chance.choice((1, 1, 2)))),
            turn=number,
            seed=f"{number}:2026-11-23",
            role=chance.choice(list(Role)),
            seen=frozenset(chance.sample(slugs, 40)),
            minutes=chance.choice((None, None, None, 15)),
            season=Season.AUTUMN,
            allows_universal=True,
            rested={slug: chance.randrange(1, 40) for slug in chance.sample(slugs, 60)},
        )
        for number in range(CHOICES)
    ]


def choice_ms_median(library: Library) -> float:
    chance = Random(1)
    shelves = Shelves(activities := a_thousand(library))
    slugs = [one.slug for one in activities]
    votes = {slug: Votes(people := chance.randrange(60), chance.randrange(4 * people + 1)) for slug in slugs}
    tastes = Tastes(Votes(20_000, 56_000), votes)
    wanted = needs(library, slugs, chance)
    for need in wanted[:200]:
        choose(shelves, replace(need, seed="warm"), tastes)
    taken = []
    for need in wanted:
        start = time.perf_counter()
        choose(shelves, need, tastes)
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    library = Library.load()
    median = choice_ms_median(library)
    start = time.perf_counter()
    year = live_together(example_town(library, FIRST), PEOPLE, FIRST, LAST)
    result = {
        "choice_ms_median": round(median, 4),
        "population_seconds": round(time.perf_counter() - start, 1),
        "over_cap": year.over_cap,
        "in_quiet_hours": year.in_quiet_hours,
        "repeated": round(year.repeated / year.ideas, 4),
        "empty_choices": year.empty_choices,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
