"""Every command and button of who steers, pressed by everybody else: nothing is shown and nothing changes.

Each is pressed by somebody entitled too, so that none is refused to everybody and thought safe.
"""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.errors import NotFound
from bot.services import steering
from handlers import groups as group_handlers
from handlers import routing
from tests.handlers.scene import LINKED, UNLINKED, Scene, refusal
from tests.handlers.steering_table import BUTTONS, COMMANDS, COORDINATOR, IN_GROUPS, MEMBER, OF_REGION, OTHERS, REGION

ARGUMENTS = ("1", "1:1", "1:1:1", "1:aim", "1:0:20261215", "unieux", "fr:unieux")
"""With which the buttons of anybody are tried."""


def test_every_verb_of_who_steers_is_tried() -> None:
    assert BUTTONS.keys() == routing.OF_WHO_STEERS.keys(), "say in BUTTONS what stands after the new verb"
    assert COMMANDS.keys() == routing.FOR_WHO_STEERS.keys(), "say in COMMANDS who may send the new command"
    assert not routing.OF_WHO_STEERS.keys() & routing.OF_ANYBODY.keys()
    assert routing.BUTTONS.keys() == routing.OF_WHO_STEERS.keys() | routing.OF_ANYBODY.keys()
    assert routing.COMMANDS.keys() == routing.FOR_WHO_STEERS.keys() | routing.FOR_ANYBODY.keys()
    assert IN_GROUPS.keys() == group_handlers.COMMANDS.keys(), "say in IN_GROUPS what follows the new command"
    assert BUTTONS.keys() >= OF_REGION


@pytest.mark.parametrize("who", OTHERS)
async def test_whoever_does_not_steer_is_refused_everything_and_changes_nothing(scene: Scene, who: str) -> None:
    await scene.write(OTHERS[who], "/aide")  # that they were here today is kept
    before = await scene.rows()
    for verb in BUTTONS:
        assert refusal(await scene.press(OTHERS[who], scene.data(verb))), verb
    for command in COMMANDS.keys() - ({"territoire", "carnet"} if who == "elsewhere" else set()):
        assert refusal(await scene.write(OTHERS[who], f"/{command}")), command
    for chat_id in (LINKED, UNLINKED):
        for command, arguments in IN_GROUPS.items():
            assert refusal(await scene.write(OTHERS[who], f"/{command} {arguments}", group=chat_id)), command
    assert await scene.rows() == before


async def test_what_is_the_region_s_is_refused_to_who_coordinates_and_changes_nothing(scene: Scene) -> None:
    await scene.write(COORDINATOR, "/aide")
    before = await scene.rows()
    for verb in OF_REGION:
        assert refusal(await scene.press(COORDINATOR, scene.data(verb))), verb
    for command in (command for command, who in COMMANDS.items() if who == REGION):
        assert refusal(await scene.write(COORDINATOR, f"/{command}")), command
    assert await scene.rows() == before


async def test_who_steers_is_refused_none_of_it(scene: Scene) -> None:
    """Each press is undone: some of them end what the next one needs."""
    for verb in BUTTONS:
        async with scene.tx.begin_nested() as step:
            answers = (await scene.press(REGION if verb in OF_REGION else COORDINATOR, scene.data(verb))).answers
            alerts = [answer for answer in answers if answer.params.get("show_alert")]
            assert answers, verb
            assert not alerts, (verb, alerts)
            await step.rollback()
    for command, chat_id in COMMANDS.items():
        if command != "recharger":
            assert not refusal(await scene.write(chat_id, f"/{command}")), command


async def test_no_button_of_anybody_asks_who_steers(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds one that does puts it where the refusals are tried, or this finds it."""
    asked: list[str] = []

    async def refuse(*_: object) -> None:
        asked.append(verb)
        raise NotFound

    for name in ("open_steered", "refuse_all_but_region", "refuse_others"):
        monkeypatch.setattr(steering, name, refuse)
    for verb in routing.OF_ANYBODY:
        for arguments in ARGUMENTS:
            async with scene.tx.begin_nested() as step:
                with suppress(Exception):
                    await scene.press(MEMBER, f"v1:{verb}:{arguments}")
                await step.rollback()
    for verb in routing.FOR_ANYBODY:
        for arguments in ("", *ARGUMENTS):
            async with scene.tx.begin_nested() as step:
                with suppress(Exception):
                    await scene.write(MEMBER, f"/{verb} {arguments}")
                await step.rollback()
    assert asked == []
