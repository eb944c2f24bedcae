"""The search among what others lived: by skill, place in life, age, place told and words; whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from bot.errors import Invalid, NotAllowed
from bot.model import AgeBand, Language, Setting
from bot.planning.searching import LONGEST_WORDS, spellings, words_of
from bot.services import experiences, leaving, moderation, seeking, travels
from bot.services.seeking import Sought
from bot.storage import experiences as stored
from bot.storage import people
from bot.storage.db import Database, Tx, sqlite_path
from bot.storage.tables import idea
from bot.views import seeking as views
from bot.views.message import Message
from simulator.htmlmode import parse_html
from tests.services.test_travels import edit, sent, the_region, travelling
from tests.services.texts_to_share import ACTIVITY, CONTENT, LIBRARY, a_text, tell
from tests.storage.rows import LATER, a_member, a_person

T = CONTENT.texts.of(Language.FRENCH)


async def a_reader(tx: Tx) -> int:
    return (await a_member(tx, 50, "firminy")).person_id


async def found(tx: Tx, reader: int, words: str = "", **chosen: str) -> list[str]:
    sought = Sought(words=words_of(words), **chosen)  # type: ignore[arg-type]
    return [line.told.text for line in (await seeking.search(tx, LIBRARY, reader, sought)).lines]


@pytest.mark.parametrize(
    "typed", ["météo", "METEO", "meteo", "la météo du soir", "le soir, on dit sa météo ?", "cœurs", "coeur", "chansons"]
)
async def test_words_are_found_without_their_accents_in_any_case_and_in_the_plural(
    database: Database, typed: str
) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        await travelling(tx, 1, "Le soir, chacun dit sa météo du cœur, puis une chanson.")
        await travelling(tx, 2, "Nous comptons les pas de géant.")
        assert await found(tx, reader, typed) == ["Le soir, chacun dit sa météo du cœur, puis une chanson."]


async def test_where_no_text_has_all_the_words_those_with_some_are_given(database: Database) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        await travelling(tx, 1, "Un tambour au jardin.")
        await travelling(tx, 2, "Une balade au jardin.")
        assert await found(tx, reader, "tambour jardin") == ["Un tambour au jardin."]
        assert await found(tx, reader, "tambour licorne") == ["Un tambour au jardin."]
        assert await found(tx, reader, "licorne") == []


async def test_french_endings_are_known_where_the_database_knows_them(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has no French stemming")
    async with database.write() as tx:
        reader = await a_reader(tx)
        await travelling(tx, 1, "Nous chantons le matin.")
        assert await found(tx, reader, "chanter") == ["Nous chantons le matin."]


async def test_each_choice_narrows_and_a_place_is_one_that_is_told(database: Database) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        home = await travelling(tx, 1, "À la maison.")
        club = await travelling(tx, 2, "Au club.")
        as_lived = {"setting": Setting.CLUB, "age_band": AgeBand.A9_11}
        await tx.execute(update(idea).where(idea.c.id == club.idea_id).values(**as_lived))
        assert sorted(await found(tx, reader)) == ["Au club.", "À la maison."]
        assert await found(tx, reader, setting=Setting.CLUB) == ["Au club."]
        assert await found(tx, reader, age_band=AgeBand.A3_5) == ["À la maison."]
        assert len(await found(tx, reader, skill=ACTIVITY.skill)) == 2
        assert await found(tx, reader, skill="C1.1") == []
        assert len(await found(tx, reader, place=seeking.sign_of("Loire"))) == 2
        assert await found(tx, reader, place=seeking.sign_of("Unieux")) == [], "a département leads to no territory"
        choices = await seeking.open_search(tx, LIBRARY, reader, Sought())
        assert choices.places == ("Loire",)
        assert home.territory_id == club.territory_id


async def test_only_what_the_reader_may_read_is_found(database: Database) -> None:
    async with database.write() as tx:
        reader, region = await a_reader(tx), await the_region(tx)
        await sent(tx, 1, "Lanterne envoyée.")
        asked = await sent(tx, 2, "Lanterne à relire.")
        await edit(tx, region, asked, "Lanterne reformulée.")
        await a_text(tx, 3, "Lanterne en attente.")
        assert await found(tx, reader, "lanterne") == []
        neighbour = (await a_member(tx, 60)).person_id
        assert sorted(await found(tx, neighbour, "lanterne")) == ["Lanterne envoyée.", "Lanterne à relire."]
        with pytest.raises(NotAllowed):
            await found(tx, (await a_person(tx, 70)).id, "lanterne")


async def indexed(tx: Tx, word: str) -> int:
    """How many rows the index itself has for a word."""
    if tx.dialect.name == "sqlite":
        asked = text("SELECT count(*) FROM experience_words WHERE experience_words MATCH :word")
    else:
        asked = text("SELECT count(*) FROM experience WHERE to_tsvector('french', text) @@ to_tsquery('french', :word)")
    return int((await tx.execute(asked, {"word": word})).scalar_one())


async def test_what_is_withdrawn_changed_or_erased_leaves_the_index_at_once(database: Database) -> None:
    async with database.write() as tx:
        words = ("zabrelune", "tirovent", "cascadelle", "mirofleur")
        texts = [
            await travelling(tx, number, f"Un soir d’automne, à la lueur de {word}.")
            for number, word in enumerate(words, 1)
        ]
        assert [await indexed(tx, word) for word in words] == [1, 1, 1, 1]
        await experiences.withdraw(tx, texts[0].person_id or 0, texts[0].id, LATER)
        await tell(tx, texts[1].person_id or 0, texts[1].idea_id, "Autrement.", at=LATER)
        await leaving.erase(tx, await people.get(tx, texts[2].person_id or 0), LATER)
        await moderation.unpublish(tx, (await a_person(tx, 900)).id, texts[3].id, LATER)
        assert [await indexed(tx, word) for word in words] == [0, 0, 0, 0]
        if database.is_sqlite:
            await tx.execute(text("INSERT INTO experience_words (experience_words) VALUES ('integrity-check')"))
    if path := sqlite_path(str(database.engine.url)):
        await database.close()
        kept = path.read_bytes()
        assert [word for word in words if word.encode() in kept] == [], "nor in what the index leaves behind"


async def test_a_wording_that_travels_takes_the_place_of_the_old_one_in_the_index(database: Database) -> None:
    async with database.write() as tx:
        one, region = await sent(tx, 1, "Un soir zabrelune."), await the_region(tx)
        await edit(tx, region, one, "Un soir tirovent.")
        assert [await indexed(tx, word) for word in ("zabrelune", "tirovent")] == [1, 0]
        await travels.accept(tx, LIBRARY, one.person_id or 0, one.id, experiences.stamp_of(LATER), LATER)
        assert [await indexed(tx, word) for word in ("zabrelune", "tirovent")] == [0, 1]


TYPED = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from("\"'*():^-+{}[]\\&|!<>ANDORNEAR météoœİß½²①\u0301\u200b"), max_size=60),
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(typed=TYPED)
@example(typed='"')
@example(typed="a\x00b")
@example(typed='météo" OR text:*')
@example(typed="NEAR(soir matin, 2)")
@example(typed="'; DROP TABLE experience; --")
@example(typed="soir & !matin | (nuit:*")
@example(typed="\\' \\")
async def test_whatever_is_typed_is_a_search_or_a_kind_answer(database: Database, typed: str) -> None:
    async with database.write() as tx:
        if not await stored.count(tx, 1):
            await travelling(tx, 1, "Le soir, chacun dit sa météo.")
        reader = await a_reader_once(tx)
        shown = await seeking.search_typed(tx, LIBRARY, reader, typed, Sought())
        assert (shown is None) == (not words_of(typed))
        message = views.found(T, shown) if shown else views.no_words(T)
    assert sound(message)


async def a_reader_once(tx: Tx) -> int:
    found_person = await people.find_by_chat(tx, 50)
    return found_person.id if found_person else await a_reader(tx)


def sound(message: Message) -> bool:
    """Telegram takes it, whatever was typed; and so it does when the buttons are pressed."""
    parse_html(message.text)
    for button in (one for row in message.keyboard for one in row):
        assert len(button.data.encode()) <= 64, button
        parts = button.data.split(":")
        if parts[1] in ("seek", "found"):
            views.sought_of(parts[2], parts[-1])
    return True


@given(st.text(max_size=80))
def test_words_are_letters_and_figures_that_fit_into_a_button_and_stay_the_same(typed: str) -> None:
    words = words_of(typed)
    assert len(" ".join(words).encode()) <= LONGEST_WORDS
    assert words_of(" ".join(words)) == words
    for word in words:
        assert all(sign.isalnum() for way in spellings(word) for sign in way)


@pytest.mark.parametrize(
    "code", ["", "-", "C1.1,9,-,-", "-,-,7,-", "-,x,-,-", "skill,-,-,-", "-,-,-,abcdefgh", "-,²,-,-"]
)
def test_a_search_that_was_made_up_is_an_old_button(code: str) -> None:
    with pytest.raises(Invalid, match="error-old-button"):
        views.sought_of(code)


async def test_pages_keep_the_search_and_every_choice_fits_into_its_button(database: Database) -> None:
    async with database.write() as tx:
        reader = await a_reader(tx)
        for number in range(1, 5):  # a fifth would be told as of Unieux
            await travelling(tx, number, f"Lanterne {number}.")
        sought = Sought(ACTIVITY.skill, Setting.HOME, AgeBand.A3_5, seeking.sign_of("Loire"), ("lanterne",))
        first = await seeking.search(tx, LIBRARY, reader, sought)
        second = await seeking.search(tx, LIBRARY, reader, sought, 1)
        assert (len(first.lines), first.has_more, len(second.lines), second.has_more) == (3, True, 1, False)
        longest = Sought("C1.1", Setting.LOCAL_AUTHORITY, AgeBand.A18_25, seeking.sign_of("Loire"), words_of("é" * 15))
        screen = await seeking.open_search(tx, LIBRARY, reader, longest)
    for message in (views.found(T, first), views.screen(T, screen), *(views.choices(T, screen, by) for by in views.By)):
        assert sound(message)
    assert "Loire" in views.found(T, first).text
