"""Every command and button of who steers, pressed by everybody else: nothing is shown and nothing changes.

The verbs are those of handlers/routing/. A new one fails here until `BUTTONS` below says what stands after it; and
each is pressed by somebody entitled too, so that none is refused to everybody and thought safe.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.errors import NotFound
from bot.incoming import Update
from bot.library import Library
from bot.library.loading import CONTENT, GUARDS
from bot.model import GrantKind, Language, LocalDayLabel, Person
from bot.planning import periods
from bot.planning.small_numbers import Rule
from bot.services import (
    aims,
    broadcasts,
    calendars,
    corrections,
    digests,
    experiences,
    feedback,
    local_activities,
    meetups,
    moderation,
    notes,
    seeking,
    steering,
    territories,
    territory_words,
    themes,
    travels,
)
from bot.services import grants as team
from bot.services import meetup_words as meetup_word_service
from bot.services import region_meetups as region_meetup_service
from bot.services import structures as structure_service
from bot.services.content import Content, Edition
from bot.services.guarding import Guards
from bot.services.region_place import REGION as REGION_PLACE
from bot.storage import dialogues, grants, groups, meetup_words, people, region_meetups, structures, theme_changes
from bot.storage import digests as told
from bot.storage import local_activities as stored_activities
from bot.storage import territories as stored
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.notes import NotePart
from bot.storage.tables import meetup, metadata, territory, theme_vote, theme_vote_count
from bot.texts import Texts
from bot.views.message import Outcome
from handlers import groups as group_handlers
from handlers import routing, words
from handlers.routing import Router
from handlers.turn import House
from tests.services.broadcasting import confirmed, written
from tests.services.meeting import a_draft, announced
from tests.services.test_local_activities import published
from tests.services.texts_to_share import a_text
from tests.storage.rows import a_member

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LIBRARY, TEXTS = Library.load(), Texts.load(CONTENT / "texts")
CONTENT_IN_USE = Content(CONTENT, Edition(LIBRARY, TEXTS, Guards.load(CONTENT / GUARDS)), NOW)
T = TEXTS.of(Language.FRENCH)
UNKNOWN, MEMBER, ELSEWHERE, WITHDRAWN, COORDINATOR, COLLEAGUE, REGION = range(1001, 1008)
OTHERS = {"unknown": UNKNOWN, "member": MEMBER, "elsewhere": ELSEWHERE, "withdrawn": WITHDRAWN}
REFUSALS = ("error-not-found", "error-not-allowed", "error-not-joined", "error-group-not-yours")
IN_PLACE = {"received", "dialogue", "last_form", "keyring"}
"""Not looked at: that an update came, and that an answer is no longer awaited."""

OF_PLACE = (
    *("steer", "week", "setup", "places", "newplace", "locals", "newlocal", "preview", "weeks", "courses"),
    *("offdays", "newoff", "invite", "qr", "poster", "team", "newlink", "handover", "succeed"),
    *("expq", "meets", "newmeet", "mqueue", "bmenu", "bnew", "people", "digest", "aim", "votes", "votestart"),
)
"""Followed by the number of the territory, and by nothing else."""
BUTTONS = {
    **dict.fromkeys(OF_PLACE, "{place}"),
    **dict.fromkeys(("notes", "newnote"), "{place}"),
    "notebegin": "{place}:C1.1",
    **dict.fromkeys(("note", "notenext", "notedrop", "noteout"), "{note}"),
    "noteask": "{note}:tried",
    "notenone": "{note}:keep",
    "notekeep": "{note}:{note_revision}:1",
    "rnotes": "0",
    **dict.fromkeys(("mrwho",), "{region_draft}"),
    "mrplace": "{region_draft}:0:1:0",
    "mrquest": "{region_meetup}:0",
    "mrnotes": "{region_meetup}:coming",
    "rbook": "{year}",
    "rbookgo": "{year}:all",
    "place": "{structure}",
    "noplace": "{structure}",
    **dict.fromkeys(("local", "lall", "lnext", "lsee", "lpub", "lout"), "{activity}"),
    "lask": "{activity}:title",
    "lset": "{activity}:form:geste",
    "lwait": "waiting:0",
    "lread": "{offered}:0",
    "ladopt": "{offered}:1:0",
    "lapart": "{offered}:1",
    **dict.fromkeys(("lrall", "lrdrop"), "{offered}"),
    "lrask": "{offered}:title",
    "lrset": "{offered}:minutes:2",
    "ladread": "{adopted}",
    **dict.fromkeys(("coming", "pass", "byskill"), "{place}:{slot}"),
    **dict.fromkeys(("aimask", "aimout"), "{place}:aim"),
    "voteok": "{vote}:0",
    "voteno": "{vote}",
    "votestop": "{vote}",
    "move": "{place}:{slot}:{later_slot}",
    "undo": "{place}:{change}",
    "swap": "{place}:{slot}:0",
    "into": "{place}:{slot}:{theme}",
    "course": "{place}:premiere-annee",
    "setcourse": "{place}:petite-enfance",
    "keepoff": "{place}:20261207:20261208:bridge",
    "offday": "{days}",
    "nooff": "{days}",
    "unlink": "{link}",
    "access": "{grant}",
    "endaccess": "{grant}",
    **dict.fromkeys(("squiet", "szone", "sgroup"), "{place}"),
    "sdigest": "{place}:0:1",
    "sapprove": "{place}:1",
    "nogroup": "{group}",
    **dict.fromkeys(("journal", "rlist", "rteams", "rdigests"), "0"),
    **dict.fromkeys(("region", "rlinks", "rqueues", "rnew", "rdigest", "lfiles"), ""),
    **dict.fromkeys(("rmatrix", "rsheet"), "month-2026-11-02"),
    **dict.fromkeys(("rplace", "rclose", "rclosed", "rmerge", "rcourse"), "{place}"),
    "ropen": "{prepared}",
    "rtype": "{place}:welcome",
    "rkind": "{place}:1",
    "rparent": "{place}:{elsewhere}",
    "rset": "{place}:school_zone:3",
    "rfollow": "{place}:programme",
    **dict.fromkeys(("rinto", "rmerged"), "{place}:{elsewhere}"),
    **dict.fromkeys(("expone", "exprefuse", "expedit"), "{text}"),
    "exppub": "{text}:0",
    "expwhy": "{text}:more",
    "expreg": "{told}",
    "expout": "{told}",
    "expdone": "{place}:0",
    "trips": "0",
    "tripped": "0",
    **dict.fromkeys(("trip", "tripask", "tripedit"), "{sent_on}"),
    "tripgo": "{sent_on}:{sent_on_at}",
    "tripput": "{sent_on}:more",
    "tripback": "{travels}",
    **dict.fromkeys(("dchart", "dsheet"), "{digest}"),
    **dict.fromkeys(("meet", "mwho", "mdrop"), "{draft}"),
    "mtell": "{draft}:{draft_sequence}",
    "mask": "{draft}:place",
    "mwhen": "{draft}:{sequence}:202612151830",
    **dict.fromkeys(("mcancel", "mnone"), "{meetup}"),
    **dict.fromkeys(("mpub", "mput"), "{words}"),
    "mplace": "{meetup}:{sequence}",
    **dict.fromkeys(("bwrite", "bwho", "bsee", "breview", "bwhen", "bdrop"), "{letter}"),
    "bday": "{letter}:20261126",
    "bat": "{letter}:202611261000",
    "bgo": "{letter}:{revision}",
    **dict.fromkeys(("bok", "bback"), "{asked}:{asked_revision}"),
    **dict.fromkeys(("bshow", "bread", "bpause", "bresume", "bstop", "bretry"), "{sent}"),
}
OF_REGION = {
    *("journal", "lwait", "lread", "ladopt", "lapart", "lrall", "lrdrop", "lrask", "lrset", "region", "rlist"),
    *("lfiles", "rteams", "rdigests", "rlinks", "rqueues"),
    *("rplace", "rnew", "rtype", "rkind", "rparent", "rset", "rcourse", "rfollow", "ropen", "rclose", "rclosed"),
    *("rmerge", "rinto", "rmerged", "rnotes", "rbook", "rbookgo", "rdigest", "rmatrix", "rsheet"),
    *("trips", "trip", "tripgo", "tripask", "tripput", "tripedit", "tripped", "tripback"),
    *("mrwho", "mrplace", "mrquest", "mrnotes"),
}
"""What only the region may press."""
COMMANDS = {"territoire": COORDINATOR, "carnet": COORDINATOR, "recharger": REGION, "journal": REGION, "region": REGION}
IN_GROUPS = {"lier": "unieux", "delier": "", "start": "unieux"}
LINKED, UNLINKED = -700, -500
DIALOGUES: dict[str, tuple[dict[str, Any], str]] = {
    structure_service.EXPECTS_NAME: ({"territory": "place"}, "École du Lac"),
    calendars.EXPECTS_DAYS: ({"territory": "place"}, "15/12/2026"),
    aims.EXPECTS_PART: ({"territory": "place", "part": "aim"}, "Que chaque enfant soit écouté."),
    moderation.EXPECTS_EDIT: ({"experience": "text"}, "Nous chantons le soir."),
    local_activities.EXPECTS_FIELD: ({"activity": "activity", "field": "title"}, "Le tour des prénoms"),
    meetups.EXPECTS_ANSWER: ({"meetup": "draft", "field": "title"}, "Un goûter"),
    corrections.EXPECTS_CORRECTION: ({"activity": "offered", "field": "title", "edition": "edition"}, "Le muret"),
    travels.EXPECTS_EDIT: ({"experience": "sent_on"}, "Nous chantons le midi."),
    territory_words.EXPECTS_WORDS: ({"territory": "place", "what": "name"}, "Unieux centre"),
    notes.EXPECTS_PART: ({"note": "note", "part": "tried", "revision": "note_revision"}, "Un banc au marché."),
    broadcasts.EXPECTS_MESSAGE: ({"broadcast": "letter"}, "Samedi, on plante."),
}
"""What who steers is asked to write: with what it is kept, and an answer. Values that name a thing stand for its id."""
ASKED_OF_REGION = {travels.EXPECTS_EDIT, territory_words.EXPECTS_WORDS, corrections.EXPECTS_CORRECTION}
OF_MEMBERS = {
    *(feedback.EXPECTS_COMMENT, meetup_word_service.EXPECTS_WORDS, region_meetup_service.EXPECTS_QUESTION),
    seeking.EXPECTS_WORDS,
}
ARGUMENTS = ("1", "1:1", "1:1:1", "1:aim", "1:0:20261215", "unieux", "fr:unieux")
"""With which the buttons of anybody are tried."""


@dataclass
class Scene:
    """Unieux, with one of everything that a button can lead to, and all who may or may not press it."""

    tx: Tx
    router: Router
    numbers: dict[str, Any] = field(default_factory=dict)

    def data(self, verb: str) -> str:
        return f"v1:{verb}:{BUTTONS[verb].format(**self.numbers)}"

    async def press(self, chat_id: int, data: str) -> Outcome:
        sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
        message = {"message_id": 5, "date": 1_790_000_000, "chat": {"id": chat_id, "type": "private"}, "text": "?"}
        query = {"id": "9", "from": sender, "chat_instance": "1", "data": data, "message": message}
        return await self._take({"update_id": 7, "callback_query": query})

    async def write(self, chat_id: int, text: str, group: int | None = None) -> Outcome:
        sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
        chat = {"id": group or chat_id, "type": "group" if group else "private", "title": "Unieux"}
        message = {"message_id": 6, "date": 1_790_000_000, "chat": chat, "from": sender, "text": text}
        return await self._take({"update_id": 8, "message": message})

    async def _take(self, raw: dict[str, Any]) -> Outcome:
        update = Update.model_validate(raw)
        return await self.router.handle(self.tx, update, NOW)

    async def rows(self) -> dict[str, list[str]]:
        kept = [table for table in metadata.sorted_tables if table.name not in IN_PLACE]
        return {table.name: sorted(map(repr, (await self.tx.execute(select(table))).all())) for table in kept}


@pytest.fixture
async def scene(database: Database) -> Any:
    async with database.write() as tx:
        scene = Scene(tx, Router(House(CONTENT_IN_USE, "", "", lambda payload: f"https://t.me/bot?start={payload}")))
        await furnish(scene)
        yield scene


async def furnish(scene: Scene) -> None:
    tx = scene.tx
    unieux = await territories.create(tx, LIBRARY, "unieux", "Unieux", NOW)
    firminy = await territories.create(tx, LIBRARY, "firminy", "Firminy", NOW)
    await a_member(tx, MEMBER)
    who = {chat_id: await a_person(tx, chat_id) for chat_id in (ELSEWHERE, WITHDRAWN, COORDINATOR, COLLEAGUE, REGION)}
    await grants.give(tx, who[ELSEWHERE].id, GrantKind.COORDINATOR, firminy.id, NOW)
    for chat_id in (WITHDRAWN, COORDINATOR, COLLEAGUE):
        await grants.give(tx, who[chat_id].id, GrantKind.COORDINATOR, unieux.id, NOW)
    await grants.give(tx, who[REGION].id, GrantKind.REGION, None, NOW)
    by = who[COORDINATOR]
    prepared = await territories.create(tx, LIBRARY, "le-pertuis", "Le Pertuis", NOW, opens=False)
    scene.numbers = {
        "place": unieux.id,
        "elsewhere": firminy.id,
        "prepared": prepared.id,
        **await things(tx, unieux.id, by),
        **await texts(tx, by, who[REGION]),
        **await meets(tx, by),
        "digest": await a_digest(tx, unieux.id),
        **await of_the_region(tx, unieux.id, who[REGION], by),
        **await a_note(tx, unieux.id, by),
        **await letters(tx, unieux.id, by, who[COLLEAGUE]),
    }
    taken = await grants.find_held(tx, who[WITHDRAWN].id, unieux.id)
    assert taken
    await team.withdraw(tx, who[COORDINATOR].id, taken.id, NOW)
    colleague = await grants.find_held(tx, who[COLLEAGUE].id, unieux.id)
    assert colleague
    scene.numbers["grant"] = colleague.id


async def things(tx: Tx, place: int, by: Person) -> dict[str, Any]:
    await structures.add_once(tx, place, "École du Pont", NOW)
    first, last = date(2027, 1, 4), date(2027, 1, 5)
    days = await calendars.add_local_days(tx, by.id, place, first, last, LocalDayLabel.CLOSURE, NOW)
    begun, offered = await local_activities.begin(tx, by.id, place, NOW), await published(tx, by.id, place)
    await a_vote_that_is_over(tx, place)
    runs = await themes.list_to_come(tx, LIBRARY, await stored.get(tx, place), NOW, 30)
    await themes.skip(tx, LIBRARY, by.id, place, runs[2].slot, NOW)
    await groups.add_once(tx, place, LINKED, NOW, NOW)
    latest = (await theme_changes.list_of(tx, await stored.get(tx, place)))[-1]
    shown, _ = await team.invite(tx, by.id, place, NOW)
    return {
        "structure": (await structures.list_of(tx, place))[0].id,
        "days": days.id,
        "activity": begun.kept.id,
        "offered": offered,
        "edition": 1,
        "adopted": await an_adopted_activity(tx, place, by),
        "slot": runs[0].slot,
        "later_slot": runs[3].slot,
        "theme": runs[4].theme.slug,
        "change": latest.id,
        "group": (await groups.list_of(tx, place))[0].id,
        "link": shown.links[0].id,
        "vote": (await fetch_all(tx, select(theme_vote.c.id)))[0].id,
    }


async def an_adopted_activity(tx: Tx, place: int, by: Person) -> int:
    """In words of the region."""
    made = await published(tx, by.id, place)
    kept = await stored_activities.find(tx, made)
    assert kept
    assert await stored_activities.correct(tx, made, 1, {**kept.fields, "title": "Le muret"})
    assert (kept := await stored_activities.find(tx, made))
    assert await stored_activities.adopt(tx, kept, 1, "le-muret")
    return made


async def a_vote_that_is_over(tx: Tx, place: int) -> None:
    """Six have voted for the first of three themes; nobody has decided yet."""
    runs = await themes.list_to_come(tx, LIBRARY, await stored.get(tx, place), NOW, 30)
    slugs = list(dict.fromkeys(run.theme.slug for run in runs))[:3]
    asked = {"territory_id": place, "period": date(2026, 9, 1), "state": "open", "themes": slugs}
    at = {"opened_at": NOW - timedelta(days=15), "closes_at": NOW - timedelta(days=1)}
    vote_id = (await tx.execute(insert(theme_vote).values(**asked, **at).returning(theme_vote.c.id))).scalar_one()
    counted = [{"vote_id": vote_id, "theme": slug, "votes": 6 * (slug == slugs[0])} for slug in slugs]
    await tx.execute(insert(theme_vote_count), counted)


async def texts(tx: Tx, by: Person, region: Person) -> dict[str, Any]:
    """One that waits to be read over, one that is published, one that was sent on, and one that travels."""
    waiting, shared = await a_text(tx, MEMBER), await a_text(tx, MEMBER, "Nous chantons le matin.")
    await moderation.publish(tx, CONTENT_IN_USE.guards, by.id, shared.id, NOW, to_region=False)
    guards = CONTENT_IN_USE.guards
    sent, gone = await a_text(tx, MEMBER, "Nous chantons à midi."), await a_text(tx, MEMBER, "Nous chantons partout.")
    for one in (sent, gone):
        await moderation.publish(tx, guards, by.id, one.id, NOW, to_region=True)
    stamp = experiences.stamp_of(NOW)
    await travels.publish(tx, LIBRARY, guards, region.id, gone.id, stamp, NOW)
    return {"text": waiting.id, "told": shared.id, "sent_on": sent.id, "sent_on_at": stamp, "travels": gone.id}


async def meets(tx: Tx, by: Person) -> dict[str, Any]:
    draft, meetup = await a_draft(tx, by.id), await announced(tx, by.id)
    member = await people.find_by_chat(tx, MEMBER)
    assert member
    await meetup_words.write(tx, meetup.id, member.id, "Nous avons chanté.", NOW)
    words = await meetup_words.find_own(tx, meetup.id, member.id)
    assert words
    of_draft = {"draft": draft.id, "draft_sequence": draft.sequence}
    return {**of_draft, "meetup": meetup.id, "sequence": meetup.sequence, "words": words.id}


async def letters(tx: Tx, place: int, by: Person, colleague: Person) -> dict[str, Any]:
    """One on its way, a draft, and one that waits for somebody else's word."""
    sent = await confirmed(tx, by.id, place)
    draft = await written(tx, by.id, place)
    await tx.execute(update(territory).where(territory.c.id == place).values(needs_approval=True))
    asked = await confirmed(tx, colleague.id, place)
    waiting = await broadcasts.open_composed(tx, by.id, asked, NOW)
    revisions = {"revision": draft.kept.revision, "asked_revision": waiting.kept.revision}
    return {"sent": sent, "letter": draft.kept.id, "asked": asked, **revisions}


