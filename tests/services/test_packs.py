"""What a region gives another, and what becomes of it there: once, whole or not at all, and what stands there wins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.errors import NotFound
from bot.library.loading import CONTENT
from bot.library.models import Activity
from bot.library.pack_things import Experience, PackFault
from bot.library.packs import read_pack, write_pack
from bot.model import Language
from bot.services import content, experiences, local_activities, pack_library, packs
from bot.storage import packs as stored
from bot.storage import people
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, idea
from bot.texts import Texts
from bot.views import experiences as experience_views
from bot.views import packs as views
from tests.services.packing import EMPTY, FEW, REGION, a_pack, an_activity, an_experience, members_of
from tests.services.packing import given as given_thing
from tests.services.test_adoption import adopted, of_region
from tests.services.test_corrections import corrected
from tests.services.test_local_activities import GUARDS, LIBRARY, coordinator, published
from tests.services.test_travels import travelling
from tests.services.texts_to_share import ACTIVITY, TEXT
from tests.storage.rows import LATER, NOW, a_territory

FRENCH = Texts.load(CONTENT / "texts").of(Language.FRENCH)
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what the database cannot change."""


async def taken_in(tx: Tx, data: bytes, library: Any = FEW) -> list[str]:
    """What the report says."""
    sound = packs.examine(library, GUARDS, read_pack(data))
    report = await packs.bring_in(tx, library, sound, NOW)
    lines = views.report(FRENCH, report, is_only_a_look=False)
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


async def packed(tx: Tx, library: Any = FEW, **options: Any) -> bytes:
    return write_pack(await packs.gather(tx, library, REGION, **options))


async def rows(tx: Tx) -> list[Any]:
    return [*await stored.list_all(tx), *(await tx.execute(select(audit.c.action, audit.c.id))).all()]


async def test_a_region_gives_its_programmes_and_what_it_adopted_and_nobody(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, local_id = await of_region(tx), await published(tx, author, unieux)
        await corrected(tx, region, local_id, "title", "Le banc aux mots")
        await adopted(tx, region, local_id)
        data = await packed(tx, LIBRARY)
        everything = await packed(tx, LIBRARY, with_content=True)
    shared = {("programme", slug) for slug in LIBRARY.programmes} | {("activity", "le-banc-aux-mots")}
    assert {one.key for one in read_pack(data)} == shared
    assert len(read_pack(everything)) == len(shared) + len(LIBRARY.activities)
    told = {name: raw.decode() for name, raw in members_of(data).items()}
    assert "origin: Unieux (Loire)\nversion: 1\n" in told["activities/E1/le-banc-aux-mots.md"]
    assert all(word not in text for text in told.values() for word in ("local-", "person_id", "edition", "2026-"))


@ON_SQLITE
async def test_an_empty_region_gives_on_exactly_what_it_was_given_and_twice_is_once(database: Database) -> None:
    without = replace(LIBRARY, programmes={})
    things = [next(iter(LIBRARY.programmes.values())), an_activity(1), an_experience()]
    data = write_pack([given_thing(one) for one in things])
    async with database.write() as tx:
        assert await taken_in(tx, data, without) == [
            "3 choses reprises.",
            "+ fiche « Venue d’ailleurs 1 » (version 1, de : Région des Lacs)",
            f"+ expérience (Vevey) sur « {an_experience().activity} » (version 1, de : Région des Lacs)",
            f"+ parcours « {things[0].title} » (version 1, de : Région des Lacs)",
        ]
        before = await rows(tx)
        assert await packed(tx, without, with_experiences=True) == data
        assert await taken_in(tx, data, without) == [
            "Rien de nouveau : tout est déjà ici.",
            "3 choses étaient déjà ici, à l’identique.",
        ]
        assert await rows(tx) == before
        followed = await pack_library.library_with_packs(tx, without)
        assert [*followed.programmes] == [things[0].slug]


texts = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40)
people_free = st.builds(lambda text: f"mot {text}", texts)


