"""The words of content/texts: every message can be said, in every language, within Telegram's bounds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor
from markupsafe import Markup

from bot.delivery.presentation import codes
from bot.errors import ContentError
from bot.library import Library
from bot.library.checks.wording import count_words, long_sentences
from bot.library.loading import CONTENT
from bot.model import (
    FACES,
    AimPart,
    ExperienceState,
    Kind,
    Language,
    LocalDayLabel,
    RefusalReason,
    Rhythm,
    Role,
    Setting,
    Sharing,
    Tag,
    VoteState,
)
from bot.planning.cap import WhyNot
from bot.planning.need import Fit
from bot.planning.rhythm import Later
from bot.services.coming_themes import Rest
from bot.services.guarding import Concern
from bot.services.moderation import BY_COORDINATORS
from bot.texts import T, Texts
from bot.views import enrolment as enrolment_views
from bot.views import help as help_views
from simulator.errors import ApiError
from simulator.htmlmode import parse_html
from tests.storage.rows import UNIEUX

FOLDER = CONTENT / "texts"
NUMBERS = {"minutes", "number", "min", "max", "maximum", "count"}
SAMPLE, HOSTILE = "Zébulon", "<b>&"
TELEGRAM_TAG = r"</?(?:b|i|u|s|code|pre|blockquote)>|<a href=\"[^\"<>]+\">|</a>"
TELEGRAM_MARKUP = re.compile(rf"(?:[^<&]|{TELEGRAM_TAG}|&(?:amp|lt|gt|quot|#\d+);)*")
LONGEST_BUTTON, LONGEST_TOAST, LONGEST_TEXT = 40, 200, 4096
LONGEST_SIMPLE_SENTENCE = 11
END_OF_SENTENCE = re.compile(r"[.!?…:;](?=\s|$)|\n")

LABELS = [
    *(f"later-{one}" for one in Later),
    *(f"face-{face}" for face in FACES),
    *(f"tag-{tag}" for tag in Tag),
    *(f"role-{role}" for role in Role),
    *(f"setting-{setting}" for setting in Setting),
    *(f"rhythm-{rhythm}" for rhythm in Rhythm),
    *(f"weekday-{number}" for number in range(7)),
]
"""Texts that are buttons though their name does not say so."""

OF_VALUES = [
    *LABELS,
    *(f"month-{number}" for number in range(1, 13)),
    *(f"face-said-{face}" for face in FACES),
    *(f"idea-why-{fit}" for fit in Fit),
    *(f"preview-fit-{fit}" for fit in Fit if fit not in (Fit.WISHED, Fit.NEAR_WISH)),
    *(f"preview-why-not-{reason}" for reason in WhyNot if reason is not WhyNot.ANSWERED),
    *(f"preview-{kind}" for kind in (Kind.REPERE, Kind.ENCOURAGEMENT, Kind.CONTINUE)),
    "preview-why-not-no_activity",
    *(f"week-{rest}" for rest in Rest),
    *(f"week-rest-{rest}" for rest in Rest),
    *(f"local-day-{label}" for label in LocalDayLabel),
    *(f"held-{concern}" for concern in Concern if concern is not Concern.DANGER),
    *(f"comment-kept-{sharing}" for sharing in Sharing),
    *(f"button-sharing-{sharing}" for sharing in Sharing),
    *(f"comment-{state}" for state in ExperienceState if state is not ExperienceState.WAITING),
    *(f"own-state-{state}" for state in ExperienceState),
    *(f"aim-ask-{part}" for part in AimPart),
    *(f"button-aim-{part}" for part in AimPart),
    *(f"aim-of-{role}" for role in Role),
    *(f"votes-{state}" for state in VoteState),
    *(f"refusal-{reason}" for reason in RefusalReason),
    *(f"button-refusal-{reason}" for reason in BY_COORDINATORS),
]
"""Texts whose name ends with a value of the code."""

PLAIN = ("button-", "toast-", "error-", "command-", "bot-", "panel-")
PLAIN_KEYS = {*LABELS, "idea-no-other"}


class Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def read(path: Path) -> dict[str, frozenset[str]]:
    """For each message of the file, its variables."""
    found = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.names)
    return found


FRENCH = read(FOLDER / "fr.ftl")
TEXTS = Texts.load(FOLDER)
LIBRARY = Library.load()
LANGUAGES = [TEXTS.of(language) for language in TEXTS.languages]
FRENCH_ONES = (Language.FRENCH, Language.SIMPLE_FRENCH)


def is_plain(key: str) -> bool:
    return key.startswith(PLAIN) or key in PLAIN_KEYS


def arguments(key: str, text: str = SAMPLE) -> dict[str, str | int]:
    """A value for every variable of the message: a number where the code gives one, else `text`."""
    numbers = NUMBERS | {"day"} if key == "day-and-month" else NUMBERS
    return {name: 12 if name in numbers else text for name in FRENCH[key]}


def is_telegram_html(text: str) -> bool:
    """Only the tags that we use, each closed in its turn, and no stray sign."""
    try:
        parse_html(text)
    except ApiError:
        return False
    return bool(TELEGRAM_MARKUP.fullmatch(text))


def each_text(keys: Iterable[str] = FRENCH) -> Iterator[tuple[T, str]]:
    return ((t, key) for key in keys for t in LANGUAGES)


def named(t: T, key: str, text: str) -> str:
    return f"{t.language}: {key}: {text}"


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_every_message_can_be_said_with_the_variables_of_french(t: T) -> None:
    for key in FRENCH:
        assert t(key, **arguments(key)).strip()
        assert t.plain(key, **arguments(key)).strip()


@pytest.mark.parametrize("language", TEXTS.languages)
def test_every_variable_of_french_is_said_in_every_language(language: Language) -> None:
    own = read(FOLDER / f"{language}.ftl")
    assert {key: names for key, names in own.items() if names != FRENCH.get(key)} == {}


@pytest.mark.parametrize("language", [t.language for t in LANGUAGES if t.about.otherwise is None])
def test_a_language_without_a_fallback_has_every_message(language: Language) -> None:
    assert FRENCH.keys() == read(FOLDER / f"{language}.ftl").keys()


def test_what_simple_french_does_not_say_is_said_in_french() -> None:
    own = read(FOLDER / f"{Language.SIMPLE_FRENCH}.ftl")
    left = [key for key in FRENCH if key not in own and not FRENCH[key]]
    assert left
    simple, french = TEXTS.of(Language.SIMPLE_FRENCH), TEXTS.of(Language.FRENCH)
    assert [key for key in left if simple(key) != french(key)] == []


def test_an_argument_never_becomes_markup() -> None:
    for t, key in each_text(key for key, names in FRENCH.items() if names):
        calm, calm_entities = parse_html(t(key, **arguments(key)))
        hostile, hostile_entities = parse_html(t(key, **arguments(key, HOSTILE)))
        kinds = [[entity["type"] for entity in entities] for entities in (calm_entities, hostile_entities)]
        assert kinds[0] == kinds[1], named(t, key, hostile)
        assert hostile.count(HOSTILE) == calm.count(SAMPLE), named(t, key, hostile)


def test_markup_that_is_safe_already_is_not_escaped_twice() -> None:
    t = TEXTS.of(Language.FRENCH)
    assert t("idea-step", number=1, step=Markup("<i>ici</i>")) == "1. <i>ici</i>"
    assert t("idea-step", number=1, step="<i>") == "1. &lt;i&gt;"


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_a_missing_message_is_an_error(t: T) -> None:
    assert "no-such-text" not in t
    with pytest.raises(LookupError, match="no-such-text"):
        t("no-such-text")
    with pytest.raises(LookupError, match="no-such-text"):
        t.plain("no-such-text")


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_a_missing_argument_is_an_error(t: T) -> None:
    for key, names in FRENCH.items():
        for name in names:
            given = {other: value for other, value in arguments(key).items() if other != name}
            with pytest.raises(LookupError, match=key):
                t(key, **given)


def test_every_value_of_the_code_has_its_text() -> None:
    assert [named(t, key, "") for t, key in each_text(OF_VALUES) if key not in t] == []
    assert [key for key in OF_VALUES if key not in FRENCH] == []


def test_a_button_has_at_most_40_characters() -> None:
    keys = [key for key in FRENCH if key.startswith("button-") and "label" not in FRENCH[key]]
    labels = [(t, key, t.plain(key, **arguments(key))) for t, key in each_text([*keys, *LABELS])]
    labels += [(t, key, t.plain("button-chosen", label=label)) for t, key, label in labels if key in LABELS]
    assert [named(t, key, label) for t, key, label in labels if len(label) > LONGEST_BUTTON] == []


def test_a_notice_after_a_tap_has_at_most_200_characters() -> None:
    keys = [key for key in FRENCH if key.startswith(("toast-", "error-"))] + ["idea-no-other"]
    said = [(t, key, t.plain(key, **arguments(key))) for t, key in each_text(keys)]
    assert [named(t, key, text) for t, key, text in said if len(text) > LONGEST_TOAST] == []


def test_the_presentation_of_the_bot_fits_in_telegram() -> None:
    longest = {"bot-description": 512, "bot-short-description": 120}
    longest |= {key: 256 for key in FRENCH if key.startswith("command-")}
    for t, key in each_text(longest):
        assert len(t.plain(key)) <= longest[key], named(t, key, t.plain(key))


def test_every_text_is_html_that_telegram_accepts() -> None:
    for t, key in each_text(key for key in FRENCH if not is_plain(key)):
        text = str(t(key, **arguments(key)))
        assert is_telegram_html(text), named(t, key, text)
        assert len(parse_html(text)[0]) <= LONGEST_TEXT


def test_a_plain_text_holds_no_markup() -> None:
    said = [(t, key, t.plain(key, **arguments(key))) for t, key in each_text(FRENCH) if is_plain(key)]
    assert [named(t, key, text) for t, key, text in said if re.search(r"[<>]|&\w+;", text)] == []


@pytest.mark.parametrize(
    "text", ["<b>a", "a</b>", "<b><i>a</b></i>", "<em>a</em>", "a & b", "<a>x</a>", "<br>", "&nbsp;"]
)
def test_wrong_markup_would_be_found(text: str) -> None:
    assert not is_telegram_html(text)


def test_a_french_sentence_has_at_most_20_words() -> None:
    t = TEXTS.of(Language.FRENCH)
    said = {key: parse_html(t(key, **arguments(key)))[0] for key in FRENCH}
    assert {key: found for key, text in said.items() if (found := list(long_sentences(text)))} == {}


def test_a_sentence_of_simple_french_has_under_12_words() -> None:
    t = TEXTS.of(Language.SIMPLE_FRENCH)
    too_long = []
    for key in read(FOLDER / f"{Language.SIMPLE_FRENCH}.ftl"):
        text, _ = parse_html(t(key, **arguments(key)))
        sentences = END_OF_SENTENCE.split(text)
        too_long += [f"{key}: {one.strip()}" for one in sentences if count_words(one) > LONGEST_SIMPLE_SENTENCE]
    assert too_long == []


def test_no_meaning_is_carried_by_a_sign_alone() -> None:
    keys = [key for key in FRENCH if key.startswith("button-") and not FRENCH[key]]
    labels = [(t, key, t.plain(key)) for t, key in each_text([*keys, *LABELS])]
    assert [named(t, key, label) for t, key, label in labels if not re.search(r"[^\W\d_]{2}", label)] == []


def test_no_french_line_begins_with_a_sign_and_english_has_no_space_before_it() -> None:
    for t, key in each_text():
        text = parse_html(t(key, **arguments(key)))[0]
        is_french = t.language in FRENCH_ONES or not t.says(key)
        assert not re.search(r" [:;?!»]|« " if is_french else r"\s[:;?!]", text), named(t, key, text)


def test_dates_and_hours_are_written_as_people_do() -> None:
    french, english = TEXTS.of(Language.FRENCH), TEXTS.of(Language.ENGLISH)
    assert french.plain("day-and-month", weekday="mardi", day=1, month="décembre") == "mardi 1er décembre"
    assert french.plain("day-and-month", weekday="mardi", day=24, month="novembre") == "mardi 24 novembre"
    assert english.plain("day-and-month", weekday="Tuesday", day=1, month="December") == "Tuesday 1 December"
    assert french.plain("time-of-day", hour="18", minute="30") == "18\u00a0h\u00a030"
    assert english.plain("time-of-day", hour="18", minute="30") == "18:30"
    assert (french.plain("time-on-the-hour", hour="8"), english.plain("time-on-the-hour", hour="8")) == (
        "8\u00a0h",
        "8:00",
    )


PARTIAL = [t for t in LANGUAGES if t.about.awaits_reader]
OF_JOINING = (
    "Rôles, milieux, âges, jours",
    "Arrivée",
    "Plus tard",
    "Avant et après l’idée, et « on continue ? »",
    "Retour",
    "Une idée maintenant",
    "Réglages, pause, arrêt",
    "Aide et confidentialité",
    "Ce que l’on écrit",
    "Menu et présentation du bot",
)
"""Parts of fr.ftl that every member reads, but for the idea itself, whose words are French with its activity."""


ELSEWHERE = (
    *("reply-yes", "reply-maybe", "reply-no", "toast-meetup-said", "button-meetups-coming", "button-meetup-file"),
    *("button-meetup-file-cancelled", "button-meetup-words", "button-meetups-kept-words"),
    *("button-question", "button-question-again", "button-question-withdraw"),
    *("button-theme-sheet", "button-theme-paste", "button-vote", "button-vote-yes"),
    *("button-experience-thank", "button-experiences-skills", "button-experiences-all", "button-experiences-newer"),
    *("button-experiences-older", "button-experiences-own", "toast-thanked", "toast-thanked-before"),
    *("button-experience-accept", "button-experience-no", "button-experience-withdraw", "button-experience-again"),
    *("toast-experience-accepted", "toast-experience-withdrawn", "mine-nothing", "mine-page", "mine-json"),
    *("favourites", "favourites-none"),
    *("button-experiences-seek", "button-trip-accept", "button-trip-no", "toast-trip-accepted"),
    *("button-seek-skill", "button-seek-setting", "button-seek-age", "button-seek-place", "button-seek-words"),
    *("button-seek-see", "button-seek-clear", "button-seek-all", "button-seek-change", "button-seek-leave"),
)
"""What any member may press, or is given, beyond those parts: meetups, experiences, the vote, one's own data."""


