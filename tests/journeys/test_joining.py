"""Joining, as people do it: by the poster's link or without, half-way, twice, again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model import AgeBand, Language, Role, Setting
from bot.storage import territories
from bot.texts import FIRST
from bot.views import names
from tests.journeys.acting import (
    DAY,
    Shown,
    answered,
    close_territories,
    halfway,
    joining,
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
from tests.journeys.living import plain


async def test_a_parent_joins_in_six_taps_and_gets_an_idea_at_once(stage: Stage) -> None:
    town = stage.town
    parent = await town.client.person("Samira")
    await parent.join(link=f"https://t.me/{stage.server.world.first_bot().username}?start=unieux")
    welcome = await parent.wait_for("Unieux")
    for promise in ("une idée simple par semaine", "Ce qui est gardé", "/oublier", "18\u00a0ans"):
        assert promise in welcome["text"]
    for label in joining(town.t):
        await parent.tap(label)
    idea = await parent.wait_for("Le repère de la semaine")
    assert "à la maison, 3-5" in idea["text"]
    assert len(idea["text"]) <= 900
    assert len(await parent.read()) == 3, "/start, one message edited in place, the idea"
    assert 1 + len(joining(town.t)) == 6


async def test_the_programme_says_to_each_role_what_it_asks_of_them(stage: Stage) -> None:
    town = stage.town
    introductions = town.app.library.programme(town.territory.programme).introductions
    parent = await member(town)
    welcome = (await parent.read())[1]
    assert plain(introductions[Role.FAMILY]) in plain(welcome["text"])
    teacher = await member(town, "Karim", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL)
    assert plain(introductions[Role.PROFESSIONAL]) in plain((await teacher.read())[1]["text"])


async def test_who_joins_in_the_second_week_of_a_theme_is_caught_up_in_the_message_of_the_first_idea(
    stage: Stage,
) -> None:
    town = stage.town
    theme = town.app.library.programme(town.territory.programme).themes[0]
    await pass_time(town, timedelta(days=8))
    late = await member(town)
    idea = plain((await late.read())[-1]["text"])
    assert idea.startswith(f"Ici, le thème « {theme.title} » a commencé le lundi 23 novembre.")
    assert plain(theme.repere) in idea
    assert len(await late.read()) == 3, "no message more than for anybody else"


async def test_without_a_code_the_only_open_territory_says_welcome(stage: Stage) -> None:
    parent = await stage.client.person("Samira")
    await parent.join()
    await parent.wait_for(said(stage.town.t, "welcome", territory="Unieux"))


async def test_without_a_code_a_visitor_chooses_among_the_open_territories_and_the_languages(stage: Stage) -> None:
    await one_more_territory(stage.town)
    parent = await stage.client.person("Samira")
    await parent.join()
    offered = await parent.wait_for(said(stage.town.t, "choose-territory"))
    first, others, territories = labels(offered)[:3], labels(offered)[3], labels(offered)[4:]
    assert (first, territories) == (["✓ Français", "Français simple", "English"], ["Firminy", "Unieux"])
    assert "Español" in others
    await parent.tap("English")
    english = stage.app.texts.of(Language.ENGLISH)
    await parent.wait_for(said(english, "choose-territory"))
    await parent.tap("Firminy")
    await parent.wait_for(said(english, "welcome", territory="Firminy"))
    assert await rows(stage, "person") == []


async def test_where_no_territory_is_open_that_is_said_kindly(stage: Stage) -> None:
    await close_territories(stage.town)
    parent = await stage.client.person("Samira")
    await parent.join()
    await parent.wait_for(said(stage.town.t, "no-territory"))
    await parent.join("unieux")
    await parent.wait_for(said(stage.town.t, "no-territory"))


async def test_an_unknown_code_leads_to_the_territories_that_are_open(stage: Stage) -> None:
    parent = await stage.client.person("Samira")
    await parent.join("atlantis")
    await parent.wait_for(said(stage.town.t, "unknown-code"))
    await parent.tap("Unieux")
    await parent.wait_for(said(stage.town.t, "welcome", territory="Unieux"))


async def test_a_territory_that_closed_meanwhile_is_not_joined(stage: Stage) -> None:
    town = stage.town
    parent = await halfway(town, 0)
    await close_territories(town)
    await press(town, parent, "button-consent")
    await parent.wait_for_toast(town.t.plain("error-territory-closed"))
    assert await rows(stage, "person") == []


async def test_the_first_screen_offers_each_language_and_the_rest_is_said_in_it(stage: Stage) -> None:
    for language, label in zip(FIRST, ("Français", "Français simple", "English"), strict=True):
        t = stage.app.texts.of(language)
        parent = await halfway(stage.town, 0, label)
        if language != Language.FRENCH:
            await parent.tap(label)
        shown = await parent.wait_for(said(t, "welcome", territory="Unieux"))
        assert [one for one in labels(shown) if one.startswith("✓")] == [f"✓ {label}"]
        await parent.tap(t.plain("button-consent"))
        await parent.wait_for(said(t, "role-question"))
        for step in joining(t)[1:]:
            await parent.tap(step)
        await parent.wait_for(lambda message, t=t: t.plain("button-done") in labels(message))
    assert {row.language for row in await rows(stage, "person")} == set(FIRST)


async def test_nothing_is_stored_before_consent_whatever_a_visitor_does(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    before = await stored(stage)
    visitor = await halfway(town, 0)
    await press(town, visitor, "button-notice", "button-back")
    await visitor.tap("English")
    await visitor.tap("Français simple")
    await visitor.wait_for(lambda message: "✓ Français simple" in labels(message))
    for text in ("Bonjour, ma fille a 4 ans", "/aide", "/privacy", "/idee", "/reglages", "/oublier", "/pause", "/xyz"):
        await visitor.send(text)
        await visitor.wait_for()
    await visitor.photo(caption="Ma fille")
    await visitor.wait_for(said(t, "media-unasked"))
    await visitor.voice()
    await visitor.wait_for(said(t, "media-unasked"))
    assert t.plain("error-not-joined") in await press_made_up(stage, visitor, "v1:done:1")
    await visitor.block()
    await visitor.unblock()
    await visitor.join("unieux")
    await visitor.wait_for(said(t, "welcome", territory="Unieux"))
    after = await stored(stage)
    assert after == before
    assert {name for name, found in after.items() if found} <= {
        "keyring",
        "territory",
        "theme_week",
        "programme_start",
        "audit",
        "last_form",
    }


async def test_each_button_of_joining_may_be_pressed_twice(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 0)
    for label in joining(t):
        await press_twice(stage, parent, label)
    await parent.wait_for("Le repère de la semaine")
    (membership,) = await rows(stage, "membership")
    assert (membership.role, membership.state) == ("family", "active")
    assert [row.age_band for row in await rows(stage, "membership_age_band")] == ["3-5"]
    assert len(await rows(stage, "person")) == len(await rows(stage, "idea")) == 1
    ideas = [message for message in await parent.read() if t.plain("button-done") in labels(message)]
    assert len(ideas) == 1


async def test_an_old_last_button_says_that_it_is_done(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 4)
    await parent.send("/start")
    await press(town, parent, "button-go")
    await parent.wait_for("Le repère de la semaine")
    await press(town, parent, "button-go")
    await parent.wait_for_toast(t.plain("toast-begun"))
    assert len(await rows(stage, "idea")) == 1


async def test_who_leaves_half_way_goes_on_days_later_by_start_by_the_link_or_by_the_old_button(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 0)
    steps = ["Bonjour et bienvenue", "Vous êtes…", "Quel âge", "Choisi\u00a0: 3-5", "Tout est prêt pour Unieux"]
    goes_on_with = [*steps[:3], steps[4], steps[4]]
    for words, later, label in zip(steps, goes_on_with, joining(t), strict=True):
        old = await parent.wait_for(words)
        await pass_time(town, 3 * DAY)
        await parent.send("/start")
        await parent.wait_for(later)
        await parent.join("unieux")
        await parent.wait_for(later)
        await parent.tap(label, message_id=old["message_id"])
        await answered(stage)
    await parent.wait_for("Le repère de la semaine")
    assert len(await rows(stage, "membership")) == 1


async def test_whatever_is_typed_half_way_is_answered_and_joining_goes_on(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 0)
    for label in joining(t):
        await parent.send("Je suis maman de deux enfants")
        known = label != t.plain("button-consent")
        await parent.wait_for(said(t, "typed-unasked" if known else "typed-visitor"))
        await parent.tap(label)
    await parent.wait_for("Le repère de la semaine")
    assert "maman de deux enfants" not in repr(await stored(stage))


async def test_commands_for_members_point_half_way_people_back_to_joining(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 1)
    await parent.send("/idee")
    await parent.wait_for(said(t, "error-not-joined"))
    await parent.send("/reglages")
    await parent.wait_for(said(t, "role-question"))


async def test_somebody_belongs_to_two_territories_with_settings_and_ideas_for_both(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    teacher = await member(town)
    await teacher.join("firminy")
    await teacher.wait_for(said(t, "second-territory", territory="Firminy"))
    await press(town, teacher, "button-join-too", "role-professional")
    await teacher.tap(t.plain("age-band", ages="6-8"))
    await press(town, teacher, "button-ok", "button-go")
    await teacher.wait_for(lambda message: "à l’école, 6-8" in message["text"])
    await teacher.send("/reglages")
    await teacher.wait_for(lambda message: {"Unieux", "Firminy"} <= set(labels(message)))
    await teacher.tap("Unieux")
    own = await teacher.wait_for("Vos réglages pour Unieux")
    assert "À la maison, pour les 3-5\u00a0ans" in own["text"]
    await pass_time(town, timedelta(days=9))
    weekly = [row for row in await rows(stage, "idea") if row.origin == "weekly"]
    assert sorted((row.setting, row.age_band) for row in weekly) == [("home", "3-5"), ("school", "6-8")]
    assert len(await rows(stage, "person")) == 1


async def test_start_goes_on_with_what_is_unfinished_rather_than_with_what_is_done(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    parent = await halfway(town, 1)
    await parent.join("firminy")
    await press(town, parent, "button-join-too")
    for label in joining(t)[1:]:
        await parent.tap(label)
    await parent.wait_for("Le repère de la semaine")
    await parent.send("/start")
    await parent.wait_for(said(t, "role-question"))


async def test_several_ages_and_places_are_said_and_the_ideas_take_turns(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await halfway(town, 2)
    for age in ("3-5", "9-11"):
        await parent.tap(t.plain("age-band", ages=age))
    await press(town, parent, "button-ok", "button-change", "button-change-settings")
    await parent.tap("Au club")
    await press(town, parent, "button-ok")
    await parent.wait_for("À la maison et au club, pour les 3-5 et 9-11\u00a0ans")
    await press(town, parent, "button-go")
    await parent.wait_for("Le repère de la semaine")
    await pass_time(town, timedelta(weeks=4))
    ideas = await rows(stage, "idea")
    assert {row.setting for row in ideas} == {"home", "club"}
    assert {row.age_band for row in ideas} == {"3-5", "9-11"}


async def test_only_places_and_ages_with_ideas_are_offered(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    programme = stage.app.library.programme("petite-enfance")
    async with stage.app.database.write() as tx:
        await territories.change(tx, town.territory.id, programme=programme.slug)
    settings = stage.app.library.offered_settings(programme)
    ages = stage.app.library.offered_ages(programme, (Setting.HOME,))
    parent = await halfway(town, 2)
    asked = await parent.wait_for(said(t, "ages-question"))
    assert labels(asked) == [t.plain("age-band", ages=age) for age in ages]
    await parent.tap(t.plain("age-band", ages="3-5"))
    await press(town, parent, "button-ok", "button-change", "button-change-settings")
    offered = await parent.wait_for(said(t, "settings-question"))
    assert len(labels(offered)) == len(settings)  # all but the town hall, and « OK »
    assert names.capital(t.plain("setting-local_authority")) not in labels(offered)
    assert 0 < len(ages) < len(AgeBand)
    assert 0 < len(settings) < len(Setting)
    (number,) = [row.id for row in await rows(stage, "membership")]
    missing = next(age for age in AgeBand if age not in ages)
    assert t.plain("error-age-not-offered") in await press_made_up(stage, parent, f"v1:age:{number}:{missing}:1")
    absent = next(setting for setting in Setting if setting not in settings)
    assert t.plain("error-setting-not-offered") in await press_made_up(stage, parent, f"v1:setting:{number}:{absent}:1")


async def test_a_professional_begins_on_a_working_day_at_school(stage: Stage) -> None:
    town = stage.town
    teacher = await halfway(town, 1)
    await press(town, teacher, "role-professional")
    await teacher.tap(town.t.plain("age-band", ages="6-8"))
    await press(town, teacher, "button-ok")
    await teacher.wait_for("Une idée chaque semaine, le lundi à 8\u00a0h.\nÀ l’école, pour les 6-8\u00a0ans.")


async def test_whoever_sees_babies_or_young_adults_at_work_joins_in_as_many_taps(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    someone = await halfway(town, 1)
    await press(town, someone, "role-professional")
    for age in ("0-2", "3-5"):
        await someone.tap(t.plain("age-band", ages=age))
    await press(town, someone, "button-ok")
    await someone.wait_for("En petite enfance, pour les 0-2 et 3-5\u00a0ans.")
    await press(town, someone, "button-change", "button-change-ages")
    for age in ("18-25", "0-2", "3-5"):
        await someone.tap(t.plain("age-band", ages=age))
    await press(town, someone, "button-ok")
    await someone.wait_for("Au service jeunesse, pour les 18-25\u00a0ans.")


async def test_an_elected_official_is_asked_no_age_and_gets_the_town_hall_once_a_month(stage: Stage) -> None:
    town = stage.town
    elected = await halfway(town, 1)
    await press(town, elected, "role-elected")
    summary = await elected.wait_for("une fois par mois")
    assert "À la mairie" in summary["text"]
    await press(town, elected, "button-go")
    await elected.wait_for(lambda message: "à la mairie" in message["text"])
    await pass_time(town, timedelta(weeks=4, hours=-2))
    assert len(await rows(stage, "idea")) == 1
    await pass_time(town, timedelta(hours=2))
    assert [row.setting for row in await rows(stage, "idea")] == ["local_authority"] * 2


async def test_who_stopped_comes_back_to_their_earlier_choices(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    leader = await member(town, "Awa", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.AFTER_SCHOOL)
    await leader.send("/stop")
    await press(town, leader, "button-stop")
    await leader.wait_for(said(t, "stopped"))
    await pass_time(town, timedelta(weeks=3))
    await leader.send("/start")
    await leader.wait_for(said(t, "welcome-back", territory="Unieux"))
    await press(town, leader, "button-join-too")
    await leader.wait_for("Au périscolaire, pour les 6-8\u00a0ans")
    await press(town, leader, "button-go")
    await leader.wait_for("au périscolaire, 6-8")
    assert len(await rows(stage, "membership")) == 1
    assert [row.state for row in await rows(stage, "person")] == ["active"]


async def test_who_erased_everything_starts_anew(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await parent.send("/oublier")
    await press(town, parent, "button-forget")
    await parent.wait_for(said(t, "forgotten"))
    await parent.send("/start")
    await parent.wait_for(said(t, "welcome", territory="Unieux"))
    await press(town, parent, "button-consent")
    await parent.wait_for(said(t, "role-question"))
    assert [row.role for row in await rows(stage, "membership")] == [None]


async def test_in_a_group_the_bot_greets_and_links_for_coordinators_only(stage: Stage) -> None:
    parent, friend = await stage.client.person("Samira"), await stage.client.person("Nadia")
    group = await stage.client.group("Parents du square", parent, friend)
    before = await stored(stage)
    bot = stage.server.world.first_bot().username
    for text in ("/start unieux", f"/idee@{bot}", f"@{bot} bonjour", "Qui vient samedi ?"):
        await parent.send(text, chat_id=group)
    await parent.photo(chat_id=group)
    await parent.join()
    await parent.wait_for("Bonjour et bienvenue")
    told = [message["text"] for message in await friend.read(chat_id=group) if message["from"]["is_bot"]]
    greeting, refusal = told
    assert "/lier" in greeting
    assert refusal.startswith("Relier un groupe revient aux personnes qui coordonnent")
    assert await stored(stage) == before


async def test_a_message_that_is_edited_afterwards_is_ignored(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-territory")
    earlier = await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    before = await stored(stage, "feedback", "dialogue")
    await stage.client.raw_update({"edited_message": edited(earlier, "Les carottes ont eu du succès")})
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    assert await stored(stage, *before) == before
    assert [row.comment for row in await rows(stage, "feedback")] == [None]
    assert said(t, "comment-thanks") not in await parent.chat_text()


def edited(message: Shown, text: str) -> Shown:
    """The same message with other words, as the Bot API tells of it."""
    sender = {"id": message["from"]["id"], "is_bot": False, "first_name": message["from"]["first_name"]}
    chat = {"id": sender["id"], "type": "private", "first_name": sender["first_name"]}
    sent_at = int(datetime.fromisoformat(message["date"]).timestamp())
    when = {"date": sent_at, "edit_date": sent_at + 60}
    return {"message_id": message["message_id"], "from": sender, "chat": chat, "text": text, **when}
