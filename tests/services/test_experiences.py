"""What members read of each other: published texts of their territories, thanked for, taken back at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import ExperienceState, Kind, Language, Membership, MembershipState, PersonState
from bot.services import experiences, feedback, housekeeping, leaving, moderation
from bot.storage import experiences as stored
from bot.storage import memberships, outbox, people
from bot.storage.db import Database, Tx
from bot.storage.experiences import Experience
from bot.storage.tables import experience_thanks
from bot.storage.tables import feedback as feedback_rows
from bot.storage.tables import outbox as rows
from bot.views import experiences as views
from bot.views.message import Message
from bot.views.outbox import Outgoing
from tests.fixed_clock import FixedClock
from tests.services.texts_to_share import ACTIVITY, CONTENT, GUARDS, LIBRARY, TEXT, a_coordinator, a_text, tell
from tests.storage.rows import LATER, NOW, a_member, a_person, an_idea

T = CONTENT.texts.of(Language.FRENCH)


async def published(tx: Tx, chat_id: int = 1, text: str = TEXT, at: datetime = NOW, slug: str = "unieux") -> Experience:
    person, _ = await a_coordinator(tx, slug=slug)
    one = await a_text(tx, chat_id, text, slug=slug)
    await moderation.publish(tx, GUARDS, person, one.id, at, to_region=False)
    return one


async def a_member_of(tx: Tx, person_id: int) -> Membership:
    return (await memberships.list_of(tx, person_id, MembershipState.ACTIVE))[0]


async def texts_read(tx: Tx, person_id: int, page: int = 0, skill: str | None = None) -> list[str]:
    return [line.told.text for line in (await experiences.read(tx, LIBRARY, person_id, page, skill)).lines]


async def test_members_read_the_latest_first_three_at_a_time_and_by_skill(database: Database) -> None:
    async with database.write() as tx:
        reader = (await a_member(tx, 50)).person_id
        for number in range(4):
            await published(tx, number + 1, f"Texte {number}.", NOW + timedelta(hours=number))
        assert await texts_read(tx, reader) == ["Texte 3.", "Texte 2.", "Texte 1."]
        assert await texts_read(tx, reader, 1) == ["Texte 0."]
        assert [one.code for one in await experiences.list_skills(tx, LIBRARY, reader)] == [ACTIVITY.skill]
        assert len(await texts_read(tx, reader, skill=ACTIVITY.skill)) == 3
        assert await texts_read(tx, reader, skill="C1.1") == []
        place = (await a_member_of(tx, reader)).territory_id
        under = await experiences.under_activity(tx, place, ACTIVITY.slug)
        assert [one.text for one in under] == ["Texte 3.", "Texte 2.", "Texte 1."]


async def test_they_read_neither_another_territory_s_nor_what_is_not_published(database: Database) -> None:
    async with database.write() as tx:
        reader = (await a_member(tx, 50)).person_id
        await published(tx, 1, "D’ailleurs.", slug="firminy")
        await a_text(tx, 2, "À relire.")
        assert await texts_read(tx, reader) == []
        with pytest.raises(NotAllowed):
            await experiences.read(tx, LIBRARY, (await a_person(tx, 51)).id)


async def test_to_take_a_text_back_takes_it_from_everywhere_at_once(database: Database) -> None:
    async with database.write() as tx:
        reader = (await a_member(tx, 50)).person_id
        one = await published(tx)
        await experiences.thank(tx, reader, one.id, LATER)
        with pytest.raises(NotFound):
            await experiences.withdraw(tx, reader, one.id, LATER)
        await experiences.withdraw(tx, one.person_id, one.id, LATER)
        assert await texts_read(tx, reader) == []
        assert await stored.find(tx, one.id) is None
        assert (await tx.execute(select(experience_thanks))).all() == []
        shown = await feedback.show(tx, LIBRARY, one.person_id, one.idea_id)
        assert shown.feedback
        assert (shown.feedback.face, shown.feedback.comment, shown.feedback.sharing) == (3, None, None)
        with pytest.raises(NotFound):
            await experiences.thank(tx, reader, one.id, LATER)


async def test_who_has_left_may_still_take_their_text_back(database: Database) -> None:
    async with database.write() as tx:
        one = await published(tx)
        await memberships.leave_all(tx, one.person_id, LATER)
        shown = await experiences.read(tx, LIBRARY, one.person_id)
        assert (shown.lines, shown.has_own) == ((), True), "a territory that was left is not read any more"
        await experiences.withdraw(tx, one.person_id, one.id, LATER)
        with pytest.raises(NotAllowed):
            await experiences.read(tx, LIBRARY, one.person_id)


async def test_to_take_the_whole_feedback_back_or_to_be_erased_takes_the_published_text_too(database: Database) -> None:
    async with database.write() as tx:
        reader = (await a_member(tx, 50)).person_id
        first, second = await published(tx, 1, "Un."), await published(tx, 2, "Deux.")
        await feedback.withdraw(tx, LIBRARY, first.person_id, first.idea_id, LATER)
        assert await texts_read(tx, reader) == ["Deux."]
        await experiences.thank(tx, reader, second.id, LATER)
        await leaving.erase(tx, await people.get(tx, second.person_id), LATER)
        assert await texts_read(tx, reader) == []
        third = await published(tx, 3, "Trois.")
        await experiences.thank(tx, reader, third.id, LATER)
        await leaving.erase(tx, await people.get(tx, reader), LATER)
        assert (await tx.execute(select(experience_thanks))).all() == [], "who thanked is gone with who they were"


async def test_thanks_come_with_the_next_idea_once_and_without_a_name(database: Database) -> None:
    clock = FixedClock(LATER)
    outgoing = Outgoing(CONTENT, clock, lambda _: None)
    async with database.write() as tx:
        reader = (await a_member(tx, 50)).person_id
        one = await published(tx)
        with pytest.raises(Invalid, match="error-experience-own"):
            await experiences.thank(tx, one.person_id, one.id, NOW)
        assert await experiences.thank(tx, reader, one.id, NOW)
        assert not await experiences.thank(tx, reader, one.id, NOW)
        assert (await tx.execute(select(rows.c.key))).all() == [], "a thank-you is no message of its own"
        texts = [await sent(tx, outgoing, one.person_id, number) for number in (1, 2)]
        assert texts[0].text.startswith(T("idea-thanks", title=ACTIVITY.title))
        assert "merci pour vous" not in texts[1].text
        await experiences.thank(tx, (await a_member(tx, 51)).person_id, one.id, LATER)
        assert "merci pour vous" not in (await sent(tx, outgoing, one.person_id, 3, LATER - timedelta(hours=1))).text
        assert "merci pour vous" in (await sent(tx, outgoing, one.person_id, 4, LATER)).text


async def sent(tx: Tx, outgoing: Outgoing, person_id: int, number: int, due_at: datetime = NOW) -> Message:
    """The author's next weekly idea, as it left."""
    member = await a_member_of(tx, person_id)
    theme = LIBRARY.programme("premiere-annee").themes[0].slug
    idea = await an_idea(tx, member, f"next:{number}", activity=ACTIVITY.slug, skill=ACTIVITY.skill, theme=theme)
    key = f"idea:{idea.id}"
    await outbox.promise(tx, outbox.Promise(key, Kind.IDEA, outbox.rows.Lane.IDEA, person_id, idea.id, due_at), NOW)
    row = await outbox.find(tx, key)
    assert row
    message = await outgoing.render(tx, row)
    assert message
    await outgoing.settle(tx, row, outbox.rows.OutboxState.SENT, LATER)
    return message