async def of_the_region(tx: Tx, place: int, by: Person, invited: Person) -> dict[str, Any]:
    """A draft of a meetup, and one that is over, with a question."""
    draft = await meetups.begin(tx, by.id, REGION_PLACE, NOW)
    made = (await meetups.begin(tx, by.id, REGION_PLACE, NOW)).meetup.id
    before, over = NOW - timedelta(days=9), NOW - timedelta(days=1)
    held = {"title": "Un temps", "place": "Ici", "starts_at": over, "announced_at": before, "state": "planned"}
    await tx.execute(update(meetup).where(meetup.c.id == made).values(**held))
    await region_meetups.ask(tx, made, invited.id, "Et ensuite ?", before)
    coming = {**held, "starts_at": NOW + timedelta(days=9), "audience": "everybody"}
    asked = (await meetups.begin(tx, by.id, REGION_PLACE, NOW)).meetup.id
    for elsewhere in await region_meetups.list_places(tx, asked) - {place}:
        await region_meetups.remove_place(tx, asked, elsewhere)
    await tx.execute(update(meetup).where(meetup.c.id == asked).values(**coming))
    return {"region_draft": draft.meetup.id, "region_meetup": made, "region_coming": asked}


async def a_note(tx: Tx, place: int, by: Person) -> dict[str, Any]:
    begun = await notes.begin(tx, LIBRARY, by.id, place, "E1.2", NOW)
    await notes.ask(tx, LIBRARY, by.id, begun.note.id, NotePart.TRIED, NOW)
    card, _ = await notes.answer(tx, LIBRARY, CONTENT_IN_USE.guards, by.id, "Une météo du matin.", NOW)
    await notes.keep(tx, LIBRARY, by.id, card.note.id, card.note.revision, NOW, is_shared=True)
    shared = await notes.open_own(tx, LIBRARY, by.id, card.note.id)
    return {"note": shared.note.id, "note_revision": shared.note.revision, "year": periods.year_of(NOW.date()).code}


