"""Members who have told something, and who coordinates: what the tests of experiences start from."""

from __future__ import annotations

from datetime import datetime

from bot.model import GrantKind, IdeaState, Membership, Sharing
from bot.services import feedback
from bot.storage import dialogues, experiences, grants, memberships
from bot.storage.db import Tx
from bot.storage.experiences import Experience
from tests.contents import standing_content
from tests.storage.rows import NOW, a_member, a_person, a_territory, an_idea

CONTENT = standing_content()
LIBRARY, GUARDS = CONTENT.library, CONTENT.guards
ACTIVITY = LIBRARY.for_skill("E1.2")[0]
THEME = next(one for one in LIBRARY.programme("premiere-annee").themes if one.skill == ACTIVITY.skill)
TEXT = "Le soir, chacun dit sa météo. Les grands ont pris l’habitude."


async def a_coordinator(tx: Tx, chat_id: int = 900, slug: str = "unieux") -> tuple[int, int]:
    """Their id and the territory's."""
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, territory_id, NOW)
    return person.id, territory_id


async def a_text(
    tx: Tx,
    chat_id: int = 1001,
    text: str = TEXT,
    sharing: Sharing = Sharing.REGION,
    slug: str = "unieux",
    at: datetime = NOW,
) -> Experience:
    """What a parent has told of an idea."""
    member = await memberships_of(tx, chat_id, slug)
    of = {"activity": ACTIVITY.slug, "skill": ACTIVITY.skill, "theme": THEME.slug, "state": IdeaState.PROPOSED}
    idea = await an_idea(tx, member, f"week:{member.id}:{text[:20]}", **of)
    await feedback.set_face(tx, LIBRARY, member.person_id, idea.id, 3, at)
    return await tell(tx, member.person_id, idea.id, text, sharing, at)


async def tell(
    tx: Tx, person_id: int, idea_id: int, text: str, sharing: Sharing = Sharing.REGION, at: datetime = NOW
) -> Experience:
    await feedback.expect_comment(tx, LIBRARY, person_id, idea_id, sharing, at)
    await feedback.add_expected_comment(tx, LIBRARY, person_id, text, at)
    assert await dialogues.find(tx, person_id) is None
    found = await experiences.find_of_idea(tx, idea_id)
    assert found
    return found


async def memberships_of(tx: Tx, chat_id: int, slug: str = "unieux") -> Membership:
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    return await memberships.find(tx, person.id, territory_id) or await a_member(tx, chat_id, slug)


async def five_share(tx: Tx) -> None:
    """Enough parents at home for the territory to be named."""
    for chat_id in range(2001, 2006):
        await a_member(tx, chat_id)
