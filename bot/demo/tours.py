"""The guided tours: what the page plays by itself, phone in hand, with a sentence at each step.

A tour is a list of gestures in the page's own terms (simulator/page/tour.js), so that it is the page, the simulator and
the bot that are shown, and tried, each time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.demo.cast import TO_PLAY, Character
from bot.demo.town import Town
from bot.texts import T
from simulator.somebody import Somebody

Step = dict[str, Any]
PARENT, TEACHER, AFTER_SCHOOL, COORDINATOR = TO_PLAY


class Script:
    """Collects steps; captions are in the language of whoever looks, buttons in that of the phones."""

    def __init__(self, town: Town, name: str, t: T) -> None:
        self.steps: list[Step] = []
        self._town, self._name, self._t = town, name, t
        self._said = 0

    def say(self, **picture: str) -> None:
        """The next caption goes with the next step; `picture` names a moment that is worth keeping."""
        self._said += 1
        self.steps.append({"do": "say", "say": self._t.plain(f"tour-{self._name}-{self._said}"), **picture})

    def hold(self, *people: Somebody) -> None:
        self.steps.append({"do": "hold", "people": [one.id for one in people]})

    def start(self, person: Somebody) -> None:
        self.steps.append({"do": "start", "person": person.id})

    def tap(self, person: Somebody, *keys: str) -> None:
        for key in keys:
            self.tap_label(person, self._town.t.plain(key))

    def tap_label(self, person: Somebody, label: str) -> None:
        self.steps.append({"do": "tap", "person": person.id, "label": label})

    def write(self, person: Somebody, text: str) -> None:
        self.steps.append({"do": "write", "person": person.id, "text": text})

    def see(self, person: Somebody, key: str) -> None:
        """Waits for a message that offers this button, and shows it."""
        self.steps.append({"do": "see", "person": person.id, "label": self._town.t.plain(key)})

    def see_text(self, person: Somebody, text: str) -> None:
        self.steps.append({"do": "see", "person": person.id, "text": text})

    def see_picture(self, person: Somebody) -> None:
        self.steps.append({"do": "see", "person": person.id})

    def turn(self, to: str) -> None:
        self.steps.append({"do": "turn", "to": to})


async def parent(town: Town, t: T) -> list[Step]:
    """A parent's first week: joining in five touches, the idea, doing it, and the next one by itself."""
    script, samira = Script(town, "parent", t), await _newcomer(town, PARENT)
    script.hold(samira)
    script.say()
    script.start(samira)
    script.see(samira, "button-consent")
    script.say()
    script.tap(samira, "button-consent", "role-family")
    script.say()
    script.tap_label(samira, town.t.plain("age-band", ages=PARENT.ages[0]))
    script.tap(samira, "button-ok", "button-go")
    script.see(samira, "button-done")
    script.say(picture="parent")
    script.tap(samira, "button-more")
    script.see(samira, "button-show")
    script.say()
    script.tap(samira, "button-show", "button-done", "face-3")
    script.say(picture="parent-done")
    script.turn("school")
    script.see(samira, "button-done")
    script.say()
    return script.steps


async def coordinator(town: Town, t: T) -> list[Step]:
    """The coordinator's afternoon: the poster, a word to everybody, Friday's summary."""
    script, claire = Script(town, "coordinator", t), town.people[COORDINATOR.first_name]
    script.hold(claire)
    script.say()
    script.write(claire, "/territoire")
    script.tap(claire, "button-invite", "button-invite-poster")
    script.see_text(claire, ".pdf")
    script.say(picture="coordinator-poster")
    script.write(claire, "/territoire")
    script.tap(claire, "button-broadcasts", "button-broadcast-write")
    script.say()
    script.write(claire, town.t.plain("tour-message"))
    script.tap(claire, "button-broadcast-see")
    script.say(picture="coordinator-preview")
    script.tap(claire, "button-broadcast-confirm")
    script.say()
    script.turn("hour")
    script.turn("friday")
    script.see_text(claire, town.t.plain("tour-digest"))
    script.see_picture(claire)
    script.say(picture="coordinator-digest")
    return script.steps


async def together(town: Town, t: T) -> list[Step]:
    """One theme in three places: the same sentence at home, at school and after school, then the map."""
    cast = (PARENT, TEACHER, AFTER_SCHOOL)
    people = [await _newcomer(town, one) for one in cast]
    for one in cast:
        await town.enrol(one)
    script = Script(town, "together", t)
    script.hold(*people)
    script.say()
    for person in people:
        script.see(person, "button-done")
    script.say(picture="together")
    for person in people:
        script.tap(person, "button-done", "face-3")
    script.say(picture="together-done")
    script.turn("school")
    for person in people:
        script.see(person, "button-done")
    script.say()
    return script.steps


TOURS: Mapping[str, Callable[[Town, T], Awaitable[list[Step]]]] = {
    "parent": parent,
    "coordinator": coordinator,
    "together": together,
}


async def _newcomer(town: Town, character: Character) -> Somebody:
    """Who has never written to the bot: the character, or somebody like them where the character has."""
    known = town.people[character.first_name]
    return known if not await known.read() else (await town.meet([character]))[0]
