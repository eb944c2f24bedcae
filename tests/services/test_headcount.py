"""« Les personnes »: classes of five, counted once with each digest, and no hidden one can be worked out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

from bot.library.loading import CONTENT
from bot.model import GrantKind, Language, Role, Setting
from bot.planning.digest_figures import Figure
from bot.planning.headcount import by_role
from bot.planning.small_numbers import Rule
from bot.services import digests, headcount
from bot.storage import grants, memberships
from bot.storage.db import Database, Tx
from bot.texts import Texts
from bot.views import headcount as views
from tests.contents import standing_content
from tests.storage.rows import NOW, a_member, a_person, a_territory

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
LIBRARY = standing_content().library
ROLES = list(Role)
ENOUGH = 28
"""Towns of so many have their likes among those that are tried."""


def figure(people: int) -> Figure | None:
    shown = Rule().show(people, people)
    return Figure(shown.low, shown.high, 1) if shown else None


def test_whoever_knows_the_rules_leaves_each_hidden_role_three_values() -> None:
    """Every town of up to nine people a role, beside those of which the same is published."""
    towns: dict[tuple[Any, Any, Any], list[tuple[int, ...]]] = defaultdict(list)
    for counted in product(range(10), repeat=len(ROLES)):
        for paused in (0, 3, 6):
            if paused <= sum(counted):
                stocks = {"active": figure(sum(counted) - paused), "paused": figure(paused)}
                shown = tuple(by_role(dict(zip(ROLES, counted, strict=True)), stocks, Rule()).values())
                towns[shown, stocks["active"], stocks["paused"]].append(counted)
    for (shown, _, _), possible in towns.items():
        for number in range(len(ROLES)):
            if shown[number] is None and max(map(sum, possible)) <= ENOUGH:
                assert len({counted[number] for counted in possible}) >= 3, (shown, possible[:5])


async def a_town(tx: Tx) -> tuple[int, int]:
    """Twelve families, seven professionals, two volunteers, and who coordinates."""
    place = await a_territory(tx)
    for number in range(21):
        role = Role.FAMILY if number < 12 else Role.PROFESSIONAL if number < 19 else Role.VOLUNTEER
        member = await a_member(tx, 2001 + number)
        await memberships.set_role(tx, member.id, role, 1, member.send_time, member.rhythm, [Setting.HOME])
    someone = await a_person(tx)
    await grants.give(tx, someone.id, GrantKind.COORDINATOR, place, NOW)
    return someone.id, place


async def told(tx: Tx, who: int, place: int, days: int) -> str:
    shown = await headcount.open_headcount(tx, who, place, NOW + timedelta(days=days))
    return views.people(T, shown).text.replace("\u00a0", " ")


async def test_the_figures_are_those_of_the_last_digest_and_do_not_follow_one_person(database: Database) -> None:
    async with database.write() as tx:
        who, place = await a_town(tx)
        assert "premier bilan" in await told(tx, who, place, 0)
        assert await digests.make_due(tx, LIBRARY, NOW + timedelta(days=5), Rule()) == 1
        before = await told(tx, who, place, 5)
        for line in ("Actives : 20 à 24.", "Famille : 10 à 14.", "Bénévole : trop peu de retours pour le dire."):
            assert line in before
        for number in range(3):
            gone = await memberships.find(tx, (await a_person(tx, 2001 + number)).id, place)
            assert gone
            await memberships.leave_all(tx, gone.person_id, NOW + timedelta(days=6))
        assert await told(tx, who, place, 6) == before


async def test_who_came_over_several_weeks_is_told_with_their_number(database: Database) -> None:
    """As in the digest: five who came in three weeks are not five who came in the last."""
    async with database.write() as tx:
        who, place = await a_town(tx)
        assert await digests.make_due(tx, LIBRARY, NOW + timedelta(days=5), Rule()) == 1
        shown = await headcount.open_headcount(tx, who, place, NOW + timedelta(days=5))
    assert shown.facts
    over_three = replace(shown.facts, figures={**shown.facts.figures, "new": Figure(5, 9, 3)})
    said = views.people(T, replace(shown, facts=over_three)).text.replace("\u00a0", " ")
    assert "Arrivées : 5 à 9 (sur 3 semaines)." in said
    assert "Actives : 20 à 24." in said
