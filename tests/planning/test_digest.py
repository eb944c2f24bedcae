"""The windows of a digest's figures, and the words that are chosen from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.model import Setting
from bot.planning import digest
from bot.planning.digest import Facts, Judgement, Suggestion, Task, ThemeFact
from bot.planning.digest_figures import Figure, Figures, Published, sent_figures, start_of
from bot.planning.small_numbers import Trace

WEEK = timedelta(weeks=1)
FRIDAY = datetime(2026, 12, 4, 16, tzinfo=UTC)
HOME, SCHOOL, AFTER_SCHOOL, CLUB = Setting.HOME, Setting.SCHOOL, Setting.AFTER_SCHOOL, Setting.CLUB
WAVES = ThemeFact("Les émotions sont des vagues", "Une émotion, ça monte, puis ça redescend.")


def figure(low: int, weeks: int = 1, until: datetime = FRIDAY) -> Figure:
    return Figure(low, low + 4, weeks, until - weeks * WEEK)


def facts(figures: Figures, **changes: object) -> Facts:
    whole: dict[str, object] = {
        "week": date(2026, 11, 30),
        "since": FRIDAY - WEEK,
        "until": FRIDAY,
        "due_at": FRIDAY,
        "missed_weeks": 0,
        "settings": (HOME, SCHOOL),
        "figures": figures,
        "tried": ("home",),
        "liked": None,
        "theme": WAVES,
        "next_theme": WAVES,
        "suggestion": Suggestion.GENERAL,
        "tasks": (Task.TALK, Task.LINK, Task.NEXT_SAME),
        "turn": 1,
    }
    return Facts(**{**whole, **changes})  # type: ignore[arg-type]


def week_after_week(people: list[int], setting: Setting = CLUB) -> list[Published]:
    """The digests of as many weeks, each with that many different people served in the middle of it."""
    told: list[Published] = []
    everything: list[Trace] = []
    for week, count in enumerate(people):
        until = FRIDAY + week * WEEK
        everything += [Trace(f"sent:{setting}", 100 * week + member, until - WEEK / 2) for member in range(count)]
        told.append(Published(start_of(told, until), until, sent_figures(everything, (setting,), told, until)))
    return told


def test_a_figure_too_small_this_week_is_shown_once_the_weeks_together_are_enough() -> None:
    first, second, third = [told.figures["sent:club"] for told in week_after_week([3, 1, 3])]
    assert first is None
    assert second is None
    assert third is not None
    assert (third.low, third.high, third.weeks) == (5, 9, 3)


def test_what_was_shown_is_never_counted_again() -> None:
    told = week_after_week([6, 2, 2, 2])
    shown = [one for digest in told if (one := digest.figures["sent:club"])]
    assert [(one.low, one.weeks) for one in shown] == [(5, 1), (5, 3)]
    assert shown[1].since == told[0].until


def test_a_figure_reaches_back_eight_weeks_at_most() -> None:
    told = week_after_week([4, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    assert all(digest.figures["sent:club"] is None for digest in told)


def test_the_evening_after_a_digest_belongs_to_the_next_one() -> None:
    told = week_after_week([0])
    evening = [Trace("sent:home", member, FRIDAY + timedelta(hours=3)) for member in range(5)]
    following = sent_figures(evening, (HOME,), told, FRIDAY + WEEK)
    assert following["sent:home"] is not None


def test_a_sphere_has_tried_the_theme_from_five_people_on_club_and_after_school_together() -> None:
    done = [(HOME, member, FRIDAY - WEEK) for member in range(4)]
    done += [(AFTER_SCHOOL, member, FRIDAY - WEEK) for member in range(3)]
    done += [(CLUB, member, FRIDAY - WEEK) for member in range(3, 5)]
    assert digest.spheres_tried(done, FRIDAY) == ("leisure",)


def test_one_person_who_does_an_idea_five_times_is_one_person() -> None:
    assert digest.spheres_tried([(HOME, 1, FRIDAY - WEEK)] * 5, FRIDAY) == ()


def test_the_most_liked_activity_is_named_only_when_five_people_judged_it() -> None:
    few = [Judgement("coucou", member, 3, FRIDAY - WEEK / 2) for member in range(4)]
    many = [Judgement("blason", member, 2, FRIDAY - WEEK / 2) for member in range(5)]
    assert digest.most_liked(few, [], FRIDAY) is None
    found = digest.most_liked(few + many, [], FRIDAY)
    assert found is not None
    assert found[0] == "blason"


def test_an_activity_that_most_found_hard_is_not_called_liked() -> None:
    hard = [Judgement("blason", member, 1, FRIDAY - WEEK / 2) for member in range(6)]
    assert digest.most_liked(hard, [], FRIDAY) is None


def test_the_total_falls_back_on_what_the_settings_of_the_same_weeks_add_up_to() -> None:
    held_back = facts({"sent": None, "sent:home": figure(20), "sent:school": figure(5, weeks=3)})
    found = digest.at_least(held_back, "sent")
    assert found is not None
    assert (found.low, found.high) == (20, 20)
    assert digest.at_least(facts({"sent": figure(30)}), "sent") == figure(30)
    assert digest.at_least(facts({}), "sent") is None


def test_suggestions_follow_the_declared_order() -> None:
    hard = {"face:1": figure(10), "face:3": figure(5)}
    everywhere = ("home", "school", "leisure")
    assert digest.suggest({"new": figure(5), **hard}, everywhere, "Le blason") is Suggestion.WELCOME
    assert digest.suggest(hard, everywhere, "Le blason") is Suggestion.EASE
    assert digest.suggest({}, everywhere, "Le blason") is Suggestion.COHERENCE
    assert digest.suggest({}, ("home",), "Le blason") is Suggestion.TELL
    assert digest.suggest({}, (), None) is Suggestion.GENERAL


def test_the_three_things_to_do_are_a_person_the_link_and_the_theme() -> None:
    assert digest.to_do(None, theme_goes_on=False) == (Task.TALK, Task.LINK, Task.NEXT_NEW)
    assert digest.to_do("Le blason", theme_goes_on=True) == (Task.TALK_LIKED, Task.LINK, Task.NEXT_SAME)


def test_facts_come_back_from_storage_as_they_went() -> None:
    whole = facts({"active": figure(20), "gone": None, "done:home": figure(5, weeks=2)}, liked="Le blason")
    assert digest.from_json(digest.to_json(whole)) == whole


def test_older_facts_that_counted_the_texts_to_read_over_can_still_be_read() -> None:
    whole = facts({"active": figure(20)})
    assert digest.from_json({**digest.to_json(whole), "comments": 2}) == whole


def test_a_digest_is_late_after_twelve_hours() -> None:
    assert not digest.is_late(FRIDAY, FRIDAY + timedelta(hours=12))
    assert digest.is_late(FRIDAY, FRIDAY + timedelta(hours=12, seconds=1))


def test_a_week_of_which_only_the_number_of_members_can_be_told_is_thin() -> None:
    assert facts({"active": figure(20), "sent": None}, tried=()).is_thin
    assert not facts({"sent": figure(5)}, tried=()).is_thin
