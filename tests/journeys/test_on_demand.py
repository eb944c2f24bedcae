"""`/idee` for a rainy Wednesday, and `/theme`."""

from __future__ import annotations

from bot.demo.town import Town
from bot.library.models import Activity
from bot.model import AgeBand, IdeaOrigin, Place
from simulator.somebody import Somebody
from tests.journeys.acting import labels, member, one_more_territory, press, press_twice, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import at, ideas_of, plain, received


async def card(town: Town, somebody: Somebody) -> list[str]:
    """The labels of the filter, newly asked for."""
    await somebody.send("/idee")
    return labels(await somebody.wait_for("Une idée maintenant"))


async def newest(town: Town, stage: Stage, somebody: Somebody) -> Activity:
    return town.app.library.activity((await ideas_of(stage, somebody))[-1].activity)


async def choose(somebody: Somebody, *presses: tuple[str, str]) -> None:
    """Presses each label and waits for what it turns to."""
    for label, following in presses:
        await somebody.tap(label)
        await somebody.wait_for(lambda message, wanted=following: wanted in [plain(label) for label in labels(message)])


async def test_an_idea_in_two_taps(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.send("/idee")
    await parent.tap("Trouver")
    idea = await parent.wait_for("Le repère de la semaine")
    assert "Fait" in labels(idea)
    first, asked = await ideas_of(stage, parent)
    assert asked.origin == IdeaOrigin.ON_DEMAND
    assert asked.activity != first.activity


async def test_the_filter_is_respected_also_by_another_and_remembered(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await card(town, parent)
    await choose(
        parent,
        ("Dedans ou dehors", "Dedans"),
        ("Peu importe le temps", "5 min au plus"),
        ("5\u00a0min", "15 min au plus"),
        ("Avec ou sans matériel", "Sans matériel"),
    )
    chosen = ["Dedans", "15 min au plus", "Peu importe le nombre", "Sans matériel", "Le thème de la semaine", "Trouver"]
    await parent.tap("Trouver")
    await parent.wait_for("Le repère de la semaine")
    for _ in range(3):
        activity = await newest(town, stage, parent)
        assert activity.place in (Place.INDOORS, Place.ANYWHERE)
        assert activity.minutes <= 15
        assert not activity.material
        await parent.tap("Une autre")
        toast = await parent.wait_for_toast()
        if toast["text"] == town.t.plain("idea-no-other"):
            break
    await stage.restart()
    assert [plain(label) for label in await card(town, parent)] == chosen


async def test_each_choice_comes_round_again(town: Town) -> None:
    parent = await member(town)
    before = await card(town, parent)
    await choose(parent, ("Dedans ou dehors", "Dedans"), ("Dedans", "Dehors"), ("Dehors", "Dedans ou dehors"))
    await choose(parent, ("Peu importe le nombre", "Un enfant"), ("Un enfant", "Quelques enfants"))
    await choose(parent, ("Quelques enfants", "Un groupe"), ("Un groupe", "Peu importe le nombre"))
    assert await card(town, parent) == before


async def test_a_choice_and_a_search_pressed_twice_count_once(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await card(town, parent)
    await press_twice(stage, parent, "Dedans ou dehors")
    await press_twice(stage, parent, "Trouver")
    assert len(await ideas_of(stage, parent)) == 2
    assert sum("Le repère de la semaine" in message["text"] for message in await received(parent)) == 2
    (own,) = await rows(stage, "membership")
    assert own.idea_filter["place"] == Place.INDOORS
    await parent.tap("Trouver")
    await parent.wait_for("Le repère de la semaine")
    assert len(await ideas_of(stage, parent)) == 3


async def test_a_filter_that_nothing_meets_is_explained_and_can_be_widened(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await card(town, parent)
    await choose(parent, ("Dedans ou dehors", "Dedans"), ("Dedans", "Dehors"))
    await choose(parent, ("Avec ou sans matériel", "Sans matériel"), ("Peu importe le temps", "5 min au plus"))
    for _ in range(20):
        await parent.tap("Trouver")
        shown = await parent.wait_for(lambda message: message["text"])
        if said(town.t, "ask-nothing") in shown["text"]:
            break
        await town.settle()
    assert said(town.t, "ask-nothing") in shown["text"]
    assert "Trouver" in labels(shown)
    found = len(await ideas_of(stage, parent))
    await choose(
        parent, ("Dehors", "Dedans ou dehors"), ("5\u00a0min", "15 min au plus"), ("15\u00a0min", "30 min au plus")
    )
    await parent.tap("Trouver")
    await parent.wait_for("Le repère de la semaine")
    assert len(await ideas_of(stage, parent)) == found + 1


async def test_another_skill_is_said_to_be_the_one_that_was_asked_for(town: Town, stage: Stage) -> None:
    parent = await member(town)
    wished = town.app.library.skills["E1.1"]
    label = plain(wished.everyday[:1].upper() + wished.everyday[1:])
    await card(town, parent)
    await choose(parent, ("Le thème de la semaine", label))
    await parent.tap(label)
    await parent.wait_for(lambda message: label in labels(message) and "Trouver" in labels(message))
    await parent.tap("Trouver")
    idea = await parent.wait_for("Le repère de la semaine")
    why = plain(idea["text"]).rsplit("\n", 1)[1]
    assert (await newest(town, stage, parent)).skill.startswith("E1")
    assert plain(wished.everyday) in why
    assert "le thème" not in why


async def test_mixed_ages_are_offered_to_who_has_several(town: Town, stage: Stage) -> None:
    one, several = await member(town), await member(town, "Nadia", ages=(AgeBand.A3_5, AgeBand.A6_8))
    assert "Un âge à la fois" not in await card(town, one)
    assert "Un âge à la fois" in await card(town, several)
    await choose(several, ("Un âge à la fois", "Âges mêlés"))
    await several.tap("Trouver")
    await several.wait_for("Le repère de la semaine")
    assert {AgeBand.A3_5, AgeBand.A6_8} <= set((await newest(town, stage, several)).ages)


async def test_in_two_territories_one_is_asked_which(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await one_more_territory(town)
    await parent.join("firminy")
    await press(town, parent, "button-join-too", "role-family")
    await parent.tap(town.t.plain("age-band", ages="6-8"))
    await press(town, parent, "button-ok", "button-go")
    await parent.wait_for("Le repère de la semaine")
    await parent.send("/idee")
    assert {"Unieux", "Firminy"} <= set(labels(await parent.wait_for(said(town.t, "ask-which"))))
    await parent.tap("Unieux")
    await parent.tap("Trouver")
    await parent.wait_for("3-5")
    assert (await ideas_of(stage, parent))[-1].territory_id == town.territory.id


async def test_the_theme_says_the_phrase_the_gesture_and_what_comes_next(town: Town) -> None:
    parent = await member(town)
    await parent.send("/theme")
    text = plain((await parent.wait_for("cette semaine"))["text"])
    themes = town.app.library.programme(town.territory.programme).themes
    now, *coming = themes[:2]
    for part in (now.title, now.repere, now.gestes[next(iter(now.gestes))], *(theme.title for theme in coming)):
        assert plain(part) in text
    assert "lundi 7 décembre" in text
    assert themes[2].title not in text, "it comes after the holidays"
    assert text.endswith("Vacances scolaires à partir du samedi 19 décembre.")
    await town.turn_to(at(14, 9))
    await parent.send("/theme")
    assert plain(f"cette semaine : {coming[0].title}") in plain((await parent.wait_for("cette semaine"))["text"])


async def test_without_having_joined_the_way_in_is_shown(town: Town, stage: Stage) -> None:
    visitor = await town.client.person("Julien")
    for command in ("/idee", "/theme"):
        await visitor.send(command)
        await visitor.wait_for(town.t.plain("error-not-joined"))
    assert not await rows(stage, "person")
