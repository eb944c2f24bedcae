"""The team of a territory: who steers is a number, links can be taken back, access ends at once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import GrantKind, Language, Person, PersonState, Territory
from bot.services import grants, invitations, journal, leaving, steering, structures, territories
from bot.storage import audit, people
from bot.storage import grants as stored
from bot.storage.db import Database, Tx
from bot.storage.tables import audit as audit_table
from bot.texts import Texts
from bot.views import grants as views
from bot.views import help as help_views
from bot.views import journal as journal_views

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = Library.load()
T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
NOW = datetime(2026, 9, 3, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ANA, BRUNO, INES, NADIA = range(1001, 1005)


async def a_territory(tx: Tx) -> Territory:
    return await territories.find(tx, "unieux") or await territories.create(tx, LIBRARY, "unieux", "Unieux", NOW)


async def a_coordinator(tx: Tx, chat_id: int = ANA, now: datetime = NOW) -> Person:
    payload = await invitations.create(tx, GrantKind.COORDINATOR, await a_territory(tx), now)
    return await accepted(tx, chat_id, payload, now)


async def accepted(tx: Tx, chat_id: int, payload: str, now: datetime = NOW) -> Person:
    return (await invitations.accept(tx, chat_id, payload, Language.FRENCH, now))[0]


async def grant_of(tx: Tx, person: Person) -> stored.Grant:
    found = await stored.find_held(tx, person.id, (await a_territory(tx)).id)
    assert found
    return found


async def actions(tx: Tx) -> list[tuple[str, int | None]]:
    rows = (await tx.execute(select(audit_table).order_by(audit_table.c.id))).all()
    return [(row.action, row.person_id) for row in rows]


async def refused(attempt: Awaitable[object], error: type[Exception] = NotFound) -> None:
    with pytest.raises(error):
        await attempt


async def test_the_team_is_told_by_number_and_date(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        await a_coordinator(tx, BRUNO, NOW + 39 * DAY)
        text = views.team(T, await grants.open_team(tx, ana.id, place, NOW)).text.replace("\u00a0", " ")
    assert "Coordination n° 1, depuis le 3 septembre 2026 : c’est vous" in text
    assert "Coordination n° 2, depuis le 12 octobre 2026" in text


async def test_a_coordinator_invites_another_who_gets_the_next_number(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        team, payload = await grants.invite(tx, ana.id, place, NOW)
        assert len(team.links) == 1
        bruno = await accepted(tx, BRUNO, payload)
        after = await grants.open_team(tx, bruno.id, place, NOW)
        assert [grant.number for grant in after.held] == [1, 2]
        assert after.links == ()
        assert (await actions(tx))[-2:] == [("invitation-created", ana.id), ("grant-given", bruno.id)]


async def test_a_link_taken_back_serves_nobody(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        team, payload = await grants.invite(tx, ana.id, place, NOW)
        assert (await grants.revoke_link(tx, ana.id, team.links[0].id, NOW)).links == ()
        await refused(accepted(tx, BRUNO, payload))
        await refused(grants.revoke_link(tx, ana.id, team.links[0].id, NOW))
        assert (await actions(tx))[-1] == ("invitation-revoked", ana.id)


async def test_two_links_of_one_day_are_told_apart_and_one_says_whose_access_it_ends(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        await grants.invite(tx, ana.id, place, NOW)
        team, _ = await grants.hand_over(tx, ana.id, place, NOW)
        shown = views.team(T, team)
    text = shown.text.replace("\u00a0", " ")
    assert "Lien n° 1, fait le 3 septembre 2026 : il attend une personne. Il marche" in text
    assert (
        "Lien n° 2, fait le 3 septembre 2026 : il attend une personne qui prendra la suite (coordination n° 1)." in text
    )
    revoking = [button for row in shown.keyboard for button in row if button.data.startswith("v1:unlink:")]
    assert [button.label.replace("\u00a0", " ")[-1] for button in revoking] == ["1", "2"]
    assert [button.data for button in revoking] == [f"v1:unlink:{one.id}" for one in team.links]


async def test_ten_links_wait_at_most(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        for _ in range(grants.MOST_LINKS):
            await grants.invite(tx, ana.id, place, NOW)
        await refused(grants.invite(tx, ana.id, place, NOW), Invalid)
        await grants.invite(tx, ana.id, place, NOW + 7 * DAY)


async def test_who_opens_a_link_to_what_they_hold_leaves_it_to_whom_it_is_for(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        for make in (grants.invite, grants.hand_over):
            _, payload = await make(tx, ana.id, place, NOW)
            await refused(accepted(tx, ANA, payload), Invalid)
        assert await steering.steers(tx, ana.id, place)
        await accepted(tx, BRUNO, payload)


async def test_access_that_is_withdrawn_ends_at_once_with_the_links_that_were_given_out(database: Database) -> None:
    async with database.write() as tx:
        ana, bruno, place = await a_coordinator(tx), await a_coordinator(tx, BRUNO), (await a_territory(tx)).id
        _, payload = await grants.invite(tx, bruno.id, place, NOW)
        await structures.expect_name(tx, bruno.id, place, NOW)
        team = await grants.withdraw(tx, ana.id, (await grant_of(tx, bruno)).id, NOW)
        assert team
        assert [grant.person_id for grant in team.held] == [ana.id]
        await refused(structures.add_expected(tx, bruno.id, "École du Pont", NOW))
        await refused(accepted(tx, BRUNO, payload))
        await refused(accepted(tx, INES, payload))
        assert (await actions(tx))[-1] == ("grant-withdrawn", ana.id)


async def test_of_two_who_withdraw_each_other_the_second_is_refused(database: Database) -> None:
    async with database.write() as tx:
        ana, bruno = await a_coordinator(tx), await a_coordinator(tx, BRUNO)
        first, second = await grant_of(tx, ana), await grant_of(tx, bruno)
        await grants.withdraw(tx, ana.id, second.id, NOW)
        await refused(grants.withdraw(tx, bruno.id, first.id, NOW))
        await refused(grants.withdraw(tx, ana.id, second.id, NOW))


async def test_of_two_who_withdraw_each_other_at_once_one_stays(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.write() as tx:
        ana, bruno = await a_coordinator(tx), await a_coordinator(tx, BRUNO)
        first, second = await grant_of(tx, ana), await grant_of(tx, bruno)
    end = steering.end

    async def end_later(*arguments: Any) -> bool:
        await asyncio.sleep(0.1)
        return await end(*arguments)

    async def withdraw(who: int, grant_id: int) -> None:
        async with database.write() as tx:
            await grants.withdraw(tx, who, grant_id, NOW)

    monkeypatch.setattr(steering, "end", end_later)
    outcomes = await asyncio.gather(withdraw(ana.id, second.id), withdraw(bruno.id, first.id), return_exceptions=True)
    assert [type(one) for one in outcomes if isinstance(one, Exception)] == [NotFound]


async def test_a_successor_takes_over_in_one_step_and_not_before_accepting(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        _, payload = await grants.hand_over(tx, ana.id, place, NOW)
        assert await steering.steers(tx, ana.id, place)
        bruno = await accepted(tx, BRUNO, payload)
        assert not await steering.steers(tx, ana.id, place)
        assert await steering.steers(tx, bruno.id, place)
        assert [one for one, _ in await actions(tx)][-3:] == ["handover-offered", "grant-handed-over", "grant-given"]
        assert await accepted(tx, BRUNO, payload) == bruno


async def test_the_region_withdraws_anybody_and_names_its_own(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        nadia = await accepted(tx, NADIA, await invitations.create(tx, GrantKind.REGION, None, NOW))
        seen = await grants.open_team(tx, nadia.id, place, NOW)
        assert seen.own is None
        await refused(grants.hand_over(tx, nadia.id, place, NOW))
        assert await grants.withdraw(tx, nadia.id, seen.held[0].id, NOW)
        assert not await steering.steers(tx, ana.id, place)
        team, payload = await grants.invite(tx, nadia.id, grants.REGION, NOW)
        assert "équipe régionale" in views.team(T, team).text
        ines = await accepted(tx, INES, payload)
        assert [grant.number for grant in (await grants.open_team(tx, ines.id, grants.REGION, NOW)).held] == [1, 2]


async def test_the_last_to_coordinate_is_told_kindly_before_they_go(database: Database) -> None:
    async with database.write() as tx:
        ana = await a_coordinator(tx)
        alone = await steering.list_left_alone(tx, ana.id)
        for question in (help_views.stop_question, help_views.forget_question):
            assert "Vous coordonnez Unieux, et il n’y a personne d’autre" in question(T, alone).text
        bruno = await a_coordinator(tx, BRUNO)
        assert await steering.list_left_alone(tx, ana.id) == []
        await people.set_state(tx, bruno.id, PersonState.STOPPED)
        assert len(await steering.list_left_alone(tx, ana.id)) == 1
        assert "personne d’autre" not in help_views.stop_question(T).text


async def test_the_journal_tells_who_did_what_where_in_pages(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        nadia = await accepted(tx, NADIA, await invitations.create(tx, GrantKind.REGION, None, NOW))
        await leaving.stop(tx, await a_coordinator(tx, INES), NOW)
        for number in range(journal.PAGE):
            await audit.record(tx, "structure-added", NOW + number * DAY, ana.id, place)
        await audit.record(tx, "content-reloaded", NOW + 30 * DAY, nadia.id, None)
        page = await journal.open_page(tx, nadia.id, 0)
        text = journal_views.page(T, page).text.replace("\u00a0", " ")
        assert "• Samedi 3 octobre à 11 h 30, la région : contenus remis en service (équipe régionale n° 1)" in text
        assert "Unieux : structure ajoutée (coordination n° 1)" in text
        assert page.older_than
        older = await journal.open_page(tx, nadia.id, page.older_than)
        assert older.older_than is None
        told = [entry.action for entry in older.entries]
        assert told[-1] == "territory-created"
        assert "person-stopped" not in told
        assert "hors de la conversation" in journal_views.page(T, older).text


async def test_what_an_erased_person_did_stays_without_them(database: Database) -> None:
    async with database.write() as tx:
        ana = await a_coordinator(tx)
        nadia = await accepted(tx, NADIA, await invitations.create(tx, GrantKind.REGION, None, NOW))
        await leaving.erase(tx, ana, NOW)
        (given,) = [one for one in (await journal.open_page(tx, nadia.id, 0)).entries if one.action == "grant-given"][
            1:
        ]
        assert given.by is None


def test_every_action_of_the_audit_log_has_its_words() -> None:
    """An action said with a variable has them too, by its values; what has none is shown by its code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    written = set(re.findall(r'audit\.record\(\s*tx,\s*"([a-z-]+)"', code)) - set(journal.OF_MEMBERS)
    assert len(written) > 15
    assert sorted(action for action in written if f"journal-{action}" not in T) == []


async def test_a_command_withdraws_access_for_the_operator(database: Database) -> None:
    async with database.write() as tx:
        ana, place = await a_coordinator(tx), (await a_territory(tx)).id
        team, _ = await grants.invite(tx, ana.id, place, NOW)
        [region, (territory, held, links)] = await grants.list_everywhere(tx, NOW)
        assert region == (None, [], [])
        assert territory
        assert (territory.id, held, links) == (place, list(team.held), list(team.links))
        await grants.withdraw_by_command(tx, held[0].id, NOW)
        await refused(grants.withdraw_by_command(tx, held[0].id, NOW))
        await refused(grants.revoke_link_by_command(tx, links[0].id, NOW))
        assert not await steering.steers(tx, ana.id, place)
