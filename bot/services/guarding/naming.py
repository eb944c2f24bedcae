"""What in a text names somebody or leads to somebody: first names, titles, telephones, addresses, accounts, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.services.guarding.spelling import plain


class Concern(StrEnum):
    """Why a text is not kept; DANGER is looked for first."""

    DANGER = "danger"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    HANDLE = "handle"
    LINK = "link"


UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆİŞÇÑÓÁÍÚŁŚŻ"
STREET = "rue|avenue|av|boulevard|bd|allée|allee|chemin|impasse|place|route|quai|square|cité|lotissement|résidence"
ENDINGS = "fr|com|org|net|eu|io|me|be|ch|ly|gl|tv|app|info|uk"
NETWORKS = "insta(?:gram)?|snap(?:chat)?|tik\\s?tok|telegram|facebook|fb|discord|whatsapp"

PATTERNS = {
    Concern.HANDLE: (
        r"(?i)(?<!\w)@\w{3,}|[\w.+-]+@[\w-]+\.\w+",
        r"(?i)[\w.+-]+\s*(?:\(at\)|\[at\]|\sarobase\s)\s*[\w-]+\s*(?:\.|\(dot\)|\spoint\s)\s*\w+",
        rf"(?i)\b(?:{NETWORKS})\s*(?:c['’]est|:|=|est)\s*\w*[\d_.]\w*",
        r"(?i)\b(?:pseudo|mon compte|son compte|handle|username)\s*(?:c['’]est|:|=|est|is)\s*\w+",
    ),
    Concern.LINK: (rf"(?i)https?://|\bwww\.|\b[\w-]+\.(?:{ENDINGS})\b", r"(?i)\bbit\.ly\b|\bh\s?t\s?t\s?p\s?s?\s?:"),
    Concern.PHONE: (
        r"(?<!\d)(?:(?:\+|00)33\s*(?:\(0\))?|0)\s*[1-9](?:[\s./_-]*\d){8}(?!\d)",
        r"(?<!\w)\+\d(?:[\s.()/-]*\d){8,}",
        r"(?<!\d)0[1-9O](?:[\s./_-]*[\dOo]){8}(?!\d)",
        r"(?i)\bzéro\s+(?:six|sept)(?:[\s,-]+[a-zé]+){4,}",
    ),
    Concern.ADDRESS: (
        rf"(?i)\b\d{{1,4}}\s*(?:bis|ter)?,?\s+(?:{STREET})\b(?!\s+(?:aux?|à|libres?|vides?)\b)",
        rf"\b(?i:rue|avenue|boulevard|allée|impasse|lotissement|résidence|bâtiment)[^\S\n]+"
        rf"(?:(?:de\s+la|de\s+l['’]|des|du|de|d['’]|les|la)\s*)?[{UPPER}]",
        rf"(?<!\d)\d{{5}}\s+[{UPPER}]",
        r"(?i)\bhabite(?:nt)?\s+(?:au\s+)?\d+\b",
        r"(?i)\b\d{1,4}\s+\w+\s+(?:street|road|avenue|lane|close|drive)\b",
    ),
    Concern.NAME: (
        rf"\b(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Dr\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Dd]octeur|[Mm]iss|[Cc]oach"
        rf"|[Uu]ncle|[Aa]unt(?:ie)?|[Mm]aître(?:sse)?|[Tt]onton|[Tt]ata|[Tt]atie|[Mm]amie|[Mm]am[iy]|[Pp]ap[iy]|[Mm]émé|[Mm]mes?"
        rf"|[Mm]ister|[Ss]ir|[Ff]amille)[^\S\n]+(?:de[^\S\n]+)?[{UPPER}](?!\w*[0-9])",
        rf"(?i:chez|avec)\s+les\s+[{UPPER}]\w+",
        rf"\b[{UPPER}]\w+\s+[{UPPER}]\.(?:\s|,|$)",
        r"(?i)\b(?:pré)?nommée?s?\b(?=\s+\w)(?<=prénommé)|\bprénommée?s?\b",
        rf"(?i:s['’]appelle|appelé|nommé|called|named)e?\s+[{UPPER}]\w",
        r"(?i)\b(?:mon|son|mes) prénom,?\s+c['’]est\b|\bm['’]appelle\s+\w",
        r"(?i)\b(?:mme|mlle|monsieur|madame|mr|mrs)\s+(?!le\b|la\b|les\b|et\b|qui\b|de\b|a\b|est\b|nous\b|du\b|tout\b|météo\b)[a-zé]{4,}\b"
        r"(?<!maire)(?<!directeur)(?<!directrice)(?<!bonjour)",
    ),
}
"""Each concern with what shows it, the most telling first: a mail address is a handle before it is a link."""
EXPRESSIONS = {
    concern: [re.compile(expression) for expression in expressions] for concern, expressions in PATTERNS.items()
}

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SOMEBODY = _set(
    """
    fils fille frere soeur neveu niece cousin cousine eleve copain copine camarade ami amie voisin voisine
    maitresse maitre bebe petit petite grand grande jumeau jumelle fillot filleul filleule mari femme conjoint
    collegue animateur animatrice directrice directeur entraineur nounou atsem prof enfant garcon tonton tata
    mamie papi son daughter brother sister nephew pupil student friend neighbour neighbor little coach uncle
    aunt teacher boy girl husband wife boyfriend girlfriend kid
    """
)
SIZES = _set("petit petite grand grande little")
"""They stand before things as well."""
BEFORE_PEOPLE = _set(
    """
    avec et chez pour sauf que qu puis par merci entre sans comme bravo à a d aussi ni ou with and for except
    thanks to by than like without
    """
)
OF_PEOPLE = _set(
    """
    papa maman pere mere anniversaire frere soeur doudou cartable famille mamie papi idee jeu tour
    """
)
ACTS = _set(
    """
    a est etait avait n s va veut voulait dit adore aime joue pose fait peut sait trouve prefere pleure rit
    demande regarde court dessine montre parle m lui se ne ai explique raconte apprend gagne perd arrive
    commence refuse propose reussit chante danse mange dort vient part rigole sourit crie boude range grandit
    aura sera ira pourra devait doit reste essaie ecoute invente prend met garde tient compte attend aide arrete
    c was is has had loved built found made asked fell wants said did didn couldn can played liked won helped
    got keeps looks came went took drew ran cried wouldn won't wasn isn hates loves likes thinks
    """
)
DETERMINERS = _set(
    """
    le la les l un une des du de d au aux ce cette ces mon ma mes ton ta son sa ses notre nos votre leur leurs
    quel quelle bleu bleue couleur en the a an of my his her our this that no some
    """
)
THINGS = _set(
    """
    patience prudence joie joy grace hope constance clemence esperance chance merveille soleil lune neige
    victoire fleur perle amour rire song tea sky summer sunny will juste constant modeste france paris ocean
    olive olives prune cerise amande
    """
)
"""What one does something with."""
IS_SAID = _set(
    """
    elle il on ils elles je tu nous vous moi toi ce les la le
    """
)
"""« est-elle » is a verb and its subject."""
IS_A = _set(
    """
    un une le la l des a the
    """
)


@dataclass(frozen=True, slots=True)
class Names:
    certain: frozenset[str]
    """Plain spelling; a name in whatever case."""
    ambiguous: frozenset[str]
    """Also words of every day: the words around decide."""
    known: frozenset[str]
    """Words and proper nouns that are nobody here."""

    def find(self, text: str) -> Concern | None:
        """What forbids sharing this text, None where nothing does; hidden signs are gone already."""
        for concern, expressions in EXPRESSIONS.items():
            if any(expression.search(text) for expression in expressions):
                return concern
        return Concern.NAME if any(self._names(text)) else None

    def _names(self, text: str) -> Iterator[bool]:
        found = list(WORD.finditer(text))
        read = ["à" if one[0] in "Àà" else _spelling(one[0]) for one in found]
        for place, one in enumerate(found):
            before, after = read[max(0, place - 3) : place], read[place + 1 : place + 3]
            begins = begins_a_sentence(text[: one.start()])
            yield self._is_somebody(one[0], before, after, begins=begins)

    def _is_somebody(self, word: str, before: list[str], after: list[str], *, begins: bool) -> bool:
        parts = {_spelling(part) for part in (word, *word.split("-"))}
        if any(part in IS_SAID for part in word.lower().split("-")[1:]):
            return False
        if not self.certain.isdisjoint(parts):
            return True
        if word.isdigit() or len(word) < 2:
            return False
        if not self.ambiguous.isdisjoint(parts):
            return _ambiguous_is_named(word, before, after, begins=begins)
        if ("-" not in word and _spelling(word) in self.known) or word.isupper():
            return False
        if "-" in word and all(_spelling(part) in self.known for part in word.split("-")):
            return False
        return _unknown_is_named(word, before, after, begins=begins)


def _ambiguous_is_named(word: str, before: list[str], after: list[str], *, begins: bool) -> bool:
    spelled = _spelling(word)
    if word[0].isupper() and not begins:
        return before[-1:] != ["l"]
    determined = bool(before) and not begins and before[-1] in DETERMINERS
    if determined:
        return False
    if _acts(after) and (begins or not before):
        return True
    if begins and after[:1] == ["et"]:
        return word[0].isupper() and len(after) > 1 and after[1] in ("son", "sa", "ses", "moi")
    return bool(before) and before[-1] in ("avec", "chez", "with", *SOMEBODY) and spelled not in THINGS


def _unknown_is_named(word: str, before: list[str], after: list[str], *, begins: bool) -> bool:
    """A word that the library does not know, beside what is said of people."""
    last = before[-1] if before and not begins else ""
    if last in SOMEBODY and (word[0].isupper() or last not in SIZES):
        return True
    if _is_of_age(after):
        return True
    if not word[0].isupper():
        return False
    if begins:
        return _acts(after) or (bool(after) and after[0] in ("et", "and", "puis"))
    of_somebody = last in ("de", "d", "of") and bool(OF_PEOPLE & set(before))
    return last in BEFORE_PEOPLE or of_somebody or _acts(after)


def _acts(after: list[str]) -> bool:
    """Whether what follows is what a person does; « Rose est une couleur » defines."""
    if not after or (after[0] not in ACTS and not _is_of_age(after)):
        return False
    return not (after[0] in ("est", "is") and len(after) > 1 and after[1] in IS_A)


def _is_of_age(after: list[str]) -> bool:
    return len(after) > 1 and after[0].isdigit() and after[1] in ("ans", "an", "mois", "years")


def begins_a_sentence(before: str) -> bool:
    """Whether what stands before a word lets any word there have its capital; a dash may begin a line of a list."""
    before = before.rstrip(" \t\u00a0\u202f«\"“'’(*•–—-")
    return not before or before[-1] in ".!?…\n\r"


def _spelling(name: str) -> str:
    """Doubled letters stay: « comme » is not « Côme »."""
    return re.sub(r"([a-z])\1{2,}", r"\1", re.sub(r"[^a-z0-9]+", "", plain(name)))


def spellings(names: Iterable[object]) -> frozenset[str]:
    return frozenset(_spelling(str(name)) for name in names)
