"""Territories, as the operator makes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.errors import Invalid
from bot.library import Library
from bot.services import territories
from bot.storage import territories as stored
from bot.storage.db import Database
from bot.storage.tables import audit, territory

LIBRARY = Library.load()
MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


async def test_a_territory_starts_its_programme_this_week_and_has_its_digest_on_friday(database: Database) -> None:
    async with database.write() as tx:
        made = await territories.create(tx, LIBRARY, "unieux", " Unieux ", MONDAY_MORNING, departement="Loire")
        assert await territories.find(tx, "unieux") == made
        [(due_id, due_at)] = await stored.list_next_digests(tx, 10)
    assert (made.name, made.kind, made.departement, made.time_zone) == ("Unieux", "commune", "Loire", "Europe/Paris")
    assert made.programme_starts_on == date(2026, 11, 23)
    assert (made.digest_weekday, made.digest_time) == (4, time(17, 0))
    assert (due_id, due_at) == (made.id, datetime(2026, 11, 27, 16, 0, tzinfo=UTC))


async def test_weeks_and_hours_are_those_of_the_territorys_zone(database: Database) -> None:
    sunday_night_in_paris = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
    async with database.write() as tx:
        made = await territories.create(
            tx, LIBRARY, "saint-paul", "Saint-Paul", sunday_night_in_paris, time_zone="Indian/Reunion"
        )
        [(_, due_at)] = await stored.list_next_digests(tx, 10)
    assert made.programme_starts_on == date(2026, 11, 23)
    assert due_at == datetime(2026, 11, 27, 13, 0, tzinfo=UTC)


async def test_what_was_made_is_in_the_audit_log_without_its_author(database: Database) -> None:
    async with database.write() as tx:
        made = await territories.create(tx, LIBRARY, "unieux", "Unieux", MONDAY_MORNING)
        row = (await tx.execute(select(audit))).one()
    assert (row.action, row.territory_id, row.person_id, row.detail) == (
        "territory-created",
        made.id,
        None,
        {"slug": "unieux"},
    )


async def test_a_code_that_fits_in_a_link_is_taken(database: Database) -> None:
    async with database.write() as tx:
        for slug in ("un", "Unieux-2", "4_chemins", "a" * 24):
            assert (await territories.create(tx, LIBRARY, slug, "Unieux", MONDAY_MORNING)).slug == slug


async def test_every_zone_of_the_school_calendar_is_taken_and_none_too(database: Database) -> None:
    zones = ["Zone A", "Zone B", "Zone C", "Corse", "Guadeloupe", "Guyane", "Martinique", "Mayotte", "La Réunion", ""]
    async with database.write() as tx:
        for number, zone in enumerate(zones):
            made = await territories.create(tx, LIBRARY, f"t{number}", "Unieux", MONDAY_MORNING, school_zone=zone)
            assert made.school_zone == zone


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"slug": ""}, "error-slug"),
    ({"slug": "u"}, "error-slug"),
    ({"slug": "a" * 25}, "error-slug"),
    ({"slug": "saint étienne"}, "error-slug"),
    ({"slug": "l'horme"}, "error-slug"),
    ({"slug": "-unieux"}, "error-slug"),
    ({"slug": "unieux\n"}, "error-slug"),
    ({"slug": "i_nvitation"}, "error-slug"),
    ({"name": ""}, "error-territory-name"),
    ({"name": "   "}, "error-territory-name"),
    ({"name": "a" * 81}, "error-territory-name"),
    ({"departement": "a" * 61}, "error-territory-departement"),
    ({"kind": "région"}, "error-territory-kind"),
    ({"programme": "inconnu"}, "error-territory-programme"),
    ({"time_zone": ""}, "error-territory-zone"),
    ({"time_zone": "Europe"}, "error-territory-zone"),
    ({"time_zone": "Paris"}, "error-territory-zone"),
    ({"time_zone": "../Europe/Paris"}, "error-territory-zone"),
    ({"time_zone": "/etc/passwd"}, "error-territory-zone"),
    ({"school_zone": "Zone Q"}, "error-territory-school-zone"),
    ({"school_zone": "zone a"}, "error-territory-school-zone"),
    ({"school_zone": "a" * 21}, "error-territory-school-zone"),
]


async def test_what_cannot_be_used_is_refused_and_nothing_is_kept(database: Database) -> None:
    async with database.write() as tx:
        for given, text_key in WRONG:
            values = {"slug": "unieux", "name": "Unieux", "now": MONDAY_MORNING, **given}
            with pytest.raises(Invalid) as refused:
                await territories.create(tx, LIBRARY, **values)
            assert refused.value.text_key == text_key, given
        assert (await tx.execute(select(func.count()).select_from(territory))).scalar_one() == 0


async def test_a_code_serves_one_territory(database: Database) -> None:
    async with database.write() as tx:
        await territories.create(tx, LIBRARY, "unieux", "Unieux", MONDAY_MORNING)
        with pytest.raises(Invalid) as refused:
            await territories.create(tx, LIBRARY, "unieux", "Autre", MONDAY_MORNING)
    assert refused.value.text_key == "error-slug-taken"
