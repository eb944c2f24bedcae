"""What a member told in one territory is read by a member of another, and nothing on the way tells who wrote it."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import literal_column, select, update

from bot.demo.town import Town
from bot.storage.tables import idea, metadata
from simulator.somebody import Somebody
from tests.journeys.acting import answered, halfway, labels, one_more_territory, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import at, received
from tests.journeys.test_experiences import opened
from tests.journeys.test_feedback import ready_to_tell
from tests.journeys.test_own_data import file_of
from tests.journeys.test_region import of_the_region
from tests.journeys.test_territory import coordinator

AUTHOR = "Rosalba"
TOLD = "Le soir, chacun dit sa météo, et les cascadelles ont suivi."


async def test_a_text_of_one_territory_is_read_in_another_and_nobody_learns_whose_it_is(
    town: Town, stage: Stage
) -> None:
    await one_more_territory(town)
    reader = await halfway(town, 5, "Marc", "firminy")
    author = await ready_to_tell(town, AUTHOR)
    await author.send(TOLD)
    await author.wait_for(said(town.t, "comment-thanks"))
    claire, nadia = await coordinator(stage), await of_the_region(stage)
    await opened(town, claire)
    await claire.wait_for("cascadelles")
    await three_taps(town, claire, nadia)
    await given_the_same_activity(stage)
    await read_and_thank(town, reader)
    await town.turn_to(at(1, 9, 30))
    await claire.wait_for("un texte de vos membres se lit maintenant dans tous les territoires")
    await town.turn_to(at(10, 12))
    await author.wait_for("Un merci pour vous")
    others = [reader, claire, nadia]
    await nobody_learns(stage, author, others)
    await taken_back(town, stage, author, reader)


async def given_the_same_activity(stage: Stage) -> None:
    """Two territories may be given other activities of their theme: the reader's week has brought this one."""
    [told] = [row for row in await rows(stage, "idea") if row.state == "done"]
    same = {name: getattr(told, name) for name in ("activity", "skill", "theme")}
    async with stage.app.database.write() as tx:
        await tx.execute(update(idea).where(idea.c.id != told.id).values(**same))


async def three_taps(town: Town, claire: Somebody, nadia: Somebody) -> None:
    """One of who coordinates, two of the region: opened, and published for all."""
    await press(town, claire, "button-experience-publish-both")
    await press(town, nadia, "button-region-queues")
    shown = await nadia.wait_for("cascadelles")
    assert "Loire, à la maison, 3-5" in shown["text"].replace("\u00a0", " ")
    assert "Unieux" not in shown["text"], "fewer than five there share that place in life"
    await press(town, nadia, "button-trip-publish")
    await nadia.wait_for_toast(town.t.plain("toast-trip-published"))


async def read_and_thank(town: Town, reader: Somebody) -> None:
    """Under the activity, then by a search; a tap says thank you."""
    await press(town, reader, "button-more")
    under = await reader.wait_for("cascadelles")
    assert said(town.t, "experiences-under") in under["text"]
    assert "Loire, à la maison, 3-5" in under["text"].replace("\u00a0", " ")
    await reader.tap("Merci pour le 1")
    await reader.wait_for_toast(town.t.plain("toast-thanked"))
    await reader.send("/experiences")
    await press(town, reader, "button-experiences-seek", "button-seek-words")
    await reader.send('CASCADELLE : "le soir" AND *')
    found = await reader.wait_for("Recherche")
    assert TOLD in found["text"]
    await press(town, reader, "button-seek-change", "button-seek-setting")
    await reader.tap("Au club")
    await reader.wait_for("Rien de tel")


async def nobody_learns(stage: Stage, author: Somebody, others: list[Somebody]) -> None:
    """No message to somebody else, no export of theirs, no cell that lies in clear."""
    for somebody in others:
        await somebody.send("/mesdonnees")
        given = await file_of(stage, somebody, ".json") + await file_of(stage, somebody, ".html")
        heard = repr([message["text"] for message in await received(somebody)])
        assert leads_to(author, given + heard) == []
    assert leads_to(author, await in_clear(stage)) == []
    [kept] = await rows(stage, "experience")
    assert kept.text == TOLD
    texts = [name for name, cells in (await cells_in_clear(stage)).items() if TOLD in cells]
    assert texts == ["experience"], "in clear where it is published, and nowhere else"


def leads_to(author: Somebody, told: str) -> list[str]:
    """The author's chat as a number of its own, or their name."""
    return re.findall(rf"(?<!\d){author.id}(?!\d)|{AUTHOR}", told)


async def in_clear(stage: Stage) -> str:
    return "\n".join((await cells_in_clear(stage)).values())


async def cells_in_clear(stage: Stage) -> dict[str, str]:
    """By table, all that can be read without the key."""
    found: dict[str, str] = {}
    async with stage.app.database.read() as tx:
        for table in metadata.sorted_tables:
            kept: Any = (await tx.execute(select(literal_column("*")).select_from(table))).all()
            clear = [str(cell) for row in kept for cell in row if not isinstance(cell, bytes | memoryview)]
            found[table.name] = "\n".join(clear)
    return found


async def taken_back(town: Town, stage: Stage, author: Somebody, reader: Somebody) -> None:
    """« Retirer »: it has left the other territory too, by every button that was left above."""
    [kept] = await rows(stage, "experience")
    await author.send("/experiences")
    await press(town, author, "button-experiences-own")
    await author.tap("1")
    await author.wait_for("publié dans tous les territoires")
    await press(town, author, "button-experience-withdraw")
    await author.wait_for_toast(town.t.plain("toast-experience-withdrawn"))
    assert town.t.plain("error-not-found") in await press_made_up(stage, reader, f"v1:thank:{kept.id}")
    assert said(town.t, "seek-none")[:20] in await press_made_up(stage, reader, "v1:found:-,-,-,-:0:cascadelles")
    await reader.send("/experiences")
    shown = await reader.wait_for("Rien à lire ici")
    assert town.t.plain("button-experience-thank", number=1) not in labels(shown)
    await answered(stage)
