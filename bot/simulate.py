"""What `python -m bot simulate` prints, as text or as JSON. For developers and operators, so in English."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.planning.rhythm import local_date, monday_of
from bot.services.previews import Preview
from bot.services.simulation.lives import Sent
from bot.services.simulation.population import Figures


class Line(NamedTuple):
    """What happens at an instant: a message, one that does not come, or a holiday that begins."""

    at: datetime
    said: dict[str, Any]


def as_json(seen: Preview, *, explains: bool) -> str:
    return json.dumps({**_about(seen), "days": list(_days(seen, explains=explains))}, ensure_ascii=False, indent=2)


def as_text(seen: Preview, *, explains: bool) -> Iterator[str]:
    """One line for each event, day by day."""
    about = _about(seen)
    yield f"{about['role']}, {', '.join(about['settings'])}, {', '.join(about['ages'])}; {about['rhythm']}"
    for day in _days(seen, explains=explains):
        on = date.fromisoformat(day["date"])
        for number, event in enumerate(day["events"]):
            yield f"{f'{on:%a} {on}' if number == 0 else '':14} {_said(event)}"
            if "choice" in event:
                yield from (f"{'':16}{line}" for line in _explained(event["choice"]))


def _about(seen: Preview) -> dict[str, Any]:
    profile = seen.profile
    return {
        "role": profile.role,
        "settings": list(profile.settings),
        "ages": list(profile.age_bands),
        "rhythm": f"{profile.rhythm}, weekday {profile.weekday} at {profile.send_time:%H:%M}",
        "zone": seen.town.zone,
        "from": seen.first.isoformat(),
        "to": seen.last.isoformat(),
    }


def _days(seen: Preview, *, explains: bool) -> Iterator[dict[str, Any]]:
    events: dict[date, list[dict[str, Any]]] = {}
    for line in sorted(_lines(seen, explains=explains), key=lambda one: one.at):
        events.setdefault(local_date(line.at, seen.town.zone), []).append(line.said)
    for day in sorted(events):
        if seen.first <= day <= seen.last:
            yield {"date": day.isoformat(), "events": events[day]}


def _lines(seen: Preview, *, explains: bool) -> Iterator[Line]:
    zone = ZoneInfo(seen.town.zone)
    yield from _holidays(seen, zone)
    for week in seen.weeks:
        yield from (_sent_line(one, zone, explains=explains) for one in week.sent)
        for left in week.not_sent:
            at = left.wanted_at.astimezone(zone)
            yield Line(left.wanted_at, {"time": f"{at:%H:%M}", "not_sent": left.kind, "why_not": left.reason})
        for wish in week.empty:
            yield Line(wish.wanted_at, {"not_sent": wish.kind, "why_not": "no_activity"})


def _holidays(seen: Preview, zone: ZoneInfo) -> Iterable[Line]:
    """The breaks of the zone, those that the territory gave, and from where on no order is published."""
    calendar = seen.town.calendar
    for one in (*calendar.school_holidays, *calendar.local_days):
        if one.first <= seen.last and one.last >= seen.first:
            yield Line(_dawn(max(one.first, seen.first), zone), {"holidays": one.name, "until": one.last.isoformat()})
    for day in (seen.first, *(last + timedelta(days=1) for _, last in calendar.known)):
        if seen.first <= day <= seen.last and not calendar.is_known(day):
            yield Line(_dawn(day, zone), {"calendar": "unknown"})


def _dawn(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, datetime.min.time(), zone)


def _sent_line(one: Sent, zone: ZoneInfo, *, explains: bool) -> Line:
    wish = one.intent.wish
    said: dict[str, Any] = {"time": f"{one.at.astimezone(zone):%H:%M}", "sent": wish.kind, "why": wish.why}
    if one.theme:
        said |= {"theme": one.theme.title, "skill": one.theme.skill}
    if one.choice and (plan := one.choice.plan):
        said |= {"activity": plan.activity.slug, "title": plan.activity.title, "minutes": plan.activity.minutes}
        said |= {"setting": plan.setting, "age": plan.age_band, "fit": plan.fit}
        said |= {"choice": one.choice.explain()} if explains else {}
    return Line(one.at, said)


def _said(event: dict[str, Any]) -> str:
    if "calendar" in event:
        return "----- no school calendar is published from here on: school rests on the territory's own days only"
    if "holidays" in event:
        return f"----- {event['holidays']}, until {event['until']}"
    if "not_sent" in event:
        return f"{event.get('time', '')} no {event['not_sent']}: {event['why_not']}"
    about = ""
    if "title" in event:
        about = f" « {event['title']} » ({event['minutes']} min, {event['setting']}, {event['age']})"
    theme = f" on {event['skill']} « {event['theme']} »" if "theme" in event else ""
    fit = f", fit: {event['fit']}" if "fit" in event else ""
    return f"{event['time']} {event['sent']}{about}{theme} [{event['why']}{fit}]"


def _explained(choice: dict[str, Any]) -> Iterator[str]:
    for step in choice["steps"]:
        left = ", ".join(f"{name} {number}" for name, number in step["left"].items())
        yield f"{step['fit']}: {step['found']} found; left after {left}"
        for one in step["ranked"]:
            parts = ", ".join(f"{name} {value}" for name, value in one.items() if name not in ("activity", "total"))
            yield f"  {one['total']:.3f} {one['activity']} ({parts})"


def load_as_json(figures: Figures) -> dict[str, Any]:
    """The figures of a population; `load` is the number of messages by day."""
    return {
        "people": figures.people,
        "left": figures.left,
        "messages": sum(figures.by_day.values()),
        "by_kind": dict(figures.by_kind),
        "not_sent": dict(figures.not_sent),
        "ideas": figures.ideas,
        "by_fit": dict(figures.by_fit),
        "repeated": round(figures.repeated / figures.ideas, 4) if figures.ideas else 0.0,
        "empty_choices": figures.empty_choices,
        "over_cap": figures.over_cap,
        "in_quiet_hours": figures.in_quiet_hours,
        "load": {day.isoformat(): figures.by_day[day] for day in sorted(figures.by_day)},
    }


def load_as_text(figures: Figures) -> Iterator[str]:
    """One line for each week with its seven days, then the totals."""
    told = load_as_json(figures)
    yield f"{'week of':12}{''.join(f'{name:>6}' for name in ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'))}"
    for monday in sorted({monday_of(day) for day in figures.by_day}):
        days = (figures.by_day[monday + timedelta(days=ahead)] for ahead in range(7))
        yield f"{monday.isoformat():12}{''.join(f'{number:>6}' for number in days)}"
    for name in ("people", "left", "messages", "ideas"):
        yield f"{name}: {told[name]}"
    for name in ("by_kind", "not_sent", "by_fit"):
        yield f"{name}: {', '.join(f'{key} {number}' for key, number in told[name].items())}"
    yield f"repeated: {told['repeated']:.1%} of the ideas"
    for name in ("empty_choices", "over_cap", "in_quiet_hours"):
        yield f"{name}: {told[name]}"