@ON_SQLITE
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3), people_free), unique_by=lambda one: one[0], max_size=4),
    st.lists(people_free, unique=True, max_size=3),
)
async def test_export_after_import_into_an_empty_base_is_the_same_file(
    database: Database, activities: list[tuple[int, int, str]], words: list[str]
) -> None:
    things: list[Any] = [
        an_activity(number, version=version, question=text[:160]) for number, version, text in activities
    ]
    data = write_pack([given_thing(one) for one in [*things, *_experiences(words)]])
    sound = packs.Sound(read_pack(data))
    async with database.write() as tx, tx.begin_nested() as step:
        await packs.bring_in(tx, EMPTY, sound, NOW)
        before = await rows(tx)
        assert write_pack(await packs.gather(tx, EMPTY, "Une autre", with_content=True, with_experiences=True)) == data
        report = await packs.bring_in(tx, EMPTY, sound, LATER)
        assert (report.added, report.changed, report.kept) == ([], [], [])
        assert await rows(tx) == before
        await step.rollback()


def _experiences(words: list[str]) -> list[Any]:
    found = {one.slug: one for one in (an_experience(text) for text in words)}
    return [*found.values()]


async def test_a_newer_version_takes_the_place_of_an_older_one_and_never_the_other_way_round(
    database: Database,
) -> None:
    async with database.write() as tx:
        await taken_in(tx, a_pack(an_activity(version=2)))
        newer = a_pack(an_activity(version=3, question="Et vous, quel mot ?"))
        assert (await taken_in(tx, newer))[1] == ("↑ fiche « Venue d’ailleurs 0 » (version 3, de : Région des Lacs)")
        older = await taken_in(tx, a_pack(an_activity(version=2)))
        assert older[1:] == [
            "1 chose d’ici est restée comme elle est :",
            "= fiche « Venue d’ailleurs 0 » : vous avez la même version ou une plus récente",
        ]
        (one,) = pack_library.given_of(await stored.list_all(tx))
    assert isinstance(one.thing, Activity)
    assert one.thing.question == "Et vous, quel mot ?"


async def test_what_stands_here_wins_and_is_listed(database: Database) -> None:
    theirs = [one.model_copy(update={"question": "Et chez vous ?"}) for one in [*FEW.activities.values()][:1]]
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        await adopted(tx, await of_region(tx), await published(tx, author, unieux))
        shelf = an_activity(2, slug="le-banc-du-marche", title="Un banc d’ailleurs")
        twin = an_activity(3, title=[*FEW.activities.values()][1].title.upper())
        gone = an_activity(4)
        await taken_in(tx, a_pack(gone))
        await packs.take_away(tx, "activity", gone.slug, NOW)
        lines = await taken_in(tx, a_pack(theirs[0], shelf, twin, gone.model_copy(update={"version": 5})))
        assert lines[:2] == ["Rien de nouveau : tout est déjà ici.", "4 choses d’ici sont restées comme elles sont :"]
        assert sorted(line.partition(" : ")[2] for line in lines[2:]) == [
            "une autre fiche d’ici porte ce titre",
            "vous avez la vôtre, différente",
            "vous avez la vôtre, différente",
            "vous l’aviez retirée",
        ]
        with pytest.raises(NotFound):
            await packs.take_away(tx, "activity", gone.slug, NOW)
        assert [one.fields for one in await stored.list_all(tx)] == [None]


async def test_members_are_given_what_came_with_its_origin_and_content_wins_over_it(database: Database) -> None:
    async with database.write() as tx:
        unieux = await a_territory(tx)
        await taken_in(tx, a_pack(an_activity(1)))
        library = await pack_library.library_with_packs(tx, FEW)
        assert len(library.activities) == len(FEW.activities) + 1
        slug = an_activity(1).slug
        opened = await local_activities.open_activity(tx, library, slug, unieux)
        assert (opened.origin, opened.is_withdrawn) == ("Vevey (Lac)", False)
        mine = FEW.activities[next(iter(FEW.activities))].model_copy(update={"slug": slug})
        stands = await pack_library.library_with_packs(tx, replace(FEW, activities={slug: mine}))
        assert stands.activities[slug] == mine


