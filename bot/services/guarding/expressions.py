"""What shows that a text leads to somebody, whoever it is: titles, telephones, addresses, accounts, links."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.services.guarding import company


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
SPOKEN = (
    "z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente"
    "|quarante|cinquante|soixante|septante|huitante|octante|nonante|et"
)
COUNTING = r"une?[\s,.-]+deux|deux[\s,.-]+quatre|trois[\s,.-]+six|quatre[\s,.-]+huit|cinq[\s,.-]+dix"
"""Who begins so after « zéro » counts, by one or by several."""

PATTERNS = {
    Concern.HANDLE: (
        r"(?i)(?<!\w)@\w{3,}|[\w.+-]@[\w-]+\.\w",
        r"(?i)[\w.+-]\s*(?:\(at\)|\[at\]|\sarobase\s)\s*[\w-]+\s*(?:\.|\(dot\)|\spoint\s)\s*\w+",
        rf"(?i)\b(?:{NETWORKS})\s*(?:c['’ ]?est|:|=|est)\s*\w*[\d_.]\w*",
        rf"(?i)(?<!\w)[a-zé.]{{3,20}}[\d_]\w{{0,20}}\s+(?:sur|on)\s+(?:{NETWORKS})\b",
        rf"(?i)\w\s?@\s?[\w-]{{2,}}\s?\.\s?(?:{ENDINGS})\b",
        r"(?<!\w)\w{2,}#\d{3,5}\b",
        r"(?i)\b(?:pseudo|mon compte|son compte|handle|username)(?:\s\w+)?\s*(?:c['’]est\b|:|=|\best\b|\bis\b)\s*\w+",
    ),
    Concern.LINK: (
        rf"(?i)(?:https?|tg)://|\bwww\s?\.|\w-*\.(?:{ENDINGS})\b",
        r"(?i)\bbit\.ly\b|\bh\s?t\s?t\s?p\s?s?\s?:",
        r"(?i)(?<!\w)(?!(?:le|un|au|ce|du|de|mon|bon)\s)[\w-]{2,40}\s(?:point|dot)\s(?:com|fr|org|net)\b",
    ),
    Concern.PHONE: (
        r"(?<!\d)(?:(?:\+|00)33(?:\s*\(0\))?|0)\s*[1-9](?:[\s./_·•-]*\d){8}(?!\d)",
        r"(?<!\w)(?:\+|00)\d(?:[\s.()/-]*\d){8,}",
        r"(?<!\w)[0Oo][1-9O](?:[\s./_·•-]*[\dOo]){8}(?!\d)",
        rf"(?i)(?<!\d)0[1-9](?:[\s.-]+(?!et\b)(?:\d{{2}}|(?:{SPOKEN})(?:[\s-](?:{SPOKEN}))?)\b){{4}}",
        r"(?i)\bz[ée]ro\s+(?:six|sept)(?:[\s,-]+[a-zé]+){4,}",
        rf"(?i)\bz[ée]ro[\s,.-]+(?!(?:{COUNTING})\b)(?:{SPOKEN})\b(?:[\s,.-]+(?:{SPOKEN})\b){{4,}}",
    ),
    Concern.ADDRESS: (
        rf"(?i)\b\d{{1,4}}(?:\s*(?:bis|ter))?,?\s+(?:{STREET})\b(?!\s+(?:aux?|à|libres?|vides?)\b)",
        rf"(?i:\b(?:habit|log|vi[st]|chez|maison|adresse|domicile|sonne)[^.!?\n]{{0,80}}\b(?:rue|avenue|boulevard|allée|impasse|chemin"
        rf"|lotissement|résidence|bâtiment))[^\S\n]+(?:(?:de\s+la|de\s+l['’]|des|du|de|d['’]|les|la)\s*)?[{UPPER}]",
        rf"(?i)\bhabit\w{{0,5}}\s[^.!?\n]{{0,20}}\b(?:{STREET})\s[^.!?\n]{{0,40}}\b(?:n°|num[ée]ro)\s?\d",
        rf"(?i)\b(?:{STREET})\s[^.!?\n]{{0,40}}\b(?:b[âa]t(?:iment)?|app?t|appart(?:ement)?)\.?\s(?:[a-z]|\d{{1,4}})\b",
        rf"(?<!\d)\d{{5}}\s+[{UPPER}]",
        r"(?i)\bhabite(?:nt)?\s+(?:au\s+)?\d+\b",
        r"(?i)\b\d{1,4}\s+\w+\s+(?:street|road|avenue|lane|close|drive)\b",
    ),
    Concern.NAME: (
        rf"\b(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Dr\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Dd]octeur|[Mm]iss|[Cc]oach"
        rf"|[Uu]ncle|[Aa]unt(?:ie)?|[Mm]aître(?:sse)?|[Tt]onton|[Tt]ata|[Tt]atie|[Mm]amie|[Mm]am[iy]|[Pp]ap[iy]|[Mm]émé|[Mm]mes?"
        rf"|[Mm]ister|[Ss]ir|[Ff]amille|[Cc]ouple|Me?lle)[^\S\n]+(?:de[^\S\n]+)?[{UPPER}](?!\w*[0-9])",
        r"(?i)\b(?:pré)?nommée?s?\b(?=\s+\w)(?<=prénommé)|\bprénommée?s?\b",
        r"(?i)\b(?:mon|son|mes|ton|votre) (?:pré)?nom(?: de famille)?,?\s+c['’]est\b|\bje m['’ ]?appell?e?\s+\w",
        rf"(?i:\bmoi,? c['’ ]?est)\s+[{UPPER}][a-z]|(?i:\bdr\.?)\s+[a-z]{{3,}}\b",
    ),
}
"""Each concern with what shows it, the most telling first: a mail address is a handle before it is a link.

