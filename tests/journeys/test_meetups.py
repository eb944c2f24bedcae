"""A meetup from its first word to its end, over HTTP: members, a group, somebody who has not joined yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.demo.cast import Character
from bot.model import AgeBand, OutboxState, Role, Setting
from simulator.somebody import Somebody
from tests.journeys.acting import Shown, labels, member, press, press_made_up, press_twice, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING, at, plain, play_late, received
from tests.journeys.test_groups import linked, told
from tests.journeys.test_territory import coordinator as another

CLAIRE = Character("Claire", "", Role.PROFESSIONAL, (AgeBand.A3_5,), Setting.SCHOOL)


async def coordinator(stage: Stage) -> Somebody:
    await stage.town.meet([CLAIRE])
    claire = await stage.town.coordinate(CLAIRE)
    await claire.wait_for("vous coordonnez Unieux")
    return claire


async def announce(stage: Stage, claire: Somebody, when: str = "mardi 8 décembre 18h30") -> None:
    town = stage.town
    await claire.send("/territoire")
    await press(town, claire, "button-meetups", "button-meetup-new")
    await claire.send("Café des familles")
    await claire.wait_for(said(town.t, "meetup-ask-when").splitlines()[0])
    await claire.send(when)
    await press(town, claire, "button-meetup-yes")
    await claire.send("École, côté cour")
    await claire.wait_for("Relisez avant d’annoncer")
    await press_twice(stage, claire, town.t.plain("button-meetup-announce"))


def with_words(words: str) -> Callable[[Shown], bool]:
    return lambda message: words in plain(message["text"])


def opening(message: Shown) -> str:
    return plain(message["text"]).split("\n")[0]


@POLLING
async def test_a_meetup_is_made_answered_moved_reminded_of_and_cancelled(stage: Stage) -> None:
    town = stage.town
    parent, claire = await member(town), await coordinator(stage)
    await announce(stage, claire)
    await play_late(stage, at(0, 9, 5))
    await parent.wait_for(with_words("Unieux : une rencontre"))
    await press(town, parent, "reply-no", "reply-yes")
    shown = plain((await parent.wait_for("je viens"))["text"])
    assert "Mardi 8 décembre 2026 à 18 h 30" in shown
    await claire.tap("Retour")
    await claire.tap("8 décembre, Café des familles")
    assert "Je viens : 1" in plain((await claire.wait_for("Des nombres seulement"))["text"])

    await press(town, claire, "button-meetup-move")
    await claire.send("jeudi 10 décembre de 18h à 20h")
    await claire.wait_for(with_words("Est-ce bien cela ?"))
    await press_twice(stage, claire, town.t.plain("button-meetup-yes"))
    await play_late(stage, at(0, 9, 10))
    moved = await parent.wait_for("cette rencontre change")
    assert "Jeudi 10 décembre 2026, de 18 h à 20 h" in plain(moved["text"])

    await parent.tap(town.t.plain("button-meetup-file"))
    file = (await parent.wait_for("Ouvrez ce fichier"))["document"]
    assert file["name"] == "rencontre-1.ics"

    for moment in (at(10, 9, 59), at(10, 10), at(10, 10, 5), at(16, 10)):
        await play_late(stage, moment)
    reminders = [opening(one) for one in await received(parent) if opening(one) in ("Dans une semaine", "C’est demain")]
    assert reminders == ["Dans une semaine", "C’est demain"]

    await press(town, claire, "button-meetup-cancel")
    await claire.wait_for("Une personne qui vient, ou peut-être, sera prévenue.")
    await press_twice(stage, claire, town.t.plain("button-meetup-cancel-yes"))
    stage.clock.turn_to(at(16, 22))
    await play_late(stage, at(16, 22))
    await parent.wait_for("cette rencontre n’aura pas lieu")
    await parent.send("/rencontres")
    await parent.wait_for(said(town.t, "meetups-none"))
    states = [row.state for row in await rows(stage, "outbox") if "meetup" in row.kind]
    assert states == [OutboxState.SENT] * 5


@POLLING
async def test_two_who_cancel_one_meetup_at_once_tell_it_once(stage: Stage) -> None:
    town = stage.town
    parent, claire, paul = await member(town), await coordinator(stage), await another(stage, "Paul")
    await announce(stage, claire)
    await play_late(stage, at(0, 9, 5))
    await press(town, parent, "reply-yes")
    cancel = f"v1:mnone:{(await rows(stage, 'meetup'))[0].id}"
    await asyncio.gather(press_made_up(stage, claire, cancel), press_made_up(stage, paul, cancel))
    await play_late(stage, at(0, 9, 10))
    assert ["n’aura pas lieu" in opening(one) for one in await received(parent)].count(True) == 1
    assert [row.action for row in await rows(stage, "audit")].count("meetup-cancelled") == 1


@ONE_WAY
async def test_a_group_hears_of_a_meetup_and_its_link_brings_who_has_not_joined(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    town = stage.town
    before = len(await told(claire, chat_id))
    await announce(stage, claire)
    await play_late(stage, at(0, 9, 5))
    posted = (await claire.read(chat_id=chat_id))[-1]
    assert opening(posted) == "Unieux : une rencontre"
    assert labels(posted) == ["Répondre en privé"]
    payload = posted["buttons"][0][0]["url"].split("start=")[1]
    assert len(payload) <= 64

    paul = await town.client.person("Paul")
    await paul.join(payload)
    await press(town, paul, "button-consent", "role-family")
    await paul.tap(town.t.plain("age-band", ages="3-5"))
    await press(town, paul, "button-ok", "button-go", "reply-maybe")
    await paul.wait_for(with_words("Votre réponse : peut-être"))
    await paul.send(f"/start {payload}")
    await paul.wait_for(with_words("Votre réponse : peut-être"))

    await play_late(stage, at(14, 10))
    await press(town, claire, "button-meetup-cancel", "button-meetup-cancel-yes")
    await play_late(stage, at(14, 10, 5))
    heard = [text.split("\n")[0] for text in (await told(claire, chat_id))[before:]]
    assert [one for one in heard if "cette semaine" not in one] == [
        "Unieux : une rencontre",
        "C’est demain",
        "Unieux : cette rencontre n’aura pas lieu",
    ]


@ONE_WAY
async def test_made_up_buttons_and_strange_words_are_answered_kindly(stage: Stage) -> None:
    town = stage.town
    parent, claire = await member(town), await coordinator(stage)
    await announce(stage, claire)
    assert town.t.plain("error-not-found") in await press_made_up(stage, parent, "v1:mnone:1")
    assert town.t.plain("error-not-found") in await press_made_up(stage, parent, "v1:rsvp:99:yes")
    assert town.t.plain("error-old-button") in await press_made_up(stage, claire, "v1:mwhen:1:0:2026")
    await claire.send("/territoire")
    await press(town, claire, "button-meetups", "button-meetup-new")
    await claire.send("Jeux")
    await claire.wait_for(said(town.t, "meetup-ask-when").splitlines()[0])
    for words, key in (("31/02 18h", "day"), ("8 décembre", "hour"), ("8/12/2025 18h", "past"), ("bientôt", "words")):
        await claire.send(words)
        await claire.wait_for(said(town.t, f"error-meetup-{key}"))
    await claire.send("demain 18h")
    await claire.wait_for(with_words("Mardi 24 novembre 2026 à 18 h"))
