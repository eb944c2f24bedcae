"""The idea itself: what it looks like, that a territory shares its theme, and what its buttons do."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from bot.demo.town import Town
from bot.model import AgeBand, IdeaState, Role, Setting
from tests.journeys.acting import labels, member, press, press_made_up, press_twice, rows, said, stored
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, ideas_of, plain, received


async def test_the_first_idea_comes_at_once_short_and_in_order(town: Town, stage: Stage) -> None:
    parent = await member(town)
    idea = await parent.last()
    (kept,) = await ideas_of(stage, parent)
    activity = town.app.library.activity(kept.activity)
    theme = town.app.library.theme(town.territory.programme, kept.theme)
    parts = [theme.repere, theme.gestes[Setting.HOME], activity.title, *activity.steps, activity.posture, theme.title]
    assert idea is not None
    text = plain(idea["text"])
    places = [text.find(plain(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert len(idea["text"]) <= 900
    assert text.rsplit("\n", 1)[1].startswith("Pourquoi cette idée")
    assert "à la maison, 3-5 ans" in text.rsplit("\n", 1)[1]
    assert [[button["label"] for button in row] for row in idea["buttons"]] == [
        ["Fait", "Plus tard"],
        ["Une autre", "Pas cette fois"],
        ["En savoir plus", "Partager"],
    ]


async def test_everybody_works_on_the_same_theme_each_in_their_own_place_and_age(town: Town, stage: Stage) -> None:
    people = {
        Setting.HOME: await member(town, "Samira"),
        Setting.SCHOOL: await member(town, "Julien", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL),
        Setting.AFTER_SCHOOL: await member(town, "Awa", Role.PROFESSIONAL, (AgeBand.A9_11,), Setting.AFTER_SCHOOL),
        Setting.CLUB: await member(town, "Denis", Role.VOLUNTEER, (AgeBand.A12_14,), Setting.CLUB),
    }
    ages = dict(zip(people, (AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11, AgeBand.A12_14), strict=True))
    themes, phrases = set(), set()
    for setting, somebody in people.items():
        (kept,) = await ideas_of(stage, somebody)
        themes.add(kept.theme)
        phrases.add((await received(somebody))[-1]["text"].split("\n")[0])
        assert (kept.setting, kept.age_band) == (setting, ages[setting])
        assert {setting} <= town.app.library.activity(kept.activity).settings.keys()
    assert len(themes) == len(phrases) == 1


async def test_another_never_repeats_within_the_week_and_ends_kindly(town: Town, stage: Stage) -> None:
    parent = await member(town)
    for _ in range(40):
        before = len(await ideas_of(stage, parent))
        await press(town, parent, "button-another")
        toast = await parent.wait_for_toast()
        if len(await ideas_of(stage, parent)) == before:
            break
    assert toast["text"] == town.t.plain("idea-no-other")
    proposed = [kept.activity for kept in await ideas_of(stage, parent)]
    assert len(proposed) > 3
    assert len(proposed) == len(set(proposed))
    assert [kept.state for kept in await ideas_of(stage, parent)][:-1] == [IdeaState.REPLACED] * (len(proposed) - 1)


async def test_another_pressed_twice_brings_one(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press_twice(stage, parent, "Une autre")
    assert len(await ideas_of(stage, parent)) == 2
    assert sum("Pourquoi cette idée" in message["text"] for message in await received(parent)) == 2


async def test_not_this_time_is_without_consequence_and_the_idea_can_be_seen_again(town: Town, stage: Stage) -> None:
    parent = await member(town)
    whole = (await received(parent))[-1]["text"]
    await press_twice(stage, parent, "Pas cette fois")
    assert said(town.t, "skipped") in (await received(parent))[-1]["text"]
    assert [kept.state for kept in await ideas_of(stage, parent)] == [IdeaState.SKIPPED]
    await press(town, parent, "button-show")
    assert (await parent.wait_for(whole))["text"] == whole
    await press(town, parent, "button-done")
    await parent.wait_for(said(town.t, "face-question"))


async def test_more_is_said_in_the_same_message_and_leads_back(town: Town, stage: Stage) -> None:
    parent = await member(town)
    idea = (await received(parent))[-1]
    activity = town.app.library.activity((await ideas_of(stage, parent))[0].activity)
    await press(town, parent, "button-more")
    more = await parent.wait_for(lambda message: plain(activity.question) in plain(message["text"]))
    assert more["message_id"] == idea["message_id"]
    assert plain(town.app.library.skills[activity.skill].name) in plain(more["text"])
    await press(town, parent, "button-show")
    assert (await parent.wait_for(idea["text"]))["message_id"] == idea["message_id"]


async def test_what_is_shared_has_no_link_and_no_trace(town: Town) -> None:
    parent = await member(town)
    await press(town, parent, "button-share")
    shared = await parent.wait_for(said(town.t, "share-intro"))
    assert "<a " not in shared["html"]
    assert not any(trace in shared["text"] for trace in ("http", "t.me", "@", "start=", str(parent.id)))
    assert not shared["buttons"]


async def test_an_idea_done_from_one_message_is_not_put_off_from_another(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tomorrow")
    await parent.wait_for(lambda message: "Sans rappel, finalement" in labels(message))
    await town.turn_to(at(1, 19))
    first, second = (await received(parent))[-2:]
    await parent.tap("Fait", message_id=second["message_id"])
    await parent.wait_for(said(town.t, "face-question"))
    await parent.tap("Revoir l’idée", message_id=first["message_id"])
    await parent.wait_for(lambda message: "Pas cette fois" in labels(message))
    for label in ("Pas cette fois", "Plus tard"):
        await parent.tap(label, message_id=first["message_id"])
        await parent.wait_for_toast(town.t.plain("toast-already-done"))
        await parent.tap("Revoir l’idée", message_id=first["message_id"])
        await parent.wait_for(lambda message: "Pas cette fois" in labels(message))
    assert [kept.state for kept in await ideas_of(stage, parent)] == [IdeaState.DONE]


async def test_two_ages_take_turns_or_share_an_idea_that_fits_both(town: Town, stage: Stage) -> None:
    parent = await member(town, ages=(AgeBand.A3_5, AgeBand.A9_11))
    await town.turn_to(at(23, 9))
    kept = await ideas_of(stage, parent)
    assert len(kept) == 4
    both = {AgeBand.A3_5, AgeBand.A9_11}
    for one, following in itertools.pairwise(kept):
        fits_both = both <= set(town.app.library.activity(one.activity).ages)
        assert fits_both or one.age_band != following.age_band


OTHERS = (
    "done:{}", "skip:{}", "show:{}", "more:{}", "share:{}", "another:{}", "later:{}", "at:{}:tomorrow", "nolater:{}",
    "face:{}:3", "tag:{}:fitting:1", "say:{}", "sayto:{}:region", "unsay:{}", "withdraw:{}",
)  # fmt: skip


@ONE_WAY
async def test_somebody_else_s_idea_is_refused_and_stays_as_it_is(town: Town, stage: Stage) -> None:
    owner, stranger = await member(town), await member(town, "Julien")
    (kept,) = await ideas_of(stage, owner)
    before = await stored(stage, "idea", "feedback", "reminder", "outbox", "dialogue")
    for verb in OTHERS:
        shown = await press_made_up(stage, stranger, "v1:" + verb.format(kept.id))
        assert town.t.plain("error-not-found") in shown, verb
    assert await stored(stage, "idea", "feedback", "reminder", "outbox", "dialogue") == before


@ONE_WAY
async def test_somebody_else_s_filter_is_refused_and_stays_as_it_is(town: Town, stage: Stage) -> None:
    await member(town)
    stranger = await member(town, "Julien")
    before = await stored(stage, "membership", "idea")
    own = min(row.id for row in before["membership"])
    for verb in ("ask:{}", "wish:{}:place:1", "skills:{}", "skill:{}:C1.1", "find:{}:1"):
        shown = await press_made_up(stage, stranger, "v1:" + verb.format(own))
        assert town.t.plain("error-not-found") in shown, verb
    assert await stored(stage, "membership", "idea") == before


FORGED = (
    "v1:done:0", "v1:done:-1", "v1:done:²", "v1:done:99999999999999999999", "v1:done:1 OR 1=1", "v1:done:", "v1:done",
    "v1:face:{}:4", "v1:face:{}:0", "v1:face:{}:x", "v1:tag:{}:naughty:1", "v1:at:{}:never", "v1:sayto:{}:everybody",
    "v1:wish:{}:colour:1", "v1:wish:{}:place:9", "v1:skill:{}:Z9.9", "v1:", "v1", ":", "v0:done:{}", "v2:done:{}",
    "x" * 64,
)  # fmt: skip


@ONE_WAY
async def test_made_up_buttons_are_explained_and_change_nothing(town: Town, stage: Stage) -> None:
    parent = await member(town)
    (kept,) = await ideas_of(stage, parent)
    before = await stored(stage, "idea", "feedback", "reminder", "outbox", "dialogue", "membership")
    explained = [town.t.plain(f"error-{key}") for key in ("old-button", "not-found", "invalid")]
    for data in FORGED:
        shown = await press_made_up(stage, parent, data.format(kept.id))
        assert shown.strip("\n") in explained, data
    assert await stored(stage, "idea", "feedback", "reminder", "outbox", "dialogue", "membership") == before


@ONE_WAY
@pytest.mark.parametrize("verb", ["done:1", "later:1", "find:1:1", "say:1", "ask:1"])
async def test_a_button_pressed_without_having_joined_leads_to_the_door(town: Town, stage: Stage, verb: str) -> None:
    stranger = await town.client.person("Julien")
    await stranger.join(town.territory.slug)
    await stranger.wait_for(lambda message: "Français simple" in labels(message))
    assert town.t.plain("error-not-joined") in await press_made_up(stage, stranger, f"v1:{verb}")
    assert not await rows(stage, "person")


@ONE_WAY
async def test_a_button_of_last_year_still_works(town: Town, stage: Stage) -> None:
    parent = await member(town)
    message = (await received(parent))[-1]["message_id"]
    stage.clock.turn(timedelta(days=300))
    await parent.tap("Fait", message_id=message)
    await parent.wait_for(said(town.t, "face-question"))
