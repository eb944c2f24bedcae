"""`/reglages`: every choice changes and has its way back, for one territory or several."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.model import AgeBand, Language, Role, Setting
from bot.services import rhythms
from bot.storage import memberships
from simulator.somebody import Somebody
from tests.journeys.acting import (
    answered,
    halfway,
    labels,
    member,
    one_more_territory,
    pass_time,
    press,
    press_made_up,
    press_twice,
    rows,
    said,
    stored,
)
from tests.journeys.conftest import Stage


async def settings_of(stage: Stage, somebody: Somebody) -> None:
    await somebody.send("/reglages")
    await somebody.wait_for("Vos réglages pour Unieux")


async def the_membership(stage: Stage) -> Row[Any]:
    (found,) = await rows(stage, "membership")
    return found


async def test_each_choice_is_changed_and_the_settings_say_so(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await settings_of(stage, parent)
    changes = [
        ("button-change-day", "mercredi", "le mercredi à 18\u00a0h\u00a030"),
        ("button-change-hour", "12\u00a0h\u00a030", "le mercredi à 12\u00a0h\u00a030"),
        ("button-change-rhythm", "Une semaine sur deux", "Une idée une semaine sur deux"),
        ("button-change-role", t.plain("role-volunteer"), "Au club, pour les 3-5\u00a0ans"),
    ]
    for key, label, outcome in changes:
        await press(town, parent, "button-change", key)
        await parent.tap(label)
        await parent.wait_for(outcome)
    await press(town, parent, "button-change", "button-change-settings")
    await parent.tap("À la maison")
    await press(town, parent, "button-ok")
    await parent.wait_for("À la maison et au club")
    await press(town, parent, "button-change", "button-change-ages")
    await parent.tap(t.plain("age-band", ages="6-8"))
    await press(town, parent, "button-ok")
    await parent.wait_for("pour les 3-5 et 6-8\u00a0ans")
    await press(town, parent, "button-change", "button-change-rhythm", "button-beside-before", "button-beside-after")
    await press(town, parent, "button-ok")
    await parent.wait_for("Avec le repère la veille, et un mot deux jours après")
    await press(town, parent, "button-change", "button-change-rhythm")
    await parent.tap(t.plain("button-chosen", label=t.plain("button-beside-before")))
    await press(town, parent, "button-ok")
    await parent.wait_for("Avec un mot deux jours après")


async def test_every_question_has_a_way_back_that_changes_nothing(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    before = await stored(stage, "membership", "membership_setting", "membership_age_band")
    await settings_of(stage, parent)
    await press(town, parent, "button-change")
    for key in ("day", "hour", "role"):
        await press(town, parent, f"button-change-{key}", "button-back")
        await parent.wait_for(said(t, "change-question"))
    for key in ("settings", "ages", "rhythm"):
        await press(town, parent, f"button-change-{key}", "button-ok", "button-change")
    await press(town, parent, "button-back", "button-language", "button-back")
    await parent.wait_for("Vos réglages pour Unieux")
    assert await stored(stage, *before) == before


async def test_who_joins_may_change_each_choice_before_beginning(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 4)
    for key, label, outcome in (
        ("button-change-day", "samedi", "le samedi à 18\u00a0h\u00a030"),
        ("button-change-hour", "8\u00a0h", "le samedi à 8\u00a0h"),
        ("button-change-rhythm", "Une fois par mois", "une fois par mois"),
        ("button-change-role", t.plain("role-professional"), "À l’école, pour les 3-5\u00a0ans"),
    ):
        await press(town, parent, "button-change", key)
        await parent.tap(label)
        summary = await parent.wait_for(outcome)
        assert t.plain("button-go") in labels(summary)
    await press(town, parent, "button-go")
    await parent.wait_for("à l’école, 3-5")


async def test_the_same_role_again_leaves_the_other_choices_alone(stage: Stage) -> None:
    town = stage.town
    leader = await member(town, "Awa", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.AFTER_SCHOOL)
    await settings_of(stage, leader)
    await press(town, leader, "button-change", "button-change-role")
    await leader.tap("✓ Professionnelle, professionnel")
    await leader.wait_for("Au périscolaire, pour les 6-8\u00a0ans")


async def test_a_choice_pressed_twice_in_haste_is_taken_once(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await settings_of(stage, parent)
    await press(town, parent, "button-change", "button-change-ages")
    await press_twice(stage, parent, t.plain("age-band", ages="6-8"))
    await press(town, parent, "button-ok", "button-change", "button-change-settings")
    await press_twice(stage, parent, "Au club")
    await press(town, parent, "button-ok")
    await parent.wait_for("À la maison et au club, pour les 3-5 et 6-8\u00a0ans")


async def test_the_last_age_and_the_last_place_stay(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await settings_of(stage, parent)
    await press(town, parent, "button-change", "button-change-ages")
    await parent.tap("✓ 3-5\u00a0ans")
    await parent.wait_for_toast(t.plain("error-one-age-at-least"))
    await press(town, parent, "button-ok", "button-change", "button-change-settings")
    await parent.tap("✓ À la maison")
    await parent.wait_for_toast(t.plain("error-one-setting-at-least"))
    assert len(await rows(stage, "membership_setting")) == len(await rows(stage, "membership_age_band")) == 1


async def test_the_language_changes_for_all_that_follows(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await settings_of(stage, parent)
    await press(town, parent, "button-language")
    await parent.tap("English")
    english = stage.app.texts.of(Language.ENGLISH)
    await parent.wait_for(said(english, "language-question"))
    await parent.tap(english.plain("button-back"))
    await parent.wait_for("Your settings for Unieux")
    await pass_time(town, timedelta(days=9))
    weekly = [message["text"] for message in await parent.read()][-1]
    assert said(english, "idea-repere", repere="…").split("…")[0] in weekly


async def test_a_change_of_day_or_hour_never_gives_two_ideas_in_one_week(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await settings_of(stage, parent)
    for day, hour in (("jeudi", 0), ("lundi", 26), ("samedi", 30), ("mardi", 50), ("vendredi", 12), ("dimanche", 90)):
        await press(town, parent, "button-change", "button-change-day")
        await parent.tap(day)
        await press(town, parent, "button-change", "button-change-hour")
        await parent.tap("8\u00a0h" if hour % 4 else "19\u00a0h\u00a030")
        await answered(stage)
        await pass_time(town, timedelta(hours=hour))
    await pass_time(town, timedelta(weeks=3))
    ideas = await rows(stage, "idea")
    weeks = Counter(row.sent_at.astimezone(ZoneInfo("Europe/Paris")).isocalendar().week for row in ideas)
    assert max(weeks.values()) == 1, weeks
    assert len(weeks) >= 4


async def test_a_slower_rhythm_spaces_the_ideas_and_a_quicker_one_brings_the_next_nearer(stage: Stage) -> None:
    town = stage.town
    parent = await member(town)
    await settings_of(stage, parent)
    due = []
    for label in ("Une fois par mois", "Une semaine sur deux", "Chaque semaine"):
        await press(town, parent, "button-change", "button-change-rhythm")
        await parent.tap(label)
        await parent.wait_for("Vos réglages")
        async with town.app.database.read() as tx:
            own = await memberships.get(tx, (await the_membership(stage)).id)
            due.append(await rhythms.next_idea(tx, town.app.library, own, town.clock.now()))
    assert [one and due[-1] and (one - due[-1]).days for one in due] == [21, 7, 0]


async def test_settings_are_asked_for_which_territory_where_there_are_several(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    parent = await member(town)
    await parent.send("/reglages")
    await parent.wait_for("Vos réglages pour Unieux")
    await parent.join("firminy")
    await press(town, parent, "button-join-too")
    await parent.send("/reglages")
    await parent.wait_for(said(t, "settings-which"))
    await parent.tap("Firminy")
    await parent.wait_for(said(t, "role-question"))


async def test_who_follows_no_territory_may_still_change_the_language(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await parent.send("/stop")
    await press(town, parent, "button-stop")
    await parent.send("/reglages")
    await parent.wait_for(said(t, "settings-none"))
    await press(town, parent, "button-language")
    await parent.tap("English")
    await parent.wait_for(said(stage.app.texts.of(Language.ENGLISH), "language-question"))


async def test_made_up_buttons_are_answered_kindly_and_change_nothing(stage: Stage) -> None:
    t = stage.town.t
    parent, other = await member(stage.town), await member(stage.town, "Julien")
    await parent.send("/reglages")
    await parent.wait_for("Vos réglages")
    own, theirs = [row.id for row in await rows(stage, "membership")]
    idea = (await rows(stage, "idea"))[1].id
    before = await stored(stage, "membership", "membership_setting", "membership_age_band", "idea", "feedback")
    old, lost, invalid = (t.plain(f"error-{key}") for key in ("old-button", "not-found", "invalid"))
    answers = {
        f"v1:role:{own}:king": old,
        f"v1:role:{theirs}:elected": lost,
        f"v1:screen:{theirs}": lost,
        f"v1:age:{theirs}:6-8:1": lost,
        f"v1:before:{theirs}:1": lost,
        f"v1:after:{theirs}:1": lost,
        "v1:pauseto:20261123": invalid,
        "v1:pauseto:99999999": old,
        f"v1:go:{theirs}": lost,
        f"v1:done:{idea}": lost,
        f"v1:face:{idea}:3": lost,
        "v1:role:999999999:family": lost,
        "v1:role:99999999999999999999:family": old,
        "v1:role:-1:family": old,
        "v1:role:٣:family": old,
        "v1:role::": old,
        "v1:role": old,
        f"v1:day:{own}:7": invalid,
        f"v1:hour:{own}:99": invalid,
        f"v1:rhythm:{own}:hourly": old,
        f"v1:age:{own}:6-8": old,
        "v1:pause:999999999": invalid,
        "v1:tongue:latin": old,
        "v1:yes:fr:nowhere": t.plain("error-territory-closed"),
        "v1:accept:fr:i_nothing": t.plain("error-invitation"),
        f"v9:role:{own}:family": old,
        "v1:dance:1": old,
        "v1:": old,
        "v1": old,
        ":": old,
        "' OR 1=1 --": old,
    }
    for data, kind in answers.items():
        assert await press_made_up(stage, parent, data) == kind, data
    assert await stored(stage, *before) == before
    assert [row.state for row in await rows(stage, "person")] == ["active", "active"]
    assert other.id != parent.id