@ON_SQLITE
async def test_a_bot_at_work_takes_it_into_use_and_still_opens_what_was_removed(database: Database) -> None:
    async with database.write() as tx:
        use = await content.open_content(tx, CONTENT, NOW)
        sound = packs.examine(LIBRARY, GUARDS, read_pack(a_pack(an_activity(1))))
        await packs.bring_in(tx, LIBRARY, sound, LATER)
        assert await content.was_reloaded_elsewhere(tx, use)
        await content.adopt(tx, use, await content.read_again(use, LATER), LATER)
        slug = an_activity(1).slug
        assert not use.library.is_withdrawn(slug)
        await packs.take_away(tx, "activity", slug, LATER)
        await content.adopt(tx, use, await content.read_again(use, LATER), LATER)
        assert use.library.is_withdrawn(slug)
        assert use.library.activity(slug).title == "Venue d’ailleurs 1"


FIELDS = ("title", "without", "posture", "question", "if_not")
BAD: dict[str, dict[str, Any]] = {
    **{f"html in {name}": {name: "Je dis <b>oui</b>."} for name in FIELDS},
    "html in a step": {"steps": ["Asseyez-vous.", "Dites <a href='x'>oui</a>.", "Écoutez."]},
    "html in a setting": {"settings": {"school": "En classe &lt;b&gt;."}, "simple": []},
    "html in the origin": {"origin": "<i>Vevey</i>"},
    "a name": {"question": "Que dirait Kévin Dupont ?"},
    "a telephone": {"if_not": "Appelez le 06 12 34 56 78."},
    "a telephone in the origin": {"origin": "Vevey 06 12 34 56 78"},
    "a link": {"caution": "Voir https://exemple.fr/x"},
    "an account": {"caution": "Voir @quelquun sur le réseau."},
    "a brand": {"material": ["des Lego"]},
    "a skill that is not here": {"skill": "E1.6"},
    "too long": {"steps": ["Mot " * 28] * 6},
}


@ON_SQLITE
@pytest.mark.parametrize("what", BAD)
async def test_one_bad_thing_refuses_the_whole_file_and_nothing_is_written(database: Database, what: str) -> None:
    assert "E1.6" not in LIBRARY.skills
    data = a_pack(an_activity(1), an_activity(0, **BAD[what]), an_experience())
    async with database.write() as tx:
        before = await rows(tx)
        with pytest.raises(PackFault) as refused:
            await taken_in(tx, data)
        assert refused.value.key in ("pack-file", "pack-guarded")
        assert FRENCH.plain(refused.value.key, **refused.value.arguments).endswith("Rien n’a été écrit.")
        assert await rows(tx) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Mon fils me frappe tous les soirs."},
        {"text": "Avec Kévin Dupont, nous avons chanté."},
        {"text": "Appelez-moi au 06 12 34 56 78."},
        {"text": "<b>Nous</b> avons chanté."},
        {"place": "<script>"},
        {"place": "Vevey, 06 12 34 56 78"},
    ],
)
def test_a_text_passes_all_the_guards_again(fields: dict[str, str]) -> None:
    with pytest.raises(PackFault):
        packs.examine(FEW, GUARDS, [given_thing(an_experience(**fields))])


def test_one_text_that_the_guards_now_hold_back_does_not_keep_back_the_others() -> None:
    sound, held = given_thing(an_experience()), given_thing(an_experience("Avec Kévin Dupont, nous avons chanté."))
    assert packs.less_held_back(GUARDS, [sound, held]) == [sound]


@pytest.mark.parametrize("place", ["Saint-Paul-lès-Dax", "Val-d’Oise", "Val d’Oise", "Alban", "Cité Romain Rolland"])
def test_a_place_may_have_the_name_of_somebody(place: str) -> None:
    """One that is refused would keep back the whole region's pack."""
    packs.examine(FEW, GUARDS, [given_thing(an_experience(place=place), place)])


