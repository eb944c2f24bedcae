"""The screens of joining and of the settings: what they say, and buttons that hold all that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.library.loading import CONTENT
from bot.model import (
    AgeBand,
    GrantKind,
    Language,
    Membership,
    MembershipState,
    Person,
    PersonState,
    Rhythm,
    Role,
    Setting,
    Territory,
)
from bot.services.enrolment import Arrival, Begun, Enrolment, Step
from bot.services.invitations import PREFIX, Opened
from bot.services.presets import HOURS
from bot.texts import FIRST, T, Texts
from bot.views import enrolment as views
from bot.views import names
from bot.views.message import Message
from bot.views.rhythms import rhythm_question
from simulator.htmlmode import parse_html

TEXTS = Texts.load(CONTENT / "texts")
FRENCH, SIMPLE, ENGLISH = (TEXTS.of(language) for language in FIRST)
EVERY = [TEXTS.of(language) for language in TEXTS.languages]
LONGEST_DATA, LARGEST_NUMBER = 64, 999_999_999
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PAYLOAD = PREFIX + "x" * 32

TERRITORY = Territory(
    id=1,
    slug="abcdefghijklmnopqrstuvwx",
    name="Vallée <haute> & plateau",
    kind="bassin de vie",
    departement="42",
    time_zone="Europe/Paris",
    school_zone="A",
    programme="premiere-annee",
    programme_starts_on=date(2026, 8, 31),
    digest_weekday=4,
    digest_time=time(17, 0),
)
PERSON = Person(1, 1, Language.FRENCH, PersonState.ACTIVE, None)
MEMBERSHIP = Membership(
    id=LARGEST_NUMBER,
    person_id=1,
    territory_id=1,
    role=Role.FAMILY,
    settings=(Setting.HOME,),
    age_bands=(AgeBand.A6_8,),
    weekday=1,
    send_time=time(18, 30),
    rhythm=Rhythm.WEEKLY,
    wants_repere=False,
    wants_encouragement=False,
    state=MembershipState.JOINING,
    joined_at=None,
)
AGES = (AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11)
JOINING = Enrolment(MEMBERSHIP, TERRITORY, Step.SUMMARY, (Setting.HOME, Setting.SCHOOL), AGES)
MEMBER = replace(JOINING, membership=replace(MEMBERSHIP, state=MembershipState.ACTIVE, joined_at=NOW), step=Step.MEMBER)
NEW = replace(JOINING, membership=replace(MEMBERSHIP, role=None, settings=(), age_bands=()), step=Step.ROLE)
AGELESS = replace(JOINING, membership=replace(MEMBERSHIP, age_bands=()), step=Step.AGES)


def every_screen(t: T) -> Iterator[Message]:
    yield views.welcome(t, TERRITORY, TERRITORY.slug)
    yield views.choose_territory(t, [TERRITORY], code_is_unknown=True)
    yield views.second_territory(t, TERRITORY, TERRITORY.slug)
    for enrolment in (NEW, AGELESS, JOINING, MEMBER):
        yield views.screen(t, enrolment)
        yield views.change_menu(t, enrolment)
        yield views.settings_question(t, enrolment)
        yield views.day_question(t, enrolment)
        yield views.hour_question(t, enrolment)
        yield rhythm_question(t, enrolment)
    yield views.which_membership(t, [MEMBER], "settings-which", "screen")
    yield views.languages(t)
    yield views.invitation(t, Opened(GrantKind.COORDINATOR, TERRITORY), PAYLOAD)
    yield views.invitation(t, Opened(GrantKind.REGION, None), PAYLOAD)
    yield views.accepted(t, Opened(GrantKind.COORDINATOR, TERRITORY), NOW)
    yield views.accepted(t, Opened(GrantKind.REGION, None), NOW)
    yield views.begun(t, Begun(MEMBER, NOW))


def labels(message: Message) -> list[list[str]]:
    """The buttons as they are read, with ordinary spaces."""
    return [[button.label.replace("\u00a0", " ") for button in row] for row in message.keyboard]


def data(message: Message) -> list[str]:
    return [button.data for row in message.keyboard for button in row]


def seen(message: Message) -> str:
    """The text as the reader sees it, with ordinary spaces; fails where Telegram would refuse it."""
    return parse_html(message.text)[0].replace("\u00a0", " ")


def own(*words: object) -> str:
    """What a button of this membership holds."""
    verb, *rest = words
    return ":".join(["v1", str(verb), str(LARGEST_NUMBER), *map(str, rest)])


def test_the_button_that_names_the_other_languages_leads_to_all_of_them() -> None:
    shown = views.doors(FRENCH, TERRITORY.slug)
    assert data(shown) == [f"v1:door:{language}:{TERRITORY.slug}" for language in TEXTS.languages]
    names = [label.removeprefix("✓ ") for row in labels(shown) for label in row]
    assert names == list(FRENCH.languages.values())
    assert {"العربية", "Español", "Português", "Türkçe", "Українська"} <= set(names)


def test_the_territorys_own_words_of_welcome_stand_first_and_escaped() -> None:
    place = replace(TERRITORY, welcome="Ici, on <avance> ensemble.")
    for shown in (views.welcome(FRENCH, place, place.slug), views.second_territory(FRENCH, place, place.slug)):
        assert shown.text.startswith("<i>Ici, on &lt;avance&gt; ensemble.</i>\n\n")


@pytest.mark.parametrize("t", EVERY, ids=lambda t: t.language)
def test_every_button_holds_at_most_64_bytes_and_every_screen_is_accepted(t: T) -> None:
    assert (len(TERRITORY.slug), len(PAYLOAD)) == (24, 34)
    for message in every_screen(t):
        assert seen(message)
        assert [one for one in data(message) if len(one.encode()) > LONGEST_DATA] == []
        assert all(one.startswith("v1:") for one in data(message))
        assert all(label.strip() for row in labels(message) for label in row)


def test_the_welcome_offers_the_languages_the_consent_and_the_notice() -> None:
    shown = views.welcome(SIMPLE, TERRITORY, TERRITORY.slug)
    slug = TERRITORY.slug
    assert labels(shown)[0] == ["Français", "✓ Français simple", "English"]
    assert labels(shown)[1] == [" · ".join(name for one, name in SIMPLE.languages.items() if one not in FIRST)]
    assert data(shown) == [
        f"v1:door:fr:{slug}",
        f"v1:door:fr-simple:{slug}",
        f"v1:door:en:{slug}",
        f"v1:doors:fr-simple:{slug}",
        f"v1:yes:fr-simple:{slug}",
        f"v1:notice:fr-simple:{slug}",
    ]


@pytest.mark.parametrize(
    ("t", "told"),
    [
        (FRENCH, ["une idée simple par semaine", "gardé", "/oublier", "18 ans", "pas votre nom", "nom d’un enfant"]),
        (SIMPLE, ["une petite idée par semaine", "gardons", "/oublier", "18 ans", "pas votre nom", "nom d’un enfant"]),
        (ENGLISH, ["one simple idea a week", "kept", "/oublier", "18 and over", "not your name", "written in French"]),
    ],
    ids=lambda value: value.language if isinstance(value, T) else "",
)
def test_the_welcome_says_what_comes_how_often_what_is_kept_and_for_whom(t: T, told: list[str]) -> None:
    text = seen(views.welcome(t, TERRITORY, TERRITORY.slug))
    assert TERRITORY.name in text
    assert [words for words in told if words not in text] == []


def test_who_comes_is_met_where_they_stand() -> None:
    assert views.arrival(FRENCH, Arrival(None, territory=TERRITORY, code=TERRITORY.slug)) == views.welcome(
        FRENCH, TERRITORY, TERRITORY.slug
    )
    assert views.arrival(FRENCH, Arrival(PERSON, territory=TERRITORY, code=TERRITORY.slug)) == views.second_territory(
        FRENCH, TERRITORY, TERRITORY.slug
    )
    returned = views.arrival(FRENCH, Arrival(PERSON, territory=TERRITORY, is_back=True))
    assert "Bon retour" in seen(returned)
    assert views.arrival(FRENCH, Arrival(PERSON, enrolment=AGELESS)) == views.ages_question(FRENCH, AGELESS)
    lost = views.arrival(FRENCH, Arrival(None, territories=(TERRITORY,), code_is_unknown=True))
    assert "Ce lien ne mène à aucun territoire ouvert." in seen(lost)
    languages = ["v1:door:fr:", "v1:door:fr-simple:", "v1:door:en:", "v1:doors:fr:"]
    assert data(lost) == [*languages, f"v1:door:fr:{TERRITORY.slug}"]


def test_without_a_territory_there_is_nothing_to_tap() -> None:
    assert views.arrival(FRENCH, Arrival(None)).keyboard == ()


def test_a_second_territory_is_joined_with_one_button() -> None:
    assert data(views.second_territory(ENGLISH, TERRITORY, TERRITORY.slug)) == [f"v1:yes:en:{TERRITORY.slug}"]


def test_the_first_step_asks_the_role() -> None:
    shown = views.screen(FRENCH, NEW)
    assert data(shown) == [own("role", role) for role in Role]
    assert labels(shown)[0] == ["Famille"]


def test_ages_can_be_confirmed_once_one_is_chosen() -> None:
    none, one = views.screen(FRENCH, AGELESS), views.ages_question(FRENCH, JOINING)
    assert labels(none) == [["3-5 ans", "6-8 ans"], ["9-11 ans"]]
    assert "Rien de choisi" in seen(none)
    wanted = {AgeBand.A3_5: 1, AgeBand.A6_8: 0, AgeBand.A9_11: 1}
    assert data(one) == [*(own("age", age, wanted[age]) for age in AGES), own("screen")]
    assert labels(one) == [["3-5 ans", "✓ 6-8 ans"], ["9-11 ans"], ["OK"]]
    assert "Choisi : 6-8 ans." in seen(names.saying_choices(FRENCH, one))


def test_what_buttons_show_as_chosen_is_said_in_words_once() -> None:
    one = views.ages_question(FRENCH, JOINING)
    said = names.saying_choices(FRENCH, one)
    assert seen(said).endswith("Choisi : 6-8 ans.")
    assert names.saying_choices(FRENCH, said) == said
    assert names.saying_choices(FRENCH, views.ages_question(FRENCH, AGELESS)) == views.ages_question(FRENCH, AGELESS)


def test_an_age_that_is_no_longer_offered_stays_shown_so_that_it_can_be_left() -> None:
    older = replace(JOINING, membership=replace(MEMBERSHIP, age_bands=(AgeBand.A12_14,)))
    assert own("age", AgeBand.A12_14, 0) in data(views.ages_question(FRENCH, older))


def test_the_summary_of_who_joins_has_one_button_to_begin_and_one_to_change() -> None:
    shown = views.screen(FRENCH, JOINING)
    assert data(shown) == [own("go"), own("change")]
    assert "Une idée chaque semaine, le mardi à 18 h 30.\nÀ la maison, pour les 6-8 ans." in seen(shown)


def test_the_summary_of_a_member_can_be_changed_and_read_in_another_language() -> None:
    shown = views.screen(FRENCH, MEMBER)
    assert data(shown) == [own("change"), own("tongues")]
    assert "L’idée vient seule" in seen(shown)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (True, False, "Avec le repère de la semaine, la veille."),
        (False, True, "Avec un mot deux jours après"),
        (True, True, "Avec le repère la veille, et un mot deux jours après."),
    ],
)
def test_the_summary_says_what_comes_beside_the_idea(before: bool, after: bool, says: str) -> None:
    for enrolment in (MEMBER, JOINING):
        wanted = replace(enrolment.membership, wants_repere=before, wants_encouragement=after)
        assert says in seen(views.screen(FRENCH, replace(enrolment, membership=wanted)))


def test_several_places_and_ages_are_listed_as_one_says_them() -> None:
    places, ages = (Setting.HOME, Setting.SCHOOL, Setting.CLUB), (AgeBand.A3_5, AgeBand.A6_8)
    several = replace(JOINING, membership=replace(MEMBERSHIP, settings=places, age_bands=ages))
    assert "À la maison, à l’école et au club, pour les 3-5 et 6-8 ans." in seen(views.summary(FRENCH, several))
    assert "At home, at school and at the club, for 3-5 and 6-8 year-olds." in seen(views.summary(ENGLISH, several))


def test_everything_can_be_changed_from_one_menu() -> None:
    verbs = ["settings", "ages", "days", "hours", "rhythms", "roles", "screen"]
    assert data(views.change_menu(FRENCH, MEMBER)) == [own(verb) for verb in verbs]


def test_places_show_those_offered_and_those_taken() -> None:
    elsewhere = replace(MEMBER, membership=replace(MEMBER.membership, settings=(Setting.HOME, Setting.CLUB)))
    shown = views.settings_question(FRENCH, elsewhere)
    assert labels(shown) == [["✓ À la maison", "À l’école"], ["✓ Au club"], ["OK"]]
    assert data(shown)[-1] == own("screen")


def test_days_hours_and_rhythms_mark_the_present_choice_and_lead_back() -> None:
    days, hours, rhythms = (
        question(FRENCH, MEMBER) for question in (views.day_question, views.hour_question, rhythm_question)
    )
    assert data(days) == [*(own("day", number) for number in range(7)), own("change")]
    assert data(hours) == [*(own("hour", number) for number in range(len(HOURS))), own("change")]
    beside = (own("before", 1), own("after", 1), own("letters", 0))
    assert data(rhythms) == [*(own("rhythm", one) for one in Rhythm), *beside, own("screen")]
    chosen = [label for one in (days, hours, rhythms) for row in labels(one) for label in row if label[0] == "✓"]
    assert chosen == ["✓ mardi", "✓ 18 h 30", "✓ Chaque semaine", "✓ Les messages de l’équipe du territoire"]


@pytest.mark.parametrize(
    ("settings", "ages", "days"),
    [
        ((Setting.SCHOOL,), (AgeBand.A6_8,), [0, 1, 3, 4]),
        ((Setting.SCHOOL,), (AgeBand.A12_14,), [0, 1, 2, 3, 4]),
        ((Setting.SCHOOL, Setting.HOME), (AgeBand.A6_8,), [0, 1, 2, 3, 4, 5, 6]),
        ((Setting.AFTER_SCHOOL,), (AgeBand.A6_8,), [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_the_days_that_are_offered_are_those_on_which_one_meets_children(
    settings: tuple[Setting, ...], ages: tuple[AgeBand, ...], days: list[int]
) -> None:
    own_days = replace(MEMBER.membership, settings=settings, age_bands=ages, weekday=days[0])
    shown = data(views.day_question(FRENCH, replace(MEMBER, membership=own_days)))
    assert shown == [*(own("day", number) for number in days), own("change")]


def test_a_day_that_was_chosen_stays_on_the_screen() -> None:
    saturday = replace(MEMBER.membership, settings=(Setting.SCHOOL,), weekday=5)
    assert own("day", 5) in data(views.day_question(FRENCH, replace(MEMBER, membership=saturday)))


def test_who_begins_learns_when_the_next_idea_comes_in_local_time() -> None:
    begun = Begun(MEMBER, datetime(2026, 12, 1, 17, 30, tzinfo=UTC))
    assert "Rendez-vous le mardi 1er décembre à 18 h 30." in seen(views.begun(FRENCH, begun))
    assert "See you on Tuesday 1 December at 18:30." in seen(views.begun(ENGLISH, begun))


def test_who_had_begun_already_is_told_so() -> None:
    assert views.begun(FRENCH, Begun(MEMBER)) == views.already_member(FRENCH, MEMBER)


def test_among_several_territories_each_has_its_button() -> None:
    other = replace(MEMBER, territory=replace(TERRITORY, name="Unieux"), membership=replace(MEMBERSHIP, id=7))
    shown = views.which_membership(FRENCH, [MEMBER, other], "settings-which", "screen")
    assert labels(shown) == [[TERRITORY.name], ["Unieux"]]
    assert data(shown) == [own("screen"), "v1:screen:7"]


@pytest.mark.parametrize("t", [FRENCH, SIMPLE, ENGLISH], ids=lambda t: t.language)
def test_the_language_in_use_is_marked(t: T) -> None:
    shown = views.languages(t)
    assert data(shown) == [f"v1:tongue:{language}" for language in TEXTS.languages]
    marked = [label for row in labels(shown) for label in row if label.startswith("✓")]
    assert marked == [f"✓ {t.languages[t.language]}"]


def test_an_invitation_is_accepted_with_one_button_that_carries_it() -> None:
    shown = views.invitation(SIMPLE, Opened(GrantKind.COORDINATOR, TERRITORY), PAYLOAD)
    assert data(shown) == [f"v1:accept:fr-simple:{PAYLOAD}"]
    assert TERRITORY.name in seen(shown)
    assert "vendredi à 17 h" in seen(shown)


def test_who_coordinates_learns_when_the_next_digest_comes() -> None:
    told = seen(views.accepted(FRENCH, Opened(GrantKind.COORDINATOR, TERRITORY), NOW))
    assert "vendredi 27 novembre à 17 h" in told
    assert "équipe régionale" in seen(views.accepted(FRENCH, Opened(GrantKind.REGION, None), NOW))
