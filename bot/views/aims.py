"""The common aim as coordinators write it and as members read it."""

from __future__ import annotations

from bot.model import AimPart, Role
from bot.services.aims import LONGEST, CommonAim
from bot.texts import T
from bot.views.message import Message
from bot.views.names import button


def aim(t: T, shown: CommonAim) -> Message:
    """All that is written, and a button for each part."""
    head = t("aim" if shown.aim else "aim-none", territory=shown.territory.name, aim=shown.aim or "")
    lines = [t(f"aim-of-{role}", text=words) for role in Role if (words := shown.brought_by(role))]
    place = shown.territory.id
    parts = [button(t, f"button-aim-{part}", "aimask", place, part) for part in AimPart]
    rows = tuple((one,) for one in parts)
    vote = (button(t, "button-votes", "votes", place),)
    back = (button(t, "button-back", "steer", place),)
    return Message("\n\n".join([head, *(["\n".join(lines)] if lines else [])]), (*rows, vote, back))


def write(t: T, shown: CommonAim, part: AimPart) -> Message:
    """What to write, what stands there now, and a way to take it off."""
    now = shown.words.get(part)
    asked = [t(f"aim-ask-{part}", maximum=LONGEST[part])]
    asked += [t("aim-now", text=now)] if now else []
    place = shown.territory.id
    remove = ((button(t, "button-aim-remove", "aimout", place, part, shown.mark(part)),),) if now else ()
    return Message("\n\n".join(asked), (*remove, (button(t, "button-cancel", "aim", place),)))


def changed(t: T, shown: CommonAim, part: AimPart) -> Message:
    """Somebody else wrote there meanwhile: nothing was replaced, and the next words will be."""
    text = t("aim-changed", text=shown.words.get(part, ""))
    return Message(text, ((button(t, "button-cancel", "aim", shown.territory.id),),))


def for_member(t: T, shown: CommonAim, role: Role | None) -> str:
    """What a member reads: the aim, and what their role brings; empty where the territory has not said."""
    if shown.aim is None:
        return ""
    brought = shown.brought_by(role)
    lines = [t("aim-line", aim=shown.aim)]
    lines += [t("aim-yours", text=brought)] if brought else []
    return "\n".join(lines)
