"""After a backup was put in the place of the database: who had asked to be erased since is erased again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.services import leaving
from bot.storage import erasures, people
from bot.storage.db import Database
from bot.storage.erasures import Erasure

AT_ONCE = 200


async def erase_again(database: Database, lacking: Collection[Erasure], now: datetime) -> int:
    """Returns how many were erased. Who came back after their erasure, and was in the backup since, stays.

    A hash may be under the key of then or of now, so that each chat is compared under all that are known.
    """
    last = {one.chat_hash: one.erased_at for one in sorted(lacking, key=lambda one: one.erased_at)}
    erased, after = 0, 0
    while True:
        async with database.write() as tx:
            page = await people.list_chats(tx, after, AT_ONCE)
            for person_id, chat_id, since in page:
                if any(since <= last[one] for one in database.keys.hashes(str(chat_id)) if one in last):
                    await leaving.erase(tx, await people.get(tx, person_id), now, reason="restored")
                    erased += 1
            if not page:
                await erasures.add(tx, lacking)
                return erased
            after = page[-1][0]
