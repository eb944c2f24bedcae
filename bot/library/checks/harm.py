"""What no word of ours may suggest: that an employer may demand anything, and anything electoral."""

from __future__ import annotations

import re

_NONE = "".join(
    f"(?<!{words})"
    for words in ("pas d[’']", "rien d[’']", "jamais d[’']", "ni d[’']", "sans ", "about ", "no ", "nothing ", "never ")
)
"""What says that there is none of it may name it: « pas d’élections »."""
_VOTE = r"vot(?:ez|er|ons) (?:pour|contre) (?:le |la |les |l[’']|notre |votre )?(?:maire|équipe|élue?s?|candidate?s?)"
ELECTORAL = re.compile(
    rf"{_NONE}\b(?:{_VOTE}|élections?|électora(?:l|le|les|ux)|réélections?|réélire|meetings? politiques?"
    r"|partis? politiques?|bulletins? de vote|têtes? de liste|colisti(?:er|ère)s?|candidate?s? (?:aux?|à la mairie)"
    r"|les (?:municipales|législatives|régionales|européennes)|la présidentielle"
    r"|elections?|electoral|ballots?|vote for (?:the |your |our )?(?:mayor|candidate))\b",
    re.IGNORECASE,
)

_WHO = (
    r"(?:employeu(?:r|rs|se|ses)|hiérarchi(?:e|es|que|ques)|supérieure?s?|chef(?:fe)?s? de service|directions?"
    r"|vos (?:agents|salariés|équipes)|employers?|managers?|your (?:staff|boss))"
)
_DEMANDS = (
    r"(?:exig\w+|impos\w+|oblig\w+|contrôl\w+|vérifi\w+|requir\w+|must join"
    r"|doi(?:t|vent) (?:s[’']inscrire|participer|répondre|toucher|rejoindre)"
    r"|demand\w* (?:de (?:vous )?(?:inscrire|rejoindre|toucher)|que vous)|check(?:s|ing)? (?:that|what|whether) you)"
)
_NEAR = r"[^.!?\n]{0,60}?"
EMPLOYER = re.compile(
    rf"\b{_WHO}\b{_NEAR}\b{_DEMANDS}|\b{_DEMANDS}{_NEAR}\b{_WHO}\b"
    r"|\b(?:inscription|adhésion|participation)s? (?:est |sont )?obligatoires?\b"
    r"|«[\s\u00a0]?Fait[\s\u00a0]?»[^.!?\n]{0,40}\bobligatoire"
    r"|\b(?:mandatory|compulsory) (?:membership|participation)\b|\btaking part is (?:mandatory|compulsory|required)\b",
    re.IGNORECASE,
)
