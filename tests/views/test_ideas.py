"""An idea as members see it: short enough for every activity, place, age and reason, and honest about why it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest

from bot.library import Library
from bot.library.loading import CONTENT
from bot.library.models import Activity, Reference, Theme
from bot.model import AgeBand, Form, Idea, IdeaOrigin, IdeaState, Language, Role, Setting
from bot.planning.need import Fit
from bot.planning.rhythm import Later
from bot.services.ideas import IdeaCard
from bot.texts import FIRST, T, Texts
from bot.views import ideas as views
from bot.views import names
from bot.views.message import Message
from simulator.htmlmode import parse_html

LIBRARY = Library.load()
TEXTS = Texts.load(CONTENT / "texts")
FRENCH, SIMPLE, ENGLISH = (TEXTS.of(language) for language in FIRST)
THEMES = [theme for programme in LIBRARY.programmes.values() for theme in programme.themes]
LARGEST_NUMBER = 999_999_999
LONGEST_TEXT, LONGEST_DATA = 4096, 64
PARIS = "Europe/Paris"
DUE = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)


def longest_theme(setting: Setting) -> Theme:
    """Of all themes, whatever their skill: `/idee` may bring any activity in any week."""
    return max(THEMES, key=lambda theme: len(theme.repere + theme.title + theme.gestes.get(setting, "")))


LONGEST = {setting: longest_theme(setting) for setting in Setting}


def card(
    activity: Activity, setting: Setting, age: AgeBand, fit: Fit = Fit.THEME, theme: Theme | None = None
) -> IdeaCard:
    shown = theme or LONGEST[setting]
    idea = Idea(
        id=LARGEST_NUMBER,
        membership_id=LARGEST_NUMBER,
        person_id=LARGEST_NUMBER,
        territory_id=1,
        week_starts_on=date(2026, 11, 23),
        activity=activity.slug,
        theme=shown.slug,
        skill=activity.skill,
        setting=setting,
        age_band=age,
        fit=fit,
        origin=IdeaOrigin.WEEKLY,
        state=IdeaState.PROPOSED,
    )
    place = LIBRARY.place_in_sequence(activity.slug)
    return IdeaCard(idea, activity, shown, LIBRARY.skills[activity.skill], place)


def every_card(fits: Sequence[Fit] = tuple(Fit)) -> Iterator[IdeaCard]:
    """With the age that takes the most room: the others change nothing else."""
    for activity in LIBRARY.activities.values():
        for setting in activity.settings:
            for fit in fits:
                yield card(activity, setting, max(activity.ages, key=len), fit)


def some_card(**changes: object) -> IdeaCard:
    """One activity of the library for the home, changed where a test needs it."""
    activity = next(one for one in LIBRARY.activities.values() if Setting.HOME in one.settings)
    return card(activity.model_copy(update=changes), Setting.HOME, activity.ages[0])


def seen(text: str) -> str:
    """The text as the reader sees it, with ordinary spaces; fails where Telegram would refuse it."""
    return parse_html(text)[0].replace("\u00a0", " ")


def where(of: IdeaCard) -> str:
    return f"{of.activity.slug}, {of.idea.setting}, {of.idea.age_band}, {of.idea.fit}"


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.keyboard]


def data(message: Message) -> list[str]:
    return [button.data for row in message.keyboard for button in row]


@pytest.mark.parametrize("t", [FRENCH, SIMPLE, ENGLISH], ids=lambda t: t.language)
def test_every_idea_is_read_in_900_characters_whatever_the_theme(t: T) -> None:
    lengths = {where(of): len(seen(views.idea_text(t, of))) for of in every_card()}
    assert {place: length for place, length in lengths.items() if length > views.MAX_IDEA} == {}


@pytest.mark.parametrize("t", [FRENCH, SIMPLE, ENGLISH], ids=lambda t: t.language)
def test_what_there_is_to_know_more_fits_in_one_message(t: T) -> None:
    for of in every_card([Fit.THEME]):
        for role in (None, *Role):
            assert len(seen(views.more(t, of, role).text)) <= LONGEST_TEXT, where(of)


def test_a_seance_says_where_it_stands_in_its_sequence_and_what_follows() -> None:
    sequence = LIBRARY.sequences[0]
    first, *_, last = (LIBRARY.activity(slug) for slug in sequence.seances)
    opening = seen(views.more(FRENCH, card(first, Setting.SCHOOL, first.ages[0]), None).text)
    closing = seen(views.more(FRENCH, card(last, Setting.SCHOOL, last.ages[0]), None).text)
    following = LIBRARY.activity(sequence.seances[1]).title
    assert f"Séance 1 sur {len(sequence.seances)} de la suite « {sequence.title} »." in opening
    assert f"Ensuite : « {following} »." in opening
    assert "C’est la dernière." in closing
    assert "de la suite" not in seen(views.more(FRENCH, some_card(), None).text)


@pytest.mark.parametrize("t", [FRENCH, SIMPLE, ENGLISH], ids=lambda t: t.language)
def test_what_is_shared_fits_in_one_message_without_any_link(t: T) -> None:
    for of in every_card([Fit.THEME]):
        shown = views.share(t, of)
        assert len(seen(shown.text)) <= LONGEST_TEXT, where(of)
        assert "http" not in shown.text
        assert "t.me" not in shown.text
        assert shown.keyboard == ()


def test_buttons_hold_the_largest_number_in_64_bytes() -> None:
    of, choices = some_card(), dict.fromkeys(Later, DUE)
    shown = [
        views.idea(FRENCH, of),
        views.more(FRENCH, of, None),
        views.later_question(FRENCH, of, choices, is_gone=False),
        views.later_set(FRENCH, of, DUE, PARIS),
        views.skipped(FRENCH, of),
    ]
    found = [one for message in shown for one in data(message)]
    assert [one for one in found if len(one.encode()) > LONGEST_DATA or not one.startswith("v1:")] == []


def test_an_idea_opens_with_the_phrase_and_the_gesture() -> None:
    of = some_card()
    first, second, *_ = seen(views.idea_text(FRENCH, of)).split("\n")
    assert first == f"Le repère de la semaine : « {of.theme.repere} »"
    assert second == f"Le geste, 30 secondes : {of.theme.gestes[Setting.HOME]}"


def test_without_a_gesture_for_the_place_the_activity_follows_the_phrase() -> None:
    served = LONGEST[Setting.HOME].model_copy(update={"gestes": {}})
    of = some_card()
    text = seen(views.idea_text(FRENCH, card(of.activity, Setting.HOME, of.idea.age_band, theme=served)))
    assert "Le geste" not in text
    assert text.split("\n")[2].startswith(of.activity.title)


def test_an_idea_has_its_six_buttons_two_by_two() -> None:
    assert labels(views.idea(FRENCH, some_card())) == [
        ["Fait", "Plus tard"],
        ["Une autre", "Pas cette fois"],
        ["En savoir plus", "Partager"],
    ]


def test_a_reminder_says_why_it_comes_before_the_idea() -> None:
    of = some_card()
    text = views.idea(FRENCH, of, FRENCH("reminder")).text
    assert text == f"{FRENCH('reminder')}\n\n{views.idea_text(FRENCH, of)}"


@pytest.mark.parametrize("t", [FRENCH, SIMPLE, ENGLISH], ids=lambda t: t.language)
@pytest.mark.parametrize("fit", Fit)
def test_the_reason_names_the_theme_the_place_and_the_age_once(t: T, fit: Fit) -> None:
    activity = some_card().activity
    reason = seen(views.why(t, card(activity, Setting.HOME, AgeBand.A6_8, fit)))
    place, age = ("at home", "6-8 year-olds") if t is ENGLISH else ("à la maison", "6-8 ans")
    wished = card(activity, Setting.HOME, AgeBand.A6_8).skill
    asked = wished.everyday_en if t is ENGLISH else wished.everyday
    assert (asked if fit in (Fit.WISHED, Fit.NEAR_WISH) else LONGEST[Setting.HOME].title) in reason
    assert reason.count(place) == 1
    assert reason.count(age) == 1
    assert reason.count("ans" if t is not ENGLISH else "year") == 1


@pytest.mark.parametrize(("t", "said"), [(FRENCH, "à la mairie, tous les âges."), (ENGLISH, "all ages.")])
def test_a_town_hall_is_told_the_ages_of_the_activity_and_not_one_of_them(t: T, said: str) -> None:
    town_hall = [one for one in LIBRARY.activities.values() if Setting.LOCAL_AUTHORITY in one.settings]
    whole = next(one for one in town_hall if set(one.ages) == set(AgeBand))
    assert said in seen(views.why(t, card(whole, Setting.LOCAL_AUTHORITY, AgeBand.A0_2)))
    part = next(one for one in town_hall if len(one.ages) < len(AgeBand))
    assert names.ages_named(t, part.ages) in views.why(t, card(part, Setting.LOCAL_AUTHORITY, part.ages[0]))


def test_each_reason_has_its_own_words() -> None:
    activity = some_card().activity
    for t in (FRENCH, SIMPLE, ENGLISH):
        assert len({views.why(t, card(activity, Setting.HOME, AgeBand.A6_8, fit)) for fit in Fit}) == len(Fit)


def test_simple_french_reads_the_simple_steps_at_home_and_the_usual_ones_elsewhere() -> None:
    activity = next(
        one
        for one in LIBRARY.activities.values()
        if {Setting.HOME, Setting.SCHOOL} <= one.settings.keys() and one.simple
    )
    at_home, at_school = (card(activity, place, activity.ages[0]) for place in (Setting.HOME, Setting.SCHOOL))
    assert views.steps_of(SIMPLE, at_home) == activity.simple
    assert views.steps_of(TEXTS.of(Language("tr")), at_home) == activity.simple
    assert views.steps_of(ENGLISH, at_home) == activity.steps
    assert views.steps_of(SIMPLE, at_school) == activity.steps
    assert views.steps_of(FRENCH, at_home) == activity.steps


def test_material_comes_with_the_variant_that_needs_none() -> None:
    with_some = seen(
        views.idea_text(FRENCH, some_card(material=("une feuille", "un crayon"), without="On dessine en l’air."))
    )
    assert "Matériel : une feuille, un crayon.\nOn dessine en l’air." in with_some
    assert "atériel" not in seen(views.idea_text(FRENCH, some_card(material=())))


def test_a_source_is_said_short_under_the_idea_and_whole_for_who_wants_more() -> None:
    of = some_card(
        source=Reference(publisher="Santé publique France", year=2022, title="Les compétences psychosociales")
    )
    assert "Source : Santé publique France, 2022." in seen(views.idea_text(FRENCH, of))
    more = seen(views.more(FRENCH, of, None).text)
    assert "Les compétences psychosociales, Santé publique France, 2022" in more


def test_signs_of_an_activity_are_shown_as_written() -> None:
    of = some_card(title="<b>Toi & moi</b>", steps=("1 < 2", "a & b", "<i>"))
    assert "<b>Toi & moi</b> (" in seen(views.idea_text(FRENCH, of))
    assert "3. <i>" in seen(views.share(FRENCH, of).text)
    assert "<b>Toi & moi</b>" in seen(views.skipped(FRENCH, of).text)


def test_more_says_how_many_children_or_that_one_is_alone() -> None:
    def said(low: int, high: int, form: Form = Form.GESTE) -> str:
        of = some_card()
        group = of.activity.group.model_copy(update={"min": low, "max": high})
        return seen(views.more(FRENCH, some_card(group=group, form=form), None).text)

    assert "Avec combien d’enfants ? De 2 à 30." in said(2, 30)
    assert "Avec combien d’enfants ? Un enfant à la fois." in said(1, 1)
    assert "Rien n’est demandé aux enfants." in said(0, 0)
    assert "À combien ? De 4 à 30 personnes." in said(4, 30, Form.MILIEU)
    assert "À combien ? Une personne suffit." in said(1, 1, Form.MILIEU)


def test_more_adds_the_word_for_the_role_of_the_reader_only() -> None:
    of = some_card(roles={"family": "Un mot aux familles."})
    assert "Famille : Un mot aux familles." in seen(views.more(FRENCH, of, Role.FAMILY).text)
    assert "Un mot aux familles." not in views.more(FRENCH, of, Role.VOLUNTEER).text
    assert "Un mot aux familles." not in views.more(FRENCH, of, None).text


def test_the_skill_is_said_in_everyday_words_of_the_language() -> None:
    of = some_card()
    skill = LIBRARY.skills[of.activity.skill]
    assert skill.everyday in seen(views.more(SIMPLE, of, None).text)
    assert skill.everyday_en in seen(views.more(ENGLISH, of, None).text)


def test_later_offers_what_makes_sense_and_the_way_back() -> None:
    shown = views.later_question(
        FRENCH, some_card(), {Later.TONIGHT: DUE, Later.TOMORROW: DUE, Later.WEEKEND: DUE}, False
    )
    assert labels(shown) == [["Ce soir", "Demain soir"], ["Ce week-end"], ["Revoir l’idée"]]
    assert data(shown)[0] == f"v1:at:{LARGEST_NUMBER}:tonight"


def test_later_says_when_the_moment_has_passed_or_none_is_left() -> None:
    of = some_card()
    assert FRENCH("later-gone") in views.later_question(FRENCH, of, {Later.TONIGHT: DUE}, is_gone=True).text
    none_left = views.later_question(FRENCH, of, {}, is_gone=False)
    assert none_left.text.startswith(FRENCH("later-none"))
    assert none_left.keyboard == views.buttons(FRENCH, of)


def test_a_reminder_that_was_set_says_its_day_and_hour_in_local_time_and_can_be_dropped() -> None:
    french, english = (views.later_set(t, some_card(), DUE, PARIS) for t in (FRENCH, ENGLISH))
    assert "le mercredi 25 novembre à 9 h 30" in seen(french.text)
    assert "on Wednesday 25 November at 9:30" in english.text
    assert labels(french) == [["Fait", "Revoir l’idée"], ["Sans rappel, finalement"]]
