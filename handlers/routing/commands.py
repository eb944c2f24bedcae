"""What one may write after a slash."""

from __future__ import annotations

from handlers import (
    content,
    enrolment,
    experiences,
    grants,
    ideas,
    meetups,
    notes,
    privacy,
    region,
    rhythms,
    territory,
    words,
)
from handlers.turn import Handler

FOR_ANYBODY: dict[str, Handler] = {
    "start": enrolment.start,
    "idee": ideas.ask,
    "favoris": ideas.list_favourites,
    "theme": ideas.theme,
    "experiences": experiences.ask,
    "rencontres": meetups.list_coming,
    "reglages": enrolment.settings,
    "pause": rhythms.ask_pause,
    "stop": enrolment.ask_stop,
    "aide": words.help_,
    "help": words.help_,
    "confidentialite": words.notice,
    "privacy": words.notice,
    "mesdonnees": privacy.give,
    "oublier": enrolment.ask_forget,
}
FOR_WHO_STEERS: dict[str, Handler] = {
    "territoire": territory.ask,
    "carnet": notes.ask_notes,
    "region": region.ask,
    "recharger": content.reload,
    "journal": grants.ask_journal,
}
COMMANDS = {**FOR_ANYBODY, **FOR_WHO_STEERS}
