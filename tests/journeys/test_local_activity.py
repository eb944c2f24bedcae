"""A coordinator writes an activity in chat, sees it as members will, publishes and withdraws it."""

from __future__ import annotations

from bot.model import GrantKind
from bot.services import invitations
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY

TYPED = {
    "title": "Le banc du marché",
    "in": "Le samedi, sur le banc devant les légumes. Deux minutes avant de rentrer.",
    "steps": "1. Asseyez-vous ensemble sur le banc.\n2. Dites comment vous allez.\n3. Écoutez son mot à lui.",
    "simple": "Asseyez-vous.\nDites un mot : content, fatigué.\nÉcoutez.",
    "posture": "Je dis mon mot, même les jours de pluie.",
    "question": "Quel mot garderas-tu de ce matin ?",
    "without": "Aucun matériel, un banc ou un muret.",
    "if_not": "Personne ne parle ? Regardez passer les gens, et réessayez samedi.",
}


async def coordinator(stage: Stage) -> Somebody:
    async with stage.app.database.write() as tx:
        link = await invitations.create(tx, GrantKind.COORDINATOR, stage.town.territory, stage.clock.now())
    claire = await stage.client.person("Claire")
    await claire.join(link)
    await press(stage.town, claire, "button-accept")
    return claire


async def types(stage: Stage, claire: Somebody, text: str, expecting: str, **arguments: str) -> None:
    await claire.send(text)
    await claire.wait_for(said(stage.town.t, expecting, **arguments)[:40])


async def taps(stage: Stage, claire: Somebody, *names: str) -> None:
    for name in names:
        await claire.tap(name)
        await answered(stage)


@ONE_WAY
async def test_an_activity_is_written_step_by_step_also_through_a_restart(stage: Stage) -> None:
    t, claire = stage.town.t, await coordinator(stage)
    await claire.send("/territoire")
    await press(stage.town, claire, "button-week", "button-locals", "button-local-new")
    await types(stage, claire, "Le banc de Mme Durand", "held-name")
    await stage.restart()
    await types(stage, claire, TYPED["title"], "local-ask-skill")
    await taps(stage, claire, "Reconnaître ce que l’on ressent")
    await press(stage.town, claire, "button-local-geste", "button-local-circle")
    await taps(stage, claire, "À la maison")
    await press(stage.town, claire, "button-ok")
    await types(stage, claire, TYPED["in"], "local-ask-ages")
    await taps(stage, claire, t.plain("age-band", ages="3-5"))
    await press(stage.town, claire, "button-ok")
    await taps(stage, claire, t.plain("button-minutes", minutes=5), t.plain("button-local-group", min=1, max=10))
    await press(stage.town, claire, "button-local-outdoors")
    await types(stage, claire, "1. Marchez.", "local-almost")
    await claire.wait_for(lambda message: "Les étapes" in message["text"] and "steps" not in message["text"])
    await types(stage, claire, TYPED["steps"], "local-ask-simple")
    await types(stage, claire, TYPED["simple"], "local-ask-posture")
    await types(stage, claire, TYPED["posture"], "local-ask-question")
    await types(stage, claire, TYPED["question"], "local-ask-material")
    await press(stage.town, claire, "button-local-none")
    await types(stage, claire, TYPED["without"], "local-ask-if_not")
    await types(stage, claire, TYPED["if_not"], "local-ask-caution")
    await press(stage.town, claire, "button-local-none", "button-local-see")
    preview = await claire.last()
    assert preview is not None
    assert "Le banc du marché" in preview["text"]
    assert "Le repère de la semaine" in preview["text"]
    assert TYPED["in"] in preview["text"].replace("\u00a0", " ")
    await press(stage.town, claire, "button-local-publish")
    (kept,) = await rows(stage, "local_activity")
    assert (kept.state, kept.published["title"]) == ("published", "Le banc du marché")
    await press(stage.town, claire, "button-local-withdraw")
    shown = await claire.last()
    assert shown is not None
    assert t.plain("button-local-withdraw") not in labels(shown)
    assert (await rows(stage, "local_activity"))[0].state == "withdrawn"
