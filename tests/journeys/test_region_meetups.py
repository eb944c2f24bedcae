"""A regional meeting over HTTP: announced, answered, asked about without a name, reminded of, its notes sent."""

from __future__ import annotations

from datetime import timedelta

from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, pass_time, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY
from tests.journeys.test_groups import linked, told
from tests.journeys.test_local_activity import coordinator
from tests.journeys.test_region import of_the_region

QUESTION = "Comment garder un rituel jusqu’en juin ?"


@ONE_WAY
async def test_a_regional_meeting_from_its_announcement_to_its_notes(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, nadia = await coordinator(stage), await of_the_region(stage)
    await press(town, nadia, "button-region-meetups", "button-meetup-new")
    await nadia.send("Ce que l’on garde")
    await nadia.wait_for("Quand")
    await nadia.send("mardi 8 décembre de 14h à 16h")
    await press(town, nadia, "button-meetup-yes")
    await nadia.send("Maison des familles")
    review = await nadia.wait_for("Relisez avant d’annoncer")
    assert "les personnes qui coordonnent, dans un territoire" in review["text"]
    await press(town, nadia, "button-meetup-announce")
    await pass_time(town, timedelta(minutes=1))
    told = await claire.wait_for("Un temps régional")
    assert t.plain("button-question") in labels(told)
    await press(town, claire, "reply-yes", "button-question")
    await claire.send("Que faire avec Kenza ?")
    await claire.wait_for("semble contenir un prénom")
    await claire.send(QUESTION)
    await claire.wait_for(said(t, "question-kept")[:12])
    await nadia.send("/region")
    await press(town, nadia, "button-region-meetups")
    await nadia.tap("8 décembre, Ce que l’on garde")
    await nadia.tap(t.plain("button-region-questions", count=1))
    read = await nadia.wait_for(QUESTION[:20])
    assert "Claire" not in read["text"]
    assert "Unieux" not in read["text"]
    await pass_time(town, timedelta(days=8, hours=2))
    await claire.wait_for("Dans une semaine")
    await pass_time(town, timedelta(days=8))
    await notes_are_sent(stage, nadia)
    await pass_time(town, timedelta(minutes=2))
    await claire.wait_for("Les notes du temps régional")
    assert len(await rows(stage, "meetup_question")) == 1


async def notes_are_sent(stage: Stage, nadia: Somebody) -> None:
    town = stage.town
    await nadia.send("/region")
    await press(town, nadia, "button-region-meetups")
    await nadia.tap("8 décembre, Ce que l’on garde")
    await press(town, nadia, "button-notes-coming")
    await nadia.document(b"%PDF-1.7 notes", "notes.pdf", caption="Trois choses à garder.")
    await answered(stage)
    await press(town, nadia, "button-broadcast-see", "button-broadcast-confirm")


@ONE_WAY
async def test_a_group_hears_of_one_for_everybody_and_its_link_brings_who_has_not_joined(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    town, nadia = stage.town, await of_the_region(stage)
    await press(town, nadia, "button-region-meetups", "button-meetup-new")
    await nadia.send("La fête des voisins")
    await nadia.wait_for("Quand")
    await nadia.send("mardi 8 décembre de 14h à 16h")
    await press(town, nadia, "button-meetup-yes")
    await nadia.send("Maison des familles")
    await nadia.wait_for("Relisez avant d’annoncer")
    await press(town, nadia, "button-meetup-who", "button-audience-everybody", "button-ok", "button-meetup-announce")
    await pass_time(town, timedelta(minutes=1))
    posted = await claire.wait_for("La fête des voisins", chat_id=chat_id)
    assert posted["text"].startswith(said(town.t, "region-meetup-new"))
    paul = await town.client.person("Paul")
    await paul.join(posted["buttons"][0][0]["url"].split("start=")[1])
    await press(town, paul, "button-consent", "role-family")
    await paul.tap(town.t.plain("age-band", ages="3-5"))
    await press(town, paul, "button-ok", "button-go", "reply-yes")
    await paul.wait_for("je viens")
    before = len(await told(claire, chat_id))
    await nadia.send("/region")
    await press(town, nadia, "button-region-meetups")
    await nadia.tap("8 décembre, La fête des voisins")
    await press(town, nadia, "button-meetup-cancel", "button-meetup-cancel-yes")
    await pass_time(town, timedelta(minutes=1))
    (gone,) = (await told(claire, chat_id))[before:]
    assert gone.startswith(said(town.t, "region-meetup-cancelled"))
