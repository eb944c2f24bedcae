"""Experiences travel: sent on by a territory, read by the region, published for all with where they were lived."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from bot.errors import BotError, Invalid, NotFound
from bot.model import ExperienceState, GrantKind, Kind, Language, MembershipState, PersonState, RefusalReason, Sharing
from bot.services import adoption, closing, experiences, housekeeping, leaving, moderation, travels
from bot.services.adoption import Read
from bot.services.guarding import Concern
from bot.services.local_activities import shelf_of
from bot.storage import experiences as stored
from bot.storage import grants, memberships, outbox, people
from bot.storage.db import Database, Tx
from bot.storage.experiences import Experience
from bot.storage.tables import access_grant, audit, experience, experience_thanks, idea, territory
from bot.storage.tables import outbox as rows
from bot.views import travels as views
from bot.views.message import Message
from bot.views.outbox import Outgoing
from tests.fixed_clock import FixedClock
from tests.services.test_local_activities import published as a_local_activity
from tests.services.texts_to_share import ACTIVITY, CONTENT, GUARDS, LIBRARY, TEXT, a_coordinator, a_text, tell
from tests.storage.rows import LATER, NOW, a_member, a_person

T = CONTENT.texts.of(Language.FRENCH)
REGION_CHAT, EDITED = 904, "Le soir, chacun dit sa météo."
TOMORROW = NOW + timedelta(days=1)
STAMP = experiences.stamp_of(LATER)


async def the_region(tx: Tx) -> int:
    person = await a_person(tx, REGION_CHAT)
    if not await grants.find_held(tx, person.id, None):
        await grants.give(tx, person.id, GrantKind.REGION, None, NOW)
    return person.id


async def sent(tx: Tx, chat_id: int = 1, words: str = TEXT, slug: str = "unieux") -> Experience:
    """A text that its territory published and sent on; the territories bear the names of their codes."""
    coordinator, place = await a_coordinator(tx, 900 if slug == "unieux" else 901, slug)
    await tx.execute(update(territory).where(territory.c.id == place).values(name=slug.capitalize()))
    one = await a_text(tx, chat_id, words, slug=slug)
    await moderation.publish(tx, GUARDS, coordinator, one.id, LATER, to_region=True)
    return one


async def publish(tx: Tx, person: int, one: Experience, stamp: int = STAMP) -> None:
    await travels.publish(tx, LIBRARY, GUARDS, person, one.id, stamp, LATER)


async def refuse(tx: Tx, person: int, one: Experience, reason: RefusalReason = RefusalReason.MORE) -> None:
    await travels.refuse(tx, person, one.id, reason, LATER)


async def edit(tx: Tx, person: int, one: Experience, words: str = EDITED) -> Concern | None:
    await travels.expect_edit(tx, LIBRARY, GUARDS, person, one.id, LATER)
    return await travels.edit_expected(tx, LIBRARY, GUARDS, person, words, LATER)


async def travelling(tx: Tx, chat_id: int = 1, words: str = TEXT, slug: str = "unieux") -> Experience:
    one = await sent(tx, chat_id, words, slug)
    await publish(tx, await the_region(tx), one)
    return one


async def now_of(tx: Tx, one: Experience) -> Experience:
    found = await stored.find(tx, one.id)
    assert found
    return found


async def read_by(tx: Tx, person_id: int) -> list[tuple[str, str]]:
    """Text and place, as somebody reads them in `/experiences`."""
    return [(one.told.text, one.told.place) for one in (await experiences.read(tx, LIBRARY, person_id)).lines]


async def a_reader(tx: Tx, slug: str = "firminy", chat_id: int = 50) -> int:
    return (await a_member(tx, chat_id, slug)).person_id


async def actions(tx: Tx) -> list[str]:
    return [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]


async def test_what_the_region_publishes_is_read_in_every_territory_under_the_activity(database: Database) -> None:
    async with database.write() as tx:
        reader, one = await a_reader(tx), await sent(tx)
        place = (await memberships.list_of(tx, reader, MembershipState.ACTIVE))[0].territory_id
        assert await read_by(tx, reader) == []
        await publish(tx, await the_region(tx), one)
        assert await read_by(tx, reader) == [(TEXT, "Loire")]
        under = await experiences.under_activity(tx, place, ACTIVITY.slug)
        assert [(told.text, told.place) for told in under] == [(TEXT, "Loire")]
        assert "experience-travels" in await actions(tx)


async def test_one_s_own_territory_comes_first_under_an_activity_and_three_are_read(database: Database) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        place = (await memberships.list_of(tx, reader, MembershipState.ACTIVE))[0].territory_id
        coordinator, _ = await a_coordinator(tx, 901, "firminy")
        here = await a_text(tx, 60, "D’ici.", slug="firminy")
        await moderation.publish(tx, GUARDS, coordinator, here.id, NOW, to_region=False)
        for number in range(3):
            await travelling(tx, number + 1, f"D’ailleurs {number}.")
        under = await experiences.under_activity(tx, place, ACTIVITY.slug)
        assert [told.text for told in under] == ["D’ici.", "D’ailleurs 2.", "D’ailleurs 1."]


async def share(tx: Tx, first: int, last: int) -> None:
    for chat_id in range(first, last + 1):
        await a_member(tx, chat_id)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(then=st.integers(1, 7), now=st.integers(1, 7))
async def test_the_place_is_the_larger_one_where_either_publication_found_fewer_than_five(
    database: Database, then: int, now: int
) -> None:
    """Members who share that setting at the first and at the second publication."""
    async with database.write() as tx:
        step = await tx.begin_nested()
        coordinator, place = await a_coordinator(tx)
        await tx.execute(update(territory).where(territory.c.id == place).values(name="Unieux"))
        one = await a_text(tx, 1)
        await share(tx, 101, 100 + then - 1)
        await moderation.publish(tx, GUARDS, coordinator, one.id, LATER, to_region=True)
        await share(tx, 101 + then - 1, 100 + now - 1)
        for chat_id in range(100 + now, 100 + then):
            await memberships.leave_all(tx, (await a_person(tx, chat_id)).id, LATER)
        await publish(tx, await the_region(tx), one)
        [(_, told)] = await read_by(tx, await a_reader(tx))
        assert told == ("Unieux" if min(then, now) >= 5 else "Loire")
        await step.rollback()


async def test_a_text_of_few_is_not_named_after_the_territory_into_which_theirs_went_on(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        for chat_id in range(201, 207):
            await a_member(tx, chat_id, "lyon")
        lyon = (await memberships.list_of(tx, (await a_person(tx, 201)).id, MembershipState.ACTIVE))[0].territory_id
        await tx.execute(update(territory).where(territory.c.id == lyon).values(departement="Rhône"))
        await closing.merge(tx, region, one.territory_id, lyon, LATER)
        await publish(tx, region, one)
        assert await read_by(tx, await a_reader(tx)) == [(TEXT, "Rhône")]


async def test_the_place_that_was_told_changes_no_more(database: Database) -> None:
    """To follow the count would tell when somebody came or left."""
    async with database.write() as tx:
        reader = await a_reader(tx)
        await share(tx, 101, 104)
        await travelling(tx)
        assert await read_by(tx, reader) == [(TEXT, "Unieux")]
        await memberships.leave_all(tx, (await a_person(tx, 101)).id, LATER)
        assert await read_by(tx, reader) == [(TEXT, "Unieux")]
        few = await travelling(tx, 2, "À deux.", "saint-etienne")
        await tx.execute(update(territory).where(territory.c.id == few.territory_id).values(name="Autre nom"))
        for chat_id in range(201, 206):
            await a_member(tx, chat_id, "saint-etienne")
        assert ("À deux.", "Loire") in await read_by(tx, reader)


async def test_two_of_the_region_at_once_decide_once(database: Database) -> None:
    async with database.write() as tx:
        one, first = await sent(tx), await the_region(tx)
        second = (await a_person(tx, 905)).id
        await grants.give(tx, second, GrantKind.REGION, None, NOW)
        coordinator = (await a_person(tx, 900)).id

    async def decide(act: Callable[[Tx], Awaitable[object]]) -> str:
        try:
            async with database.write() as tx:
                await act(tx)
        except BotError as error:
            return error.text_key
        return "done"

    outcomes = await asyncio.gather(
        decide(lambda tx: publish(tx, first, one)),
        decide(lambda tx: refuse(tx, second, one)),
        decide(lambda tx: moderation.unpublish(tx, coordinator, one.id, LATER)),
    )
    async with database.read() as tx:
        found = await now_of(tx, one)
        assert found.state is ExperienceState.WAITING
        assert found.region_state is None, "what its territory takes back has left everywhere"
        decided = [action for action in await actions(tx) if action in ("experience-travels", "experience-stays")]
        assert len(decided) <= 1
        assert sum(outcome == "done" for outcome in outcomes) == len(decided) + 1


async def test_what_was_sent_again_with_other_words_is_not_published_by_the_button_of_before(
    database: Database,
) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        coordinator = (await a_person(tx, 900)).id
        await moderation.unpublish(tx, coordinator, one.id, LATER)
        with pytest.raises(NotFound):
            await publish(tx, region, one)
        await moderation.publish(tx, GUARDS, coordinator, one.id, TOMORROW, to_region=True)
        with pytest.raises(Invalid, match="error-experience-decided"):
            await publish(tx, region, one)
        await publish(tx, region, one, experiences.stamp_of(TOMORROW))


async def test_what_a_territory_wrote_for_itself_travels_once_it_is_adopted(database: Database) -> None:
    async with database.write() as tx:
        reader, one, region = await a_reader(tx), await sent(tx), await the_region(tx)
        coordinator = (await a_person(tx, 900)).id
        local = await a_local_activity(tx, coordinator, one.territory_id)
        await tx.execute(update(idea).where(idea.c.id == one.idea_id).values(activity=f"local-{local}"))
        with pytest.raises(Invalid, match="error-experience-local"):
            await publish(tx, region, one)
        read = Read.of((await adoption.open_submitted(tx, region, local)).kept)
        await adoption.adopt(tx, LIBRARY, region, local, read, LATER)
        await publish(tx, region, one)
        kept = (await adoption.open_submitted(tx, region, local)).kept
        place = (await memberships.list_of(tx, reader, MembershipState.ACTIVE))[0].territory_id
        assert [told.text for told in await experiences.under_activity(tx, place, shelf_of(kept))] == [TEXT]
        assert await read_by(tx, reader) == [(TEXT, "Loire")]
        await adoption.release(tx, region, local, 1, LATER)
        assert await read_by(tx, reader) == [], "its title may name the territory"


async def news(tx: Tx, chat_id: int = 900, at: object = None) -> Message | None:
    """What somebody who coordinates is told on the morning after."""
    person = (await a_person(tx, chat_id)).id
    found = [
        one
        for (key,) in await tx.execute(select(rows.c.key).where(rows.c.kind == Kind.TRAVELS))
        if (one := await outbox.find(tx, key)) and one.person_id == person
    ]
    assert len(found) == 1, "one message a day"
    return await Outgoing(CONTENT, FixedClock(found[0].not_before), lambda _: None).render(tx, found[0])


def plain(words: str) -> str:
    """With ordinary spaces."""
    return words.replace("\u00a0", " ")


async def test_coordinators_hear_the_next_morning_and_once_what_travels_and_what_stays(database: Database) -> None:
    async with database.write() as tx:
        first, second, third = [await sent(tx, number, f"Texte {number}.") for number in (1, 2, 3)]
        region = await the_region(tx)
        await publish(tx, region, first)
        await refuse(tx, region, second)
        await publish(tx, region, third)
        await travels.call_back(tx, region, third.id, LATER)
        message = await news(tx)
        assert message
        assert plain(message.text).count(ACTIVITY.title) == 2
        assert str(T("stays-more")) in message.text
        assert "Texte" not in message.text, "the texts are read where they are"
        await moderation.unpublish(tx, (await a_person(tx, 900)).id, first.id, LATER)
        await moderation.unpublish(tx, (await a_person(tx, 900)).id, second.id, LATER)
        assert await news(tx) is None, "nothing of it holds any more"


async def test_who_coordinates_no_more_or_pauses_is_told_nothing(database: Database) -> None:
    async with database.write() as tx:
        await travelling(tx)
        person = (await a_person(tx, 900)).id
        await people.set_state(tx, person, PersonState.PAUSED)
        assert await news(tx) is None
        await people.set_state(tx, person, PersonState.ACTIVE)
        assert await news(tx)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == person).values(revoked_at=NOW))
        assert await news(tx) is None


async def test_another_wording_goes_to_the_author_and_travels_only_with_their_word(database: Database) -> None:
    async with database.write() as tx:
        reader, one, region = await a_reader(tx), await sent(tx), await the_region(tx)
        assert await edit(tx, region, one) is None
        assert await read_by(tx, reader) == []
        raw = (await tx.execute(text("SELECT text, region_edited FROM experience"))).one()
        assert raw.text == TEXT
        assert EDITED.encode() not in bytes(raw.region_edited)
        with pytest.raises(Invalid, match="error-experience-decided"):
            await publish(tx, region, one)
        key = f"experience-worded:{one.id}:{LATER:%Y%m%d%H%M%S}"
        row = await outbox.find(tx, key)
        assert row
        asked = await Outgoing(CONTENT, FixedClock(LATER), lambda _: None).render(tx, row)
        assert asked
        assert EDITED in asked.text
        assert TEXT in asked.text
        with pytest.raises(Invalid, match="error-old-button"):
            await travels.accept(tx, LIBRARY, one.person_id or 0, one.id, STAMP - 60, LATER)
        with pytest.raises(NotFound):
            await travels.accept(tx, LIBRARY, reader, one.id, STAMP, LATER)
        for _ in range(2):
            await travels.accept(tx, LIBRARY, one.person_id or 0, one.id, STAMP, LATER)
        assert await read_by(tx, reader) == [(EDITED, "Loire")]
        assert await read_by(tx, one.person_id or 0) == [(EDITED, "Loire")], "in its own territory too"
        assert (await now_of(tx, one)).comment == EDITED
        assert await news(tx)


async def test_an_author_who_declines_keeps_their_text_where_it_is(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        await edit(tx, region, one)
        await travels.decline(tx, LIBRARY, one.person_id or 0, one.id, STAMP, LATER)
        found = await now_of(tx, one)
        assert (found.state, found.region_state) == (ExperienceState.PUBLISHED, ExperienceState.REFUSED)
        assert (found.text, found.region_edited) == (TEXT, None)
        with pytest.raises(Invalid):
            await publish(tx, region, one)
        assert not (await tx.execute(select(rows.c.key).where(rows.c.kind == Kind.TRAVELS))).all()


@pytest.mark.parametrize(
    ("words", "concern"), [("Avec Kenza, le soir.", Concern.NAME), ("Voir https://x.fr", Concern.LINK)]
)
async def test_a_wording_that_is_guarded_is_not_kept(database: Database, words: str, concern: Concern) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        assert await edit(tx, region, one, words) is concern
        assert (await now_of(tx, one)).region_state is ExperienceState.WAITING


async def test_a_text_that_the_guards_now_hold_back_does_not_travel(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        await tx.execute(update(experience).values(text="Avec Kenza, le soir."))
        shown = await travels.open_one(tx, LIBRARY, GUARDS, region, one.id)
        assert shown.text is None
        assert "Kenza" not in views.one(T, shown).text
        with pytest.raises(Invalid, match="error-experience-guarded"):
            await publish(tx, region, one)
        with pytest.raises(Invalid):
            await edit(tx, region, one)


ACTS: dict[str, Callable[[Tx, int, Experience], Awaitable[object]]] = {
    "queue": lambda tx, person, _: travels.open_queue(tx, LIBRARY, GUARDS, person),
    "shelf": lambda tx, person, _: travels.open_shelf(tx, LIBRARY, GUARDS, person, 0),
    "one": lambda tx, person, one: travels.open_one(tx, LIBRARY, GUARDS, person, one.id),
    "publish": publish,
    "refuse": refuse,
    "edit": edit,
    "call back": lambda tx, person, one: travels.call_back(tx, person, one.id, LATER),
}


@pytest.mark.parametrize("act", ACTS)
async def test_only_the_region_reads_the_queue_and_decides(database: Database, act: str) -> None:
    async with database.write() as tx:
        one = await sent(tx)
        before = await now_of(tx, one)
        for person in (one.person_id or 0, (await a_person(tx, 900)).id, await a_reader(tx)):
            with pytest.raises(BotError, match="error-not-allowed"):
                await ACTS[act](tx, person, one)
        assert await now_of(tx, one) == before


async def test_the_region_is_shown_nothing_that_leads_to_the_author(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        queue = await travels.open_queue(tx, LIBRARY, GUARDS, region)
        assert queue.first
        assert not {"person_id", "membership_id", "idea_id", "territory_id", "territory"} & {*queue.first.__slots__}
        assert "Unieux" not in views.queue(T, queue).text, "fewer than five share that setting there"
        assert one.person_id


async def test_what_is_taken_back_changed_or_erased_has_left_every_territory(database: Database) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        first, second, third = [await travelling(tx, number, f"Texte {number}.") for number in (1, 2, 3)]
        await experiences.thank(tx, reader, first.id, LATER)
        await experiences.withdraw(tx, first.person_id or 0, first.id, LATER)
        await tell(tx, second.person_id or 0, second.idea_id, "Autrement.", at=LATER)
        await leaving.erase(tx, await people.get(tx, third.person_id or 0), LATER)
        assert await read_by(tx, reader) == []
        assert (await tx.execute(select(experience_thanks))).all() == []
        with pytest.raises(NotFound):
            await experiences.thank(tx, reader, first.id, LATER)


async def test_a_reader_elsewhere_thanks_once_and_the_author_hears_it_with_the_next_idea(database: Database) -> None:
    async with database.write() as tx:
        reader, one = await a_reader(tx), await sent(tx)
        with pytest.raises(NotFound):
            await experiences.thank(tx, reader, one.id, NOW)
        await publish(tx, await the_region(tx), one)
        assert await experiences.thank(tx, reader, one.id, NOW)
        assert not await experiences.thank(tx, reader, one.id, NOW)
        before = (await tx.execute(select(rows.c.id))).all()
        assert await experiences.find_thanked(tx, LIBRARY, one.person_id or 0, LATER) == ACTIVITY.title
        await experiences.record_thanks_told(tx, one.person_id or 0, LATER)
        assert await experiences.find_thanked(tx, LIBRARY, one.person_id or 0, LATER) is None
        assert (await tx.execute(select(rows.c.id))).all() == before, "a thank-you is no message of its own"


async def test_thanks_for_what_is_nobody_s_any_more_sound_the_same_and_reach_nobody(database: Database) -> None:
    async with database.write() as tx:
        reader, one = await a_reader(tx), await travelling(tx)
        region = await the_region(tx)
        asked = await sent(tx, 2, "Autre.")
        await edit(tx, region, asked)
        for each in (one, asked):
            await housekeeping.EACH["ideas"].act(tx, [each.idea_id], LATER)
        assert await experiences.thank(tx, reader, one.id, LATER), "nothing tells that its author is unknown"
        assert await experiences.find_thanked(tx, LIBRARY, one.person_id or 0, LATER) is None
        assert await read_by(tx, reader) == [(TEXT, "Loire")]
        found = await now_of(tx, asked)
        assert (found.person_id, found.region_state, found.region_edited) == (None, ExperienceState.WAITING, None)
        shown = await travels.open_one(tx, LIBRARY, GUARDS, region, asked.id)
        assert not shown.may_be_worded
        await publish(tx, region, asked)


async def test_a_question_without_an_answer_ends_with_the_school_year(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx), await the_region(tx)
        await edit(tx, region, one)
        clean = housekeeping.JOBS["travels"]
        assert await clean(tx, LATER) == 0
        assert await clean(tx, NOW + timedelta(days=300)) == 1
        assert (await now_of(tx, one)).region_state is ExperienceState.WAITING


async def test_a_text_for_the_territory_alone_never_comes_to_the_region(database: Database) -> None:
    async with database.write() as tx:
        coordinator, _ = await a_coordinator(tx)
        one = await a_text(tx, 1, sharing=Sharing.TERRITORY)
        await moderation.publish(tx, GUARDS, coordinator, one.id, LATER, to_region=False)
        region = await the_region(tx)
        assert (await travels.open_queue(tx, LIBRARY, GUARDS, region)).waiting == 0
        with pytest.raises(NotFound):
            await publish(tx, region, one)
