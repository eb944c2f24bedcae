"""The windows of a digest's figures, and the words that are chosen from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.model import Setting
from bot.planning import digest
from bot.planning.digest import Facts, Suggestion, Task, ThemeFact
from bot.planning.digest_figures import Counts, Figure, Figures, Published, publish
from bot.planning.small_numbers import Rule
from bot.planning.week_counts import MOST_WEEKS, WEEK, Count

FRIDAY = datetime(2026, 12, 4, 16, tzinfo=UTC)
MONDAY = date(2026, 11, 30)
HOME, SCHOOL, AFTER_SCHOOL, CLUB = Setting.HOME, Setting.SCHOOL, Setting.AFTER_SCHOOL, Setting.CLUB
WAVES = ThemeFact("Les émotions sont des vagues", "Une émotion, ça monte, puis ça redescend.")
RULE = Rule()


def figure(low: int, weeks: int = 1) -> Figure:
    return Figure(low, low + 4, weeks)


def count(people: int, points: int = 0) -> Count:
    return Count(people, points, (people,) * MOST_WEEKS)


def facts(figures: Figures, **changes: object) -> Facts:
    whole: dict[str, object] = {
        "week": MONDAY,
        "weeks": 1,
        "due_at": FRIDAY,
        "missed_weeks": 0,
        "settings": (HOME, SCHOOL),
        "figures": figures,
        "cut": (),
        "tried": ("home",),
        "liked": None,
        "theme": WAVES,
        "next_theme": WAVES,
        "suggestion": Suggestion.GENERAL,
        "tasks": (Task.TALK, Task.LINK, Task.NEXT_SAME),
        "turn": 1,
    }
    return Facts(**{**whole, **changes})  # type: ignore[arg-type]


def week_after_week(people: list[int], name: str = "sent:club", setting: Setting = CLUB) -> list[Published]:
    """The digests of as many weeks, each with that many different people."""
    told: list[Published] = []
    counts: dict[str, dict[date, Count]] = {name: {}}
    for number, there in enumerate(people):
        week = MONDAY + number * WEEK
        counts[name][week] = count(there)
        told.append(publish({}, counts, (setting,), told, week, 1, RULE))
    return told


def test_a_figure_too_small_this_week_is_shown_once_the_weeks_together_are_enough() -> None:
    first, second, third = [told.figures["sent:club"] for told in week_after_week([3, 1, 3])]
    assert (first, second, third) == (None, None, Figure(5, 9, 3))


def test_what_was_shown_is_never_counted_again() -> None:
    told = week_after_week([6, 2, 2, 2])
    assert [digest.figures["sent:club"] for digest in told] == [Figure(5, 9, 1), None, None, Figure(5, 9, 3)]


def test_a_figure_reaches_back_eight_weeks_at_most() -> None:
    told = week_after_week([4, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    assert all(digest.figures["sent:club"] is None for digest in told)


def test_nothing_from_before_the_first_digest_is_told_in_it() -> None:
    counts: Counts = {"sent:club": {MONDAY - WEEK: count(5), MONDAY: count(4)}}
    assert publish({}, counts, (CLUB,), [], MONDAY, 1, RULE).figures["sent:club"] is None
    assert publish({}, counts, (CLUB,), [], MONDAY, 2, RULE).figures["sent:club"] == Figure(5, 9, 2)


def cut_weeks(faces: list[int]) -> list[Published]:
    """Weeks of six gestes at home, of which so many were a good moment."""
    told: list[Published] = []
    counts: dict[str, dict[date, Count]] = {"done:home": {}, "form:home:geste": {}, "face:home:3": {}}
    for number, fine in enumerate(faces):
        week = MONDAY + number * WEEK
        counts["done:home"][week] = counts["form:home:geste"][week] = count(6)
        counts["face:home:3"][week] = count(fine)
        told.append(publish({}, counts, (HOME,), told, week, 1, RULE))
    return told


def test_faces_and_forms_wait_for_enough_faces_up_to_three_weeks_and_are_told_together() -> None:
    told = cut_weeks([2, 3, 5, 1, 1, 1, 1])
    assert [one.figures["face:home:3"] for one in told] == [None, Figure(5, 9, 2), Figure(5, 9, 1), *[None] * 4]
    forms = [None, Figure(10, 14, 2), Figure(5, 9, 1), None, None, Figure(15, 19, 3), None]
    assert [one.figures["form:home:geste"] for one in told] == forms
    assert [one.cut for one in told] == [(), (HOME,), (HOME,), (), (), (HOME,), ()]


def test_the_parts_of_a_figure_that_is_hidden_are_hidden() -> None:
    counts: Counts = {"done:home": {MONDAY: count(4)}, "face:home:3": {MONDAY: count(4)}}
    assert not any(publish({}, counts, (HOME,), [], MONDAY, 1, RULE).figures.values())


def test_a_sphere_has_tried_the_theme_where_a_figure_is_shown_and_enough_of_it_is_the_theme() -> None:
    shown = Published(MONDAY, {"done:club": figure(5, weeks=2), "done:school": None, "done:home": figure(10)})
    themes: Counts = {
        "theme:club:waves": {MONDAY - WEEK: count(2), MONDAY: count(3)},
        "theme:school:waves": {MONDAY: count(9)},
        "theme:home:waves": {MONDAY - WEEK: count(9), MONDAY: count(4)},
    }
    assert digest.spheres_tried(shown, themes, "waves", (), RULE) == ("leisure",)
    assert digest.spheres_tried(shown, themes, "waves", ("home",), RULE) == ("home", "leisure")


def test_one_person_who_does_an_idea_five_times_is_one_person() -> None:
    one = Count(5, 0, (1,) * MOST_WEEKS)
    assert publish({}, {"done:home": {MONDAY: one}}, (HOME,), [], MONDAY, 1, RULE).figures["done:home"] is None


def test_the_most_liked_activity_is_named_only_when_five_people_judged_it() -> None:
    assert digest.most_liked({"coucou": count(4, points=12)}, RULE) is None
    judged = {"coucou": count(4, points=12), "blason": count(5, points=10), "hard": count(6, points=6)}
    assert digest.most_liked(judged, RULE) == "blason"


def test_an_activity_is_called_liked_only_in_settings_where_good_moments_are_told() -> None:
    told = Published(MONDAY, {"face:home:3": figure(5, weeks=2), "face:club:1": figure(5)})
    assert digest.window_of_faces(told, HOME) == MONDAY - WEEK
    assert digest.window_of_faces(told, CLUB) is None


def test_a_total_is_what_the_settings_of_the_same_weeks_add_up_to() -> None:
    told = facts({"sent:home": figure(20), "sent:school": figure(5, weeks=3), "done:home": figure(5, weeks=2)})
    assert digest.total_of(told, "sent") == Figure(20, None, 1)
    assert digest.total_of(told, "done") == Figure(5, None, 2)
    assert digest.total_of(facts({}), "sent") is None


def test_suggestions_follow_the_declared_order() -> None:
    hard, here = {"face:home:1": figure(10), "face:school:3": figure(5)}, (HOME, SCHOOL)
    everywhere = ("home", "school", "leisure")
    found = [
        digest.suggest({"new": figure(5), **hard}, here, everywhere, "Le blason", 1),
        digest.suggest(hard, here, everywhere, "Le blason", 1),
        digest.suggest({}, here, everywhere, "Le blason", 1),
        digest.suggest({}, here, ("home",), "Le blason", 1),
        digest.suggest({}, here, (), None, 1),
    ]
    assert found == list(Suggestion)


def test_the_three_things_to_do_are_a_person_the_link_and_the_theme() -> None:
    assert digest.to_do(None, theme_goes_on=False) == (Task.TALK, Task.LINK, Task.NEXT_NEW)
    assert digest.to_do("Le blason", theme_goes_on=True) == (Task.TALK_LIKED, Task.LINK, Task.NEXT_SAME)


def test_facts_come_back_from_storage_as_they_went() -> None:
    whole = facts({"active": figure(20), "done:home": figure(5, weeks=2)}, liked="Le blason", cut=(HOME,))
    assert digest.from_json(digest.to_json(whole)) == whole


def test_older_facts_that_counted_the_texts_to_read_over_can_still_be_read() -> None:
    whole = facts({"active": figure(20)})
    assert digest.from_json({**digest.to_json(whole), "comments": 2}) == whole


def test_a_digest_is_late_after_twelve_hours() -> None:
    assert not digest.is_late(FRIDAY, FRIDAY + timedelta(hours=12))
    assert digest.is_late(FRIDAY, FRIDAY + timedelta(hours=12, seconds=1))


def test_a_week_of_which_only_the_number_of_members_can_be_told_is_thin() -> None:
    assert facts({"active": figure(20), "sent:home": None}, tried=()).is_thin
    assert not facts({"sent:home": figure(5)}, tried=()).is_thin