def keys_of(parts: Iterable[str]) -> list[str]:
    """The messages under these headings of fr.ftl."""
    found, here = [], ""
    for entry in FluentParser().parse((FOLDER / "fr.ftl").read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.GroupComment):
            here = entry.content or ""
        elif isinstance(entry, ast.Message) and here in parts:
            found.append(entry.id.name)
    return found


def test_the_languages_that_await_a_reader_are_there() -> None:
    assert {str(t.language) for t in PARTIAL} == {"ar", "es", "pt", "tr", "uk"}
    assert [t.language for t in PARTIAL if t.about.otherwise != Language.SIMPLE_FRENCH] == []


@pytest.mark.parametrize("t", PARTIAL, ids=lambda t: t.language)
def test_nothing_that_every_member_reads_beside_the_idea_falls_back_on_french(t: T) -> None:
    keys = keys_of(OF_JOINING)
    assert len(keys) > 180
    under_an_idea = [key for key in keys_of(["Idée de la semaine"]) if key.startswith(("button-", "toast-"))]
    others = (*under_an_idea, "idea-no-other", "more-own-language", "theme-under-way")
    assert [key for key in (*keys, *others, *ELSEWHERE) if not t.says(key)] == []


@pytest.mark.parametrize("t", PARTIAL, ids=lambda t: t.language)
def test_the_help_numbers_are_said_in_every_language_that_is_offered(t: T) -> None:
    silent = [one.number for one in LIBRARY.help_numbers if not {t.language} <= one.purpose.keys() & one.hours.keys()]
    assert silent == []


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_what_awaits_a_reader_says_so_where_it_matters(t: T) -> None:
    said = [
        help_views.notice(t, "La commune", "contact", 5).text,
        help_views.danger(t, LIBRARY, 1).text,
        enrolment_views.languages(t).text,
        enrolment_views.welcome(t, UNIEUX, "unieux").text,
    ]
    marked = [t.says("language-draft") and t("language-draft") in text for text in said]
    assert marked == [t.about.awaits_reader] * 4
    assert all(len(parse_html(text)[0]) <= LONGEST_TEXT for text in said)