None begins with a run of signs without an end, nor has two runs of the same signs beside each other: whoever writes
« aaaa… » would else hold up everybody for seconds.
"""
EXPRESSIONS = {
    concern: [re.compile(expression) for expression in expressions] for concern, expressions in PATTERNS.items()
}

SUPPOSED = [
    re.compile(expression)
    for expression in (
        rf"\b(?i:les)\s+([{UPPER}][^\W\d_]+[^\W\d_sxz])\b",
        rf"\b(?i:chez|avec)\s+les\s+([{UPPER}][^\W\d_]+)\b",
        rf"\b([{UPPER}][^\W\d_]+)\s+[{UPPER}]\.(?:\s|,|$)",
        r"(?i)\b(?:mme|mlle|melle|monsieur|madame|mr|mrs)\s+(?:l[ae]\s+|d[eu]\s+)?([a-zéèêëïç]{4,})\b",
        rf"(?i:s['’]appell?e|appelé|nommé|called|named)e?\s+([{UPPER}]\w+)",
    )
]
"""What is a name where the word in it is no ordinary one."""
NAMED_AFTER = re.compile(
    rf"\b(?i:{company.NAMED_AFTER})[ -](?P<who>(?:[{UPPER}][\w'’]*[ -](?:(?:de|du|des|la|le)[ -])?){{0,3}}[{UPPER}]\w+)"
)
INFLECTED = re.compile(
    r"(?:ait|aient|ent|ant|ants|ante|er|ez|é|ée|és|ées|iques?|euse?s?|eux|ables?|ions?|ment|ir|oir|if|ive|ing|ed|ly|s|x"
    r"|aine?|oise?|aise?|ienn?e?|arde?)$"
)
"""The ending of a verb, an adjective or a plural: a small word that ends so is a rare word rather than a name."""
ELIDED = re.compile(r"(?:qu|[cdjlmnst])(?=[aeiouyh])")
"""« dhistoire », « jrougis »: written in one."""
