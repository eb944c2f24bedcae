"""Role × setting × age: who is in a segment, and what is shown of its size."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Invalid
from bot.model import AgeBand, Language, MembershipState, PersonState, Role, Segment, Setting
from bot.planning.small_numbers import Range
from bot.services import segments
from bot.services.segments import EVERYBODY, Dimension
from bot.storage import memberships, people
from bot.storage import segments as stored
from bot.storage.db import Database, Tx
from bot.views import segments as views
from bot.views.message import Message
from tests.contents import standing_content
from tests.storage.rows import NOW, a_member, a_newcomer

T = standing_content().texts.of(Language.FRENCH)


async def some_members(tx: Tx, count: int, slug: str = "unieux", first: int = 1) -> list[int]:
    """Parents at home with children of three to five; their person ids."""
    return [(await a_member(tx, chat_id, slug)).person_id for chat_id in range(first, first + count)]


async def a_teacher(tx: Tx, chat_id: int) -> int:
    teacher = await a_member(tx, chat_id)
    at_school = [Setting.SCHOOL, Setting.HOME]
    await memberships.set_role(tx, teacher.id, Role.PROFESSIONAL, 1, teacher.send_time, teacher.rhythm, at_school)
    await memberships.toggle_age_band(tx, teacher.id, AgeBand.A9_11)
    return teacher.person_id


async def found(tx: Tx, territory_id: int, segment: Segment) -> list[int]:
    return sorted(row.person_id for row in await tx.execute(stored.people_of(territory_id, segment)))


async def test_a_segment_takes_who_fits_all_three_choices_once_each(database: Database) -> None:
    async with database.write() as tx:
        parents = await some_members(tx, 2)
        teacher = await a_teacher(tx, 10)
        here = (await memberships.list_of(tx, teacher, MembershipState.ACTIVE))[0].territory_id
        await some_members(tx, 1, "firminy", 50)
        assert await found(tx, here, EVERYBODY) == [*parents, teacher]
        assert await found(tx, here, Segment(roles=(Role.PROFESSIONAL, Role.ELECTED))) == [teacher]
        assert await found(tx, here, Segment(settings=(Setting.HOME, Setting.SCHOOL))) == [*parents, teacher]
        assert await found(tx, here, Segment(age_bands=(AgeBand.A3_5, AgeBand.A9_11))) == [*parents, teacher]
        assert await found(tx, here, Segment((Role.FAMILY,), (Setting.SCHOOL,))) == []


async def test_who_is_joining_paused_stopped_or_unreachable_is_in_no_segment(database: Database) -> None:
    async with database.write() as tx:
        joining = await a_newcomer(tx, 1)
        paused, stopped, blocked = await some_members(tx, 3, first=2)
        await people.set_state(tx, paused, PersonState.PAUSED, date(2026, 12, 1))
        await people.set_state(tx, stopped, PersonState.STOPPED)
        await people.mark_unreachable(tx, blocked, NOW)
        assert await found(tx, joining.territory_id, EVERYBODY) == []


async def test_the_size_is_a_class_and_none_and_four_look_alike(database: Database) -> None:
    async with database.write() as tx:
        nobody = (await a_newcomer(tx, 100)).territory_id
        assert (await segments.measure(tx, nobody, EVERYBODY)).people is None
        await some_members(tx, 4)
        few = await segments.measure(tx, nobody, EVERYBODY)
        await some_members(tx, 3, first=50)
        seven = await segments.measure(tx, nobody, EVERYBODY)
    assert few.people is None
    assert seven.people == Range(5, 9)
    assert views.people(T, few) == "moins de 5 personnes"
    assert views.people(T, seven) == "5 à 9 personnes"


def test_the_classes_widen_with_the_number() -> None:
    sizes = [segments.size_of(people) for people in range(3000)]
    shown = [(one.low, one.high) for one in dict.fromkeys(sizes) if one]
    assert shown[:8] == [(5, 9), (10, 19), (20, 49), (50, 99), (100, 199), (200, 499), (500, 999), (1000, 1999)]
    assert sizes[:5] == [None] * 5
    assert all(one.low <= people <= one.high for people, one in enumerate(sizes) if one)


def test_a_choice_pressed_twice_is_made_once_and_all_is_the_same_as_none() -> None:
    once = segments.toggled(EVERYBODY, Dimension.ROLE, "family", True)
    assert segments.toggled(once, Dimension.ROLE, "family", True) == once == Segment(roles=(Role.FAMILY,))
    assert segments.toggled(once, Dimension.ROLE, "family", False) == EVERYBODY
    every = once
    for role in Role:
        every = segments.toggled(every, Dimension.ROLE, role, True)
    assert every == EVERYBODY
    with pytest.raises(Invalid):
        segments.toggled(EVERYBODY, Dimension.AGE, "family", True)


def test_a_segment_is_stored_as_codes_and_comes_back() -> None:
    segment = Segment((Role.ELECTED,), (Setting.CLUB, Setting.LOCAL_AUTHORITY), (AgeBand.A18_25,))
    assert segments.from_json(segments.to_json(segment)) == segment
    assert segments.from_json({}) == EVERYBODY


def test_the_buttons_say_what_is_wanted_and_the_words_say_who() -> None:
    segment = Segment((Role.FAMILY, Role.PROFESSIONAL), (Setting.HOME,), (AgeBand.A3_5, AgeBand.A6_8))
    audience = segments.Audience(segment, Range(20, 49))
    shown = views.choices(T, audience, Dimension.ROLE, "meetwho", 7)
    assert "Familles et équipes professionnelles, à la maison, pour les 3-5 et 6-8\u00a0ans" in shown.text
    assert "<b>20 à 49 personnes</b>" in shown.text
    assert _data(shown) == {
        "v1:meetwho:7:role:family:0",
        "v1:meetwho:7:role:professional:0",
        "v1:meetwho:7:role:volunteer:1",
        "v1:meetwho:7:role:elected:1",
        "v1:meetwho:7",
    }
    assert "Tout le monde" in views.screen(T, segments.Audience(EVERYBODY, None), "meetwho", 7).text


def _data(message: Message) -> set[str]:
    return {button.data for row in message.keyboard for button in row}
