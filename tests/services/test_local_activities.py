"""A territory writes its own activities: asked one by one, checked like files, given to its members alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.errors import Invalid, NotFound
from bot.library import Library, local
from bot.model import GrantKind, IdeaState, Membership
from bot.services import ideas, local_activities, themes
from bot.services.choosing import NO_WISH
from bot.services.guarding import Concern
from bot.services.local_activities import LocalCard
from bot.storage import grants, memberships
from bot.storage import ideas as stored_ideas
from bot.storage.db import Database, Tx
from bot.storage.local_activities import LocalState
from bot.storage.tables import audit
from tests.contents import standing_content
from tests.storage.rows import LATER, NOW, a_member, a_person, a_territory

CONTENT = standing_content()
LIBRARY, GUARDS = CONTENT.library, CONTENT.guards
ANSWERS: dict[str, Any] = {
    "title": "Le banc du marché",
    "skill": "E1.2",
    "form": "geste",
    "level": "individual",
    "settings": ["home"],
    "in-home": "Le samedi, sur le banc devant les légumes. Deux minutes avant de rentrer.",
    "ages": ["3-5"],
    "minutes": "5",
    "group": "1-10",
    "place": "outdoors",
    "steps": "1. Asseyez-vous ensemble sur le banc.\n2. Dites comment vous allez.\n3. Écoutez son mot à lui.",
    "simple": "- Asseyez-vous.\n- Dites un mot : content, fatigué.\n- Écoutez.",
    "posture": "Je dis mon mot, même les jours de pluie.",
    "question": "Quel mot garderas-tu de ce matin ?",
    "material": "none",
    "without": "Aucun matériel, un banc ou un muret.",
    "if_not": "Personne ne parle ? Regardez passer les gens, et réessayez samedi.",
    "caution": "none",
}


async def coordinator(tx: Tx, chat_id: int = 900, slug: str = "unieux") -> tuple[int, int]:
    """Their id and the territory's."""
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, territory_id, NOW)
    return person.id, territory_id


async def answer(tx: Tx, person_id: int, local_id: int, field: str, said: Any) -> tuple[LocalCard, Concern | None]:
    await local_activities.ask(tx, person_id, local_id, field, NOW)
    if isinstance(said, str) and said not in local.choices({}, field, LIBRARY.skills):
        return await local_activities.answer(tx, LIBRARY, GUARDS, person_id, said, NOW)
    card = await local_activities.open_own(tx, person_id, local_id)
    for value in [said] if isinstance(said, str) else said:
        card = await local_activities.choose(tx, LIBRARY, person_id, local_id, field, value, NOW)
    return card, None


async def written(tx: Tx, person_id: int, territory_id: int) -> LocalCard:
    """An activity with every answer, in the order in which they are asked."""
    card = await local_activities.begin(tx, person_id, territory_id, NOW)
    while field := card.next_question:
        card, concern = await answer(tx, person_id, card.kept.id, field, ANSWERS[field])
        assert (concern, card.faults) == (None, ()), field
    return card


async def published(tx: Tx, person_id: int, territory_id: int) -> int:
    card = await written(tx, person_id, territory_id)
    card = await local_activities.publish(tx, LIBRARY, person_id, card.kept.id, NOW)
    assert card.faults == ()
    return card.kept.id


async def seen_by(tx: Tx, member: Membership) -> set[str]:
    return set((await local_activities.library_of(tx, LIBRARY, member.territory_id)).activities)


