"""After « Fait »: the faces, the tags, the comment meant for sharing."""

from __future__ import annotations

from bot.model import FACES, ExperienceState, Sharing, Tag
from bot.services.feedback import FeedbackCard
from bot.texts import T
from bot.views.ideas import idea, title
from bot.views.message import Button, Message
from bot.views.names import button, choice


def feedback(t: T, shown: FeedbackCard) -> Message:
    """What has been said so far, and what can still be said."""
    given = shown.feedback
    if given is None or given.face is None:
        return face_question(t, shown)
    number = shown.card.idea.id
    lines = [f"<b>{title(shown.card)}</b>", t(f"face-said-{given.face}")]
    if given.comment and given.sharing:
        is_decided = shown.text_state not in (None, ExperienceState.WAITING)
        key = f"comment-{shown.text_state}" if is_decided else f"comment-kept-{given.sharing}"
        lines.append(t(key, comment=given.comment))
    lines.append(t("tag-question"))
    tags = [_tag(t, number, tag, tag in given.tags) for tag in Tag]
    say = "button-comment-again" if given.comment else "button-comment"
    rows = (
        tuple(tags[:2]),
        tuple(tags[2:]),
        (button(t, say, "say", number),),
        (button(t, "button-show", "show", number), button(t, "button-withdraw", "withdraw", number)),
    )
    return Message("\n\n".join(lines), rows)


def _tag(t: T, number: int, tag: Tag, is_chosen: bool) -> Button:
    """The button says what it will change to, so that a double tap changes once."""
    return choice(t, t.plain(f"tag-{tag}"), is_chosen, "tag", number, tag, 0 if is_chosen else 1)


def face_question(t: T, shown: FeedbackCard) -> Message:
    number = shown.card.idea.id
    rows = (
        *((button(t, f"face-{face}", "face", number, face),) for face in FACES),
        (button(t, "button-show", "show", number), button(t, "button-withdraw", "withdraw", number)),
    )
    return Message(f"<b>{title(shown.card)}</b>\n\n{t('face-question')}", rows)


def audience_question(t: T, shown: FeedbackCard) -> Message:
    number = shown.card.idea.id
    rows = (
        *((button(t, f"button-sharing-{one}", "sayto", number, one),) for one in Sharing),
        (button(t, "button-cancel", "unsay", number),),
    )
    return Message(t("comment-audience"), rows)


def write_now(t: T, shown: FeedbackCard) -> Message:
    return Message(t("comment-write"), ((button(t, "button-cancel", "unsay", shown.card.idea.id),),))


def withdrawn(t: T, shown: FeedbackCard) -> Message:
    """After « Retirer », the idea is as it was before."""
    return idea(t, shown.card)
