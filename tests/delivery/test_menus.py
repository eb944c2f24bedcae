"""The menu of who steers: theirs while they hold a grant; told again where Telegram did not take it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.delivery.menus import Menus
from bot.delivery.presentation import COMMANDS
from bot.model import GrantKind, Language
from bot.services import leaving
from bot.storage import grants, people
from bot.storage.db import Database
from bot.storage.leases import open_leases
from tests.contents import standing_content
from tests.delivery.fake_api import FakeApi, failing, fake_api
from tests.storage.rows import NOW, a_territory

CHAT = 1001


@dataclass
class Chat:
    """One who coordinates, and the API that is told of menus."""

    api: FakeApi
    menus: Menus
    database: Database
    person_id: int
    territory_id: int

    async def look(self) -> list[tuple[str, list[str]]]:
        """What this look told Telegram: the method, and the commands before those of everybody."""
        before = len(self.api.calls)
        await self.menus.look()
        told = []
        for method, params in self.api.calls[before:]:
            assert params["scope"] == {"type": "chat", "chat_id": CHAT}
            names = [one["command"] for one in params.get("commands", [])]
            assert not names or tuple(names[-len(COMMANDS) :]) == COMMANDS
            told.append((method, names[: -len(COMMANDS)]))
        return told

    async def give(self, kind: GrantKind) -> None:
        territory_id = self.territory_id if kind is GrantKind.COORDINATOR else None
        async with self.database.write() as tx:
            await grants.give(tx, self.person_id, kind, territory_id, NOW)

    async def withdraw(self, kind: GrantKind) -> None:
        territory_id = self.territory_id if kind is GrantKind.COORDINATOR else None
        async with self.database.write() as tx:
            held = await grants.find_held(tx, self.person_id, territory_id)
            assert held
            await grants.revoke(tx, held.id, NOW)


@pytest.fixture
async def chat(database: Database) -> AsyncIterator[Chat]:
    async with database.write() as tx:
        territory_id = await a_territory(tx)
        claire = await people.add(tx, CHAT, Language.FRENCH, "1", NOW)
    leases = open_leases(database)
    async with fake_api() as (api, bot):
        made = Chat(api, Menus(database, leases, bot, standing_content()), database, claire.id, territory_id)
        await made.give(GrantKind.COORDINATOR)
        yield made
        await leases.close()


async def test_a_grant_brings_its_commands_once_and_takes_them_away_when_it_ends(chat: Chat) -> None:
    assert await chat.look() == [("setMyCommands", ["territoire", "carnet"])]
    assert await chat.look() == []
    await chat.give(GrantKind.REGION)
    assert await chat.look() == [("setMyCommands", ["territoire", "carnet", "region", "journal"])]
    await chat.withdraw(GrantKind.COORDINATOR)
    assert await chat.look() == [], "the region steers every territory"
    await chat.withdraw(GrantKind.REGION)
    assert await chat.look() == [("deleteMyCommands", [])]
    assert await chat.look() == []


async def test_the_menu_follows_the_language(chat: Chat) -> None:
    await chat.look()
    async with chat.database.write() as tx:
        await people.set_language(tx, chat.person_id, Language.ENGLISH)
    assert await chat.look() == [("setMyCommands", ["territoire", "carnet"])]
    assert chat.api.calls[-1][1]["commands"][0]["description"] == "Steer my territory"


async def test_what_telegram_could_not_take_is_told_again_and_what_it_refuses_is_not(chat: Chat) -> None:
    chat.api.fail_once((502, {}))
    assert len(await chat.look()) == 1
    assert len(await chat.look()) == 1
    await chat.withdraw(GrantKind.COORDINATOR)
    chat.api.fail_once(failing(400, "Bad Request: chat not found"))
    assert len(await chat.look()) == 1
    assert await chat.look() == []


async def test_whoever_is_erased_and_had_a_menu_is_said_to_have_had_one(chat: Chat) -> None:
    await chat.look()
    async with chat.database.write() as tx:
        assert await leaving.erase(tx, await people.get(tx, chat.person_id), NOW)
    assert await chat.look() == []
