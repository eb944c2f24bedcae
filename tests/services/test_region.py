"""The region makes, changes, closes and merges territories; nobody else does, and what was sent stays sent."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.errors import BotError, Invalid, NotAllowed, NotFound, NotNow
from bot.library.loading import CONTENT
from bot.model import (
    Form,
    GrantKind,
    Idea,
    Kind,
    Lane,
    Language,
    Level,
    MembershipState,
    Role,
    Setting,
    Territory,
    TerritorySetting,
)
from bot.planning.vitality import Vitality
from bot.services import (
    closing,
    enrolment,
    going_on,
    grants,
    invitations,
    programmes,
    region,
    setup,
    territories,
    territory_news,
)
from bot.services import territory_words as words
from bot.services import week_counts as counting
from bot.services.territory_words import Written
from bot.storage import grants as stored_grants
from bot.storage import ideas, memberships, outbox, people, structures, week_counts
from bot.storage import territories as stored
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, idea, membership, week_count
from bot.storage.tables import outbox as ledger
from bot.texts import Texts
from bot.views import region as views
from bot.views import region_places as place_views
from tests.contents import standing_content
from tests.storage.rows import NEW_IDEA, NOW, a_member

CONTENT_IN_USE = standing_content()
LIBRARY, GUARDS = CONTENT_IN_USE.library, CONTENT_IN_USE.guards
T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
ZONE, PROGRAMME, WELCOME = TerritorySetting.SCHOOL_ZONE, TerritorySetting.PROGRAMME, TerritorySetting.WELCOME
NADIA, CLAIRE = 2001, 2002


async def of_the_region(tx: Tx, chat_id: int = NADIA) -> int:
    payload = await invitations.create(tx, GrantKind.REGION, None, NOW)
    return (await invitations.accept(tx, chat_id, payload, Language.FRENCH, NOW))[0].id


async def a_coordinator(tx: Tx, place: Territory, chat_id: int = CLAIRE) -> int:
    payload = await invitations.create(tx, GrantKind.COORDINATOR, place, NOW)
    return (await invitations.accept(tx, chat_id, payload, Language.FRENCH, NOW))[0].id


async def made(tx: Tx, slug: str, parent: Territory | None = None, **given: Any) -> Territory:
    return await territories.create(tx, LIBRARY, slug, slug.capitalize(), NOW, parent=parent, **given)


async def refused(attempt: Awaitable[object], error: type[BotError] = NotAllowed) -> BotError:
    with pytest.raises(error) as found:
        await attempt
    return found.value


async def actions(tx: Tx) -> list[str]:
    return [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]


async def told(tx: Tx) -> list[Any]:
    return list((await tx.execute(select(ledger).where(ledger.c.kind == Kind.TERRITORY_NEWS))).all())


async def test_a_territory_is_made_in_chat_from_its_name_and_nothing_begins_before_it_opens(database: Database) -> None:
    async with database.write() as tx:
        nadia = await of_the_region(tx)
        await words.expect_new(tx, nadia, NOW)
        shown, _ = await words.write_expected(tx, LIBRARY, GUARDS, nadia, "  Saint-Étienne  Montreynaud ", NOW)
        assert shown
        place = shown.territory
        assert (place.name, place.slug, place.is_open) == (
            "Saint-Étienne Montreynaud",
            "saint-etienne-montreynau",
            False,
        )
        assert await stored.find_by_slug(tx, place.slug) is None
        assert await stored.list_next_digests(tx, 5) == []
        opened = await territories.open_doors(tx, LIBRARY, nadia, place.id, NOW)
        assert opened.is_open
        assert len(await stored.list_next_digests(tx, 5)) == 1
        await territories.open_doors(tx, LIBRARY, nadia, place.id, NOW)
        assert (await actions(tx)).count("territory-opened") == 1
        assert await territories.free_slug(tx, "Saint-Étienne Montreynaud") == "saint-etienne-montreyn-2"


async def test_a_quartier_has_what_its_commune_has_until_it_sets_its_own(database: Database) -> None:
    async with database.write() as tx:
        nadia = await of_the_region(tx)
        commune = await made(tx, "firminy", school_zone="Zone B", departement="Loire", welcome="Bienvenue")
        quartier = await made(tx, "le-vert", commune, kind="quartier")
        assert (quartier.school_zone, quartier.departement, quartier.welcome) == ("Zone B", "Loire", "Bienvenue")
        claire = await a_coordinator(tx, commune)
        await setup.set_zone(tx, LIBRARY, claire, commune.id, setup.ZONES.index("Corse"), NOW)
        assert (await stored.get(tx, quartier.id)).school_zone == "Corse"
        await territories.set_value(tx, LIBRARY, nadia, quartier.id, ZONE, "Zone C", NOW)
        await territories.set_value(tx, LIBRARY, nadia, commune.id, ZONE, "Zone A", NOW)
        shown = await territories.open_described(tx, nadia, quartier.id)
        assert (shown.territory.school_zone, shown.follows(ZONE), shown.follows(WELCOME)) == ("Zone C", False, True)
        card = place_views.card(T, LIBRARY, shown, Vitality.NEW).text.replace("\u00a0", " ")
        assert "Vacances scolaires : Zone C\n" in card
        assert "Mot d’accueil : Bienvenue (comme Firminy)" in card
        back = await territories.set_value(tx, LIBRARY, nadia, quartier.id, ZONE, None, NOW)
        assert back.territory.school_zone == "Zone A"
        error = await refused(territories.set_parent(tx, LIBRARY, nadia, commune.id, quartier.id, NOW), Invalid)
        assert error.text_key == "error-territory-circle"


async def test_a_programme_is_followed_with_its_weeks(database: Database) -> None:
    async with database.write() as tx:
        nadia = await of_the_region(tx)
        commune = await made(tx, "firminy")
        later = NOW + 3 * WEEK
        quartier = await territories.create(tx, LIBRARY, "le-vert", "Le Vert", later, parent=commune)
        assert quartier.programme_starts_on == commune.programme_starts_on
        claire = await a_coordinator(tx, commune)
        await programmes.choose(tx, LIBRARY, claire, commune.id, "deux-annees", later)
        after, above = await stored.get(tx, quartier.id), await stored.get(tx, commune.id)
        assert (after.programme, after.programme_starts_on) == ("deux-annees", above.programme_starts_on)
        await territories.set_value(tx, LIBRARY, nadia, quartier.id, PROGRAMME, "premiere-annee", later)
        await programmes.choose(tx, LIBRARY, claire, commune.id, "petite-enfance", later)
        assert (await stored.get(tx, quartier.id)).programme == "premiere-annee"
        back = await territories.set_value(tx, LIBRARY, nadia, quartier.id, PROGRAMME, None, later)
        above = await stored.get(tx, commune.id)
        assert back.territory.programme_starts_on == above.programme_starts_on


async def test_words_of_welcome_are_weighed_like_any_words(database: Database) -> None:
    async with database.write() as tx:
        nadia, place = await of_the_region(tx), await made(tx, "unieux")
        await words.expect(tx, nadia, place.id, Written.WELCOME, NOW)
        shown, concern = await words.write_expected(tx, LIBRARY, GUARDS, nadia, "Appelez le 06 12 34 56 78.", NOW)
        assert shown is None
        assert concern
        await words.write_expected(tx, LIBRARY, GUARDS, nadia, "Ici, on avance ensemble.", NOW)
        assert (await stored.get(tx, place.id)).welcome == "Ici, on avance ensemble."
        assert (await actions(tx))[-1] == "territory-changed"


async def test_only_the_region_makes_changes_closes_or_looks(database: Database) -> None:
    """A member, a coordinator, and who was of the region once."""
    async with database.write() as tx:
        nadia, place, other = await of_the_region(tx), await made(tx, "unieux"), await made(tx, "firminy")
        member, claire = (await a_member(tx)).person_id, await a_coordinator(tx, place)
        own = await stored_grants.find_held(tx, nadia, None)
        assert own
        await grants.withdraw(tx, nadia, own.id, NOW)
        before = await actions(tx)
        for who in (member, claire, nadia):
            await refused(territories.create(tx, LIBRARY, "neuf", "Neuf", NOW, by=who))
            await refused(territories.open_described(tx, who, place.id))
            await refused(territories.rename(tx, who, place.id, "Autre", NOW))
            await refused(territories.set_kind(tx, who, place.id, "quartier", NOW))
            await refused(territories.set_parent(tx, LIBRARY, who, place.id, other.id, NOW))
            await refused(territories.set_value(tx, LIBRARY, who, place.id, ZONE, "Corse", NOW))
            await refused(territories.open_doors(tx, LIBRARY, who, place.id, NOW))
            await refused(territories.list_possible_parents(tx, who, place.id))
            await refused(words.expect_new(tx, who, NOW))
            await refused(words.expect(tx, who, place.id, Written.NAME, NOW))
            await refused(closing.close(tx, who, place.id, NOW))
            await refused(closing.merge(tx, who, place.id, other.id, NOW))
            await refused(closing.list_others(tx, who, place.id))
            await refused(region.open_cockpit(tx, LIBRARY, who, NOW))
            await refused(region.list_page(tx, LIBRARY, who, 0, NOW))
            await refused(region.glance_at(tx, LIBRARY, who, place.id, NOW))
            await refused(region.list_invitations(tx, who, NOW))
            await refused(region.list_queues(tx, who))
        assert await actions(tx) == before


async def test_a_closed_territory_tells_everybody_once_and_sends_nothing_more(database: Database) -> None:
    async with database.write() as tx:
        nadia, place = await of_the_region(tx), await made(tx, "unieux")
        claire, one = await a_coordinator(tx, place), await a_member(tx)
        two = await a_member(tx, 1002)
        first = await new_idea(tx, one.id, place.id)
        await outbox.promise(tx, outbox.Promise("idea:1", Kind.IDEA, Lane.IDEA, one.person_id, first, NOW), NOW)
        await closing.close(tx, nadia, place.id, NOW)
        await refused(closing.close(tx, nadia, place.id, NOW), NotFound)
        rows = await told(tx)
        assert sorted(row.person_id for row in rows) == sorted([claire, one.person_id, two.person_id])
        assert (await outbox.find(tx, "idea:1")).state == "cancelled"
        states = {(await memberships.get(tx, found.id)).state for found in (one, two)}
        assert states == {MembershipState.LEFT}
        assert await stored.find_by_slug(tx, "unieux") is None
        assert await stored.list_next_digests(tx, 5) == []
        assert await stored_grants.list_held(tx, place.id) == []
        person = await people.get(tx, one.person_id)
        news = await territory_news.find_to_send(tx, person, rows[0].reference)
        assert news
        assert "le territoire se ferme" in views.news(T, news).text
        assert (await actions(tx))[-1] == "territory-closed"


async def new_idea(tx: Tx, membership_id: int, place: int, **values: Any) -> int:
    base = {name: getattr(NEW_IDEA, name) for name in NEW_IDEA.__slots__}
    row = {**base, "membership_id": membership_id, "territory_id": place, "created_at": NOW, "sent_at": NOW, **values}
    row["key"] = f"week:{membership_id}:{values.get('state')}:{row['sent_at']}"
    return int((await tx.execute(insert(idea).values(**row).returning(idea.c.id))).scalar_one())


async def test_nobody_is_asked_whether_to_go_on_where_nothing_comes_any_more(database: Database) -> None:
    async with database.write() as tx:
        place, one = await made(tx, "unieux"), await a_member(tx)
        for days in range(1, 9):
            await new_idea(tx, one.id, place.id, sent_at=NOW + days * DAY)
        person = await people.get(tx, one.person_id)
        assert await going_on.is_to_be_asked(tx, person)
        await closing.close(tx, None, place.id, NOW)
        assert not await going_on.is_to_be_asked(tx, person)


async def test_merged_territories_are_one_for_members_teams_structures_and_links(database: Database) -> None:
    async with database.write() as tx:
        nadia, gone, remaining = await of_the_region(tx), await made(tx, "unieux"), await made(tx, "firminy")
        claire, ines = await a_coordinator(tx, gone), await a_coordinator(tx, remaining, 2003)
        only, both_here = await a_member(tx, 1001, "unieux"), await a_member(tx, 1002, "firminy")
        both_there = await a_member(tx, 1002, "unieux")
        await memberships.toggle_setting(tx, both_there.id, Setting.CLUB)
        await structures.add_once(tx, gone.id, "École du Pont", NOW)
        await structures.add_once(tx, gone.id, "Judo club", NOW)
        await structures.add_once(tx, remaining.id, "École du Pont", NOW)
        payload = await invitations.create(tx, GrantKind.COORDINATOR, gone, NOW)
        counted = await new_idea(
            tx, both_there.id, gone.id, state="done", done_in=date(2026, 11, 16), sent_in=date(2026, 11, 16)
        )
        waiting = await new_idea(tx, both_there.id, gone.id, state="proposed")
        await closing.merge(tx, nadia, gone.id, remaining.id, NOW)
        await refused(closing.merge(tx, nadia, gone.id, remaining.id, NOW), NotFound)
        rows = (await tx.execute(select(membership).order_by(membership.c.person_id))).all()
        assert [(row.id, row.territory_id) for row in rows] == [(only.id, remaining.id), (both_here.id, remaining.id)]
        assert Setting.CLUB in (await memberships.get(tx, both_here.id)).settings
        assert [one.name for one in await structures.list_of(tx, remaining.id)] == ["Judo club", "École du Pont"]
        steering = {held.person_id for held in await stored_grants.list_held(tx, remaining.id)}
        assert steering == {claire, ines}
        assert (await invitations.look_at(tx, payload, NOW)).territory.id == remaining.id
        assert (await stored.find_by_slug(tx, "unieux")).id == remaining.id
        where = {row.id: (row.territory_id, row.membership_id) for row in await tx.execute(select(idea))}
        assert where == {counted: (gone.id, both_here.id), waiting: (remaining.id, both_here.id)}
        assert len(await told(tx)) == 3
        arrived = await enrolment.arrive(tx, LIBRARY, None, "unieux")
        assert arrived.territory
        assert arrived.territory.id == remaining.id


async def test_what_was_counted_before_a_merge_is_told_by_neither_digest_again(database: Database) -> None:
    """The sums of the one that goes stay its own: no figure of the one that remains is a sum or a difference."""
    async with database.write() as tx:
        gone, remaining = await made(tx, "unieux"), await made(tx, "firminy")
        for place, times in ((gone, 7), (remaining, 6)):
            await week_counts.add(
                tx, place.id, {(date(2026, 11, 23), "done:home"): {"times": times, "first_in_1": times}}
            )
        await closing.merge(tx, None, gone.id, remaining.id, NOW)
        rows = await tx.execute(select(week_count.c.territory_id, week_count.c.times))
        assert sorted(map(tuple, rows)) == [(gone.id, 7), (remaining.id, 6)]


async def test_an_old_idea_that_is_undone_after_a_merge_changes_the_old_sums_alone(database: Database) -> None:
    async with database.write() as tx:
        gone, remaining = await made(tx, "unieux"), await made(tx, "firminy")
        one = await a_member(tx)
        for state in ("proposed", "later"):
            await new_idea(tx, one.id, gone.id, state=state)
        old, new = [await ideas.get(tx, row.id) for row in await tx.execute(select(idea.c.id).order_by(idea.c.id))]
        await do(tx, old)
        await closing.merge(tx, None, gone.id, remaining.id, NOW)
        await do(tx, await ideas.get(tx, new.id))
        before = await home_sums(tx)
        assert before == {gone.id: 1, remaining.id: 1}
        async with counting.counting(tx, await ideas.get(tx, old.id), NOW + DAY):
            await counting.note_undone(tx, old)
        assert await home_sums(tx) == {gone.id: 0, remaining.id: 1}
        people = await tx.execute(select(week_count.c.first_in_8).where(week_count.c.territory_id == remaining.id))
        assert {row.first_in_8 for row in people} == {1}


async def do(tx: Tx, one: Idea) -> None:
    async with counting.counting(tx, one, NOW) as week:
        await counting.note_done(tx, one, Form.GESTE, Level.INDIVIDUAL, week)


async def home_sums(tx: Tx) -> dict[int, int]:
    rows = await tx.execute(select(week_count).where(week_count.c.figure == "done:home"))
    return {row.territory_id: row.times for row in rows}


async def test_small_territories_keep_what_they_have_when_theirs_is_closed_or_merged(database: Database) -> None:
    async with database.write() as tx:
        top = await made(tx, "ondaine", school_zone="Zone C")
        commune = await made(tx, "firminy", top, school_zone="Corse", departement="Loire")
        quartier = await made(tx, "le-vert", commune)
        await closing.merge(tx, None, commune.id, quartier.id, NOW)
        after = await stored.get(tx, quartier.id)
        assert (after.parent_id, after.school_zone, after.departement) == (top.id, "Corse", "Loire")
        assert "school_zone" in after.own
        error = await refused(closing.merge(tx, None, top.id, top.id, NOW), Invalid)
        assert error.text_key == "error-territory-merge"


async def test_news_wait_for_a_week_that_has_room(database: Database) -> None:
    async with database.write() as tx:
        await made(tx, "unieux")
        one = await a_member(tx)
        for number in range(3):
            new = outbox.Promise(f"b:{number}", Kind.BROADCAST, Lane.BROADCAST, one.person_id, 1, NOW, is_unasked=True)
            await outbox.promise(tx, new, NOW)
        await tx.execute(ledger.update().values(state="sent", finished_at=NOW))
        place = await stored.find_by_slug(tx, "unieux")
        assert place
        await closing.close(tx, None, place.id, NOW)
        row = await outbox.find(tx, (await told(tx))[0].key)
        assert row
        with pytest.raises(NotNow) as later:
            await territory_news.wait_for_room(tx, row, place.time_zone, NOW)
        assert later.value.until.date() == date(2026, 11, 30)
        await territory_news.wait_for_room(tx, row, place.time_zone, NOW + WEEK)


async def test_the_cockpit_tells_states_and_teams_in_numbers(database: Database) -> None:
    async with database.write() as tx:
        nadia, place = await of_the_region(tx), await made(tx, "unieux")
        await made(tx, "firminy", opens=False)
        await a_coordinator(tx, place)
        await grants.invite(tx, nadia, place.id, NOW)
        shown = await region.open_cockpit(tx, LIBRARY, nadia, NOW)
        assert shown.states == {Vitality.PREPARED: 1, Vitality.NEW: 1}
        assert (shown.without_team, shown.links) == (1, 1)
        page = await region.list_page(tx, LIBRARY, nadia, 7, NOW)
        assert [one.territory.name for one in page.glances] == ["Firminy", "Unieux"]
        labels = [row[0].label.replace("\u00a0", " ") for row in views.teams(T, page).keyboard]
        assert labels[:2] == ["Firminy : personne", "Unieux : 1 personne"]
        links = views.links(T, await region.list_invitations(tx, nadia, NOW))
        assert links.keyboard[0][0].label.replace("\u00a0", " ") == "Unieux : un lien"


async def test_an_elected_official_cannot_come_in_by_any_link(database: Database) -> None:
    async with database.write() as tx:
        place = await made(tx, "unieux")
        one = await a_member(tx)
        await memberships.set_role(tx, one.id, Role.ELECTED, 1, time(9), one.rhythm, [])
        payload = await invitations.create(tx, GrantKind.COORDINATOR, place, NOW)
        await refused(invitations.accept(tx, 1001, payload, Language.FRENCH, NOW))
