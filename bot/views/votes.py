"""The vote on the next theme: as members vote, and as who coordinates opens it and accepts what wins."""

from __future__ import annotations

from dataclasses import replace

from bot.model import VoteState
from bot.services.votes import CHOICES, Ballot, Desk
from bot.texts import T
from bot.views import names
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

LABEL, SHORT_LABEL = 38, 28


def ballot(t: T, shown: Ballot) -> Message:
    """Three themes; once voted, thanks."""
    lines = "\n".join(t("vote-theme", theme=one.title, repere=one.repere) for one in shown.themes)
    day = names.moment(t, shown.vote.closes_at, shown.territory.time_zone)
    if shown.has_voted:
        return Message(t("vote-thanks", day=day))
    rows = tuple(
        (Button(names.shortened(one.title, LABEL), data("voteask", shown.vote.id, number)),)
        for number, one in enumerate(shown.themes)
    )
    return Message(f"{t('vote', territory=shown.territory.name, day=day)}\n\n{lines}", rows)


def confirm(t: T, shown: Ballot, number: int) -> Message:
    """A vote is final, since nobody knows whose it is: the question comes once."""
    yes = button(t, "button-vote-yes", "votefor", shown.vote.id, number)
    back = button(t, "button-back", "voteback", shown.vote.id)
    return Message(t("vote-confirm", theme=shown.themes[number].title), ((yes,), (back,)))


def with_invitation(t: T, message: Message, vote_id: int | None) -> Message:
    """One button under the idea of the week or the theme, where there is a vote; it is no message of its own."""
    if vote_id is None:
        return message
    return replace(message, keyboard=(*message.keyboard, (button(t, "button-vote", "vote", vote_id),)))


def desk(t: T, shown: Desk) -> Message:
    parts = [t("votes", territory=shown.territory.name), _state(t, shown)]
    rows: Keyboard = ()
    vote = shown.vote
    if vote and shown.winners:
        rows += tuple((_accept(t, vote.id, vote.themes.index(one.slug), one.title),) for one in shown.winners)
    if vote and shown.is_open:
        rows += ((button(t, "button-vote-stop", "votestop", vote.id),),)
    elif vote and shown.winners:
        rows += ((button(t, "button-vote-decline", "voteno", vote.id),),)
    if len(shown.to_offer) == CHOICES:
        lines = [t("vote-theme", theme=one.title, repere=one.repere) for one in shown.to_offer]
        parts.append("\n".join([t("votes-offer"), *lines]))
        rows += ((button(t, "button-vote-start", "votestart", shown.territory.id),),)
    return Message("\n\n".join(parts), (*rows, (button(t, "button-back", "aim", shown.territory.id),)))


def stop_question(t: T, shown: Desk, vote_id: int) -> Message:
    """What was voted is lost by it, and the period has no other vote."""
    yes = button(t, "button-vote-stop-yes", "votestop", vote_id, 1)
    return Message(t("votes-stop-question"), ((yes,), (button(t, "button-back", "votes", shown.territory.id),)))


def _accept(t: T, vote_id: int, number: int, title: str) -> Button:
    label = t.plain("button-vote-accept", label=names.shortened(title, SHORT_LABEL))
    return Button(label, data("voteok", vote_id, number))


def _state(t: T, shown: Desk) -> str:
    vote = shown.vote
    if vote is None:
        return t("votes-none")
    if shown.is_open:
        return t("votes-open", day=names.moment(t, vote.closes_at, shown.territory.time_zone))
    if vote.state is not VoteState.OPEN:
        return t(f"votes-{vote.state}")
    if not shown.winners:
        return t("votes-few")
    key = "votes-won" if len(shown.winners) == 1 else "votes-tied"
    return t(key, themes=names.listed(t, [f"« {one.title} »" for one in shown.winners]))
