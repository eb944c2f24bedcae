"""A whole arrival in Arabic, which is written from right to left, by buttons alone."""

from __future__ import annotations

from bot.model import Language
from bot.texts import is_right_to_left
from tests.journeys.acting import Shown, answered, joining, labels, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import POLLING, received

ARABIC = Language("ar")


def is_mirrored(message: Shown) -> bool:
    return is_right_to_left(message["text"])


@POLLING
async def test_somebody_joins_reads_and_is_helped_in_arabic(stage: Stage) -> None:
    town, t = stage.town, stage.app.texts.of(ARABIC)
    parent = await town.client.person("Amal")
    await parent.join()
    others = next(label for label in labels(await parent.wait_for("Bonjour")) if t.about.name in label)
    await parent.tap(others)
    await parent.wait_for(lambda message: t.about.name in labels(message))
    await parent.tap(t.about.name)
    welcome = await parent.wait_for(said(t, "welcome", territory="Unieux"))
    assert said(t, "language-draft") in welcome["text"]
    await parent.tap(t.plain("button-notice"))
    notice = await parent.wait_for(said(t, "language-draft"))
    assert "CNIL" in notice["text"]
    await parent.tap(t.plain("button-back"))
    for label in joining(t):
        await parent.tap(label)
        await answered(stage)
    begun, idea = (await received(parent))[-2:]
    assert said(t, "begun", introduction="…", next="…").split("\n")[0] in begun["text"]
    assert said(t, "more-own-language") in idea["text"]
    assert t.plain("button-done") in labels(idea)
    await parent.send("Mon voisin frappe son enfant")
    answer = await parent.wait_for(said(t, "danger"))
    assert said(t, "language-draft") in answer["text"]
    assert all(one.number in answer["text"] for one in stage.app.library.help_numbers)
    assert all(map(is_mirrored, (welcome, notice, begun, answer)))
    assert [row.language for row in await rows(stage, "person")] == ["ar"]
