"""A message to members, from the words to the report: two people who coordinate, at once; and who may not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.model import AgeBand, Role, Setting
from simulator.somebody import Somebody
from tests.journeys.acting import answered, member, pass_time, press, press_made_up, press_twice, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING, at, plain, play_late, received
from tests.journeys.test_days_without_school import withdraw_everybody
from tests.journeys.test_territory import coordinator

WORDS = "Samedi, on plante au jardin partagé.\nVenez comme vous êtes."
ORDERS = (
    "bsee:{0}",
    "bwho:{0}",
    "bgo:{0}:1",
    "bok:{0}:1",
    "bback:{0}:1",
    "bdrop:{0}",
    "bshow:{0}",
    "bread:{0}",
    "bstop:{0}",
)


async def write(stage: Stage, who: Somebody, words: str = WORDS) -> None:
    """The words are kept; who they are for is asked."""
    await press(stage.town, who, "button-broadcasts", "button-broadcast-write")
    assert "Jamais de situation individuelle" in (await who.wait_for("écrivez votre message"))["text"]
    await who.send(words)
    await who.wait_for("À qui")


async def sent_by_hand(stage: Stage, who: Somebody, **content: object) -> None:
    """What the page cannot write, as Telegram tells it: bold words, the photos of an album."""
    private = {"id": who.id, "type": "private", "first_name": who.first_name}
    sender = {"id": who.id, "is_bot": False, "first_name": who.first_name, "language_code": "fr"}
    message = {"message_id": 9_000, "date": 1_790_000_000, "chat": private, "from": sender}
    await stage.client.raw_update({"message": {**message, **content}})


async def letters(somebody: Somebody) -> list[str]:
    return [plain(message["html"]) for message in await received(somebody) if "un mot de l’équipe" in message["text"]]


@POLLING
async def test_two_people_confirm_the_same_message_at_once_and_members_get_it_once(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    samira, marc = await member(town, "Samira"), await member(town, "Marc")
    julien = await member(town, "Julien", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL)
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    await press(town, claire, "button-broadcasts", "button-broadcast-write")
    await sent_by_hand(stage, claire, text=WORDS, entities=[{"type": "bold", "offset": 0, "length": 6}])
    await claire.wait_for("À qui")
    await press(town, claire, "button-segment-role")
    await claire.tap(t.plain("role-family"))
    await answered(stage)
    await press(town, claire, "button-ok", "button-broadcast-see")
    await claire.wait_for("Voilà le message")
    preview = await letters(claire)
    number, revision = (await rows(stage, "broadcast"))[0].id, (await rows(stage, "broadcast"))[0].revision
    await asyncio.gather(
        press(town, claire, "button-broadcast-confirm"),
        press_made_up(stage, paul, f"v1:bgo:{number}:{revision}"),
    )
    await claire.wait_for("le message part")
    await town.turn_to(stage.clock.now() + timedelta(seconds=1))
    assert await letters(samira) == await letters(marc) == preview
    assert preview[0].startswith("<b>Unieux : un mot de l’équipe</b><br><br><b>Samedi</b>, on plante")
    assert await letters(julien) == []
    for who in (claire, paul):
        card = await who.wait_for("le message est envoyé")
        assert "Moins de 5 personnes" in card["text"]
    assert [row.state for row in await rows(stage, "outbox") if row.kind == "broadcast"] == ["sent", "sent"]
    assert [row.action for row in await rows(stage, "audit")].count("broadcast-confirmed") == 1


@ONE_WAY
async def test_in_the_evening_it_waits_for_eight_and_is_cancelled_by_the_other(stage: Stage) -> None:
    town = stage.town
    samira = await member(town)
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    await play_late(stage, at(0, 21, 5))
    await write(stage, claire)
    await stage.restart()
    town = stage.town
    await claire.send("/territoire")
    await press(town, claire, "button-broadcasts", "button-broadcast-go-on", "button-broadcast-see")
    assert "il partira le mardi 24 novembre à 8 h" in plain((await claire.wait_for("Voilà le message"))["text"])
    await press(town, claire, "button-broadcast-confirm")
    await claire.wait_for("message prêt")
    await press(town, paul, "button-broadcasts")
    await paul.tap("Mardi 24 novembre à 8")
    await press(town, paul, "button-broadcast-cancel")
    await paul.wait_for("l’envoi est annulé")
    await town.turn_to(at(1, 9))
    await claire.wait_for("l’envoi est annulé")
    assert await letters(samira) == []


@ONE_WAY
async def test_an_album_with_a_phone_number_is_sent_as_it_is_after_a_kind_word(stage: Stage) -> None:
    town = stage.town
    samira = await member(town)
    claire = await coordinator(stage)
    for _ in range(2):
        await claire.photo()
    await press(town, claire, "button-broadcasts", "button-broadcast-write")
    for number, file_id in enumerate(list(stage.server.world.files)[-2:]):
        photo = [{"file_id": file_id, "file_unique_id": file_id, "width": 1, "height": 1}]
        caption = {"caption": "Renseignements : mairie, 04 77 00 00 00"} if number == 0 else {}
        await sent_by_hand(stage, claire, media_group_id="album", photo=photo, **caption)
    asked = await claire.wait_for("À qui")
    assert "numéro de téléphone" in asked["text"]
    await town.settle()
    await press(town, claire, "button-broadcast-see")
    await claire.wait_for("Voilà le message")
    await press(town, claire, "button-broadcast-confirm")
    await town.turn_to(stage.clock.now() + timedelta(seconds=1))
    first, second = (await received(samira))[-2:]
    assert plain(first["text"]) == "Unieux : un mot de l’équipe\n\nRenseignements : mairie, 04 77 00 00 00"
    assert first["photo"] != second["photo"]


@ONE_WAY
async def test_a_document_waits_for_a_second_person_comes_back_and_is_sent_once_with_their_word(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    samira = await member(town)
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    await press(town, claire, "button-settings", "button-setup-approval", "button-back", "button-broadcasts")
    await press(town, claire, "button-broadcast-write")
    await claire.document(b"%PDF-1.7 programme", "programme.pdf", caption=WORDS)
    await claire.wait_for("À qui")
    await press(town, claire, "button-broadcast-see", "button-broadcast-submit")
    await claire.wait_for("C’est demandé")
    asked = await read_as_second(stage, paul)
    number, revision = asked.id, asked.revision
    assert said(t, "error-broadcast-own") in await press_made_up(stage, claire, f"v1:bok:{number}:{revision}")
    assert await documents(samira) == []
    await press(town, paul, "button-broadcast-send-back")
    await pass_time(town, timedelta(seconds=5))
    await claire.wait_for("votre message vous revient")
    await press(town, claire, "button-broadcast-read", "button-broadcast-submit")
    await read_as_second(stage, paul)
    await press_twice(stage, paul, t.plain("button-broadcast-approve"))
    await pass_time(town, timedelta(seconds=5))
    [sent] = await documents(samira)
    assert plain(sent["text"]) == f"Unieux : un mot de l’équipe\n\n{WORDS}"
    assert sent["document"]["name"] == "programme.pdf"
    await claire.wait_for("le message est envoyé")
    actions = sorted(row.action for row in await rows(stage, "audit") if row.action.startswith("broadcast"))
    assert actions == [
        *("broadcast-approved", "broadcast-confirmed", "broadcast-sent-back"),
        *("broadcast-submitted", "broadcast-submitted"),
    ]


async def read_as_second(stage: Stage, who: Somebody) -> Row[Any]:
    """Who is asked for their word opens the message as members will read it; returns what is kept of it."""
    await pass_time(stage.town, timedelta(seconds=5))
    await who.wait_for("un message attend votre accord")
    await press(stage.town, who, "button-broadcast-read")
    await who.wait_for("Il ne part qu’avec votre accord")
    return (await rows(stage, "broadcast"))[0]


async def documents(somebody: Somebody) -> list[dict[str, Any]]:
    return [message for message in await received(somebody) if message["document"]]


@ONE_WAY
async def test_members_and_who_coordinates_no_more_are_refused_every_button(stage: Stage) -> None:
    t = stage.town.t
    samira = await member(stage.town)
    claire = await coordinator(stage)
    await write(stage, claire)
    number = (await rows(stage, "broadcast"))[0].id
    for order in ORDERS:
        assert said(t, "error-not-found") in await press_made_up(stage, samira, "v1:" + order.format(number))
    await withdraw_everybody(stage)
    for order in ORDERS:
        assert said(t, "error-not-found") in await press_made_up(stage, claire, "v1:" + order.format(number))
    assert [row.state for row in await rows(stage, "broadcast")] == ["draft"]


@ONE_WAY
async def test_a_member_wants_the_ideas_and_not_the_messages(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    samira = await member(town)
    await samira.send("/reglages")
    await samira.wait_for("Vos réglages")
    await press(town, samira, "button-change", "button-change-rhythm")
    await samira.tap(t.plain("button-beside-letters"))
    await answered(stage)
    claire = await coordinator(stage)
    await write(stage, claire)
    await press(town, claire, "button-broadcast-see", "button-broadcast-confirm")
    await town.turn_to(stage.clock.now() + timedelta(seconds=1))
    assert await letters(samira) == []
    assert [row.wants_broadcasts for row in await rows(stage, "membership")] == [False]


@ONE_WAY
async def test_if_the_only_second_person_goes_its_author_is_told_and_may_take_it_back(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    await press(town, claire, "button-settings", "button-setup-approval", "button-back", "button-broadcasts")
    await press(town, claire, "button-broadcast-write")
    await claire.send(WORDS)
    await claire.wait_for("À qui")
    await press(town, claire, "button-broadcast-see", "button-broadcast-submit")
    await claire.wait_for("C’est demandé")
    await paul.send("/oublier")
    await press(town, paul, "button-forget")
    await pass_time(town, timedelta(seconds=5))
    await claire.wait_for("plus personne ne peut donner son accord")
    await press(town, claire, "button-broadcast-read", "button-broadcast-take-back", "button-broadcast-submit")
    await claire.wait_for_toast(t.plain("error-broadcast-nobody"))
    assert [row.state for row in await rows(stage, "broadcast")] == ["draft"]
