"""The queue of who coordinates: published once, refused kindly, worded anew only with the author's consent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from bot.errors import BotError, Invalid, NotFound
from bot.model import ExperienceState, GrantKind, Kind, OutboxState, RefusalReason, Rhythm, Sharing
from bot.services import experiences, feedback, moderation
from bot.services.guarding import Concern
from bot.storage import experiences as stored
from bot.storage import grants, memberships, outbox
from bot.storage.db import Database, Tx
from bot.storage.experiences import Experience
from bot.storage.tables import access_grant, audit
from bot.storage.tables import outbox as rows
from tests.services.texts_to_share import ACTIVITY, GUARDS, LIBRARY, TEXT, a_coordinator, a_text, five_share, tell
from tests.storage.rows import LATER, NOW, a_member, a_person

EDITED = "Le soir, chacun dit sa météo."


async def publish(tx: Tx, person: int, one: Experience, *, to_region: bool = False) -> None:
    await moderation.publish(tx, GUARDS, person, one.id, LATER, to_region=to_region)


async def refuse(tx: Tx, person: int, one: Experience, reason: RefusalReason = RefusalReason.MORE) -> None:
    await moderation.refuse(tx, LIBRARY, person, one.id, reason, LATER)


async def edit(tx: Tx, person: int, one: Experience, text: str = EDITED) -> Concern | None:
    await moderation.expect_edit(tx, LIBRARY, GUARDS, person, one.id, LATER)
    return (await moderation.edit_expected(tx, LIBRARY, GUARDS, person, text, LATER))[1]


async def state_of(tx: Tx, one: Experience) -> ExperienceState | None:
    found = await stored.find(tx, one.id)
    return found.state if found else None


async def actions(tx: Tx) -> list[str]:
    return [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]


async def test_texts_come_one_by_one_the_first_given_first_and_never_say_whose_they_are(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        first, second = await a_text(tx, 1), await a_text(tx, 2, "Autre texte.", Sharing.TERRITORY)
        queue = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place)
        assert queue.first
        assert (queue.waiting, queue.first.id, queue.first.text) == (2, first.id, TEXT)
        assert (queue.first.activity, queue.first.may_go_to_region) == (ACTIVITY.title, True)
        following = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place, first.id)
        again = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place, second.id)
        assert following.first
        assert again.first
        assert (following.first.id, following.first.may_go_to_region, again.first.id) == (second.id, False, first.id)
        assert not {"person_id", "membership_id", "idea_id"} & set(queue.first.__slots__)


@pytest.mark.parametrize(("members", "place"), [(4, "Loire"), (5, "Unieux")])
async def test_the_territory_is_named_from_five_members_in_that_setting(
    database: Database, members: int, place: str
) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx, 1)
        for chat_id in range(2, members + 1):
            await a_member(tx, chat_id)
        await publish(tx, person, one)
        (told,) = await stored.list_told(tx, [one.territory_id], 9)
    assert (told.place, told.text, told.setting, told.age_band) == (place, TEXT, "home", "3-5")


async def test_what_is_not_published_lies_encrypted_and_what_is_lies_clear(database: Database) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        await edit(tx, person, one)
        raw = (await tx.execute(text("SELECT text, edited FROM experience"))).one()
        assert raw.text is None
        assert EDITED.encode() not in bytes(raw.edited)
        await experiences.accept(tx, LIBRARY, one.person_id, one.id, LATER)
        raw = (await tx.execute(text("SELECT text, edited FROM experience"))).one()
        assert (raw.text, raw.edited) == (EDITED, None)


async def test_of_two_coordinators_at_once_one_decides(database: Database) -> None:
    async with database.write() as tx:
        (one_id, _), (other_id, _) = await a_coordinator(tx, 900), await a_coordinator(tx, 901)
        one = await a_text(tx)

    async def decide(act: Callable[[Tx], Awaitable[None]]) -> str:
        try:
            async with database.write() as tx:
                await act(tx)
        except Invalid as error:
            return error.text_key
        return "done"

    outcomes = await asyncio.gather(
        decide(lambda tx: publish(tx, one_id, one)), decide(lambda tx: refuse(tx, other_id, one))
    )
    assert sorted(outcomes) == ["done", "error-experience-decided"]
    async with database.read() as tx:
        counted = await stored.count(tx, one.territory_id)
        assert list(counted.values()) == [1]
        assert (await actions(tx)).count("experience-published") + (await actions(tx)).count("experience-refused") == 1
        written = (await tx.execute(select(rows.c.key).where(rows.c.kind == Kind.EXPERIENCE))).all()
        assert len(written) == counted.get(ExperienceState.REFUSED, 0), "who lost has promised nothing"


async def test_a_text_goes_to_the_region_only_if_its_author_chose_so_and_once(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        here, everywhere = await a_text(tx, 1, sharing=Sharing.TERRITORY), await a_text(tx, 2, "Pour tous.")
        with pytest.raises(Invalid, match="error-experience-region"):
            await publish(tx, person, here, to_region=True)
        await publish(tx, person, here)
        with pytest.raises(Invalid, match="error-experience-region"):
            await moderation.send_to_region(tx, person, here.id, LATER)
        await publish(tx, person, everywhere, to_region=True)
        await moderation.send_to_region(tx, person, everywhere.id, LATER)
        assert (await actions(tx)).count("experience-to-region") == 1
        found = await stored.find(tx, everywhere.id)
        assert found
        assert found.is_sent_to_region
        await moderation.unpublish(tx, person, everywhere.id, LATER)
        queue = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place)
        assert queue.first
        assert queue.first.may_go_to_region, "what is published no more has left the region too"


async def test_a_refused_author_hears_the_reason_through_the_ledger(database: Database) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        with pytest.raises(Invalid):
            await refuse(tx, person, one, RefusalReason.AUTHOR)
        await refuse(tx, person, one)
        (row,) = [await outbox.find(tx, key) for (key,) in await tx.execute(select(rows.c.key))]
        assert row
        assert (row.kind, row.person_id, row.is_unasked, row.state) == (
            *(Kind.EXPERIENCE, one.person_id, True),
            OutboxState.QUEUED,
        )
        own = await experiences.find_to_send(tx, LIBRARY, one.person_id, one.id)
        assert own
        assert (own.experience.reason, own.title, own.experience.comment) == (RefusalReason.MORE, ACTIVITY.title, TEXT)
        assert "experience-refused" in await actions(tx)


async def test_another_wording_is_published_only_once_its_author_accepts(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        await five_share(tx)
        one = await a_text(tx)
        assert await edit(tx, person, one) is None
        assert await stored.list_told(tx, [place], 9) == []
        queue = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place)
        assert (queue.waiting, queue.asked) == (0, 1)
        with pytest.raises(Invalid, match="error-experience-decided"):
            await publish(tx, person, one)
        for _ in range(2):
            await experiences.accept(tx, LIBRARY, one.person_id, one.id, LATER)
        (told,) = await stored.list_told(tx, [place], 9)
        assert (told.text, told.place) == (EDITED, "Unieux")
        shown = await feedback.show(tx, LIBRARY, one.person_id, one.idea_id)
        assert shown.feedback
        assert (shown.feedback.comment, shown.text_state) == (EDITED, ExperienceState.PUBLISHED)


async def test_an_author_may_decline_the_wording_and_keeps_their_own_words(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        one = await a_text(tx)
        await edit(tx, person, one)
        own = await experiences.decline(tx, LIBRARY, one.person_id, one.id)
        assert (own.experience.state, own.experience.reason) == (ExperienceState.REFUSED, RefusalReason.AUTHOR)
        assert own.experience.comment == TEXT
        with pytest.raises(Invalid):
            await experiences.accept(tx, LIBRARY, one.person_id, one.id, LATER)
        assert await stored.list_told(tx, [place], 9) == []
        assert await experiences.find_to_send(tx, LIBRARY, one.person_id, one.id) is None


@pytest.mark.parametrize(
    ("text", "concern"),
    [("Avec Kenza, le soir.", Concern.NAME), ("Il veut mourir.", Concern.DANGER), ("Voir https://x.fr", Concern.LINK)],
)
async def test_a_wording_that_is_guarded_is_not_kept(database: Database, text: str, concern: Concern) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        assert await edit(tx, person, one, text) is concern
        assert await state_of(tx, one) is ExperienceState.WAITING


async def test_a_text_that_the_guards_now_hold_back_never_reaches_a_coordinator(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        one = await a_text(tx, text="Avec Kenza, le soir.")
        queue = await moderation.open_queue(tx, LIBRARY, GUARDS, person, place)
        assert queue.first
        assert queue.first.text is None
        with pytest.raises(Invalid, match="error-experience-guarded"):
            await publish(tx, person, one)
        with pytest.raises(Invalid):
            await moderation.expect_edit(tx, LIBRARY, GUARDS, person, one.id, LATER)
        await refuse(tx, person, one, RefusalReason.RECOGNISABLE)


async def test_a_text_that_is_changed_meanwhile_is_another_one(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        read = await a_text(tx)
        await moderation.expect_edit(tx, LIBRARY, GUARDS, person, read.id, NOW)
        changed = await tell(tx, read.person_id, read.idea_id, "Tout autre chose.", at=LATER)
        assert changed.id != read.id
        with pytest.raises(NotFound):
            await publish(tx, person, read)
        with pytest.raises(NotFound):
            await moderation.edit_expected(tx, LIBRARY, GUARDS, person, EDITED, LATER)
        await publish(tx, person, changed)
        told = await tell(tx, read.person_id, read.idea_id, "Encore autre chose.", at=LATER)
        assert await stored.list_told(tx, [place], 9) == [], "a published text that is changed is read again first"
        assert await state_of(tx, told) is ExperienceState.WAITING


ACTS: dict[str, Callable[[Tx, int, Experience], Awaitable[object]]] = {
    "queue": lambda tx, person, one: moderation.open_queue(tx, LIBRARY, GUARDS, person, one.territory_id),
    "reading": lambda tx, person, one: moderation.open_reading(tx, LIBRARY, GUARDS, person, one.id),
    "shelf": lambda tx, person, one: moderation.open_shelf(tx, person, one.territory_id, 0),
    "publish": publish,
    "region": lambda tx, person, one: moderation.send_to_region(tx, person, one.id, LATER),
    "unpublish": lambda tx, person, one: moderation.unpublish(tx, person, one.id, LATER),
    "refuse": refuse,
    "edit": edit,
}


@pytest.mark.parametrize("act", ACTS)
async def test_only_who_steers_the_territory_now_may_read_and_decide(database: Database, act: str) -> None:
    async with database.write() as tx:
        one = await a_text(tx)
        elsewhere, _ = await a_coordinator(tx, 901, "firminy")
        withdrawn, _ = await a_coordinator(tx, 902)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == withdrawn).values(revoked_at=NOW))
        stranger = (await a_person(tx, 903)).id
        for person in (one.person_id, elsewhere, withdrawn, stranger):
            with pytest.raises(NotFound):
                await ACTS[act](tx, person, one)
        assert await state_of(tx, one) is ExperienceState.WAITING


async def test_a_grant_withdrawn_while_a_wording_is_being_typed_keeps_nothing(database: Database) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        await moderation.expect_edit(tx, LIBRARY, GUARDS, person, one.id, NOW)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == person).values(revoked_at=NOW))
        with pytest.raises(BotError):
            await moderation.edit_expected(tx, LIBRARY, GUARDS, person, EDITED, LATER)
        assert await state_of(tx, one) is ExperienceState.WAITING


async def test_the_region_may_decide_everywhere(database: Database) -> None:
    async with database.write() as tx:
        one, region = await a_text(tx), await a_person(tx, 904)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        await publish(tx, region.id, one)
        assert await state_of(tx, one) is ExperienceState.PUBLISHED


async def test_the_message_waits_for_a_week_with_room_and_takes_the_place_of_what_is_lower(database: Database) -> None:
    async with database.write() as tx:
        person, _ = await a_coordinator(tx)
        one = await a_text(tx)
        member = (await memberships.list_of(tx, one.person_id, *memberships.MembershipState))[0]
        await memberships.set_schedule(tx, member.id, wants_repere=True, wants_encouragement=True)
        for number in range(3):
            row = outbox.Promise(
                f"x{number}", Kind.BROADCAST, moderation.Lane.BROADCAST, one.person_id, 1, NOW, is_unasked=True
            )
            await outbox.promise(tx, row, NOW)
        await refuse(tx, person, one)
        key = (await tx.execute(select(rows.c.key).where(rows.c.kind == Kind.EXPERIENCE))).scalar_one()
        found = await outbox.find(tx, key)
    assert found
    assert found.not_before - NOW > timedelta(days=6), "this week has its three messages"
    assert member.rhythm is Rhythm.WEEKLY
