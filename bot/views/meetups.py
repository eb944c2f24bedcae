"""A meetup as members and groups read it: the card with its three answers, the list, what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import Kind, Meetup, MeetupState, Reply, Segment, Territory
from bot.planning.meetups import COMING, days_before
from bot.services.meetup_news import GroupNews
from bot.services.meetup_words import Said
from bot.services.region_place import REGION, THE_REGION
from bot.services.replies import MeetupCard
from bot.services.segments import EVERYBODY
from bot.storage.meetup_words import Words
from bot.texts import T
from bot.views import names, segments
from bot.views.calendar_files import calendar_file
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, choice, data

LABEL = 40


def when(t: T, starts_at: datetime, ends_at: datetime | None, zone: str) -> str:
    """« mardi 8 décembre 2026 à 18 h 30 », with its end where it is known; plain, in the territory's time."""
    starts = starts_at.astimezone(ZoneInfo(zone))
    said = {"day": names.day(t, starts.date()), "year": str(starts.year), "hour": names.hour(t, starts.time())}
    if ends_at is None:
        return t.plain("meetup-when", **said)
    return t.plain("meetup-when-until", **said, end=names.hour(t, ends_at.astimezone(ZoneInfo(zone)).time()))


def lines(t: T, meetup: Meetup, territory: Territory) -> str:
    """What, when and where, as HTML."""
    at = when(t, meetup.starts_at, meetup.ends_at, territory.time_zone) if meetup.starts_at else "…"
    return t("meetup", title=meetup.title or "…", when=names.capital(at), place=meetup.place or "…")


def for_whom(t: T, segment: Segment) -> str:
    """« Pour : tout le monde », as HTML."""
    who = segments.who(t, segment)
    return t("meetup-for", who=who[:1].lower() + who[1:])


def of_place(key: str, place: int) -> str:
    """What is said otherwise where the region holds it."""
    return f"region-{key}" if place == REGION else key


def card(t: T, shown: MeetupCard, opening: str | None = None) -> Message:
    """`opening` says first why it is shown."""
    meetup = shown.own.meetup
    of = t(of_place("meetup-of", meetup.territory_id), territory=shown.territory.name)
    blocks = [opening or of, lines(t, meetup, shown.territory)]
    if meetup.state is MeetupState.CANCELLED or shown.is_over:
        return Message("\n\n".join([*blocks, t(_ended(meetup))]), (*_afterwards(t, shown), *_back(t)))
    blocks += [t("aim-line", aim=shown.aim)] if shown.aim else []
    reply = shown.own.reply
    blocks.append(t(f"meetup-said-{reply}") if reply else t(of_place("meetup-question", meetup.territory_id)))
    if meetup.territory_id != REGION:
        return Message("\n\n".join(blocks), (*answers(t, shown), *_back(t)))
    blocks.append(t("region-meetup-questions-wanted"))
    ask = (button(t, "button-question", "mquest", meetup.id),)
    return Message("\n\n".join(blocks), (*answers(t, shown), ask, *_back(t)))


def _ended(meetup: Meetup) -> str:
    return "meetup-is-cancelled" if meetup.state is MeetupState.CANCELLED else "meetup-is-over"


def _afterwards(t: T, shown: MeetupCard) -> Keyboard:
    """For who said that they would come, or might: out of one's calendar, or what one keeps of it."""
    if shown.own.reply not in COMING:
        return ()
    number = shown.own.meetup.id
    if shown.own.meetup.state is MeetupState.CANCELLED:
        return ((button(t, "button-meetup-file-cancelled", "rdvics", number),),)
    if shown.own.meetup.territory_id == REGION:
        return ()  # its notes come instead of a question
    return ((button(t, "button-meetup-words", "mword", number),),)


def answers(t: T, shown: MeetupCard) -> Keyboard:
    meetup, reply = shown.own.meetup, shown.own.reply
    said = {one: choice(t, t.plain(f"reply-{one}"), one is reply, "rsvp", meetup.id, one) for one in Reply}
    file = button(t, "button-meetup-file", "rdvics", meetup.id)
    return ((said[Reply.YES],), (said[Reply.MAYBE], said[Reply.NO]), (file,))


def _back(t: T) -> Keyboard:
    return ((button(t, "button-meetups-coming", "rdvs"),),)


