"""Meetups of the region: whom they invite, what those are told, their questions without a name, the notes."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library.loading import CONTENT
from bot.model import GrantKind, Kind, Language, Meetup, MeetupAudience, NotesGoTo, Part, PartKind, Reply
from bot.planning.retention import REPLIES_KEPT
from bot.services import (
    broadcast_confirmation,
    broadcast_progress,
    broadcasts,
    closing,
    meetup_news,
    meetups,
    region_meetups,
    replies,
)
from bot.services.guarding import Concern
from bot.services.meetups import Field
from bot.services.region_meetups import Asked
from bot.services.region_place import REGION
from bot.storage import grants, groups, outbox, territories
from bot.storage import meetups as storage
from bot.storage import region_meetups as stored
from bot.storage.db import Database, Tx
from bot.storage.outbox import OutboxRow
from bot.storage.tables import audit, meetup_question
from bot.storage.tables import outbox as ledger
from bot.texts import Texts
from bot.views import meetup_desk as desk_views
from bot.views import meetups as meetup_views
from bot.views import region_meetups as views
from tests.services.meeting import DAY, GUARDS, NAMED, NOW, STARTS, WEEK, a_coordinator, live, say, told, typed
from tests.storage.rows import a_member, a_person, a_territory

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
QUESTION = "Comment garder un rituel jusqu’en juin ?"
AFTERWARDS = STARTS + 2 * DAY


async def a_region(tx: Tx, chat_id: int = 9900) -> int:
    person = await a_person(tx, chat_id)
    await grants.give(tx, person.id, GrantKind.REGION, None, NOW)
    return person.id


async def a_meeting(tx: Tx, region: int, audience: MeetupAudience = MeetupAudience.COORDINATORS) -> Meetup:
    desk = await meetups.begin(tx, region, REGION, NOW)
    number = desk.meetup.id
    for field, text in ((Field.TITLE, "Ce que l’on garde"), (Field.WHEN, NAMED), (Field.PLACE, "Maison des familles")):
        await typed(tx, region, number, field, text)
    await region_meetups.set_audience(tx, region, number, audience)
    shown = await meetups.open_own(tx, region, number, NOW)
    return (await meetups.announce(tx, region, number, shown.meetup.sequence, NOW)).meetup


async def ask(tx: Tx, person: int, number: int, text: str = QUESTION) -> tuple[Asked, Concern | None]:
    await region_meetups.expect_question(tx, person, number, NOW)
    return await region_meetups.ask_expected(tx, GUARDS, person, text, NOW)


async def test_who_coordinates_is_told_and_reminded_though_a_member_nowhere(database: Database) -> None:
    async with database.write() as tx:
        region, claire = await a_region(tx), await a_coordinator(tx)
        await a_member(tx, 1001)
        meeting = await a_meeting(tx, region)
    await live(database, NOW + DAY)
    assert await told(database, Kind.MEETUP) == [(claire, "meetup", "25/11 10:00")]
    async with database.write() as tx:
        await say(tx, claire, meeting.id, Reply.YES)
    await live(database, STARTS + 3 * DAY, NOW + DAY)
    assert [(kind, at) for _, kind, at in await told(database, Kind.MEETUP_REMINDER, Kind.MEETUP_AFTER)] == [
        ("meetup_reminder", "01/12 10:00"),
        ("meetup_reminder", "07/12 10:00"),
    ]


async def test_everybody_in_the_territories_that_were_chosen_and_nobody_elsewhere(database: Database) -> None:
    async with database.write() as tx:
        region = await a_region(tx)
        here, there = await a_member(tx, 1001), await a_member(tx, 1002, "firminy")
        draft = (await meetups.begin(tx, region, REGION, NOW)).meetup
        await region_meetups.set_audience(tx, region, draft.id, MeetupAudience.EVERYBODY)
        firminy = await a_territory(tx, "firminy")
        shown = await region_meetups.set_place(tx, region, draft.id, firminy, 0, is_wanted=False)
        assert shown.places == {await a_territory(tx)}
        for field, text in ((Field.TITLE, "Un jeu"), (Field.WHEN, NAMED), (Field.PLACE, "La salle des fêtes")):
            await typed(tx, region, draft.id, field, text)
        desk = await meetups.open_own(tx, region, draft.id, NOW)
        await meetups.announce(tx, region, draft.id, desk.meetup.sequence, NOW)
        assert await replies.find(tx, there.person_id, draft.id, NOW) is None
        with pytest.raises(NotFound):
            await region_meetups.expect_question(tx, there.person_id, draft.id, NOW)
        (coming,) = await replies.list_coming(tx, here.person_id, NOW)
        assert T("region-meetup-of") in meetup_views.card(T, coming).text
    await live(database, NOW + DAY)
    assert [who for who, _, _ in await told(database, Kind.MEETUP)] == [here.person_id]


async def test_groups_hear_of_one_for_everybody_in_their_territory_and_of_no_other(database: Database) -> None:
    async with database.write() as tx:
        region, here = await a_region(tx), await a_territory(tx)
        await groups.add_once(tx, here, -100, NOW + WEEK, NOW)
        await a_meeting(tx, region)
        assert await told_to_groups(tx) == [], "who coordinates does not meet in a group"
        meeting = await a_meeting(tx, region, MeetupAudience.EVERYBODY)
        await groups.add_once(tx, await a_territory(tx, "firminy"), -200, NOW + WEEK, NOW)
        await groups.add_once(tx, here, -300, NOW + WEEK, NOW)
        late = await groups.find_by_chat(tx, -300)
        assert late
        await meetup_news.tell_linked_group(tx, late, await territories.get(tx, here), NOW)
        first, *soon = await told_to_groups(tx)
        assert (first.kind, [row.kind for row in soon]) == (Kind.GROUP_MEETUP, [Kind.GROUP_MEETUP_SOON] * 2)
        assert len({row.group_id for row in soon}) == 2, "the one that was linked later hears of it the day before"
        news = await meetup_news.find_group_news(tx, first, NOW)
        assert news
        shown = meetup_views.in_group(T, news, Kind.GROUP_MEETUP, "https://t.me/x", is_resent=False).text
        assert shown.startswith(T("region-meetup-new"))
        await stored.remove_place(tx, meeting.id, here)
        assert await meetup_news.find_group_news(tx, first, NOW) is None


async def told_to_groups(tx: Tx) -> list[OutboxRow]:
    rows = await tx.execute(select(ledger.c.key).where(ledger.c.group_id.is_not(None)).order_by(ledger.c.not_before))
    return [found for row in rows if (found := await outbox.find(tx, row.key))]


async def test_the_link_in_a_group_leads_to_it_who_is_a_member_there_or_becomes_one(database: Database) -> None:
    async with database.write() as tx:
        region, member = await a_region(tx), await a_member(tx, 1001)
        await a_territory(tx, "firminy")
        for_all = await a_meeting(tx, region, MeetupAudience.EVERYBODY)
        of_few = await a_meeting(tx, region)
        asked = (tx, member.person_id)
        assert await replies.come_for(*asked, f"m{of_few.id}_unieux", NOW) is None
        assert await replies.come_for(*asked, f"m{for_all.id}_unieux", NOW)
        (card,) = await replies.list_came_for(*asked, member.territory_id, NOW)
        assert (card.own.meetup.id, card.territory.id) == (for_all.id, REGION)


async def test_one_that_moves_or_is_cancelled_is_told_to_who_comes(database: Database) -> None:
    async with database.write() as tx:
        region, claire = await a_region(tx), await a_coordinator(tx)
        meeting = await a_meeting(tx, region)
        await say(tx, claire, meeting.id, Reply.MAYBE)
        await typed(tx, region, meeting.id, Field.WHEN, "mercredi 9 décembre 14h")
        assert [row.territory_id for row in await tx.execute(select(audit)) if row.action == "meetup-moved"] == [None]
        await meetups.cancel(tx, region, meeting.id, NOW)
    assert {who for who, _, _ in await told(database, Kind.MEETUP_CHANGE)} == {claire}


async def test_questions_are_read_without_a_name_and_in_the_order_of_their_words(database: Database) -> None:
    async with database.write() as tx:
        region, claire, paul = await a_region(tx), await a_coordinator(tx), await a_coordinator(tx, 9002, "firminy")
        meeting = await a_meeting(tx, region)
        await ask(tx, claire, meeting.id, "Qui garde le matériel ?")
        await ask(tx, paul, meeting.id, QUESTION)
        _, concern = await ask(tx, claire, meeting.id, "Que faire avec Kenza ?")
        assert concern is Concern.NAME
        found = await region_meetups.gather(tx, GUARDS, region, meeting.id, 0)
        text = views.gathered(T, found).text
        text = text.replace("\u00a0", " ")
        assert text.index(QUESTION) < text.index("Qui garde le matériel")
        for secret in ("Kenza", "nieux", "irminy", "9001"):
            assert secret not in text
        with pytest.raises(NotAllowed):
            await region_meetups.gather(tx, GUARDS, claire, meeting.id, 0)
        await region_meetups.withdraw_questions(tx, paul, meeting.id, NOW)
        assert (await region_meetups.gather(tx, GUARDS, region, meeting.id, 0)).total == 1


async def test_where_few_are_invited_who_asks_is_told_that_one_could_guess(database: Database) -> None:
    async with database.write() as tx:
        region, claire = await a_region(tx), await a_coordinator(tx)
        meeting = await a_meeting(tx, region)
        assert (
            T("question-of-few") in views.ask(T, await region_meetups.open_question(tx, claire, meeting.id, NOW)).text
        )
        for number in range(4):
            await a_coordinator(tx, 9010 + number)
        many = await region_meetups.open_question(tx, claire, meeting.id, NOW)
        assert T("question-of-few") not in views.ask(T, many).text


async def test_a_meeting_that_invites_a_territory_invites_the_one_in_which_it_goes_on(database: Database) -> None:
    async with database.write() as tx:
        region = await a_region(tx)
        gone, remaining = await a_territory(tx, "firminy"), await a_territory(tx)
        meeting = await a_meeting(tx, region)
        await stored.remove_place(tx, meeting.id, remaining)
        await closing.merge(tx, region, gone, remaining, NOW)
        assert await stored.list_places(tx, meeting.id) == {remaining}


async def test_three_questions_a_person_and_none_once_it_has_begun(database: Database) -> None:
    async with database.write() as tx:
        region, claire = await a_region(tx), await a_coordinator(tx)
        meeting = await a_meeting(tx, region)
        for number in range(region_meetups.MOST):
            await ask(tx, claire, meeting.id, f"{QUESTION} {number}")
        with pytest.raises(Invalid):
            await region_meetups.expect_question(tx, claire, meeting.id, NOW)
        await region_meetups.withdraw_questions(tx, claire, meeting.id, NOW)
        with pytest.raises(Invalid):
            await region_meetups.expect_question(tx, claire, meeting.id, STARTS)
        await ask(tx, claire, meeting.id)
        assert await stored.purge_questions(tx, STARTS) == 0
        assert await stored.purge_questions(tx, STARTS + REPLIES_KEPT) == 1
        assert (await tx.execute(select(meetup_question))).all() == []


@pytest.mark.parametrize("who", NotesGoTo)
async def test_notes_go_to_who_said_they_would_come_or_to_all_who_were_invited(
    database: Database, who: NotesGoTo
) -> None:
    async with database.write() as tx:
        region, claire, paul = await a_region(tx), await a_coordinator(tx), await a_coordinator(tx, 9002, "firminy")
        meeting = await a_meeting(tx, region)
        await say(tx, claire, meeting.id, Reply.YES)
        await say(tx, paul, meeting.id, Reply.NO)
        with pytest.raises(Invalid):
            await region_meetups.begin_notes(tx, region, meeting.id, who, NOW)
        begun = await region_meetups.begin_notes(tx, region, meeting.id, who, AFTERWARDS)
        assert (await broadcasts.begin(tx, region, REGION, AFTERWARDS)).kept.id != begun.kept.id
        await broadcasts.expect_message(tx, region, begun.kept.id, AFTERWARDS)
        note = Part(PartKind.DOCUMENT, "Trois choses à garder.", (), "a-file")
        composed, _ = await broadcasts.write_expected(tx, region, note, None, AFTERWARDS)
        await broadcast_confirmation.confirm(tx, region, composed.kept.id, composed.kept.revision, AFTERWARDS)
        rows = [row for row in await tx.execute(select(ledger)) if row.kind == Kind.BROADCAST]
        assert {row.person_id for row in rows} == ({claire} if who is NotesGoTo.COMING else {claire, paul})
        letter = await broadcast_progress.find_letter(tx, claire, rows[0].reference)
        assert letter
        assert letter.meeting == "Ce que l’on garde"
        refused = await broadcast_progress.find_letter(tx, paul, rows[0].reference)
        assert (refused is None) == (who is NotesGoTo.COMING)


async def test_two_of_the_region_write_one_text_of_notes_and_see_that_it_was_sent(database: Database) -> None:
    async with database.write() as tx:
        region, other, claire = await a_region(tx), await a_region(tx, 9901), await a_coordinator(tx)
        meeting = await a_meeting(tx, region)
        await say(tx, claire, meeting.id, Reply.YES)
        begun = await region_meetups.begin_notes(tx, region, meeting.id, NotesGoTo.COMING, AFTERWARDS)
        again = await region_meetups.begin_notes(tx, other, meeting.id, NotesGoTo.INVITED, AFTERWARDS)
        assert again.kept.id == begun.kept.id
        await broadcasts.expect_message(tx, other, begun.kept.id, AFTERWARDS)
        words = Part(PartKind.TEXT, "Trois choses à garder.", (), None)
        composed, _ = await broadcasts.write_expected(tx, other, words, None, AFTERWARDS)
        with pytest.raises(Invalid):
            await broadcast_confirmation.confirm(tx, region, begun.kept.id, begun.kept.revision, AFTERWARDS)
        for one in (other, region):
            await broadcast_confirmation.confirm(tx, one, begun.kept.id, composed.kept.revision, AFTERWARDS)
        assert [row.person_id for row in await tx.execute(select(ledger)) if row.kind == Kind.BROADCAST] == [claire]
        desk = await meetups.open_own(tx, region, meeting.id, AFTERWARDS)
        assert T("region-notes-sent") in desk_views.card(T, desk).text


async def test_only_the_region_holds_one_and_it_invites_somewhere(database: Database) -> None:
    async with database.write() as tx:
        region, claire = await a_region(tx), await a_coordinator(tx)
        meeting = await a_meeting(tx, region)
        for refused in (
            meetups.begin(tx, claire, REGION, NOW),
            meetups.open_own(tx, claire, meeting.id, NOW),
            region_meetups.open_whom(tx, claire, meeting.id),
            region_meetups.begin_notes(tx, claire, meeting.id, NotesGoTo.COMING, AFTERWARDS),
        ):
            with pytest.raises(NotAllowed):
                await refused
        with pytest.raises(Invalid):
            await region_meetups.set_audience(tx, region, meeting.id, MeetupAudience.EVERYBODY)
        draft = (await meetups.begin(tx, region, REGION, NOW)).meetup
        for field, text in ((Field.TITLE, "Un jeu"), (Field.WHEN, NAMED), (Field.PLACE, "La salle des fêtes")):
            await typed(tx, region, draft.id, field, text)
        await region_meetups.set_place(tx, region, draft.id, REGION, 0, is_wanted=False)
        desk = await meetups.open_own(tx, region, draft.id, NOW)
        with pytest.raises(Invalid) as refusal:
            await meetups.announce(tx, region, draft.id, desk.meetup.sequence, NOW)
        assert refusal.value.text_key == "error-meetup-nowhere"
        assert (
            "coordonnent, dans un territoire"
            in desk_views.card(T, await meetups.open_own(tx, region, meeting.id, NOW)).text
        )


async def test_who_is_shown_one_draft_and_announces_another_reads_it_again(database: Database) -> None:
    async with database.write() as tx:
        region = await a_region(tx)
        other = await a_region(tx, 9901)
        await a_territory(tx)
        draft = (await meetups.begin(tx, region, REGION, NOW)).meetup
        for field, text in ((Field.TITLE, "Un jeu"), (Field.WHEN, NAMED), (Field.PLACE, "La salle des fêtes")):
            await typed(tx, region, draft.id, field, text)
        shown = await meetups.open_own(tx, region, draft.id, NOW)
        await region_meetups.set_audience(tx, other, draft.id, MeetupAudience.EVERYBODY)
        await meetups.announce(tx, region, draft.id, shown.meetup.sequence, NOW)
        assert (await storage.get(tx, draft.id)).state.value == "draft"
