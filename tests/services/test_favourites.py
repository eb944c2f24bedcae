"""`/favoris`: one's own good moments, the latest first, each activity once."""

from __future__ import annotations

from bot.services import favourites
from bot.storage import feedback
from bot.storage.db import Database
from tests.contents import standing_content
from tests.storage.rows import NOW, a_member, an_idea

LIBRARY = standing_content().library
FIRST, SECOND, THIRD = sorted(LIBRARY.activities)[:3]
THEME = LIBRARY.programme("premiere-annee").themes[0].slug


async def test_only_ones_own_good_moments_come_and_each_activity_once(database: Database) -> None:
    said = [("a", FIRST, 3), ("b", SECOND, 2), ("c", THIRD, 3), ("d", FIRST, 3), ("e", SECOND, None)]
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        assert await favourites.list_own(tx, LIBRARY, member.person_id) == []
        for key, activity, face in said:
            idea = await an_idea(tx, member, key, activity=activity, theme=THEME)
            if face:
                await feedback.save(tx, idea.id, NOW, face=face)
        found = await favourites.list_own(tx, LIBRARY, member.person_id)
        assert await favourites.list_own(tx, LIBRARY, other.person_id) == []
    assert [card.activity.slug for card in found] == [FIRST, THIRD]
    assert found[0].idea.id > found[1].idea.id
