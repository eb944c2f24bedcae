"""Every route on one page: which command, button or message goes to which handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.constants import ChatID, ChatType

from bot.errors import BotError
from bot.model import Language
from bot.services import profiles
from bot.storage.db import Tx
from bot.views import names
from bot.views.message import Message, Outcome
from handlers import (
    adoption,
    aims,
    broadcasts,
    calendars,
    coming_themes,
    content,
    digests,
    enrolment,
    experiences,
    grants,
    groups,
    ideas,
    invitations,
    local_activities,
    meetups,
    notebook,
    notes,
    privacy,
    region,
    region_digests,
    region_meetups,
    rhythms,
    seeking,
    setup,
    territory,
    theme_sheets,
    travels,
    votes,
    words,
)
from handlers.turn import House, Turn, storable

Handler = Callable[[Turn], Awaitable[None]]

FOR_ANYBODY: dict[str, Handler] = {
    "start": enrolment.start,
    "idee": ideas.ask,
    "favoris": ideas.list_favourites,
    "theme": ideas.theme,
    "experiences": experiences.ask,
    "rencontres": meetups.list_coming,
    "reglages": enrolment.settings,
    "pause": rhythms.ask_pause,
    "stop": enrolment.ask_stop,
    "aide": words.help_,
    "help": words.help_,
    "confidentialite": words.notice,
    "privacy": words.notice,
    "mesdonnees": privacy.give,
    "oublier": enrolment.ask_forget,
}
FOR_WHO_STEERS: dict[str, Handler] = {
    "territoire": territory.ask,
    "carnet": notes.ask_notes,
    "region": region.ask,
    "recharger": content.reload,
    "journal": grants.ask_journal,
}
COMMANDS = {**FOR_ANYBODY, **FOR_WHO_STEERS}

OF_ANYBODY: dict[str, Handler] = {
    # before consent: all that is known travels in the button
    "door": enrolment.door,
    "doors": enrolment.doors,
    "notice": enrolment.notice_before,
    "yes": enrolment.consent,
    "accept": enrolment.accept,
    # joining and settings
    "screen": enrolment.screen,
    "change": enrolment.change,
    "roles": enrolment.ask_role,
    "role": enrolment.role,
    "ages": enrolment.ask_ages,
    "age": enrolment.age,
    "settings": enrolment.ask_settings,
    "setting": enrolment.setting,
    "days": enrolment.ask_day,
    "day": enrolment.day,
    "hours": enrolment.ask_hour,
    "hour": enrolment.hour,
    "rhythms": rhythms.ask_rhythm,
    "rhythm": rhythms.set_rhythm,
    "before": rhythms.before,
    "after": rhythms.after,
    "letters": rhythms.broadcasts,
    "reminds": rhythms.ask_rhythm,
    "structs": enrolment.ask_structure,
    "struct": enrolment.structure,
    "go": enrolment.begin,
    "tongues": enrolment.ask_language,
    "tongue": enrolment.language,
    "pause": rhythms.pause,
    "pauseto": rhythms.pause_until,
    "resume": rhythms.resume,
    "stop": enrolment.stop,
    "askforget": enrolment.offer_forget,
    "readnotice": words.notice,
    "stay": enrolment.stay,
    "forget": enrolment.forget,
    # « on continue ? »
    "goon": rhythms.go_on,
    "less": rhythms.less_often,
    "askpause": rhythms.offer_pause,
    "askstop": rhythms.offer_stop,
    # an idea
    "done": ideas.done,
    "later": ideas.later,
    "at": ideas.remind_at,
    "nolater": ideas.no_reminder,
    "another": ideas.another,
    "skip": ideas.skip,
    "show": ideas.show,
    "more": ideas.more,
    "share": ideas.share,
    # what one says of it
    "face": ideas.face,
    "tag": ideas.tag,
    "say": words.say,
    "sayto": words.say_to,
    "unsay": words.unsay,
    "withdraw": words.withdraw,
    "delete": words.delete,
    # the vote on the next theme
    "vote": votes.show,
    "voteask": votes.ask,
    "votefor": votes.choose,
    "voteback": votes.back,
    # the theme on paper
    "sheet": theme_sheets.sheet,
    "paste": theme_sheets.to_paste,
    # what others lived, and one's own texts
    "exps": experiences.read,
    "expskills": experiences.ask_skill,
    "seek": seeking.show,
    "seekby": seeking.choose,
    "seekwords": seeking.ask_words,
    "found": seeking.find,
    "thank": experiences.thank,
    "myexps": experiences.list_own,
    "myexp": experiences.show_own,
    "expyes": experiences.accept,
    "expno": experiences.decline,
    "noexp": experiences.withdraw,
    "tripyes": travels.accept,
    "tripno": travels.decline,
    # meetups
    "rdvs": meetups.list_coming,
    "rdv": meetups.open_own,
    "rsvp": meetups.reply,
    "rdvics": meetups.calendar_file,
    "mword": meetups.ask_words,
    "mnoword": meetups.withdraw_words,
    "mkept": meetups.read_words,
    "mquest": region_meetups.ask,
    "mnoquest": region_meetups.withdraw,
    # an idea now
    "ask": ideas.ask_here,
    "wish": ideas.choose_wish,
    "skills": ideas.ask_skill,
    "skill": ideas.skill,
    "find": ideas.find,
}
OF_WHO_STEERS: dict[str, Handler] = {
    # a territory
    "steer": territory.cockpit,
    "people": territory.people,
    "week": territory.week,
    "setup": setup.show,
    "sdigest": setup.digest,
    "squiet": setup.quiet,
    "szone": setup.zone,
    "sapprove": setup.approval,
    "sgroup": setup.group,
    "nogroup": setup.unlink_group,
    "places": territory.list_structures,
    "newplace": territory.ask_structure_name,
    "place": territory.show_structure,
    "noplace": territory.remove_structure,
    "locals": local_activities.list_kept,
    "newlocal": local_activities.begin,
    "local": local_activities.show,
    "lall": local_activities.show_answers,
    "lnext": local_activities.go_on,
    "lask": local_activities.ask,
    "lset": local_activities.choose,
    "lsee": local_activities.preview,
    "lpub": local_activities.publish,
    "lout": local_activities.withdraw,
    "lwait": adoption.list_page,
    "lfiles": adoption.send_files,
    "lread": adoption.read,
    "ladopt": adoption.adopt,
    "lapart": adoption.release,
    "lrall": adoption.list_answers,
    "lrask": adoption.ask,
    "lrset": adoption.choose,
    "lrdrop": adoption.drop_corrections,
    "ladread": adoption.read_adopted,
    "preview": territory.preview,
    # who comes in
    "invite": invitations.invite,
    "qr": invitations.qr,
    "poster": invitations.poster,
    # who steers
    "team": grants.team,
    "newlink": grants.new_link,
    "unlink": grants.revoke_link,
    "access": grants.ask_withdraw,
    "endaccess": grants.withdraw,
    "handover": grants.hand_over,
    "succeed": grants.name_successor,
    "journal": grants.show_journal,
    # all territories, for the region
    "region": region.cockpit,
    "rlist": region.list_places,
    "rteams": region.list_teams,
    "rdigests": region.list_digests,
    "rdigest": region_digests.show,
    "rmatrix": region_digests.send_matrix,
    "rsheet": region_digests.send_sheet,
    "rlinks": region.list_links,
    "rqueues": region.list_queues,
    "rnotes": notes.read_shared,
    "mrwho": region_meetups.whom,
    "mrplace": region_meetups.place,
    "mrquest": region_meetups.questions,
    "mrnotes": region_meetups.notes,
    "rbook": notebook.choose,
    "rbookgo": notebook.make,
    "rplace": region.place,
    "rnew": region.ask_new,
    "rtype": region.ask_words,
    "rkind": region.kind,
    "rparent": region.parent,
    "rset": region.value,
    "rcourse": region.programme,
    "rfollow": region.follow,
    "ropen": region.open_doors,
    "rclose": region.ask_close,
    "rclosed": region.close,
    "rmerge": region.ask_merge,
    "rinto": region.ask_merge_into,
    "rmerged": region.merge,
    # texts of members for all territories
    "trips": travels.queue,
    "trip": travels.show_one,
    "tripgo": travels.publish,
    "tripask": travels.ask_reason,
    "tripput": travels.refuse,
    "tripedit": travels.ask_edit,
    "tripped": travels.shelf,
    "tripback": travels.call_back,
    # its messages to members
    "bmenu": broadcasts.list_kept,
    "bnew": broadcasts.begin,
    "bwrite": broadcasts.ask_again,
    "bwho": broadcasts.to_whom,
    "bsee": broadcasts.see,
    "breview": broadcasts.review,
    "bwhen": broadcasts.ask_day,
    "bday": broadcasts.ask_hour,
    "bat": broadcasts.set_time,
    "bgo": broadcasts.confirm,
    "bok": broadcasts.approve,
    "bback": broadcasts.send_back,
    "bdrop": broadcasts.drop,
    "bshow": broadcasts.show_progress,
    "bread": broadcasts.read,
    "bpause": broadcasts.pause,
    "bresume": broadcasts.resume,
    "bstop": broadcasts.cancel,
    "bretry": broadcasts.retry,
    # what it aims at, and the vote on its next theme
    "aim": aims.show,
    "aimask": aims.ask,
    "aimout": aims.remove,
    "votes": votes.desk,
    "votestart": votes.start,
    "voteok": votes.accept,
    "voteno": votes.decline,
    # its themes to come
    "weeks": coming_themes.list_weeks,
    "coming": coming_themes.show,
    "move": coming_themes.move,
    "pass": coming_themes.skip,
    "undo": coming_themes.undo,
    "swap": coming_themes.ask_theme,
    "byskill": coming_themes.ask_skill,
    "into": coming_themes.replace,
    "courses": coming_themes.list_programmes,
    "course": coming_themes.show_programme,
    "setcourse": coming_themes.choose_programme,
    # the texts that its members let be shared
    "expq": experiences.queue,
    "expone": experiences.show_reading,
    "exppub": experiences.publish,
    "expreg": experiences.send_to_region,
    "expout": experiences.unpublish,
    "exprefuse": experiences.ask_reason,
    "expwhy": experiences.refuse,
    "expedit": experiences.ask_edit,
    "expdone": experiences.shelf,
    # its digests
    "digest": digests.show,
    "dchart": digests.send_chart,
    "dsheet": digests.send_sheet,
    # its meetups
    "meets": meetups.list_kept,
    "newmeet": meetups.begin,
    "meet": meetups.show,
    "mask": meetups.ask,
    "mwhen": meetups.set_moment,
    "mplace": meetups.set_place,
    "mwho": meetups.choose_segment,
    "mtell": meetups.announce,
    "mcancel": meetups.ask_cancel,
    "mnone": meetups.cancel,
    "mdrop": meetups.drop,
    "mqueue": meetups.queue,
    "mpub": meetups.publish_words,
    "mput": meetups.refuse_words,
    # its notebook
    "notes": notes.list_kept,
    "newnote": notes.ask_skill,
    "notebegin": notes.begin,
    "note": notes.show,
    "notenext": notes.go_on,
    "noteask": notes.ask,
    "notenone": notes.leave_out,
    "notekeep": notes.keep,
    "notedrop": notes.ask_remove,
    "noteout": notes.remove,
    # its days without school
    "offdays": calendars.list_days,
    "newoff": calendars.ask_days,
    "keepoff": calendars.keep_days,
    "offday": calendars.show_days,
    "nooff": calendars.remove_days,
}
"""What only coordinators and the region may press: tests/handlers/test_refusals.py presses each as everybody else."""
BUTTONS = {**OF_ANYBODY, **OF_WHO_STEERS}


class Router:
    """Finds the handler of an update and runs it; an error meant for the person becomes an answer."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def handle(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        turn = await self._begin(tx, update, now)
        if turn is None:
            return Outcome(None)
        handler = _find_handler(turn)
        if handler:
            try:
                async with tx.begin_nested():
                    await _close_question(turn, handler)
                    await handler(turn)
            except BotError as error:
                _explain(turn, error)
        if _is_group(update):
            return Outcome(None, turn.finish())  # nothing that a group did is anybody's to keep
        return Outcome(turn.person.id if turn.person else None, turn.finish())

    async def apologise(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        """What is answered when a handler failed for a reason that nobody meant."""
        return await self._say_only(tx, update, now, BotError())

    async def slow_down(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        """What is said, once, to somebody who sends more than is taken."""
        return await self._say_only(tx, update, now, BotError("too-fast"))

    async def _say_only(self, tx: Tx, update: Update, now: datetime, error: BotError) -> Outcome:
        turn = await self._begin(tx, update, now)
        if turn is None or _is_group(update):
            return Outcome(None)
        _explain(turn, error)
        return Outcome(turn.person.id if turn.person else None, turn.finish())

    async def _begin(self, tx: Tx, update: Update, now: datetime) -> Turn | None:
        """None for what the bot keeps silent about: channels, other bots."""
        chat, user = update.effective_chat, update.effective_user
        if chat is not None and _is_group(update):
            if user is not None and user.is_bot and user.id != ChatID.ANONYMOUS_ADMIN and not update.my_chat_member:
                return None
            person = await profiles.find(tx, user.id, now) if user and not user.is_bot else None
            return Turn(tx, now, update, self._house, chat.id, person, self._house.texts.of(Language.FRENCH))
        if chat is None or chat.type != ChatType.PRIVATE or user is None or user.is_bot:
            return None
        person = await profiles.find(tx, chat.id, now)
        language = person.language if person else self._house.texts.language_of(user.language_code)
        return Turn(tx, now, update, self._house, chat.id, person, self._house.texts.of(language))


def _is_group(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


def _find_handler(turn: Turn) -> Handler | None:
    if _is_group(turn.update):
        return groups.find_handler(turn)
    if turn.update.my_chat_member:
        return enrolment.chat_member
    query = turn.update.callback_query
    if query:
        data = storable(query.data or "")
        version, verb, *arguments = [*data.split(":"), "", ""][: max(2, data.count(":") + 1)]
        turn.arguments = tuple(arguments)
        return BUTTONS.get(verb, _old_button) if version == names.VERSION else _old_button
    if words.shows_danger(turn):
        return words.danger
    message = turn.update.message
    if message is None or _is_service(message):
        return None
    if message.text and message.text.startswith("/"):
        command, *arguments = storable(message.text).split(maxsplit=1)
        turn.arguments = tuple(arguments)
        return COMMANDS.get(command[1:].split("@")[0].lower(), words.unknown_command)
    return words.typed


def _is_service(message: TelegramMessage) -> bool:
    """What Telegram itself says in a chat (a message was pinned, a timer was set) calls for no answer."""
    return message.text is None and message.effective_attachment is None and message.checklist is None


async def _close_question(turn: Turn, handler: Handler) -> None:
    """Whoever goes on to something else is not answering any more: what they type later must not become a comment."""
    if turn.person and handler is not words.typed and not _is_group(turn.update):
        await profiles.expect_nothing(turn.tx, turn.person.id)


async def _old_button(_turn: Turn) -> None:
    raise BotError("error-old-button")


def _explain(turn: Turn, error: BotError) -> None:
    """A notice after a tap, a message otherwise."""
    turn.answers.clear()
    if turn.update.callback_query:
        turn.notice(turn.t.plain(error.text_key, **error.arguments), must_be_read=True)
    elif not turn.update.my_chat_member:
        turn.say(Message(turn.t(error.text_key, **error.arguments)))
