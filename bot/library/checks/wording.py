"""The editorial rules that a machine can hold: long sentences, words to avoid, the median point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.library.checks.harm import ELECTORAL, EMPLOYER

LONGEST_SENTENCE = 20
"""In words; the editorial rule is « sentences under 20 words », and a sentence ends at : or ; too."""
FILL = "À ÉCRIRE"
"""Stands in a new file wherever its author has not been yet."""

_END_OF_SENTENCE = re.compile(r"[.!?…:;](?=\s|$)|\n")
_MEDIAN_POINT = re.compile(r"[·‧⋅]|\w•\w")
_MEDIAN_POINT_IN_WORD = re.compile(r"\w[·‧⋅•]\w")

_DIAGNOSIS = re.compile(
    r"\b(?:tda/?h|tsa|dys(?!fonction|top|pn|cr)\w*|hyperacti(?:f|fs|ve|ves|vité)|autis(?:te|tes|me|tique|tiques)"
    r"|asperger|hpi|haut potentiel|trouble(?:s)? d(?:e l[’']attention|u comportement|e l[’']opposition)|bipolaire(?:s)?"
    r"|schizophr\w+|psychotique(?:s)?|dépressi(?:f|fs|ve|ves)|caractériel(?:le|les|s)?|pervers(?:e)?)\b",
    re.IGNORECASE,
)
_DIFFICULT_CHILD = re.compile(
    r"\b(?:(?:enfants?|élèves?|jeunes?|ados?) (?:difficiles?|à problèmes?|pénibles?)|cas (?:sociaux|social)"
    r"|mauvais(?:e|es)? élèves?|cancres?)\b",
    re.IGNORECASE,
)
_BRAND = re.compile(
    r"\b(?:lego|playmobil|kapla|play-?doh|pokémon|disney|monopoly|nintendo|playstation|fortnite|minecraft|roblox"
    r"|youtube|tiktok|instagram|snapchat|whatsapp|facebook|netflix|google|spotify|twitch|kahoot|canva|post-?its?"
    r"|scotch|patafix|tipp-?ex|sopalin|nutella|coca-?cola|mc ?do|mcdonald[’']?s)\b",
    re.IGNORECASE,
)
_CLOSED_NUMBER = re.compile(r"\b30 ?20\b")
_LABEL = re.compile(r"\bFALC\b")

_PEOPLE = (
    (_DIAGNOSIS, "un mot de diagnostic ; dites plutôt ce que l’on voit"),
    (_DIFFICULT_CHILD, "cette façon de nommer un enfant ; dites ce qui est difficile pour lui ou pour vous"),
    (_CLOSED_NUMBER, "un numéro fermé ; c’est le 3018 maintenant"),
    (_LABEL, "ce label n’est pas le nôtre ; écrivez « langage simplifié »"),
    (ELECTORAL, "rien d’électoral ici, ni pour ni contre personne"),
    (EMPLOYER, "participer est libre : aucun employeur ne peut demander l’inscription ni « Fait »"),
)
_CONTENT = (
    *_PEOPLE,
    (_BRAND, "une marque ; dites l’objet (des briques, un petit papier collant)"),
    (_MEDIAN_POINT, "un point médian ; dites les deux genres ou un mot épicène"),
    (re.compile(FILL), "ce champ attend encore ses mots"),
)
_TEXTS = (*_PEOPLE, (_MEDIAN_POINT_IN_WORD, "un point médian ; dites les deux genres ou un mot épicène"))


def count_words(text: str) -> int:
    """French quotes and free-standing punctuation are not words; « j’ai » is one."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def long_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Each sentence over the limit with its number of words."""
    for sentence in _END_OF_SENTENCE.split(text):
        words = count_words(sentence)
        if words > LONGEST_SENTENCE:
            yield sentence.strip(), words


def long_sentence_fault(name: str, sentence: str, words: int) -> str:
    return f"{name} : phrase de {words} mots, {LONGEST_SENTENCE} au plus (« {sentence[:30].strip()}… »)"


def forbidden_in_content(line: str) -> Iterator[str]:
    """What a line of an activity or of a programme must not say, each with the reason."""
    return _found(line, _CONTENT)


def forbidden_in_texts(line: str) -> Iterator[str]:
    """The same for the texts of the bot, which may name a service and separate with « · »."""
    return _found(line, _TEXTS)


def _found(line: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[str]:
    for pattern, reason in rules:
        for match in pattern.finditer(line):
            yield f"« {match[0]} » : {reason}"