def test_latin_names_numbers_and_commands_keep_their_order_in_arabic() -> None:
    arabic = TEXTS.of(Language("ar"))
    assert "\u2068Unieux\u2069" in arabic("second-territory", territory="Unieux")
    assert "\u20663-5\u2069" in arabic("age-band", ages="3-5")
    assert "\u200e/idee" in arabic("help")
    assert "</b>" in arabic("help")


TURKISH = """# Deneme
-language-name = Türkçe
-language-locale = tr-TR
-language-otherwise = fr-simple
-language-awaits = une relecture

role-family = Aile { "?" }
command-idee = Bir fikir
"""


@pytest.fixture
def with_turkish(tmp_path: Path) -> Texts:
    for path in FOLDER.glob("*.ftl"):
        shutil.copy(path, tmp_path)
    (tmp_path / "tr.ftl").write_text(TURKISH, encoding="utf-8")
    return Texts.load(tmp_path)


def test_a_language_is_added_by_its_file_alone(with_turkish: Texts) -> None:
    turkish = with_turkish.of(Language("tr"))
    assert turkish.languages[turkish.language] == "Türkçe"
    assert turkish.about.awaits_reader
    assert turkish.plain("role-family") == "Aile ?"
    assert codes(with_turkish)[Language("tr")] == "tr"