def test_a_programme_with_an_empty_place_or_markup_is_refused() -> None:
    programme = next(iter(LIBRARY.programmes.values()))
    packs.examine(LIBRARY, GUARDS, [given_thing(programme)])
    with pytest.raises(PackFault, match="pack-file"):
        packs.examine(FEW, GUARDS, [given_thing(programme)])
    with pytest.raises(PackFault, match="pack-file"):
        packs.examine(LIBRARY, GUARDS, [given_thing(programme.model_copy(update={"summary": "<b>Tout</b>"}))])
    with pytest.raises(PackFault):
        packs.examine(LIBRARY, GUARDS, [given_thing(programme, "Région <b>")])


async def test_a_text_published_for_all_is_read_under_its_activity_in_another_region_and_names_nobody(
    database: Database,
) -> None:
    async with database.write() as tx:
        one = await travelling(tx)
        assert "experience" not in {kind for kind, _ in (item.key for item in read_pack(await packed(tx)))}
        data = await packed(tx, with_experiences=True)
        (told,) = [item.thing for item in read_pack(data) if isinstance(item.thing, Experience)]
        assert (told.text, told.activity, told.place) == (TEXT, ACTIVITY.slug, "Loire")
        member = await people.find_by_chat(tx, 1)
        assert member
        assert await packed(tx, with_experiences=True) == data
        await experiences.withdraw(tx, member.id, one.id, LATER)
        assert await packed(tx, with_experiences=True) == await packed(tx), "the next pack has it no more"
        place = await a_territory(tx, "firminy")
        assert await experiences.under_activity(tx, place, ACTIVITY.slug) == []
        await taken_in(tx, data)
        (read,) = await experiences.under_activity(tx, place, ACTIVITY.slug)
        assert experience_views.provenance(FRENCH, read).startswith("Loire, Région des Lacs, ")
        assert experience_views.thanks(FRENCH, [read]) == ()
        await packs.take_away(tx, "experience", told.slug, LATER)
        assert await experiences.under_activity(tx, place, ACTIVITY.slug) == []


async def test_a_text_that_comes_back_is_not_read_twice_and_one_that_was_taken_back_stays_away(
    database: Database,
) -> None:
    async with database.write() as tx:
        one = await travelling(tx)
        data = await packed(tx, with_experiences=True)
        assert await taken_in(tx, data) == [
            "Rien de nouveau : tout est déjà ici.",
            "1 chose était déjà ici, à l’identique.",
        ]
        member = await people.find_by_chat(tx, 1)
        assert member
        await experiences.withdraw(tx, member.id, one.id, LATER)
        await packs.note_given(tx, read_pack(data)[0].given_by, NOW)
        assert (await taken_in(tx, data))[-1].endswith("elle venait d’ici, et n’y paraît plus")
        assert await stored.list_all(tx) == []


async def test_two_activities_of_one_title_from_two_regions_are_not_both_taken_in(database: Database) -> None:
    twin = an_activity(1, title=an_activity().title)
    async with database.write() as tx:
        await taken_in(tx, a_pack(an_activity()))
        lines = await taken_in(tx, write_pack([given_thing(twin, "Région des Monts")]))
        assert lines[-1].endswith("une autre fiche d’ici porte ce titre")
        await packs.take_away(tx, "activity", an_activity().slug, NOW)
        assert (await taken_in(tx, a_pack(twin)))[0] == "1 chose reprise."


async def test_a_text_about_what_a_territory_wrote_goes_under_the_name_that_others_know(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        local_id = await published(tx, author, unieux)
        await travelling(tx)
        await tx.execute(update(idea).values(activity=local_activities.slug_of(local_id)))
        assert await packed(tx, with_experiences=True) == await packed(tx), "nobody elsewhere knows the activity"
        await adopted(tx, await of_region(tx), local_id)
        found = read_pack(await packed(tx, with_experiences=True))
    assert [one.thing.activity for one in found if isinstance(one.thing, Experience)] == ["le-banc-du-marche"]
