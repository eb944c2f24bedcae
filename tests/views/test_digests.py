"""The digest as it is read: short, whole, without blame, and the same in words as in the picture."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PIL import Image

from bot.library.loading import CONTENT
from bot.model import FACES, Language, Setting, Territory
from bot.planning.digest import Facts, Suggestion, Task, ThemeFact
from bot.planning.digest_figures import Figure, Figures
from bot.planning.week_counts import FORMS
from bot.services.digests import DigestCard
from bot.texts import T, Texts
from bot.views.digests import chart_message, digest_message
from simulator.htmlmode import parse_html

WEEK = timedelta(weeks=1)
FRIDAY = datetime(2026, 12, 4, 16, tzinfo=UTC)
LONG_NAME = "Communauté de communes des Monts du Pilat et du Haut-Vivarais réunis & associés"
UNIEUX = Territory(
    1, "unieux", "Unieux", "commune", "Loire", "Europe/Paris", "Zone A", "un", date(2026, 8, 31), 4, time(17)
)
WAVES = ThemeFact("Les émotions sont des vagues", "Une émotion, ça monte, puis ça redescend.")
VOICE = ThemeFact("La parole est à toi", "Dis-le avec tes mots, je t’écoute.")
LINK = "https://t.me/TerreauBot?start=unieux"
TOO_FEW = "trop peu de retours pour le dire"


TEXTS = Texts.load(CONTENT / "texts")
FRENCH, ENGLISH = TEXTS.of(Language.FRENCH), TEXTS.of(Language.ENGLISH)


def figure(low: int, weeks: int = 1) -> Figure:
    return Figure(low, low + 4, weeks)


def facts(figures: Figures) -> Facts:
    return Facts(
        week=date(2026, 11, 30),
        weeks=1,
        due_at=FRIDAY,
        missed_weeks=0,
        settings=(Setting.HOME, Setting.SCHOOL, Setting.AFTER_SCHOOL, Setting.CLUB),
        figures=figures,
        cut=(),
        tried=(),
        liked=None,
        theme=WAVES,
        next_theme=VOICE,
        suggestion=Suggestion.GENERAL,
        tasks=(Task.TALK, Task.LINK, Task.NEXT_NEW),
        turn=0,
    )


EMPTY = facts({})
RICH = replace(
    facts(
        {
            "active": figure(60),
            "paused": figure(5),
            "new": figure(5, 2),
            "sent:home": figure(30),
            "done:home": figure(15),
            "sent:school": figure(10),
            "form:home:geste": figure(10),
            "form:school:geste": figure(5),
            "face:home:3": figure(15),
        }
    ),
    tried=("home",),
    liked="Le blason <à nous>",
    suggestion=Suggestion.TELL,
    tasks=(Task.TALK_LIKED, Task.LINK, Task.NEXT_NEW),
)
FULL = replace(
    RICH,
    settings=tuple(Setting),
    missed_weeks=3,
    tried=("home", "school", "leisure"),
    figures={
        name: figure(995, 8)
        for name in (
            *("active", "paused", "new", "gone"),
            *(f"{total}:{setting}" for total in ("sent", "done") for setting in Setting),
            *(f"form:{setting}:{form}" for setting in Setting for form in FORMS),
            *(f"face:{setting}:{face}" for setting in Setting for face in FACES),
        )
    },
)


def card(digest: Facts, past: tuple[Facts, ...] = (), name: str = UNIEUX.name, *, late: bool = False) -> DigestCard:
    return DigestCard(7, replace(UNIEUX, name=name), digest, late, past)


def text(digest: Facts, t: T = FRENCH, *, late: bool = False, resent: bool = False, link: str | None = None) -> str:
    return digest_message(t, card(digest, late=late), link, resent=resent).text.replace("\u00a0", " ")


def test_the_digest_opens_with_three_things_to_do() -> None:
    blocks = text(RICH).split("\n\n")
    assert blocks[0] == "<b>Unieux : le bilan de la semaine</b>\nSemaine du lundi 30 novembre"
    assert re.findall(r"^\d\.", blocks[1], re.MULTILINE) == ["1.", "2.", "3."]


def test_the_link_to_show_stands_under_the_things_to_do_where_it_is_known() -> None:
    line = f"Le lien du territoire : {LINK}"
    assert text(RICH, link=LINK).split("\n\n")[1].endswith(f"\n{line}")
    assert "t.me" not in text(RICH)
    assert line not in text(replace(RICH, tasks=(Task.TALK, Task.NEXT_NEW)), link=LINK)


def test_figures_are_told_with_their_weeks() -> None:
    said = text(RICH)
    assert "Actives : 60 à 64." in said
    assert "Arrivées : 5 à 9 (sur 2 semaines)." in said
    assert f"Parties : {TOO_FEW}." in said
    assert "À la maison. Envoyées : 30 à 34 ; faites : 15 à 19." in said
    assert f"À l’école. Envoyées : 10 à 14 ; faites : {TOO_FEW}." in said
    assert f"Au périscolaire et au club : {TOO_FEW}." in said
    assert "Tenté à la maison, par 5 personnes au moins." in said
    assert f"À l’école et dans les loisirs : {TOO_FEW}." in said


def test_a_total_says_what_it_is_at_least() -> None:
    said = text(RICH)
    assert "Envoyées : 40 ou plus." in said
    assert "Gestes : 15 ou plus." in said


def test_the_weeks_before_are_told_as_their_own_digests_told_them() -> None:
    past = tuple(replace(one, week=RICH.week - weeks * WEEK) for one, weeks in ((RICH, 2), (EMPTY, 1)))
    said = digest_message(FRENCH, card(RICH, past), None).text.replace("\u00a0", " ")
    assert "<b>Depuis 3 semaines</b>\nActives : 60-64 · trop peu · 60-64\nEnvoyées : 40 + · trop peu · 40 +" in said
    assert "Depuis" not in text(RICH)


def test_zero_and_four_are_the_same_words_and_the_same_picture() -> None:
    named = replace(EMPTY, figures={"active": None, "sent:home": None, "face:home:1": None})
    assert text(named) == text(EMPTY)
    assert chart_message(FRENCH, card(named)).photo == chart_message(FRENCH, card(EMPTY)).photo


def test_a_week_with_nothing_is_short_and_kind() -> None:
    said = text(EMPTY)
    assert "Lire en silence compte aussi." in said
    assert "Lieu par lieu" not in said
    assert len(said) < 1000


@pytest.mark.parametrize(("late", "resent"), [(True, False), (False, True), (True, True)])
def test_a_digest_says_that_it_is_late_or_sent_again(late: bool, resent: bool) -> None:
    said = text(RICH, late=late, resent=resent)
    assert ("part en retard" in said) is late
    assert ("Renvoi" in said) is resent


def test_a_digest_that_stands_for_others_says_how_many() -> None:
    assert "2 bilans n’ont pas pu partir" in text(replace(RICH, missed_weeks=2))
    assert "Un bilan n’a pas pu partir" in text(replace(RICH, missed_weeks=1))
    assert "pas pu partir" not in text(RICH)


@pytest.mark.parametrize("t", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_a_missing_school_calendar_takes_one_line_and_a_known_one_none(t: T) -> None:
    line = t("digest-calendar-missing").replace("\u00a0", " ")
    assert text(replace(RICH, calendar_is_missing=True), t).count(line) == 1
    assert line not in text(RICH, t)


def test_a_theme_that_goes_on_is_said_to() -> None:
    going_on = replace(RICH, next_theme=WAVES, tasks=(Task.TALK, Task.LINK, Task.NEXT_SAME))
    assert "Le thème continue : Les émotions sont des vagues." in text(going_on)


@pytest.mark.parametrize("t", [FRENCH, ENGLISH])
@pytest.mark.parametrize("digest", [EMPTY, RICH, FULL])
def test_every_digest_fits_and_can_be_read_by_telegram(t: T, digest: Facts) -> None:
    past = tuple(replace(digest, week=digest.week - weeks * WEEK) for weeks in range(7, 0, -1))
    shown = card(digest, past, LONG_NAME, late=True)
    assert len(parse_html(digest_message(t, shown, LINK, resent=True).text)[0]) <= 4096
    chart = chart_message(t, shown, resent=True)
    assert len(parse_html(chart.text)[0]) <= 1024


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize("suggestion", list(Suggestion))
@pytest.mark.parametrize("t", [FRENCH, ENGLISH])
def test_every_suggestion_and_task_has_words_that_name_no_setting(t: T, suggestion: Suggestion, turn: int) -> None:
    own = replace(EMPTY, suggestion=suggestion, tasks=tuple(Task), turn=turn, liked="Le blason")
    blocks = digest_message(t, card(own), LINK).text.split("\n\n")
    for setting in Setting:
        assert t.plain(f"setting-{setting}") not in blocks[1] + blocks[-2]


def test_sentences_stay_under_twenty_words() -> None:
    for turn in range(3):
        for suggestion in Suggestion:
            own = replace(RICH, suggestion=suggestion, tasks=tuple(Task), turn=turn, missed_weeks=2)
            plain = re.sub(r"<[^>]+>", "", text(own, late=True, resent=True))
            sentences = re.split(r"[.?!](?:\s|$)|\n", plain)
            assert [one for one in sentences if len(re.findall(r"\w[\w’-]*", one)) > 20] == []


def test_what_the_picture_shows_is_written_in_the_words() -> None:
    said = text(RICH)
    for name in ("sent:home", "done:home", "sent:school"):
        shown = RICH.figures[name]
        assert shown is not None
        assert f"{shown.low} à {shown.high}" in said


@pytest.mark.parametrize("digest", [EMPTY, RICH, FULL])
def test_the_picture_is_as_large_as_a_phone_shows_it_and_of_a_reasonable_weight(digest: Facts) -> None:
    message = chart_message(FRENCH, card(digest, name=LONG_NAME))
    assert message.photo is not None
    assert Image.open(io.BytesIO(message.photo)).size == (1080, 1350)
    assert len(message.photo) < 400_000
    assert message.photo_name == "terreau-unieux-2026-11-30.png"


def test_a_hidden_bar_looks_the_same_whatever_stands_beside_it() -> None:
    hatched = replace(EMPTY, figures={"sent:home": figure(95)})
    one, other = (
        Image.open(io.BytesIO(chart_message(FRENCH, card(digest)).photo or b"")) for digest in (EMPTY, hatched)
    )
    below_home = (0, 420, 1080, 1350)
    assert one.crop(below_home).tobytes() == other.crop(below_home).tobytes()