def test_what_a_language_has_not_comes_from_the_one_it_names(with_turkish: Texts) -> None:
    turkish, simple = with_turkish.of(Language("tr")), with_turkish.of(Language.SIMPLE_FRENCH)
    assert turkish("role-volunteer") == simple("role-volunteer")
    assert turkish("idea-repere", repere="Oui") == simple("idea-repere", repere="Oui")


@pytest.mark.parametrize(
    ("code", "language"),
    [("tr", "tr"), ("tr-TR", "tr"), ("EN-us", "en"), ("xx", "fr"), ("", "fr"), (None, "fr")],
)
def test_a_visitor_reads_the_language_of_their_telegram_where_there_is_one(
    with_turkish: Texts, code: str | None, language: str
) -> None:
    assert with_turkish.language_of(code) == language


def test_a_language_whose_file_has_gone_is_french(with_turkish: Texts) -> None:
    assert with_turkish.of(Language("eo")).language == Language.FRENCH


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("-language-name = Türkçe\n", ""), ("otherwise = fr-simple", "otherwise = latin")],
)
def test_a_head_that_lacks_something_is_refused_with_its_file(tmp_path: Path, was: str, becomes: str) -> None:
    for path in FOLDER.glob("*.ftl"):
        shutil.copy(path, tmp_path)
    (tmp_path / "tr.ftl").write_text(TURKISH.replace(was, becomes), encoding="utf-8")
    with pytest.raises(ContentError, match=r"tr\.ftl"):
        Texts.load(tmp_path)


