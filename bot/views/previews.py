"""The preview of a kind of member's coming weeks, in chat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.model import Kind, Role, Setting, Territory
from bot.planning.cap import NotSent, WhyNot
from bot.services.previews import Offered, Preview
from bot.services.simulation.lives import Sent
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, data

SHOWN = 24
"""Lines: as many as are read on a phone, and well within one message."""
UNSAID = (WhyNot.ANSWERED,)
"""What a coordinator need not be told: it depends on the person."""


def roles(t: T, territory: Territory) -> Message:
    rows = tuple((Button(t.plain(f"role-{role}"), data("preview", territory.id, role)),) for role in Role)
    return Message(t("preview-role"), (*rows, (button(t, "button-back", "week", territory.id),)))


def narrow(t: T, offered: Offered, role: Role, setting: Setting | None) -> Message:
    """The next question: where, then which age."""
    if setting is None or setting not in offered.ages:
        return _settings(t, offered, role)
    return _ages(t, offered, role, setting)


def _settings(t: T, offered: Offered, role: Role) -> Message:
    place = offered.territory.id
    choices = [
        Button(names.capital(t.plain(f"setting-{one}")), data("preview", place, role, one)) for one in offered.ages
    ]
    return Message(t("preview-setting"), (*in_rows(choices, 2), (button(t, "button-back", "preview", place),)))


def _ages(t: T, offered: Offered, role: Role, setting: Setting) -> Message:
    place = offered.territory.id
    choices = [
        Button(names.ages_named(t, [age]), data("preview", place, role, setting, age)) for age in offered.ages[setting]
    ]
    return Message(t("preview-age"), (*in_rows(choices, 2), (button(t, "button-back", "preview", place, role),)))


def preview(t: T, territory: Territory, seen: Preview) -> Message:
    """Line by line what comes and why, and what does not and why not."""
    profile = seen.profile
    head = t(
        "preview",
        territory=territory.name,
        role=t.plain(f"role-{profile.role}"),
        setting=names.settings_named(t, profile.settings),
        ages=names.ages_named(t, profile.age_bands),
    )
    lines = [line for _, line in sorted(_lines(t, seen), key=lambda one: one[0])][:SHOWN]
    text = "\n\n".join([head, "\n".join(lines) if lines else t("preview-nothing")])
    return Message(text, ((button(t, "button-preview-other", "preview", territory.id),),))


def _lines(t: T, seen: Preview) -> Iterator[tuple[datetime, str]]:
    for week in seen.weeks:
        yield from _sent(t, week.sent, seen.town.zone)
        yield from _left_out(t, week.not_sent, seen.town.zone)
        for wish in week.empty:
            yield wish.wanted_at, _why_not(t, wish.wanted_at, "no_activity", seen.town.zone)


def _sent(t: T, messages: Sequence[Sent], zone: str) -> Iterator[tuple[datetime, str]]:
    for one in messages:
        plan = one.choice.plan if one.choice else None
        when = names.moment(t, one.at, zone)
        if plan and one.theme:
            reason = t.plain(f"preview-fit-{plan.fit}")
            line = t("preview-idea", when=when, title=plan.activity.title, theme=one.theme.title, reason=reason)
            yield one.at, line
        elif one.intent.wish.kind in (Kind.REPERE, Kind.ENCOURAGEMENT, Kind.CONTINUE):
            yield one.at, t(f"preview-{one.intent.wish.kind}", when=when)


def _left_out(t: T, messages: Iterable[NotSent], zone: str) -> Iterator[tuple[datetime, str]]:
    for one in messages:
        if one.kind is Kind.IDEA and one.reason not in UNSAID:
            yield one.wanted_at, _why_not(t, one.wanted_at, one.reason, zone)


def _why_not(t: T, at: datetime, reason: str, zone: str) -> str:
    return t("preview-not", when=names.moment(t, at, zone), reason=t.plain(f"preview-why-not-{reason}"))
