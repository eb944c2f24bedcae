"""What an outbox row says when it leaves, made from its reference then: a corrected activity goes out corrected."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.errors import NotFound, NotNow
from bot.model import IdeaState, Kind, Language, Meetup, OutboxState, Person, PersonState
from bot.planning import meetups as planning
from bot.planning import rhythm
from bot.planning.small_numbers import THRESHOLD
from bot.services import (
    adoption,
    broadcast_confirmation,
    broadcast_progress,
    digests,
    experiences,
    going_on,
    groups,
    ideas,
    inactivity,
    meetup_news,
    notice_news,
    profiles,
    region_digests,
    reminders,
    repere,
    rhythms,
    steering,
    territory_news,
    travel_news,
    votes,
)
from bot.services.content import Content
from bot.storage.db import Tx
from bot.storage.outbox import RESEND, OutboxRow
from bot.texts import T
from bot.views import adoption as adoption_views
from bot.views import broadcast_confirmation as broadcast_confirmation_views
from bot.views import broadcasts as broadcast_views
from bot.views import digests as digest_views
from bot.views import experiences as experience_views
from bot.views import grants as grant_views
from bot.views import groups as group_views
from bot.views import ideas as idea_views
from bot.views import meetups as meetup_views
from bot.views import privacy as privacy_views
from bot.views import region as region_views
from bot.views import region_digests as region_digest_views
from bot.views import rhythms as rhythm_views
from bot.views import travels as travel_views
from bot.views import votes as vote_views
from bot.views.message import Message


class Outgoing:
    """Gives the sender the message of a row, and the nouns what became of it."""

    def __init__(
        self, content: Content, clock: Clock, link_of: Callable[[str], str | None], least_told: int = THRESHOLD
    ) -> None:
        """`link_of` gives the link that carries a payload into the bot; None where the bot's name is not known."""
        self._content, self._clock, self._link_of, self._least_told = content, clock, link_of, least_told

    async def render(self, tx: Tx, row: OutboxRow) -> Message | None:
        """The message of the row; None where it is not to be sent: its object is gone, or a pause began.

        `NotNow` in quiet hours, whatever held the row up until then; `KeptBack` where the week is full.
        """
        if row.reference is None:
            return None
        try:
            if row.kind is Kind.GROUP_THEME:
                return await self._render_group_theme(tx, row.reference)
            if row.group_id is not None:
                return await self._render_group_meetup(tx, row)
            return await self._render(tx, row, row.person_id, row.reference) if row.person_id is not None else None
        except NotFound:
            return None

    async def _render(self, tx: Tx, row: OutboxRow, person_id: int, reference: int) -> Message | None:
        person = await profiles.get(tx, person_id)
        t = self._content.texts.of(person.language)
        match row.kind:
            case Kind.DIGEST | Kind.DIGEST_CHART:
                return await self._digest(tx, t, row, person, reference)
            case Kind.REPERE:
                return await self._repere(tx, t, person, reference)
            case Kind.CONTINUE | Kind.NOTICE | Kind.INACTIVE:
                return await self._about_the_account(tx, t, row, person)
            case Kind.BROADCAST:
                return await self._broadcast(tx, t, row, person, reference)
            case (
                Kind.APPROVAL
                | Kind.ADOPTION
                | Kind.TRAVELS
                | Kind.ACCESS_ENDED
                | Kind.REGION_DIGEST
                | Kind.REGION_MATRIX
            ):
                return await self._to_who_steers(tx, t, row, person, reference)
            case Kind.TERRITORY_NEWS:
                return await self._territory_news(tx, t, row, person, reference)
            case Kind.ENCOURAGEMENT:
                return await self._encouragement(tx, t, person_id, reference)
            case Kind.EXPERIENCE:
                return await self._experience(tx, t, person_id, reference)
            case Kind.MEETUP | Kind.MEETUP_REMINDER | Kind.MEETUP_CHANGE | Kind.MEETUP_AFTER:
                return await self._meetup(tx, t, row, person)
        return await self._idea(tx, t, row, person_id, reference)

    async def _digest(self, tx: Tx, t: T, row: OutboxRow, person: Person, digest_id: int) -> Message | None:
        if person.state is PersonState.PAUSED:
            return None
        card = await digests.get(tx, digest_id, self._clock.now())
        if not await steering.steers(tx, person.id, card.territory.id):
            return None
        self._refuse_quiet_hours(card.territory.time_zone)
        resent = row.reason == RESEND
        if row.kind is Kind.DIGEST_CHART:
            return await asyncio.to_thread(digest_views.chart_message, t, card, resent=resent)
        link = self._link_of(card.territory.slug)
        return digest_views.digest_message(t, card, link, resent=resent)

    async def _region_digest(self, tx: Tx, t: T, row: OutboxRow, person: Person, digest_id: int) -> Message | None:
        card = await region_digests.find_to_send(tx, person.id, digest_id, self._clock.now())
        if card is None or person.state is PersonState.PAUSED:
            return None
        self._refuse_quiet_hours(steering.REGION_ZONE)
        resent = row.reason == RESEND
        if row.kind is Kind.REGION_MATRIX:
            return await asyncio.to_thread(region_digest_views.matrix_message, t, card.figures, resent=resent)
        library = self._content.library
        return region_digest_views.digest_message(t, library, card, resent=resent)

    async def _idea(self, tx: Tx, t: T, row: OutboxRow, person_id: int, idea_id: int) -> Message | None:
        """An idea, on which thanks and a vote ride, or the reminder of one unless it was dropped since."""
        found = await ideas.find_to_send(tx, self._content.library, idea_id)
        if found is None or (row.kind is Kind.REMINDER and found.idea.state is not IdeaState.LATER):
            return None
        self._refuse_quiet_hours(await reminders.zone_of(tx, person_id, idea_id))
        if row.kind is Kind.REMINDER:
            return idea_views.idea(t, found, t("reminder"))
        thanked = await experiences.find_thanked(tx, self._content.library, person_id, row.not_before)
        idea = idea_views.idea(t, found, t("idea-thanks", title=thanked) if thanked else None)
        vote = await votes.find_to_vote(tx, person_id, found.idea.territory_id, self._clock.now())
        return vote_views.with_invitation(t, idea, vote)

    async def _repere(self, tx: Tx, t: T, person: Person, theme_week_id: int) -> Message | None:
        found = await repere.find_to_send(tx, self._content.library, person, theme_week_id, self._clock.now())
        if found is None:
            return None
        self._refuse_quiet_hours(found.territory.time_zone)
        return rhythm_views.repere(t, found.territory, found.theme, found.setting, found.idea_at)

    async def _encouragement(self, tx: Tx, t: T, person_id: int, idea_id: int) -> Message | None:
        found = await ideas.find_to_follow(tx, self._content.library, idea_id)
        if found is None:
            return None
        self._refuse_quiet_hours(await reminders.zone_of(tx, person_id, idea_id))
        return rhythm_views.encouragement(t, found)

    async def _experience(self, tx: Tx, t: T, person_id: int, experience_id: int) -> Message | None:
        found = await experiences.find_to_send(tx, self._content.library, person_id, experience_id)
        if found is None:
            return None
        self._refuse_quiet_hours(found.zone)
        return experience_views.to_author(t, found)

    async def _continue(self, tx: Tx, t: T, person: Person) -> Message | None:
        if not await going_on.is_to_be_asked(tx, person):
            return None
        facts = await rhythms.facts_of(tx, self._content.library, person, self._clock.now())
        self._refuse_quiet_hours(facts.zone)
        return rhythm_views.continue_question(t)

    async def _about_the_account(self, tx: Tx, t: T, row: OutboxRow, person: Person) -> Message | None:
        """Whether one goes on. What one has to know goes before the week's ideas, and never makes a fourth message."""
        if row.kind is Kind.CONTINUE:
            return await self._continue(tx, t, person)
        now = self._clock.now()
        least = self._least_told
        if row.kind is Kind.NOTICE:
            change = await notice_news.find_change(tx, person, least)
            said = privacy_views.notice_changed(t, change, least) if change else None
        else:
            said = privacy_views.inactive(t) if await inactivity.is_to_be_told(tx, person, now) else None
        if said is None:
            return None
        zone = await rhythms.zone_of(tx, person.id)
        self._refuse_quiet_hours(zone)
        await broadcast_progress.refuse_full_week(tx, row, zone, now, leaves_room_for_ideas=False)
        return said

    async def _meetup(self, tx: Tx, t: T, row: OutboxRow, person: Person) -> Message | None:
        now = self._clock.now()
        found = await meetup_news.find_to_send(tx, person, row, now)
        if found is None:
            return None
        self._refuse_meetup_at_night(row, found.own.meetup, found.territory.time_zone)
        return meetup_views.told(t, found, row.kind, now, is_resent=row.reason == RESEND)

    async def _render_group_meetup(self, tx: Tx, row: OutboxRow) -> Message | None:
        news = await meetup_news.find_group_news(tx, row, self._clock.now())
        if news is None:
            return None
        self._refuse_meetup_at_night(row, news.meetup, news.territory.time_zone)
        t, link = self._content.texts.of(Language.FRENCH), self._link_of(news.code)
        return meetup_views.in_group(t, news, row.kind, link, is_resent=row.reason == RESEND)

    def _refuse_meetup_at_night(self, row: OutboxRow, meetup: Meetup, zone: str) -> None:
        """What changes within a day is told at any hour."""
        is_change = row.kind in (Kind.MEETUP_CHANGE, Kind.GROUP_MEETUP_CHANGE)
        at = meetup.starts_at
        if not (is_change and at and planning.may_leave(at, row.not_before, self._clock.now(), zone)):
            self._refuse_quiet_hours(zone)

    async def _broadcast(self, tx: Tx, t: T, row: OutboxRow, person: Person, batch_id: int) -> Message | None:
        """As it was confirmed; whether this week has a place for it is asked when it leaves."""
        letter = await broadcast_progress.find_letter(tx, person.id, batch_id)
        if letter is None:
            return None
        zone = letter.territory.time_zone
        self._refuse_quiet_hours(zone)
        await broadcast_progress.refuse_full_week(tx, row, zone, self._clock.now())
        return broadcast_views.letter(t, letter)

    async def _to_who_steers(self, tx: Tx, t: T, row: OutboxRow, person: Person, reference: int) -> Message | None:
        match row.kind:
            case Kind.APPROVAL:
                return await self._approval(tx, t, person, reference)
            case Kind.ADOPTION:
                return await self._adoption(tx, t, person, reference)
            case Kind.TRAVELS:
                return await self._travels(tx, t, row, person, reference)
            case Kind.REGION_DIGEST | Kind.REGION_MATRIX:
                return await self._region_digest(tx, t, row, person, reference)
        return await self._access_ended(tx, t, person.id, reference)

    async def _territory_news(self, tx: Tx, t: T, row: OutboxRow, person: Person, batch_id: int) -> Message | None:
        found = await territory_news.find_to_send(tx, person, batch_id)
        if found is None:
            return None
        self._refuse_quiet_hours(found.zone)
        await territory_news.wait_for_room(tx, row, found.zone, self._clock.now())
        return region_views.news(t, found)

    async def _approval(self, tx: Tx, t: T, person: Person, broadcast_id: int) -> Message | None:
        found = await broadcast_confirmation.find_asked(tx, person.id, broadcast_id, self._clock.now())
        if found is None:
            return None
        self._refuse_quiet_hours(found.territory.time_zone)
        return broadcast_confirmation_views.asked(t, found)

    async def _adoption(self, tx: Tx, t: T, person: Person, local_id: int) -> Message | None:
        found = await adoption.find_to_tell(tx, person.id, local_id)
        if found is None or person.state is PersonState.PAUSED:
            return None
        self._refuse_quiet_hours(found.territory.time_zone)
        return adoption_views.told(t, found)

    async def _travels(self, tx: Tx, t: T, row: OutboxRow, person: Person, territory_id: int) -> Message | None:
        found = await travel_news.find_to_tell(tx, self._content.library, person.id, territory_id, row.not_before)
        if found is None or person.state is PersonState.PAUSED:
            return None
        self._refuse_quiet_hours(found.territory.time_zone)
        return travel_views.news(t, found)

    async def _access_ended(self, tx: Tx, t: T, person_id: int, grant_id: int) -> Message | None:
        ended = await steering.find_ended(tx, person_id, grant_id)
        if ended is None:
            return None
        self._refuse_quiet_hours(ended.territory.time_zone if ended.territory else steering.REGION_ZONE)
        return grant_views.ended(t, ended)

    async def _render_group_theme(self, tx: Tx, group_id: int) -> Message:
        theme = await groups.find_theme_to_send(tx, self._content.library, group_id, self._clock.now())
        self._refuse_quiet_hours(theme.territory.time_zone)
        return group_views.theme(self._content.texts.of(Language.FRENCH), theme)

    def _refuse_quiet_hours(self, zone: str) -> None:
        now = self._clock.now()
        if rhythm.is_quiet(now, zone):
            raise NotNow(rhythm.out_of_quiet(now, zone))

    async def settle(self, tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        """Records on the noun that it has left; an unknown one is presumed delivered."""
        if row.reference is None or state not in (OutboxState.SENT, OutboxState.UNKNOWN):
            return
        if row.kind is Kind.IDEA:
            await ideas.record_sent(tx, row.reference, now)
            if row.person_id is not None:
                await experiences.record_thanks_told(tx, row.person_id, row.not_before)
        elif row.kind is Kind.CONTINUE and row.person_id is not None:
            await going_on.record_asked(tx, row.person_id, now)
