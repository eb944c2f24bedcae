"""What comes beside the idea, « on continue ? » with each answer and with silence, and pauses that end."""

from __future__ import annotations

import pytest

from bot.demo.town import Town
from bot.model import Kind, OutboxState, Rhythm, Role, Setting
from simulator.somebody import Somebody
from tests.journeys.acting import labels, member, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, local_time, membership_of, plain, play_late, received

AFTER_EIGHT = 7 * 8 + 3
"""In days: the Thursday after the eighth Tuesday with an idea."""


async def openings(somebody: Somebody, since: int = 0) -> list[tuple[str, str]]:
    """When each message came, and how it begins."""
    return [
        (local_time(one["date"]), plain(one["text"]).partition("\n")[0]) for one in (await received(somebody))[since:]
    ]


async def want_both(stage: Stage, somebody: Somebody) -> None:
    own = (await membership_of(stage, somebody)).id
    for verb in ("before", "after"):
        await press_made_up(stage, somebody, f"v1:{verb}:{own}:1")


async def ask_to_continue(stage: Stage) -> Somebody:
    """A parent who has said nothing for eight ideas and has just been asked."""
    parent = await member(stage.town)
    await stage.town.turn_to(at(AFTER_EIGHT, 18, 29))
    before = len(await received(parent))
    await stage.town.turn_to(at(AFTER_EIGHT, 18, 31))
    asked = (await received(parent))[before:]
    assert [plain(one["text"]).partition("\n")[0] for one in asked] == ["On continue ?"]
    return parent


async def ideas_after(stage: Stage, somebody: Somebody, weeks: int) -> list[str]:
    """The dates of the ideas in the weeks after the question."""
    before = len(await received(somebody))
    await stage.town.turn_to(at(AFTER_EIGHT + 7 * weeks, 19))
    later = await openings(somebody, before)
    return [when for when, opening in later if opening.startswith("Le repère de la semaine")]