async def test_the_questions_come_one_by_one_until_the_activity_is_whole(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        card = await written(tx, person, territory)
        shown, activity = await local_activities.review(tx, LIBRARY, person, card.kept.id)
    assert shown.faults == ()
    assert activity is not None
    assert activity.title == "Le banc du marché"
    assert activity.steps == (
        "Asseyez-vous ensemble sur le banc.",
        "Dites comment vous allez.",
        "Écoutez son mot à lui.",
    )
    assert (activity.group.min, activity.group.max, activity.material, activity.caution) == (1, 10, (), None)
    assert activity.author == local.AUTHOR


async def test_a_published_activity_is_given_to_members_of_that_territory_only(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        here = await a_member(tx, 1)
        there = replace(here, territory_id=await a_territory(tx, "firminy"))
        draft = await written(tx, person, territory)
        assert await seen_by(tx, here) == set(LIBRARY.activities), "a draft is nobody's"
        await local_activities.publish(tx, LIBRARY, person, draft.kept.id, NOW)
        slug = local_activities.slug_of(draft.kept.id)
        assert await seen_by(tx, here) == {*LIBRARY.activities, slug}
        assert await seen_by(tx, there) == set(LIBRARY.activities)


async def test_the_choice_of_an_idea_may_fall_on_it_and_the_idea_opens_after_it_was_withdrawn(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        member = await memberships.get(tx, (await a_member(tx, 1)).id)
        local_id = await published(tx, person, territory)
        lonely = replace(LIBRARY, activities={})
        monkeypatch.setattr(themes, "of_week", theme_of_skill)
        found, _ = await ideas.propose_on_demand(tx, lonely, member, NO_WISH, 1, NOW)
        assert found is not None
        assert (found.activity.title, found.is_withdrawn) == ("Le banc du marché", False)
        await local_activities.withdraw(tx, person, local_id, LATER)
        opened = await ideas.show(tx, LIBRARY, member.person_id, found.idea.id)
        assert (opened.activity.title, opened.is_withdrawn) == ("Le banc du marché", True)
        await stored_ideas.move(tx, found.idea.id, IdeaState.PLANNED, NOW, IdeaState.PROPOSED)
        assert await ideas.find_to_send(tx, LIBRARY, found.idea.id) is None
        assert await seen_by(tx, member) == set(LIBRARY.activities)


async def theme_of_skill(tx: Tx, library: Library, territory: Any, week: Any) -> themes.WeekTheme:
    programme = LIBRARY.programme("premiere-annee")
    return themes.WeekTheme(week, next(one for one in programme.themes if one.skill[:2] == "E1"))


async def test_members_go_on_seeing_the_published_form_while_it_is_being_corrected(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        local_id = await published(tx, person, territory)
        slug = local_activities.slug_of(local_id)
        await answer(tx, person, local_id, "title", "Le muret du marché")
        library = await local_activities.library_of(tx, LIBRARY, territory)
        assert library.activity(slug).title == "Le banc du marché"
        await local_activities.publish(tx, LIBRARY, person, local_id, LATER)
        library = await local_activities.library_of(tx, LIBRARY, territory)
        assert library.activity(slug).title == "Le muret du marché"


REFUSED = {
    "a sentence that is too long": ("posture", "Je " + "vais et " * 10 + "dors.", "22 mots"),
    "too few steps": ("steps", "1. Marchez.\n2. Rentrez.", "steps"),
    "a step that is too long": ("steps", "Un.\nDeux.\n" + "a" * 121, "étape 3"),
    "a diagnosis": ("question", "Est-il hyperactif ?", "diagnostic"),
    "a title that is too long": ("title", "t" * 61, "title"),
    "a stance of somebody else": ("posture", "On parle doucement.", "première personne"),
    "a hard plain step": ("simple", "Un.\nDeux.\n" + "mot " * 13, "langage simplifié"),
}
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@ON_SQLITE
@pytest.mark.parametrize("fault", REFUSED)
async def test_an_answer_that_a_file_would_be_refused_for_is_explained_and_asked_again(
    database: Database, fault: str
) -> None:
    field, said, named = REFUSED[fault]
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        card = await written(tx, person, territory)
        refused, _ = await answer(tx, person, card.kept.id, field, said)
        assert named in " ".join(refused.faults)
        again, _ = await local_activities.answer(tx, LIBRARY, GUARDS, person, ANSWERS[field], NOW)
        assert (again.faults, again.kept.fields) == ((), card.kept.fields)


@ON_SQLITE
async def test_what_only_shows_in_the_whole_is_said_when_it_is_to_be_published(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        local_id = (await written(tx, person, territory)).kept.id
        await answer(tx, person, local_id, "steps", "\n".join(f"{'Marchez un peu. ' * 7}" for _ in range(6)))
        refused = await local_activities.publish(tx, LIBRARY, person, local_id, NOW)
    assert "trop long pour un message" in " ".join(refused.faults)
    assert refused.kept.state is LocalState.DRAFT


@ON_SQLITE
@pytest.mark.parametrize(
    ("said", "concern"),
    [("Demandez à Mme Durand", Concern.NAME), ("Appelez le 06 12 34 56 78", Concern.PHONE)],
)
async def test_an_answer_that_names_somebody_is_not_kept(database: Database, said: str, concern: Concern) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        begun = await local_activities.begin(tx, person, territory, NOW)
        card, found = await answer(tx, person, begun.kept.id, "title", said)
    assert found is concern
    assert card.kept.fields == {}


async def test_only_who_steers_the_territory_writes_there(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        other, _ = await coordinator(tx, 901, "firminy")
        card = await written(tx, person, territory)
        for act in (
            local_activities.begin(tx, other, territory, NOW),
            local_activities.list_kept(tx, other, territory),
            local_activities.open_own(tx, other, card.kept.id),
            local_activities.ask(tx, other, card.kept.id, "title", NOW),
            local_activities.choose(tx, LIBRARY, other, card.kept.id, "place", "indoors", NOW),
            local_activities.review(tx, LIBRARY, other, card.kept.id),
            local_activities.publish(tx, LIBRARY, other, card.kept.id, NOW),
            local_activities.withdraw(tx, other, card.kept.id, NOW),
        ):
            with pytest.raises(NotFound):
                await act


async def test_what_is_done_is_in_the_audit_log_and_what_is_written_is_encrypted(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        local_id = await published(tx, person, territory)
        await local_activities.withdraw(tx, person, local_id, NOW)
        await local_activities.withdraw(tx, person, local_id, NOW)
        actions = [row.action for row in await tx.execute(select(audit).order_by(audit.c.id))]
        raw = (await tx.execute(text("SELECT fields, published FROM local_activity"))).one()
    assert actions == ["local-activity-begun", "local-activity-published", "local-activity-withdrawn"]
    assert all(b"banc" not in bytes(value) for value in raw)


@ON_SQLITE
async def test_an_activity_for_another_place_is_asked_what_that_place_needs(database: Database) -> None:
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        card = await written(tx, person, territory)
        card = await local_activities.choose(tx, LIBRARY, person, card.kept.id, "settings", "club", NOW)
        assert card.next_question == "in-club"
        refused = await local_activities.publish(tx, LIBRARY, person, card.kept.id, NOW)
        assert refused.faults
        with pytest.raises(Invalid):
            await local_activities.ask(tx, person, card.kept.id, "in-school", NOW)
        with pytest.raises(Invalid):
            await local_activities.choose(tx, LIBRARY, person, card.kept.id, "place", "moon", NOW)
        card = await local_activities.choose(tx, LIBRARY, person, card.kept.id, "form", "seance", NOW)
        card, _ = await answer(tx, person, card.kept.id, "in-club", "Au bord du terrain, avant de s’échauffer.")
        assert card.next_question == "minutes", "five minutes are no séance"


@ON_SQLITE
async def test_a_territory_has_a_bounded_number_of_activities(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_activities, "MOST", 2)
    async with database.write() as tx:
        person, territory = await coordinator(tx)
        for _ in range(2):
            await local_activities.begin(tx, person, territory, NOW)
        with pytest.raises(Invalid):
            await local_activities.begin(tx, person, territory, NOW)