def coming(t: T, found: Sequence[MeetupCard], *, has_words: bool = False) -> Message:
    """`/rencontres`: what is to come, with one's own answer, and the way to what others keep of those that were."""
    kept = ((button(t, "button-meetups-kept-words", "mkept"),),) if has_words else ()
    if not found:
        return Message(t("meetups-none"), kept)
    several = len({one.territory.id for one in found}) > 1
    blocks = [t("meetups-coming")]
    for one in found:
        own = t(f"meetup-own-{one.own.reply}") if one.own.reply else t("meetup-own-none")
        where = [t(of_place("meetup-of", one.own.meetup.territory_id), territory=one.territory.name)] if several else []
        blocks.append("\n".join([*where, lines(t, one.own.meetup, one.territory), own]))
    rows = tuple((Button(short(t, one.own.meetup, one.territory), data("rdv", one.own.meetup.id)),) for one in found)
    return Message("\n\n".join(blocks), (*rows, *kept))


def short(t: T, meetup: Meetup, territory: Territory) -> str:
    """« 8 décembre, Café des parents »: short enough for a button."""
    title = meetup.title or t.plain("meetup-untitled")
    if meetup.starts_at is None or meetup.state is MeetupState.DRAFT:
        label = t.plain("button-meetup-draft", title=title)
    else:
        on = meetup.starts_at.astimezone(ZoneInfo(territory.time_zone)).date()
        label = t.plain("button-meetup-line", day=names.day_of_month(t, on), title=title)
    return label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"


def told(t: T, shown: MeetupCard, kind: Kind, now: datetime, *, is_resent: bool) -> Message:
    """What comes unasked: the announcement, a reminder, a change."""
    territory, meetup = shown.territory, shown.own.meetup
    match kind:
        case Kind.MEETUP_AFTER:
            rows = (*_afterwards(t, shown), *_back(t))
            return Message(t("meetup-after", title=meetup.title or ""), rows)
        case Kind.MEETUP:
            opening = t(of_place("meetup-new", meetup.territory_id), territory=territory.name)
        case Kind.MEETUP_REMINDER:
            soon = meetup.starts_at and days_before(meetup.starts_at, now, territory.time_zone)
            opening = t(f"meetup-in-{soon}")
        case _:
            is_cancelled = meetup.state is MeetupState.CANCELLED
            key = of_place("meetup-cancelled" if is_cancelled else "meetup-moved", meetup.territory_id)
            opening = t(key, territory=territory.name)
    opening = f"{t('meetup-resent')}\n{opening}" if is_resent else opening
    return card(t, shown, opening)


def in_group(t: T, news: GroupNews, kind: Kind, link: str | None, *, is_resent: bool) -> Message:
    """One button, which leads into the private chat: in a group everybody sees who presses."""
    meetup, territory = news.meetup, news.territory
    place = THE_REGION if meetup.territory_id == REGION else territory
    is_cancelled = meetup.state is MeetupState.CANCELLED
    keys = {Kind.GROUP_MEETUP: "meetup-new", Kind.GROUP_MEETUP_SOON: "meetup-in-1"}
    key = keys.get(kind, "meetup-cancelled" if is_cancelled else "meetup-moved")
    key = key if kind is Kind.GROUP_MEETUP_SOON else of_place(key, meetup.territory_id)
    opening = t(key, territory=territory.name)
    blocks = [f"{t('meetup-resent')}\n{opening}" if is_resent else opening, lines(t, meetup, place)]
    if is_cancelled:
        return Message("\n\n".join(blocks))
    if news.segment != EVERYBODY:
        blocks[-1] += f"\n{for_whom(t, news.segment)}"
    blocks.append(t("group-meetup-private"))
    rows = ((Button(t.plain("button-meetup-private"), url=link),),) if link else ()
    return Message("\n\n".join(blocks), rows)


def with_file(t: T, shown: MeetupCard, now: datetime) -> Message:
    """The file for one's calendar, with the same facts in words."""
    meetup = shown.own.meetup
    key = "meetup-file-cancelled" if meetup.state is MeetupState.CANCELLED else "meetup-file"
    text = f"{t(key)}\n\n{lines(t, meetup, shown.territory)}"
    file = calendar_file(meetup, shown.territory, now)
    return Message(text, document=file, document_name=t.plain("meetup-file-name", number=str(meetup.id)))


def write_words(t: T, said: Said) -> Message:
    back = (button(t, "button-cancel", "rdv", said.card.own.meetup.id),)
    return Message(t("meetup-words-write", title=said.card.own.meetup.title or ""), (back,))


def words_kept(t: T, said: Said) -> Message:
    number = said.card.own.meetup.id
    rows = (
        (button(t, "button-comment-again", "mword", number),),
        (button(t, "button-experience-withdraw", "mnoword", number),),
    )
    return Message(t("comment-thanks"), rows)


def words(t: T, found: Sequence[Words]) -> Message:
    """What people keep of the meetups, without a name."""
    told = [t("meetup-words-line", title=one.title, text=one.text) for one in found]
    return Message("\n\n".join([t("meetup-words"), *(told or [t("meetup-words-none")])]), _back(t))