async def test_the_repere_comes_before_the_idea_and_a_word_after(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await want_both(stage, parent)
    before = len(await received(parent))
    await town.turn_to(at(12, 12))
    came = await openings(parent, before)
    assert [when for when, _ in came] == ["25/11 18:30", "30/11 18:30", "01/12 18:30", "03/12 18:30"]
    repere, idea, word = (await received(parent))[before + 1 :]
    assert plain(repere["text"]).startswith("Unieux : « ")
    assert "L’idée viendra le mardi 1er décembre à 18 h 30." in plain(repere["text"])
    assert plain(idea["text"]).startswith("Le repère de la semaine")
    assert labels(word)[:3] == [town.t.plain(f"face-{face}") for face in (1, 2, 3)]


async def test_an_answer_to_the_word_after_is_feedback(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await want_both(stage, parent)
    await town.turn_to(at(2, 19))
    await press(town, parent, "face-3")
    await parent.wait_for(said(town.t, "face-said-3"))
    assert [row.face for row in await rows(stage, "feedback")] == [3]
    assert [row.state for row in await rows(stage, "idea")] == ["done"]


@ONE_WAY
@pytest.mark.parametrize("key", ["button-done", "button-skip", "button-later"])
async def test_whoever_has_reacted_gets_no_word_after(town: Town, stage: Stage, key: str) -> None:
    parent = await member(town)
    await want_both(stage, parent)
    await press(town, parent, key, *(["later-tonight"] if key == "button-later" else []))
    await town.turn_to(at(6, 12))
    assert [row.kind for row in await rows(stage, "outbox")].count(Kind.ENCOURAGEMENT) == 0


@ONE_WAY
async def test_who_reacts_between_the_promise_and_the_hour_gets_no_word(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await want_both(stage, parent)
    stage.clock.turn_to(at(2, 18, 30))
    await stage.app.clockwork.tick()
    await press(town, parent, "button-skip")
    before = len(await received(parent))
    await stage.app.sender.send_due()
    assert len(await received(parent)) == before
    (row,) = [row for row in await rows(stage, "outbox") if row.kind == Kind.ENCOURAGEMENT]
    assert (row.state, row.reason) == (OutboxState.CANCELLED, "not_needed")


@ONE_WAY
async def test_a_teacher_hears_nothing_in_the_holidays_and_a_parent_goes_on(town: Town, stage: Stage) -> None:
    teacher = await member(town, "Julien", Role.PROFESSIONAL, setting=Setting.SCHOOL)
    parent = await member(town)
    await town.turn_to(at(26, 12))
    before = len(await received(teacher)), len(await received(parent))
    await town.turn_to(at(41, 12))
    assert len(await received(teacher)) == before[0]
    assert [when for when, _ in await openings(parent, before[1])] == ["22/12 18:30", "29/12 18:30"]
    await town.turn_to(at(42, 9))
    assert [when for when, _ in await openings(teacher, before[0])] == ["04/01 08:00"]


@ONE_WAY
async def test_yes_goes_on_as_before(stage: Stage) -> None:
    parent = await ask_to_continue(stage)
    await press(stage.town, parent, "button-continue-yes")
    await parent.wait_for(said(stage.town.t, "continue-yes"))
    assert await ideas_after(stage, parent, 3) == ["26/01 18:30", "02/02 18:30", "09/02 18:30"]


@ONE_WAY
async def test_less_often_goes_one_step_slower_and_says_when(stage: Stage) -> None:
    parent = await ask_to_continue(stage)
    await press(stage.town, parent, "button-continue-less")
    answer = await parent.wait_for("ce sera moins souvent")
    assert "mardi 2 février à 18 h 30" in plain(answer["text"])
    assert (await membership_of(stage, parent)).rhythm == Rhythm.FORTNIGHTLY
    assert await ideas_after(stage, parent, 4) == ["02/02 18:30", "16/02 18:30"]


@ONE_WAY
async def test_a_pause_is_chosen_from_there(stage: Stage) -> None:
    parent = await ask_to_continue(stage)
    await press(stage.town, parent, "button-continue-pause", "button-pause-week")
    await parent.wait_for("C’est noté. Je me tais")
    assert await ideas_after(stage, parent, 2) == ["02/02 18:30"]


@ONE_WAY
async def test_stopping_from_there_is_confirmed_once(stage: Stage) -> None:
    parent = await ask_to_continue(stage)
    await press(stage.town, parent, "button-continue-stop", "button-stop")
    await parent.wait_for(said(stage.town.t, "stopped"))
    assert await ideas_after(stage, parent, 3) == []


@ONE_WAY
async def test_silence_makes_it_monthly_and_a_late_yes_brings_back_the_rhythm(stage: Stage) -> None:
    parent = await ask_to_continue(stage)
    assert await ideas_after(stage, parent, 8) == ["16/02 18:30", "16/03 18:30"]
    assert (await membership_of(stage, parent)).rhythm == Rhythm.MONTHLY
    kinds = [row.kind for row in await rows(stage, "outbox")]
    assert kinds.count(Kind.CONTINUE) == 1
    await press(stage.town, parent, "button-continue-yes")
    await parent.wait_for(said(stage.town.t, "continue-yes"))
    assert (await membership_of(stage, parent)).rhythm == Rhythm.WEEKLY


@ONE_WAY
async def test_whoever_is_monthly_already_is_offered_a_pause(stage: Stage) -> None:
    parent = await member(stage.town)
    await press_made_up(stage, parent, f"v1:rhythm:{(await membership_of(stage, parent)).id}:monthly")
    assert said(stage.town.t, "continue-slowest") in await press_made_up(stage, parent, "v1:less")


@ONE_WAY
async def test_a_pause_until_school_is_back_ends_by_itself(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await town.turn_to(at(20, 12))
    await parent.send("/pause")
    asked = await parent.wait_for(said(town.t, "pause-question"))
    assert "Jusqu’à la rentrée du 4 janvier" in [plain(label) for label in labels(asked)]
    await parent.tap(next(label for label in labels(asked) if "rentrée" in label))
    told = await parent.wait_for("C’est noté. Je me tais")
    assert "lundi 4 janvier" in plain(told["text"])
    before = len(await received(parent))
    await town.turn_to(at(43, 19))
    assert [when for when, _ in await openings(parent, before)] == ["05/01 18:30"]


@ONE_WAY
async def test_far_from_holidays_a_pause_has_no_such_end(town: Town) -> None:
    parent = await member(town)
    await town.turn_to(at(-7 + 49, 12))
    await parent.send("/pause")
    asked = await parent.wait_for(said(town.t, "pause-question"))
    assert not [label for label in labels(asked) if "rentrée" in label]


@ONE_WAY
@pytest.mark.parametrize(
    ("away_until", "ideas", "unsent"),
    [
        (at(8, 21, 30), ["02/12 08:00"], 0),
        (at(11, 18, 30), [], 1),
        (at(29, 18, 45), ["22/12 18:45"], 3),
    ],
    ids=["three hours", "three days", "three weeks"],
)
async def test_after_a_stop_what_is_still_worth_it_is_sent_once_and_the_rest_counted(
    town: Town, stage: Stage, away_until: object, ideas: list[str], unsent: int
) -> None:
    parent = await member(town)
    before = len(await received(parent))
    await play_late(stage, away_until)  # type: ignore[arg-type]
    await play_late(stage, away_until)  # type: ignore[arg-type]
    await town.turn_to(away_until.replace(hour=23, minute=0))  # type: ignore[attr-defined]
    await town.turn_to(at((away_until.date() - at(0, 0).date()).days + 1, 9))  # type: ignore[attr-defined]
    assert [when for when, _ in await openings(parent, before)] == ideas
    states = [(row.state, row.reason) for row in await rows(stage, "outbox") if row.kind == Kind.IDEA]
    assert states.count((OutboxState.CANCELLED, "too_late")) == unsent
