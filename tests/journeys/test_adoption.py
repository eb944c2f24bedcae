"""The region reads what a territory published, corrects and adopts it, and takes it back; its author sees all that."""

from __future__ import annotations

from datetime import timedelta

from bot.model import GrantKind
from bot.services import invitations, local_activities
from bot.storage import grants
from bot.storage import local_activities as stored_activities
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY
from tests.journeys.test_local_activity import TYPED, coordinator

FIELDS = {
    **{name: TYPED[name] for name in ("title", "posture", "question", "without", "if_not")},
    **{"skill": "E1.2", "form": "geste", "level": "individual", "ages": ["3-5"], "minutes": 5, "place": "outdoors"},
    "settings": {"home": TYPED["in"], "school": "Sur le banc de la cour, avant la sonnerie."},
    "group": {"min": 1, "max": 10},
    "steps": ["Asseyez-vous ensemble.", "Dites comment vous allez.", "Écoutez son mot à lui."],
    "simple": TYPED["simple"].splitlines(),
    "material": [],
    "caution": None,
}


async def nadia_of_region(stage: Stage) -> Somebody:
    async with stage.app.database.write() as tx:
        link = await invitations.create(tx, GrantKind.REGION, None, stage.clock.now())
    nadia = await stage.client.person("Nadia")
    await nadia.join(link)
    await press(stage.town, nadia, "button-accept")
    return nadia


async def published(stage: Stage) -> int:
    """An activity that Claire has published."""
    async with stage.app.database.write() as tx:
        (grant,) = await grants.list_held(tx, stage.town.territory.id)
        begun = await local_activities.begin(tx, grant.person_id, stage.town.territory.id, stage.clock.now())
        await stored_activities.publish(tx, begun.kept.id, FIELDS, stage.clock.now())
        await stored_activities.set_fields(tx, begun.kept.id, FIELDS, stage.clock.now())
        return begun.kept.id


async def shows(somebody: Somebody, *texts: str) -> None:
    shown = await somebody.last()
    assert shown is not None
    for text in texts:
        assert text in shown["text"].replace("\u00a0", " ").replace("\u202f", " "), shown["text"]


@ONE_WAY
async def test_the_region_reads_adopts_and_takes_back_what_a_territory_published(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, nadia = await coordinator(stage), await nadia_of_region(stage)
    await published(stage)
    await nadia.send("/territoire")
    await nadia.wait_for(lambda message: t.plain("button-adoptions", waiting=1) in labels(message))
    for label in (
        t.plain("button-adoptions", waiting=1),
        t.plain("button-adoption", title="Le banc du marché", place="Unieux"),
    ):
        await nadia.tap(label)
        await answered(stage)
    await shows(nadia, "Unieux", "Le banc du marché", "Le samedi, sur le banc", "En mots simples")
    await nadia.tap("À l’école")
    await answered(stage)
    await shows(nadia, "Sur le banc de la cour")
    await press(town, nadia, "button-correct", "button-local-question")
    await nadia.send("Que dirait Kévin Dupont ?")
    await nadia.wait_for(said(t, "held-name")[:40])
    await nadia.send("Quel mot garderas-tu pour ce soir ?")
    await nadia.wait_for("Avec vos corrections")
    await shows(nadia, "Quel mot garderas-tu pour ce soir ?")
    await press(town, nadia, "button-adopt")
    assert (await rows(stage, "local_activity"))[0].adopted["question"] == "Quel mot garderas-tu pour ce soir ?"
    await town.turn_to(stage.clock.now() + timedelta(minutes=1))
    told = await claire.wait_for("une fiche voyage")
    assert "Le banc du marché" in told["text"]
    await press(town, claire, "button-adoption-told")
    await shows(claire, said(t, "local-adopted-corrected", version=1).replace("\u00a0", " ").replace("\u202f", " "))
    await press(town, claire, "button-local-adopted")
    await shows(claire, "Ce que reçoivent les autres territoires", "Quel mot garderas-tu pour ce soir ?")
    await press(town, nadia, "button-release")
    assert (await rows(stage, "local_activity"))[0].adopted_edition is None
    await shows(nadia, "Avec vos corrections")
