"""A meetup as a file for one's calendar (RFC 5545): the same UID for ever, so that a later file replaces an earlier."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.model import Meetup, MeetupState, Territory

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//Terreau//Terreau//FR"


def calendar_file(meetup: Meetup, territory: Territory, now: datetime) -> bytes:
    """In the territory's time, with the rules of its zone; SEQUENCE counts the changes, a cancellation says so."""
    from icalendar import Calendar  # a bot that starts need not wait for what a few taps a month ask for

    is_cancelled = meetup.state is MeetupState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_cancelled else "PUBLISH")
    event = _event(meetup, territory, now)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(meetup: Meetup, territory: Territory, now: datetime) -> Event:
    from icalendar import Event

    zone = ZoneInfo(territory.time_zone)
    event = Event()
    event.add("uid", f"meetup-{meetup.id}@{territory.slug or 'region'}.terreau")
    event.add("sequence", meetup.sequence)
    event.add("dtstamp", now)
    event.add("summary", meetup.title or "")
    event.add("location", meetup.place or "")
    if meetup.starts_at:
        event.add("dtstart", meetup.starts_at.astimezone(zone))
    if meetup.ends_at:
        event.add("dtend", meetup.ends_at.astimezone(zone))
    return event
