"""What in a text names somebody or leads to somebody: first names, titles, telephones, addresses, accounts, links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from bot.services.guarding import company
from bot.services.guarding.clues import lines_of
from bot.services.guarding.expressions import ELIDED, EXPRESSIONS, INFLECTED, NAMED_AFTER, SUPPOSED, Concern
from bot.services.guarding.spelling import ENDINGS, plain, with_plain_figures
from bot.services.guarding.tables import WordTable

NOBODY = "personnage"
LOUD = 12
"""From how many signs on a text in capitals is shouted."""
ACRONYM = 5
"""Up to how many letters a word in capitals is one."""
PART = re.compile(r"[^\W\d_]+|\d+")
HAVING_A_SON = [[word] for word in company.HAVING_A_SON]

KIN = ("", "e", "er", "ent", "ait", "ant", "ez", "es", "s", "ee", "ir", "it")
TRIPLED = re.compile(r"([a-z])\1{2,}")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """One word among those of its text, in plain spelling."""

    word: str
    spelled: str
    before: list[str]
    after: list[str]
    begins: bool
    """A sentence, so that any word there has its capital."""
    follows: bool
    """The word before it with nothing but a space between."""

    @property
    def last(self) -> str:
        return self.before[-1] if self.before and not self.begins else ""

    @property
    def has_capital(self) -> bool:
        return self.word[0].isupper()


@dataclass(frozen=True, slots=True)
class Names:
    certain: frozenset[str]
    """Plain spelling; a name in whatever case."""
    ambiguous: frozenset[str]
    """Also words of every day: the words around decide."""
    known: WordTable | Set[str]
    """Words and proper nouns that are nobody here."""
    capital: frozenset[str] = frozenset()
    """Also rare words: a capital is enough, even where a sentence begins."""
    nobody: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    """Expressions that hold a first name and name nobody, by their first word, the longest first."""

    def find(self, text: str, allowed: Collection[Concern] = ()) -> Concern | None:
        """What forbids sharing this text, None where nothing does; hidden signs are gone already."""
        stripped = self._without_nobody(text)
        for concern, expressions in EXPRESSIONS.items():
            if concern in allowed:
                continue
            read = stripped if concern is Concern.NAME else with_plain_figures(text)
            if any(expression.search(read) for expression in expressions):
                return concern
        if Concern.NAME in allowed:
            return None
        if any(self._is_supposed(found) for expression in SUPPOSED for found in expression.finditer(stripped)):
            return Concern.NAME
        return Concern.NAME if any(map(self._is_somebody, words_of(stripped))) else None

    def _without_nobody(self, text: str) -> str:
        """Heroes, authors, games and what is named after somebody, each made an ordinary word."""
        found, kept, read = list(PART.finditer(text)), [], 0
        spelled = [_spelling(one[0]) for one in found]
        for place, one in enumerate(found):
            length = self._nobody_at(spelled, place)
            if length and one.start() >= read:
                kept += [text[read : one.start()], NOBODY]
                read = found[place + length - 1].end()
        return NAMED_AFTER.sub(_unless_acting, "".join(kept) + text[read:])

    def _nobody_at(self, spelled: list[str], place: int) -> int:
        ways = self.nobody.get(spelled[place], ())
        return next((len(way) for way in ways if tuple(spelled[place : place + len(way)]) == way), 0)

    def _is_supposed(self, found: re.Match[str]) -> bool:
        earlier = {_spelling(one[0]) for one in PART.finditer(found.string[max(0, found.start() - 40) : found.start()])}
        is_word = _spelling(found[1]) in self.known or found[1].isupper()
        return not is_word and earlier.isdisjoint(company.ANIMALS | company.WORKS)

    def _is_somebody(self, one: Words) -> bool:
        if any(part in company.IS_SAID for part in one.word.lower().split("-")[1:]) or _is_no_person(one):
            return False
        parts = {one.spelled, *(map(_spelling, one.word.split("-")) if "-" in one.word else ())}
        if not self.certain.isdisjoint(parts):
            return True
        if one.word.isdigit() or len(one.word) < 2:
            return False
        if not self.capital.isdisjoint(parts):
            return _rare_is_named(one)
        if not self.ambiguous.isdisjoint(parts):
            return _ambiguous_is_named(one)
        return not self._is_known(one) and _unknown_is_named(one)

    def _is_known(self, one: Words) -> bool:
        spellings_ = {one.spelled} if one.has_capital else {one.spelled, ELIDED.sub("", one.spelled, count=1)}
        if one.word.isupper() or ("-" not in one.word and any(spelled in self.known for spelled in spellings_)):
            return True
        if "-" in one.word:
            return all(_spelling(part) in self.known for part in one.word.split("-"))
        return not one.has_capital and any(map(self._has_kin, spellings_))

    def _has_kin(self, spelled: str) -> bool:
        """Whether the word has another form that is known: « ronfle » has « ronfler »."""
        root = ENDINGS.sub("", spelled)
        return len(root) > 2 and any(root + ending in self.known for ending in KIN)


def words_of(text: str) -> Iterator[Words]:
    """A text written in capitals is read as if it were not."""
    if text.isupper() and len(text) > LOUD:
        text = text.lower()
    found = list(WORD.finditer(text))
    read = ["à" if one[0] in "Àà" else _spelling(one[0]) for one in found]
    for place, one in enumerate(found):
        follows = place > 0 and not text[found[place - 1].end() : one.start()].strip(" \u00a0\u202f«\"“'’")
        yield Words(
            word=one[0],
            spelled=read[place],
            before=read[max(0, place - 6) : place],
            after=read[place + 1 : place + 4],
            begins=begins_a_sentence(text[: one.start()]),
            follows=follows,
        )


def _unless_acting(found: re.Match[str]) -> str:
    """« le parc Zoltan a couru »: there somebody acts."""
    after, is_alone = PART.search(found.string, found.end()), found["who"].isalpha()
    return found[0] if is_alone and after and _spelling(after[0]) in company.ACTS else NOBODY


def _is_no_person(one: Words) -> bool:
    """A pet, a hero, what somebody is dressed up as."""
    if one.last in ("en", "de", "d", "as") and not company.DISGUISED.isdisjoint(one.before[-3:]):
        return True
    if not one.has_capital:
        return False
    if one.last in company.NAMES_THEM and not company.ANIMALS.isdisjoint(one.before):
        return True
    if not one.follows:
        return False
    if one.last in company.ANIMALS or one.last in company.FICTION:
        return True
    return one.last in company.WORKS and not _acts(one.after)


def _ambiguous_is_named(one: Words) -> bool:
    last = one.last
    if one.spelled in company.PLACES_AND_TIMES and (last in company.TOWARDS or (one.begins and _is_fact(one.after))):
        return False
    if one.word.isupper() and len(one.word) <= ACRONYM:
        return False
    if one.begins and one.spelled in company.TIMES:
        return _is_of_age(one.after) or _is_presented(one.after)
    if one.has_capital and not one.begins:
        return last not in company.ARTICLES
    if last in ("de", "d") and not company.FAMILY.isdisjoint(one.before[-2:-1]):
        return one.spelled not in company.THINGS
    if last in company.DETERMINERS:
        return False
    if last in company.TITLES:
        return True
    if (one.begins or not one.before) and (_acts(one.after) or _is_presented(one.after)):
        return True
    if _is_of_age(one.after):
        return True
    return last in ("avec", "chez", "with", *company.SOMEBODY) and one.spelled not in company.THINGS


def _rare_is_named(one: Words) -> bool:
    if one.has_capital:
        return one.last not in company.ARTICLES
    if one.last in company.DETERMINERS:
        return one.last in ("d", "de") and one.before[-2:-1] not in (["un"], ["une"])
    return _ambiguous_is_named(one) or one.last in (
        "pour",
        "et",
        "à",
        "que",
        "par",
        "sans",
        "merci",
        "bravo",
        "for",
        "and",
    )


def _unknown_is_named(one: Words) -> bool:
    """A word that the library does not know, beside what is said of people."""
    last = one.last
    is_beside = last in company.SOMEBODY or (last == company.SON and one.before[-2:-1] in HAVING_A_SON)
    if not one.has_capital:
        if INFLECTED.search(one.word):
            return False
        return _is_of_age(one.after) or (is_beside and last not in company.SIZES and _acts(one.after))
    if last in company.ARTICLES:
        return False
    if is_beside or _is_of_age(one.after) or _is_presented(one.after):
        return True
    if one.begins:
        return _acts(one.after) or (bool(one.after) and one.after[0] in ("et", "and", "puis"))
    if last == "à":
        return not company.TOLD_TO.isdisjoint(one.before[-3:]) or _acts(one.after)
    of_somebody = last in ("de", "d", "of") and not company.OF_PEOPLE.isdisjoint(one.before[-3:])
    return last in company.BEFORE_PEOPLE or of_somebody or _acts(one.after)


def _acts(after: list[str]) -> bool:
    """Whether what follows is what a person does; « Rose est une couleur » defines."""
    if not after or (after[0] not in company.ACTS and not _is_of_age(after)):
        return False
    return not (after[0] in ("est", "is", "sont", "etait", "was") and len(after) > 1 and after[1] in company.IS_A)


def _is_presented(after: list[str]) -> bool:
    """« Zoltan, notre concierge », « Rose et sa maman »."""
    joined, whose, *rest = [*after, "", "", ""][:3]
    if joined in ("et", "and"):
        return whose == "moi" or (whose in ("son", "sa", "ses", "his", "her") and rest[0] in company.ROLES)
    return joined in company.POSSESSIVES and whose in company.ROLES


def _is_fact(after: list[str]) -> bool:
    return bool(after) and after[0] in company.FACTS


def _is_of_age(after: list[str]) -> bool:
    after = after[1:] if after[:1] == ["a"] else after
    return (
        len(after) > 1
        and (after[0].isdigit() or after[0] in company.YEARS)
        and after[1] in ("ans", "an", "mois", "years")
    )


def begins_a_sentence(before: str) -> bool:
    """Whether what stands before a word lets any word there have its capital; a dash may begin a line of a list."""
    before = before.rstrip(" \t\u00a0\u202f«\"“'’(*•–—-")
    return not before or before[-1] in ".!?…\n\r"


def _spelling(name: str) -> str:
    """Doubled letters stay: « comme » is not « Côme »."""
    read = name.lower() if name.isascii() and name.isalnum() else re.sub(r"[^a-z0-9]+", "", plain(name))
    return TRIPLED.sub(r"\1", read)


def spellings(names: Iterable[object]) -> frozenset[str]:
    return frozenset(_spelling(str(name)) for name in names)


def expressions_in(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """The expressions of a list, as plain words by their first, the longest first."""
    listed: dict[str, list[tuple[str, ...]]] = {}
    for expression in ",".join(lines_of(path)).split(","):
        if way := tuple(_spelling(part[0]) for part in PART.finditer(expression)):
            listed.setdefault(way[0], []).append(way)
    return {first: sorted(ways, key=len, reverse=True) for first, ways in listed.items()}
