"""The notebook over HTTP: a note written through a restart, kept, shared; the region reads it then, and prints it."""

from __future__ import annotations

import io

from docx import Document

from tests.journeys.acting import labels, press, press_twice, rows
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY
from tests.journeys.test_local_activity import coordinator, types
from tests.journeys.test_region import of_the_region

TRIED = "Une météo du matin, assis en rond, dans trois garderies."
CHANGED = "Les adultes disent bonjour avec un mot à eux."


@ONE_WAY
async def test_a_note_is_written_kept_and_shared_and_the_region_reads_it_then(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, nadia = await coordinator(stage), await of_the_region(stage)
    await claire.send("/carnet")
    await claire.wait_for(lambda message: t.plain("button-note-new") in labels(message))
    await press(town, claire, "button-note-new")
    offered = await claire.last()
    assert offered is not None
    await press_twice(stage, claire, labels(offered)[0])
    await types(stage, claire, "Kenza a parlé.", "held-name")
    await stage.restart()
    town = stage.town
    await claire.send(TRIED)
    await claire.wait_for("2. Qu’est-ce qui a changé")
    await claire.send(CHANGED)
    await claire.wait_for("3. Que garderiez-vous")
    await press(town, claire, "button-note-nothing")
    shown = await claire.wait_for("Qui la lira")
    assert "jamais le vôtre" in shown["text"]
    await press(town, claire, "button-note-keep")
    await press(town, nadia, "button-region-notes")
    await nadia.wait_for("Rien encore")
    await press(town, claire, "button-note-share")
    await nadia.send("/carnet")
    await press(town, nadia, "button-region-notes")
    read = await nadia.wait_for(TRIED)
    assert "Unieux" in read["text"]
    assert "Claire" not in read["text"]
    (kept,) = await rows(stage, "note")
    assert (kept.state, kept.tried, kept.keep) == ("kept", TRIED, "")
    await press(town, claire, "button-note-remove")
    await claire.wait_for("pour toute l’équipe et pour la région")
    await press(town, claire, "button-note-remove-yes")
    assert await rows(stage, "note") == []


@ONE_WAY
async def test_the_region_is_given_the_notebook_as_two_files_with_what_was_shared(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, nadia = await coordinator(stage), await of_the_region(stage)
    await press(town, nadia, "button-region-notebook")
    year = t.plain("button-notebook-year", first="2026", last="2027")
    await nadia.tap(year)
    await nadia.wait_for("Rien encore sur cette période")
    await claire.send("/carnet")
    await press(town, claire, "button-note-new")
    await claire.tap(labels(await claire.wait_for("Sur quelle compétence"))[0])
    await claire.wait_for("1. Qu’avez-vous essayé")
    await claire.send(TRIED)
    await claire.wait_for("2. Qu’est-ce qui a changé")
    await press(town, claire, "button-note-nothing", "button-note-nothing", "button-note-share")
    await press(town, nadia, "button-notebook-period")
    await nadia.tap(year)
    await nadia.tap(t.plain("button-notebook-all", count=1))
    docx = await nadia.wait_for("à découper dans un traitement de texte", seconds=30)  # drawn beside other tests
    pdf = await nadia.wait_for("À imprimer en A4")
    assert (await stage.client.read_bytes(pdf["document"]["url"])).startswith(b"%PDF")
    document = Document(io.BytesIO(await stage.client.read_bytes(docx["document"]["url"])))
    assert TRIED in [one.text for one in document.paragraphs]
