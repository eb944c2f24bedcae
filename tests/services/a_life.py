"""Somebody of whom every table that may be about a person holds something."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.model import AimPart, GrantKind, Kind, Lane, MeetupAudience, MembershipState, Person, Reply, Sharing
from bot.services import grants as team
from bot.services import local_activities, moderation
from bot.storage import (
    aims,
    dialogues,
    experiences,
    grants,
    groups,
    meetup_words,
    meetups,
    memberships,
    notes,
    outbox,
    people,
    region_meetups,
    reminders,
    structures,
)
from bot.storage import local_activities as kept_activities
from bot.storage.db import Tx, fetch_all
from bot.storage.notes import NotePart
from bot.storage.tables import broadcast_card, feedback, received, theme_ballot, theme_vote
from tests.services.broadcasting import confirmed, written
from tests.services.meeting import announced, say
from tests.services.texts_to_share import CONTENT as IN_USE
from tests.services.texts_to_share import a_text
from tests.storage.rows import NOW, a_person, a_territory

CHAT = 8_123_456_789
TEXT = "Le soir, chacun dit sa météo <b>& rit</b>."
WORDS = "On s’est parlé longtemps près du lavoir."
AIM = "Que chaque enfant ose dire ce qui ne va pas."
ACTIVITY = "La brouette des merveilles"
NOTE = "Une boîte à soucis dans trois garderies."
QUESTION = "Comment tenir un rituel jusqu’en juin ?"
GROUP = -1_009_876_543_210
SEALED = (
    str(CHAT),
    str(-GROUP),
    TEXT,
    WORDS,
    AIM,
    ACTIVITY,
    NOTE,
    QUESTION,
    "Rendez-vous samedi",
    "Café des familles",
    "côté cour",
)
"""What is nowhere to be read in the database: chats, texts, the draft of a message, of an activity, of a meetup."""
IN_CLEAR = "Nous chantons le matin."
"""What somebody else published."""


async def live(tx: Tx) -> Person:
    """Somebody of whom every table that may be about a person holds something."""
    author = await a_text(tx, CHAT, TEXT, Sharing.REGION)
    someone = await people.find_by_chat(tx, CHAT)
    assert someone
    member = (await memberships.list_of(tx, someone.id, MembershipState.ACTIVE))[0]
    place = member.territory_id
    await grants.give(tx, someone.id, GrantKind.COORDINATOR, place, NOW)
    await lose_access_elsewhere(tx, someone)
    await structures.add_once(tx, place, "École du Pont", NOW)
    await structures.set_of_membership(tx, member.id, (await structures.list_of(tx, place))[0].id)
    await reminders.set_due(tx, (await fetch_all(tx, select(feedback.c.idea_id)))[0].idea_id, NOW, NOW)
    await team.invite(tx, someone.id, place, NOW)
    await confirmed(tx, someone.id, place)
    draft = await written(tx, someone.id, place)
    await tx.execute(
        broadcast_card.insert().values(broadcast_id=draft.kept.id, person_id=someone.id, message_id=5, is_live=True)
    )
    draft_of_an_activity = await local_activities.begin(tx, someone.id, place, NOW)
    await kept_activities.set_fields(tx, draft_of_an_activity.kept.id, {"title": ACTIVITY}, NOW)
    note = await notes.add(tx, place, someone.id, "E1.2", NOW)
    await notes.write(tx, note, 0, NotePart.TRIED, NOTE, NOW)
    await aims.add_once(tx, place, NOW.date(), AimPart.AIM, AIM, NOW)
    await groups.add_once(tx, place, GROUP, NOW, NOW)
    await go_to_a_meetup(tx, someone)
    await ask_for_a_meetup_of_the_region(tx, someone, place)
    await vote(tx, someone, place)
    await thank_another(tx, someone, author.id)
    await outbox.promise(tx, outbox.Promise(f"week:{member.id}", Kind.IDEA, Lane.IDEA, someone.id, 1, NOW), NOW)
    await tx.execute(received.insert().values(update_id=1, person_id=someone.id, received_at=NOW))
    await dialogues.expect(tx, someone.id, "comment", {"idea": 1}, NOW)
    return someone


async def go_to_a_meetup(tx: Tx, someone: Person) -> None:
    meetup = await announced(tx, someone.id)
    await say(tx, someone.id, meetup.id, Reply.YES)
    after = meetup.starts_at + timedelta(days=1) if meetup.starts_at else NOW
    await meetup_words.write(tx, meetup.id, someone.id, WORDS, after)


async def ask_for_a_meetup_of_the_region(tx: Tx, someone: Person, place: int) -> None:
    made = await meetups.add(tx, 0, NOW, MeetupAudience.COORDINATORS)
    await region_meetups.add_place(tx, made, place)
    await region_meetups.ask(tx, made, someone.id, QUESTION, NOW)


async def vote(tx: Tx, someone: Person, place: int) -> None:
    of = {
        "territory_id": place,
        "period": NOW.date(),
        "state": "open",
        "themes": [],
        "opened_at": NOW,
        "closes_at": NOW,
    }
    made = await tx.execute(theme_vote.insert().values(**of).returning(theme_vote.c.id))
    await tx.execute(theme_ballot.insert().values(vote_id=made.scalar_one(), person_id=someone.id))


async def thank_another(tx: Tx, someone: Person, own: int) -> None:
    told = await a_text(tx, 1002, IN_CLEAR)
    await moderation.publish(tx, IN_USE.guards, someone.id, told.id, NOW, to_region=False)
    assert told.id != own
    await experiences.thank_once(tx, told.id, someone.id, NOW)


async def lose_access_elsewhere(tx: Tx, someone: Person) -> None:
    """They coordinated another territory, until the region ended it."""
    elsewhere, region = await a_territory(tx, "firminy"), await a_person(tx, 8_222)
    await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
    await grants.give(tx, someone.id, GrantKind.COORDINATOR, elsewhere, NOW)
    held = await grants.find_held(tx, someone.id, elsewhere)
    assert held
    await team.withdraw(tx, region.id, held.id, NOW)