async def a_digest(tx: Tx, place: int) -> int:
    await digests.make_due(tx, LIBRARY, NOW + timedelta(days=4), Rule())
    made = await told.find_latest(tx, place)
    assert made
    return made.id


async def a_person(tx: Tx, chat_id: int) -> Person:
    return await people.add(tx, chat_id, Language.FRENCH, "1", NOW)


def refusal(outcome: Outcome) -> bool:
    """One answer, and it says no."""
    said = [answer.params.get("text") for answer in outcome.answers]
    return len(said) == 1 and said[0] in {
        *(T.plain(key) for key in REFUSALS),
        T("error-group-which", codes="firminy"),
        T("group-not-linked"),
    }


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
    assert refusal(await answer(scene, COORDINATOR, territory_words.EXPECTS_WORDS))
    assert await scene.rows() == before


def test_whatever_who_steers_may_be_asked_to_write_is_tried() -> None:
    asked = words.ANSWERED.keys() | {broadcasts.EXPECTS_MESSAGE}
    assert DIALOGUES.keys() | OF_MEMBERS == asked, "say in DIALOGUES with what the new question is kept"


@pytest.mark.parametrize("who", [who for who in OTHERS if who != "unknown"])
async def test_an_answer_that_was_begun_before_the_access_ended_is_not_kept(scene: Scene, who: str) -> None:
    await scene.write(OTHERS[who], "/aide")
    before = await scene.rows()
    for expects in DIALOGUES:
        assert refusal(await answer(scene, OTHERS[who], expects)), expects
    assert await scene.rows() == before
    for expects in DIALOGUES:
        async with scene.tx.begin_nested() as step:
            entitled = REGION if expects in ASKED_OF_REGION else COORDINATOR
            assert not refusal(await answer(scene, entitled, expects)), expects
            await step.rollback()


async def answer(scene: Scene, chat_id: int, expects: str) -> Outcome:
    """Writes what was asked for."""
    person = await people.find_by_chat(scene.tx, chat_id)
    assert person
    kept, written_words = DIALOGUES[expects]
    data = {name: scene.numbers.get(value, value) for name, value in kept.items()}
    await dialogues.expect(scene.tx, person.id, expects, data, NOW)
    return await scene.write(chat_id, written_words)


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
