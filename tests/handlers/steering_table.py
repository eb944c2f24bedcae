"""Who is who in the scene, and every button, command and answer of who steers, with what it needs.

The verbs are those of handlers/routing/. A new one fails in test_refused_buttons.py until `BUTTONS` says what stands
after it, a new question in test_refused_answers.py until `DIALOGUES` says with what it is kept.
"""

from __future__ import annotations

from typing import Any

from bot.services import (
    aims,
    broadcasts,
    calendars,
    corrections,
    feedback,
    local_activities,
    meetups,
    moderation,
    notes,
    seeking,
    territory_words,
    travels,
)
from bot.services import meetup_words as meetup_word_service
from bot.services import region_meetups as region_meetup_service
from bot.services import structures as structure_service

UNKNOWN, MEMBER, ELSEWHERE, WITHDRAWN, COORDINATOR, COLLEAGUE, REGION = range(1001, 1008)
OTHERS = {"unknown": UNKNOWN, "member": MEMBER, "elsewhere": ELSEWHERE, "withdrawn": WITHDRAWN}

OF_PLACE = (
    *("steer", "week", "setup", "places", "newplace", "locals", "newlocal", "preview", "weeks", "courses"),
    *("offdays", "newoff", "invite", "qr", "poster", "team", "newlink", "handover", "succeed"),
    *("expq", "meets", "newmeet", "mqueue", "bmenu", "bnew", "people", "digest", "aim", "votes", "votestart"),
)
"""Followed by the number of the territory, and by nothing else."""
BUTTONS = {
    **dict.fromkeys(OF_PLACE, "{place}"),
    **dict.fromkeys(("notes", "newnote"), "{place}"),
    "notebegin": "{place}:C1.1",
    **dict.fromkeys(("note", "notenext", "notedrop", "noteout"), "{note}"),
    "noteask": "{note}:tried",
    "notenone": "{note}:keep",
    "notekeep": "{note}:{note_revision}:1",
    "rnotes": "0",
    **dict.fromkeys(("mrwho",), "{region_draft}"),
    "mrplace": "{region_draft}:0:1:0",
    "mrquest": "{region_meetup}:0",
    "mrnotes": "{region_meetup}:coming",
    "rbook": "{year}",
    "rbookgo": "{year}:all",
    "place": "{structure}",
    "noplace": "{structure}",
    **dict.fromkeys(("local", "lall", "lnext", "lsee", "lpub", "lout"), "{activity}"),
    "lask": "{activity}:title",
    "lset": "{activity}:form:geste",
    "lwait": "waiting:0",
    "lread": "{offered}:0",
    "ladopt": "{offered}:1:0",
    "lapart": "{offered}:1",
    **dict.fromkeys(("lrall", "lrdrop"), "{offered}"),
    "lrask": "{offered}:title",
    "lrset": "{offered}:minutes:2",
    "ladread": "{adopted}",
    **dict.fromkeys(("coming", "pass", "byskill"), "{place}:{slot}"),
    **dict.fromkeys(("aimask", "aimout"), "{place}:aim"),
    "voteok": "{vote}:0",
    "voteno": "{vote}",
    "votestop": "{vote}",
    "move": "{place}:{slot}:{later_slot}",
    "undo": "{place}:{change}",
    "swap": "{place}:{slot}:0",
    "into": "{place}:{slot}:{theme}",
    "course": "{place}:premiere-annee",
    "setcourse": "{place}:petite-enfance",
    "keepoff": "{place}:20261207:20261208:bridge",
    "offday": "{days}",
    "nooff": "{days}",
    "unlink": "{link}",
    "access": "{grant}",
    "endaccess": "{grant}",
    **dict.fromkeys(("squiet", "szone", "sgroup"), "{place}"),
    "sdigest": "{place}:0:1",
    "sapprove": "{place}:1",
    "nogroup": "{group}",
    **dict.fromkeys(("journal", "rlist", "rteams", "rdigests"), "0"),
    **dict.fromkeys(("region", "rlinks", "rqueues", "rnew", "rdigest", "lfiles"), ""),
    **dict.fromkeys(("rmatrix", "rsheet"), "month-2026-11-02"),
    **dict.fromkeys(("rplace", "rclose", "rclosed", "rmerge", "rcourse"), "{place}"),
    "ropen": "{prepared}",
    "rtype": "{place}:welcome",
    "rkind": "{place}:1",
    "rparent": "{place}:{elsewhere}",
    "rset": "{place}:school_zone:3",
    "rfollow": "{place}:programme",
    **dict.fromkeys(("rinto", "rmerged"), "{place}:{elsewhere}"),
    **dict.fromkeys(("expone", "exprefuse", "expedit"), "{text}"),
    "exppub": "{text}:0",
    "expwhy": "{text}:more",
    "expreg": "{told}",
    "expout": "{told}",
    "expdone": "{place}:0",
    "trips": "0",
    "tripped": "0",
    **dict.fromkeys(("trip", "tripask", "tripedit"), "{sent_on}"),
    "tripgo": "{sent_on}:{sent_on_at}",
    "tripput": "{sent_on}:more",
    "tripback": "{travels}",
    **dict.fromkeys(("dchart", "dsheet"), "{digest}"),
    **dict.fromkeys(("meet", "mwho", "mdrop"), "{draft}"),
    "mtell": "{draft}:{draft_sequence}",
    "mask": "{draft}:place",
    "mwhen": "{draft}:{sequence}:202612151830",
    **dict.fromkeys(("mcancel", "mnone"), "{meetup}"),
    **dict.fromkeys(("mpub", "mput"), "{words}"),
    "mplace": "{meetup}:{sequence}",
    **dict.fromkeys(("bwrite", "bwho", "bsee", "breview", "bwhen", "bdrop"), "{letter}"),
    "bday": "{letter}:20261126",
    "bat": "{letter}:202611261000",
    "bgo": "{letter}:{revision}",
    **dict.fromkeys(("bok", "bback"), "{asked}:{asked_revision}"),
    **dict.fromkeys(("bshow", "bread", "bpause", "bresume", "bstop", "bretry"), "{sent}"),
}
OF_REGION = {
    *("journal", "lwait", "lread", "ladopt", "lapart", "lrall", "lrdrop", "lrask", "lrset", "region", "rlist"),
    *("lfiles", "rteams", "rdigests", "rlinks", "rqueues"),
    *("rplace", "rnew", "rtype", "rkind", "rparent", "rset", "rcourse", "rfollow", "ropen", "rclose", "rclosed"),
    *("rmerge", "rinto", "rmerged", "rnotes", "rbook", "rbookgo", "rdigest", "rmatrix", "rsheet"),
    *("trips", "trip", "tripgo", "tripask", "tripput", "tripedit", "tripped", "tripback"),
    *("mrwho", "mrplace", "mrquest", "mrnotes"),
}
"""What only the region may press."""
COMMANDS = {"territoire": COORDINATOR, "carnet": COORDINATOR, "recharger": REGION, "journal": REGION, "region": REGION}
IN_GROUPS = {"lier": "unieux", "delier": "", "start": "unieux"}
DIALOGUES: dict[str, tuple[dict[str, Any], str]] = {
    structure_service.EXPECTS_NAME: ({"territory": "place"}, "École du Lac"),
    calendars.EXPECTS_DAYS: ({"territory": "place"}, "15/12/2026"),
    aims.EXPECTS_PART: ({"territory": "place", "part": "aim"}, "Que chaque enfant soit écouté."),
    moderation.EXPECTS_EDIT: ({"experience": "text"}, "Nous chantons le soir."),
    local_activities.EXPECTS_FIELD: ({"activity": "activity", "field": "title"}, "Le tour des prénoms"),
    meetups.EXPECTS_ANSWER: ({"meetup": "draft", "field": "title"}, "Un goûter"),
    corrections.EXPECTS_CORRECTION: ({"activity": "offered", "field": "title", "edition": "edition"}, "Le muret"),
    travels.EXPECTS_EDIT: ({"experience": "sent_on"}, "Nous chantons le midi."),
    territory_words.EXPECTS_WORDS: ({"territory": "place", "what": "name"}, "Unieux centre"),
    notes.EXPECTS_PART: ({"note": "note", "part": "tried", "revision": "note_revision"}, "Un banc au marché."),
    broadcasts.EXPECTS_MESSAGE: ({"broadcast": "letter"}, "Samedi, on plante."),
}
"""What who steers is asked to write: with what it is kept, and an answer. Values that name a thing stand for its id."""
ASKED_OF_REGION = {travels.EXPECTS_EDIT, territory_words.EXPECTS_WORDS, corrections.EXPECTS_CORRECTION}
OF_MEMBERS = {
    *(feedback.EXPECTS_COMMENT, meetup_word_service.EXPECTS_WORDS, region_meetup_service.EXPECTS_QUESTION),
    seeking.EXPECTS_WORDS,
}
