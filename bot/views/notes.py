"""`/carnet`: the list of notes, the three questions, and who reads what, said before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.library.models import Skill
from bot.model import Territory
from bot.services.notes import LONGEST, NoteCard, NoteList, Offered, SharedNotes
from bot.storage.notes import NotePart, NoteState
from bot.texts import T
from bot.views import ideas as idea_views
from bot.views import names
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

LABEL = 48
_EDITS = {
    NotePart.TRIED: "button-note-tried",
    NotePart.CHANGED: "button-note-changed",
    NotePart.KEEP: "button-note-keep-part",
}


def which(t: T, territories: Sequence[Territory], *, is_of_region: bool) -> Message:
    """For who coordinates several territories, or is of the region, whose notebook gathers what they share."""
    rows = [(Button(one.name, data("notes", one.id)),) for one in territories]
    rows += [(button(t, "button-region-notes", "rnotes", 0),)] if is_of_region else []
    return Message(t("notes-which"), tuple(rows))


def listed(t: T, shown: NoteList) -> Message:
    text = t("notes" if shown.cards else "notes-none", territory=shown.territory.name)
    rows = [(Button(_label(t, one), data("note", one.note.id)),) for one in shown.cards]
    rows.append((button(t, "button-note-new", "newnote", shown.territory.id),))
    return Message(text, (*rows, *_turning(t, shown), (button(t, "button-back", "steer", shown.territory.id),)))


def shared(t: T, shown: SharedNotes) -> Message:
    """As the region reads them: the territory is named, never who wrote."""
    texts = [t("notes-shared" if shown.cards else "notes-shared-none")]
    texts += ["\n".join(_written(t, one)) for one in shown.cards]
    before = [button(t, "button-note-newer", "rnotes", shown.page - 1)] if shown.page else []
    after = [button(t, "button-note-older", "rnotes", shown.page + 1)] if shown.has_more else []
    turning: Keyboard = ((*before, *after),) if before or after else ()
    book = (button(t, "button-region-notebook", "rbook"),)
    return Message("\n\n".join(texts), (*turning, book, (button(t, "button-back", "region"),)))


def _written(t: T, one: NoteCard) -> list[str]:
    head = t("note-head", skill=_named(t, one.skill), territory=one.territory.name)
    return [head, *(t(f"note-said-{part}", text=said) for part in NotePart if (said := one.note.said(part)))]


def _label(t: T, one: NoteCard) -> str:
    skill = names.shortened(_named(t, one.skill), LABEL)
    day = names.day_of_month(t, one.note.changed_at.date())
    return t.plain(f"button-note-{_state(one)}", skill=skill, day=day)


def _state(one: NoteCard) -> str:
    if one.note.state is NoteState.DRAFT:
        return "draft"
    return "shared" if one.note.shared_at else "kept"


def _turning(t: T, shown: NoteList) -> Keyboard:
    place = shown.territory.id
    before = [button(t, "button-note-newer", "notes", place, shown.page - 1)] if shown.page else []
    after = [button(t, "button-note-older", "notes", place, shown.page + 1)] if shown.has_more else []
    return ((*before, *after),) if before or after else ()


def skills(t: T, offered: Offered) -> Message:
    rows = [(Button(_named(t, one), data("notebegin", offered.territory.id, one.code)),) for one in offered.skills]
    return Message(t("note-skill"), (*rows, (button(t, "button-back", "notes", offered.territory.id),)))


def question(t: T, card: NoteCard, part: NotePart) -> Message:
    """What is asked, what stands there now, and who reads it."""
    number = card.note.id
    said = card.note.said(part)
    texts = [t(f"note-ask-{part}", skill=_named(t, card.skill), maximum=LONGEST)]
    texts += [t("note-before", text=said)] if said else []
    texts.append(t(f"note-read-{_state(card)}", territory=card.territory.name))
    without = [(button(t, "button-note-nothing", "notenone", number, part),)] if part is not NotePart.TRIED else []
    return Message("\n\n".join(texts), (*without, (button(t, "button-note-later", "note", number),)))


def card(t: T, shown: NoteCard) -> Message:
    """The note as it would be kept, who reads it, and what can be done with it."""
    parts = _written(t, shown)
    parts.append(
        t("note-question" if _may_keep(shown) else f"note-read-{_state(shown)}", territory=shown.territory.name)
    )
    return Message("\n\n".join(parts), (*_actions(t, shown), (button(t, "button-back", "notes", shown.territory.id),)))


def _may_keep(shown: NoteCard) -> bool:
    return shown.note.state is NoteState.DRAFT and bool(shown.note.tried)


def _actions(t: T, shown: NoteCard) -> Keyboard:
    number, revision = shown.note.id, shown.note.revision
    alone = (button(t, "button-note-keep", "notekeep", number, revision, 0),)
    shared = (button(t, "button-note-share", "notekeep", number, revision, 1),)
    unshared = (button(t, "button-note-unshare", "notekeep", number, revision, 0),)
    rows: list[tuple[Button, ...]] = []
    if shown.note.state is NoteState.DRAFT:
        rows += [(button(t, "button-note-go-on", "notenext", number),)] if shown.next_part else []
        rows += [shared, alone] if _may_keep(shown) else []
    else:
        rows.append(unshared if shown.note.shared_at else shared)
    edits = [button(t, _EDITS[part], "noteask", number, part) for part in NotePart]
    return (*rows, tuple(edits), (button(t, "button-note-remove", "notedrop", number),))


def remove_question(t: T, shown: NoteCard) -> Message:
    number = shown.note.id
    rows = ((button(t, "button-note-remove-yes", "noteout", number),), (button(t, "button-back", "note", number),))
    return Message(t(f"note-remove-{_state(shown)}", skill=_named(t, shown.skill)), rows)


def _named(t: T, skill: Skill) -> str:
    return names.capital(idea_views.everyday(t, skill))