async def test_the_message_to_an_author_leaves_only_while_it_means_something(database: Database) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        await moderation.expect_edit(tx, LIBRARY, GUARDS, person, one.id, NOW)
        await moderation.edit_expected(tx, LIBRARY, GUARDS, person, "Autrement.", NOW)
        (key,) = (await tx.execute(select(rows.c.key))).scalars()
        row = await outbox.find(tx, key)
        outgoing = Outgoing(CONTENT, FixedClock(NOW), lambda _: None)
        assert row
        message = await outgoing.render(tx, row)
        assert message
        assert "Autrement." in message.text
        assert TEXT in message.text
        assert [button.label for line in message.keyboard for button in line] == [
            "Oui, publier ainsi",
            "Ne pas publier",
            "Retirer mon texte",
        ]
        await people.set_state(tx, one.person_id, PersonState.PAUSED)
        assert await outgoing.render(tx, row) is None
        await people.set_state(tx, one.person_id, PersonState.ACTIVE)
        await tell(tx, one.person_id, one.idea_id, "Un autre texte.")
        assert await outgoing.render(tx, row) is None


async def test_texts_that_were_never_published_go_when_a_school_year_begins(database: Database) -> None:
    paris = ZoneInfo("Europe/Paris")
    async with database.write() as tx:
        kept = await published(tx, 1, "Publié.", datetime(2027, 3, 1, 12, tzinfo=paris))
        old = await a_text(tx, 2, "À relire.", at=datetime(2027, 7, 31, 23, tzinfo=paris))
        new = await a_text(tx, 3, "De septembre.", at=datetime(2027, 8, 1, 1, tzinfo=paris))
        clean = housekeeping.JOBS["texts"]
        assert await clean(tx, datetime(2027, 7, 31, 23, 30, tzinfo=paris)) == 0
        assert await clean(tx, datetime(2027, 8, 1, 3, tzinfo=paris)) == 1
        assert [await stored.find(tx, one.id) is not None for one in (kept, old, new)] == [True, False, True]
        row = (await tx.execute(select(feedback_rows).where(feedback_rows.c.idea_id == old.idea_id))).one()
        assert (row.face, row.comment, row.sharing) == (3, None, None)


async def test_what_others_lived_stands_under_the_activity_as_far_as_one_message_holds(database: Database) -> None:
    async with database.write() as tx:
        for number, word in enumerate(("doux", "calme", "simple"), start=1):
            await published(tx, number, (f"{word} " * 100)[:499])
        told = await stored.list_told(tx, [1], 3)
    alone = Message("x" * 1000)
    short = views.with_told(T, alone, told)
    assert [label.label for label in short.keyboard[0]] == [f"Merci pour le {number}" for number in (1, 2, 3)]
    long = views.with_told(T, Message("x" * 3000), told)
    assert len(long.keyboard[0]) == 1
    assert len(long.text) < 4096
    assert views.with_told(T, Message("x" * 3900), told) == Message("x" * 3900)
    assert views.with_told(T, alone, []) == alone


async def test_what_people_wrote_is_escaped_wherever_it_is_shown(database: Database) -> None:
    async with database.write() as tx:
        one = await published(tx, 1, "<b>Bien</b> & doux")
        reader = (await a_member(tx, 50)).person_id
        shown = views.listed(T, await experiences.read(tx, LIBRARY, reader))
        own = await experiences.open_own(tx, LIBRARY, one.person_id, one.id)
    for message in (shown, views.own_text(T, own)):
        assert "&lt;b&gt;Bien&lt;/b&gt; &amp; doux" in message.text
    assert own.experience.state is ExperienceState.PUBLISHED