@pytest.mark.parametrize(
    "fault",
    [
        "greeting\n",
        "greeting =\n",
        "greeting = { $name\n",
        "greeting = }\n",
        "= hello\n",
        "two =\n    { $n ->\n    [one] x\n    }\n",
    ],
)
def test_an_entry_that_cannot_be_read_is_refused_with_its_file(tmp_path: Path, fault: str) -> None:
    texts = shutil.copytree(FOLDER, tmp_path / "texts")
    with (texts / "en.ftl").open("a", encoding="utf-8") as file:
        file.write(fault)
    with pytest.raises(ContentError, match=r"en\.ftl: illisible près de"):
        Texts.load(texts)


def test_a_text_may_refer_to_others(tmp_path: Path) -> None:
    texts = shutil.copytree(FOLDER, tmp_path / "texts")
    with (texts / "fr.ftl").open("a", encoding="utf-8") as file:
        file.write("-bot = Terreau\nof-it = dit { -bot }\nby-it = Ceci { of-it }, { $name }.\n")
    assert Texts.load(texts).of(Language.FRENCH)("by-it", name="Unieux") == "Ceci dit Terreau, Unieux."


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ftl")), ids=lambda path: path.stem)
def test_every_entry_of_a_file_is_known_by_its_name(path: Path) -> None:
    assert set(read(path)) <= TEXTS.of(Language(path.stem)).about.own
