"""What one says of an idea: a face, tags, a comment meant for sharing, and taking it all back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Row

from bot.demo.town import Town
from bot.library.models import Activity
from bot.model import IdeaState
from bot.services.feedback import COMMENT_MAX
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, member, press, press_twice, rows, said, stored
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, ideas_of, received

COMMENT = "Le rituel a pris <en> une semaine & les grands l’ont gardé."


async def given(stage: Stage) -> Row[Any]:
    """The one feedback that is stored."""
    (only,) = await rows(stage, "feedback")
    return only


async def ready_to_tell(town: Town, first_name: str = "Samira") -> Somebody:
    """Somebody who has done the idea, said how it was, and is about to write."""
    parent = await member(town, first_name)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-region")
    await parent.wait_for("À vous")
    return parent


async def test_done_then_a_face_then_tags_then_a_comment(town: Town, stage: Stage) -> None:
    parent = await member(town)
    idea = (await received(parent))[-1]
    await press(town, parent, "button-done")
    asked = await parent.wait_for(said(town.t, "face-question"))
    assert asked["message_id"] == idea["message_id"]
    assert labels(asked)[:3] == [town.t.plain(f"face-{face}") for face in (1, 2, 3)]
    await press(town, parent, "face-2", "tag-fitting", "tag-children_delighted")
    await parent.wait_for(lambda message: "✓ Enfants ravis" in labels(message))
    await press(town, parent, "button-comment")
    assert "Qui pourra vous lire" in (await parent.wait_for("Qui pourra vous lire"))["text"]
    await press(town, parent, "button-sharing-territory")
    await parent.wait_for("À vous")
    await parent.send(COMMENT)
    await parent.wait_for(said(town.t, "comment-thanks"))
    kept = await given(stage)
    assert (kept.face, kept.tags, kept.sharing) == (2, ["fitting", "children_delighted"], "territory")
    assert kept.comment == COMMENT
    assert [one.state for one in await ideas_of(stage, parent)] == [IdeaState.DONE]
    assert not await rows(stage, "dialogue")


@ONE_WAY
async def test_a_good_moment_is_found_again_with_favoris(town: Town, stage: Stage) -> None:
    parent = await member(town)
    title = (await stored_idea(stage, parent)).title
    await parent.send("/favoris")
    await parent.wait_for(said(town.t, "favourites-none"))
    await press(town, parent, "button-done", "face-3")
    await parent.send("/favoris")
    shown = await parent.wait_for(said(town.t, "favourites"))
    assert labels(shown) == [title]
    await parent.tap(title)
    await parent.wait_for(lambda message: town.t.plain("button-more") in labels(message) and title in message["text"])


async def stored_idea(stage: Stage, parent: Somebody) -> Activity:
    (only,) = await ideas_of(stage, parent)
    return stage.app.library.activity(only.activity)


async def test_each_press_counts_once_however_often_it_comes(town: Town, stage: Stage) -> None:
    parent = await member(town)
    for label in ("Fait", town.t.plain("face-1"), "Trop long", "Raconter en quelques mots", "Mon territoire"):
        await press_twice(stage, parent, label)
    await parent.send(COMMENT)
    await parent.wait_for(said(town.t, "comment-thanks"))
    kept = await given(stage)
    assert (kept.face, kept.tags, kept.comment) == (1, ["too_long"], COMMENT)
    await press_twice(stage, parent, "Retirer mon retour")
    assert not await rows(stage, "feedback")


async def test_a_tag_is_taken_away_and_a_face_changed(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-done", "face-1", "tag-too_hard")
    await parent.tap("✓ Trop difficile")
    await parent.wait_for(lambda message: "Trop difficile" in labels(message))
    assert (await given(stage)).tags == []
    await press(town, parent, "button-show", "button-done")
    await parent.wait_for(said(town.t, "face-said-1"))


HELD = {
    "held-name": "On a joué avec Kenza jusqu’au goûter zyxwv",
    "held-phone": "Appelez-moi au 06 12 34 56 78 zyxwv",
    "held-link": "Tout est sur https://exemple.fr/jeu zyxwv",
    "held-address": "Venez au 12 rue des Lilas zyxwv",
    "held-handle": "Écrivez à @la_marelle_zyxwv",
}


async def test_a_comment_that_shows_somebody_is_held_back_with_its_reason(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    for reason, text in HELD.items():
        await parent.send(text)
        await parent.wait_for(said(town.t, reason))
        assert (await given(stage)).comment is None
        assert "zyxwv" not in repr(await stored(stage))
    await parent.send(COMMENT)
    await parent.wait_for(said(town.t, "comment-thanks"))
    assert (await given(stage)).comment == COMMENT


@ONE_WAY
@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("name", "Mme Dupont nous a aidés"),
        ("name", "Ma fille Rosalba a bien ri"),
        ("name", "mon fils s’appelle Kaïros"),
        ("phone", "au 06.12.34.56.78"),
        ("phone", "au 06 123 456 78"),
        ("phone", "au +33 (0)6 12 34 56 78"),
        ("phone", "au +32 470 12 34 56"),
        ("handle", "écrivez à la.marelle@exemple.fr"),
        ("link", "voir youtu.be/abc"),
        ("address", "12 rue Jean-Jaurès"),
        ("address", "à 42240 Unieux"),
    ],
)
async def test_what_shows_somebody_is_known_in_its_many_forms(town: Town, reason: str, text: str) -> None:
    parent = await ready_to_tell(town)
    await parent.send(text)
    await parent.wait_for(said(town.t, f"held-{reason}"))


@ONE_WAY
async def test_ordinary_comments_are_not_held_back(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    for text in (
        "Les enfants ont adoré, surtout le moment calme.",
        "2 enfants de 8 et 10 ans, 15 minutes, en 2025-2026 on refera.",
        "Ils ont couru dans la rue. Ensuite on a joué.",
        "Ma fille adore. Elle a ri ! Mon fils et moi, on recommence.",
        "Le 24/11/2026 à 10 h 30, il restait 2 places.",
        "Pierre, feuille, ciseaux. Rose, bleu, jaune.",
    ):
        await parent.send(text)
        await parent.wait_for(said(town.t, "comment-thanks"))
        assert (await given(stage)).comment == text
        await press(town, parent, "button-comment-again", "button-sharing-region")
        await parent.wait_for("À vous")


async def test_a_comment_that_is_too_long_is_asked_again(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    await parent.send("a" * (COMMENT_MAX + 1))
    await parent.wait_for(said(town.t, "error-comment-too-long", maximum=COMMENT_MAX))
    assert (await given(stage)).comment is None
    await parent.send("b" * COMMENT_MAX)
    await parent.wait_for(said(town.t, "comment-thanks"))
    assert (await given(stage)).comment == "b" * COMMENT_MAX


async def test_what_is_said_can_be_taken_back_whole(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    await parent.send("zyxwv, c’était bien")
    await parent.wait_for(said(town.t, "comment-thanks"))
    await press(town, parent, "button-withdraw")
    await parent.wait_for_toast(town.t.plain("toast-withdrawn"))
    await town.settle()
    assert not await rows(stage, "feedback")
    assert "zyxwv" not in repr(await stored(stage))
    assert [one.state for one in await ideas_of(stage, parent)] == [IdeaState.PROPOSED]


async def test_a_button_left_above_after_taking_back_explains_itself(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    first = (await received(parent))[-1]
    await parent.tap("Annuler")
    await parent.wait_for(lambda message: "Adapté" in labels(message))
    await press(town, parent, "button-comment", "button-sharing-region")
    await parent.wait_for("À vous")
    await parent.send(COMMENT)
    below = await parent.wait_for(said(town.t, "comment-thanks"))
    await parent.tap("Annuler", message_id=first["message_id"])
    await parent.wait_for(lambda message: "Adapté" in labels(message) and message["message_id"] == first["message_id"])
    await parent.tap("Retirer mon retour", message_id=below["message_id"])
    await parent.wait_for_toast(town.t.plain("toast-withdrawn"))
    for label in ("Adapté", "Changer mon texte"):
        await parent.tap(label, message_id=first["message_id"])
        await parent.wait_for_toast(town.t.plain("error-withdrawn"))
    assert not await rows(stage, "feedback")
    assert not await rows(stage, "dialogue")


async def test_whoever_goes_on_to_something_else_is_not_writing_a_comment(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    await parent.send("/theme")
    await parent.wait_for("cette semaine")
    await parent.send("zyxwv merci")
    await parent.wait_for(said(town.t, "typed-unasked"))
    assert "zyxwv" not in repr(await stored(stage))


async def test_a_comment_may_be_given_up(town: Town, stage: Stage) -> None:
    parent = await ready_to_tell(town)
    await press(town, parent, "button-cancel")
    await parent.wait_for(lambda message: "Adapté" in labels(message))
    await parent.send("zyxwv")
    await parent.wait_for(said(town.t, "typed-unasked"))
    assert (await given(stage)).comment is None


async def test_feedback_goes_on_after_a_stop_between_any_two_steps(town: Town, stage: Stage) -> None:
    parent = await member(town)
    for key in ("button-done", "face-3", "tag-fitting", "button-comment", "button-sharing-region"):
        await stage.restart()
        await parent.tap(town.t.plain(key))
        await answered(stage)
    await stage.restart()
    await parent.send(COMMENT)
    await parent.wait_for(said(town.t, "comment-thanks"))
    await stage.restart()
    kept = await given(stage)
    assert (kept.face, kept.tags, kept.sharing, kept.comment) == (3, ["fitting"], "region", COMMENT)


async def test_what_was_pressed_while_the_bot_was_away_counts_when_it_is_back(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await stage.stop()
    await parent.tap("Fait")
    await stage.start()
    await parent.wait_for(said(town.t, "face-question"))
    assert [one.state for one in await ideas_of(stage, parent)] == [IdeaState.DONE]
