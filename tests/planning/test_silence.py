"""« On continue ? »: asked once after eight ideas of silence, which makes it monthly."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import Kind, Rhythm
from bot.planning.cap import Why, WhyNot
from tests.planning.lives import Life
from tests.planning.weeks import (
    DAY,
    PARENT,
    WEEK,
    at,
    person,
    told,
    whole,
)


def test_after_eight_silent_ideas_one_message_asks() -> None:
    life = Life(person(PARENT)).live_on_time(at(7 * 8, 0))
    kinds = [one.wish.kind for one in life.sent]
    assert kinds == [Kind.IDEA] * 8 + [Kind.CONTINUE]
    assert life.sent[-1].wish.why is Why.SILENCE
    assert life.sent[-1].at == life.sent[-2].at + 2 * DAY


def test_silence_makes_it_monthly_and_asks_no_more() -> None:
    life = Life(person(PARENT)).live_on_time(at(7 * 60, 0))
    asked = [one.at for one in life.sent if one.wish.kind is Kind.CONTINUE]
    after = [one.at for one in life.sent if one.at > asked[0]]
    assert len(asked) == 1
    between = [round((later - earlier) / WEEK) for earlier, later in pairwise(after)]
    assert set(between) == {4}
    assert WhyNot.SILENCE in {one.reason for one in life.not_sent}


def test_the_question_takes_the_place_of_the_word_after() -> None:
    asked = person(replace(PARENT, wants_encouragement=True), silent_ideas=7)
    assert told(whole(asked)) == [("idea", "Tue 24 18:30"), ("continue", "Thu 26 18:30")]


def test_the_question_finds_room_in_a_full_week() -> None:
    members = [replace(PARENT, id=number) for number in range(1, 4)]
    plan = whole(person(*members, silent_ideas=9))
    assert [kind for kind, _ in told(plan)] == ["idea", "idea", "continue"]


def test_whoever_reacts_once_is_asked_eight_ideas_later() -> None:
    fifth = at(4 * 7 + 1, 18, 30)
    life = Life(person(PARENT), reacts=lambda one: one.at == fifth).live_on_time(at(7 * 15, 0))
    ideas = [one for one in life.sent if one.wish.kind is Kind.IDEA]
    (asked,) = [one for one in life.sent if one.wish.kind is Kind.CONTINUE]
    assert asked.at == ideas[4 + 8].at + 2 * DAY


def test_a_monthly_member_is_asked_too_and_stays_monthly() -> None:
    monthly = replace(PARENT, rhythm=Rhythm.MONTHLY)
    life = Life(person(monthly)).live_on_time(at(7 * 45, 0))
    assert [one.wish.kind for one in life.sent].count(Kind.CONTINUE) == 1
    assert WhyNot.SILENCE not in {one.reason for one in life.not_sent}
