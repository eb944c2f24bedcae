"""What is read of a meetup: « renvoi » where it may have come before, what can be pressed, codes that fit a button."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.model import Kind, Language, Meetup, MeetupState, Reply, Segment, Territory, Zone
from bot.services.meetup_news import GroupNews
from bot.services.meetups import MeetupDesk
from bot.services.replies import MeetupCard, code_of
from bot.services.segments import Audience
from bot.storage.meetups import OwnMeetup
from bot.texts import Texts
from bot.views import enrolment, meetup_desk, meetups
from bot.views.message import Message
from tests.storage.rows import UNIEUX
from tests.test_texts import FOLDER

TEXTS = Texts.load(FOLDER)
FRENCH = TEXTS.of(Language.FRENCH)
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
STARTS = datetime(2026, 12, 8, 17, 30, tzinfo=UTC)
LONG = Territory(**{**{name: getattr(UNIEUX, name) for name in Territory.__slots__}, "slug": "a" * 24})


def shown(state: MeetupState = MeetupState.PLANNED, reply: Reply | None = None, *, is_over: bool = False) -> MeetupCard:
    made = Meetup(7, 1, state, "Café <b>", "École", STARTS, None, {}, 1, NOW - timedelta(days=3))
    return MeetupCard(OwnMeetup(made, reply, NOW if reply else None), UNIEUX, is_over)


def verbs(message: Message) -> list[str]:
    return [button.data.split(":")[1] for row in message.keyboard for button in row if button.data]


@pytest.mark.parametrize("state", [MeetupState.PLANNED, MeetupState.CANCELLED])
def test_a_change_that_may_have_come_before_says_so(state: MeetupState) -> None:
    card = shown(state, Reply.YES)
    again = meetups.told(FRENCH, card, Kind.MEETUP_CHANGE, NOW, is_resent=True).text
    once = meetups.told(FRENCH, card, Kind.MEETUP_CHANGE, NOW, is_resent=False).text
    assert again.startswith(FRENCH("meetup-resent"))
    assert again.endswith(once)
    assert "Café &lt;b&gt;" in once


def test_what_can_be_pressed_follows_what_became_of_it() -> None:
    assert verbs(meetups.card(FRENCH, shown())) == ["rsvp", "rsvp", "rsvp", "rdvics", "rdvs"]
    assert verbs(meetups.card(FRENCH, shown(MeetupState.CANCELLED, Reply.YES))) == ["rdvics", "rdvs"]
    assert verbs(meetups.card(FRENCH, shown(reply=Reply.NO, is_over=True))) == ["rdvs"]
    assert verbs(meetups.card(FRENCH, shown(reply=Reply.MAYBE, is_over=True))) == ["mword", "rdvs"]


def test_in_a_group_there_is_one_button_and_it_leads_out_of_it() -> None:
    news = GroupNews(shown().own.meetup, UNIEUX, "m7_unieux", Segment())
    for link, count in (("https://t.me/bot?start=m7_unieux", 1), (None, 0)):
        said = meetups.in_group(FRENCH, news, Kind.GROUP_MEETUP, link, is_resent=False)
        assert [button.data for row in said.keyboard for button in row] == [""] * count


@pytest.mark.parametrize("language", TEXTS.languages)
def test_the_code_of_a_meetup_fits_into_every_button_at_the_door(language: Language) -> None:
    code = code_of(Meetup(999_999_999, 1, MeetupState.PLANNED, "", "", STARTS, None, {}, 0, NOW), LONG)
    assert len(code) <= 64
    welcome = enrolment.welcome(TEXTS.of(language), LONG, code)
    assert max(len(button.data.encode()) for row in welcome.keyboard for button in row) <= 64


def test_what_is_not_finished_is_no_draft_to_read_over() -> None:
    begun = replace(shown().own.meetup, state=MeetupState.DRAFT, place=None)
    card = meetup_desk.card(FRENCH, MeetupDesk(begun, UNIEUX, Audience(Segment(), None), {}))
    assert card.text.startswith("<b>Un brouillon à finir</b>")
    assert "Relisez avant d’annoncer" not in card.text
    assert verbs(card)[0] == "mask"


@pytest.mark.parametrize(
    ("coming", "said"),
    [(0, "Personne n’a encore dit venir. Le groupe sera prévenu"), (2, "seront prévenues. Le groupe aussi")],
)
def test_before_it_is_cancelled_who_will_be_told_is_said(coming: int, said: str) -> None:
    desk = MeetupDesk(shown().own.meetup, UNIEUX, Audience(Segment(), None), Counter({Reply.YES: coming}))
    assert said in meetup_desk.cancel_question(FRENCH, desk).text


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("Europe/Paris", "entre 8 h et 20 h"), (Zone("Europe/Paris", time(19), time(9)), "entre 9 h et 19 h")],
)
def test_before_it_is_announced_the_hours_are_those_of_the_territory(zone: str, hours: str) -> None:
    draft = replace(shown().own.meetup, state=MeetupState.DRAFT)
    place = replace(UNIEUX, time_zone=zone)
    said = meetup_desk.card(FRENCH, MeetupDesk(draft, place, Audience(Segment(), None), {})).text
    assert f"L’annonce part {hours}." in said.replace("\u00a0", " ")
