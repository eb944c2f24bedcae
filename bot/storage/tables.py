"""Every table. Free text and chat identifiers are `Encrypted`; states are conditional-update targets."""

from __future__ import annotations

from datetime import time

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from bot.storage.types import Encrypted, KeyedHash, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WHERE = "where"


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _to(table: str, *, nullable: bool = False, name: str | None = None, index: bool = True) -> Column[int]:
    """A reference that goes when its row goes."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name or f"{table}_id", Integer, key, nullable=nullable, index=index)


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """A partial index stays as short as the queue, however long the ledger grows."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), info={WHERE: where})


def complete_for_postgresql() -> None:
    """To be called before tables are made there: its name loads its dialect, 5 MB that a bot on SQLite does without."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if WHERE in index.info:
                index.dialect_kwargs["postgresql_where"] = text(index.info[WHERE])


keyring = Table(
    "keyring",
    metadata,
    _id(),
    Column("probe", Encrypted, nullable=False, comment="a known word: opens only with the right key"),
)

territory = Table(
    "territory",
    metadata,
    _id(),
    Column("slug", String(24), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("departement", String(60), nullable=False),
    Column("time_zone", String(40), nullable=False),
    Column("school_zone", String(20), nullable=False),
    Column("programme", String(60), nullable=False),
    Column("programme_starts_on", Date, nullable=False),
    Column("digest_weekday", Integer, nullable=False),
    Column("digest_time", Time, nullable=False),
    Column("next_digest_at", UtcDateTime, nullable=True, index=True),
    Column("is_open", Boolean, nullable=False, default=True),
    Column("needs_approval", Boolean, nullable=False, default=False, comment="a broadcast waits for a second person"),
    Column("quiet_from", Time, nullable=False, default=time(20)),
    Column("quiet_until", Time, nullable=False, default=time(8)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("living_area", String(80), nullable=False, default=""),
    Column("welcome", Encrypted, nullable=True),
    Column("own", JSON, nullable=False, comment="the settings that were set here; the others follow"),
    Column("parent_id", ForeignKey("territory.id"), nullable=True, index=True, comment="the larger one it belongs to"),
    Column("merged_into_id", ForeignKey("territory.id"), nullable=True, comment="the one in which it goes on"),
    Column("closed_at", UtcDateTime, nullable=True, comment="neither open nor closed is in preparation"),
    CheckConstraint("digest_weekday BETWEEN 0 AND 6", name="digest_weekday"),
)

person = Table(
    "person",
    metadata,
    _id(),
    Column("chat_hash", KeyedHash, nullable=False, unique=True),
    Column("chat_id", Encrypted, nullable=False),
    Column("language", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("paused_until", Date, nullable=True),
    Column("unreachable_since", UtcDateTime, nullable=True),
    Column("notice_version", String(12), nullable=False),
    Column("consented_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_active_at", UtcDateTime, nullable=False),
    Column("planned_until", UtcDateTime, nullable=True, comment="what their week wanted before is decided"),
    Column("next_look_at", UtcDateTime, nullable=True, index=True, comment="when their week is looked at next"),
    Column("asked_to_continue_at", UtcDateTime, nullable=True),
    Column("menu", String(64), nullable=True, comment="hash of the commands that this chat alone is shown"),
    _partial("ix_person_menu", "id", where="menu IS NOT NULL"),
    CheckConstraint("state IN ('active', 'paused', 'stopped', 'unreachable')", name="state"),
)

membership = Table(
    "membership",
    metadata,
    _id(),
    _to("person"),
    _to("territory"),
    Column("role", String(12), nullable=True),
    Column("weekday", Integer, nullable=False),
    Column("send_time", Time, nullable=False),
    Column("rhythm", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("former_rhythm", String(12), nullable=True, comment="the one that silence has slowed down"),
    Column("wants_repere", Boolean, nullable=False, default=False, comment="the repère the day before the idea"),
    Column("wants_encouragement", Boolean, nullable=False, default=False, comment="a word two days after the idea"),
    Column("wants_broadcasts", Boolean, nullable=False, default=True, comment="the messages of who coordinates"),
    Column("idea_filter", JSON, nullable=True, comment="the last /idee filter: codes only"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("joined_at", UtcDateTime, nullable=True),
    Column("left_at", UtcDateTime, nullable=True),
    Column("joined_in", Date, nullable=True, comment="Monday of the week in which week_count has them as new"),
    Column("left_in", Date, nullable=True, comment="the same of those who left"),
    UniqueConstraint("person_id", "territory_id"),
    CheckConstraint("state IN ('joining', 'active', 'left')", name="state"),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
)

membership_setting = Table(
    "membership_setting",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("setting", String(16), primary_key=True),
)

membership_age_band = Table(
    "membership_age_band",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("age_band", String(8), primary_key=True),
)

structure = Table(
    "structure",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("name", String(80), nullable=False, comment="kept by the coordinator"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "name"),
)

membership_structure = Table(
    "membership_structure",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("structure_id", ForeignKey("structure.id", ondelete="CASCADE"), nullable=False, index=True),
)

access_grant = Table(
    "access_grant",
    metadata,
    _id(),
    _to("person"),
    _to("territory", nullable=True),
    Column("kind", String(12), nullable=False),
    Column("number", Integer, nullable=False, comment="how the list and the journal name who holds it"),
    Column("granted_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
    CheckConstraint("(kind = 'region') = (territory_id IS NULL)", name="territory"),
    Index("ix_access_grant_number", "territory_id", "number", unique=True),
    _partial("ix_access_grant_number_region", "number", where="territory_id IS NULL", unique=True),
)

invitation = Table(
    "invitation",
    metadata,
    _id(),
    Column("token_hash", KeyedHash, nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    _to("territory", nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
    Column(
        "person_id",
        ForeignKey("person.id", ondelete="SET NULL"),
        nullable=True,
        comment="who made it; none: the command line",
    ),
    Column(
        "replaces_grant_id",
        ForeignKey("access_grant.id", ondelete="SET NULL"),
        nullable=True,
        comment="the one that ends when it is accepted",
    ),
)

theme_week = Table(
    "theme_week",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("week_starts_on", Date, nullable=False, comment="Monday of the ISO week"),
    Column("theme", String(40), nullable=False),
    Column("skill", String(4), nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)

programme_start = Table(
    "programme_start",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("starts_on", Date, primary_key=True, comment="the Monday of its first week"),
    Column("programme", String(60), primary_key=True),
    Column(
        "weeks", Integer, nullable=True, comment="school weeks to the summer, as known when it was chosen; 0 unknown"
    ),
)

theme_change = Table(
    "theme_change",
    metadata,
    _id(),
    _to("territory"),
    Column("programme", String(60), nullable=False),
    Column("starts_on", Date, nullable=False, comment="with the programme, the start to which the slots count"),
    Column("kind", String(8), nullable=False),
    Column("slot", Integer, nullable=False, comment="number of the theme in the order of the territory"),
    Column("theme", String(40), nullable=True),
    Column("before_slot", Integer, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('move', 'replace', 'skip')", name="kind"),
    CheckConstraint("(kind = 'replace') = (theme IS NOT NULL)", name="theme"),
    CheckConstraint("(kind = 'move') = (before_slot IS NOT NULL)", name="before_slot"),
)

theme_vote = Table(
    "theme_vote",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("period", Date, nullable=False, comment="first day of the holidays that end it: one vote a period"),
    Column("state", String(8), nullable=False),
    Column("themes", JSON, nullable=False, comment="slugs, in the order in which they were to come"),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "period"),
    CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
)

theme_vote_count = Table(
    "theme_vote_count",
    metadata,
    Column("vote_id", ForeignKey("theme_vote.id", ondelete="CASCADE"), primary_key=True),
    Column("theme", String(40), primary_key=True),
    Column("votes", Integer, nullable=False),
)

theme_ballot = Table(  # who has voted, never for what; emptied at the end
    "theme_ballot",
    metadata,
    Column("vote_id", ForeignKey("theme_vote.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
)

common_aim = Table(
    "common_aim",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("year_starts_on", Date, primary_key=True, comment="the first of August"),
    Column("part", String(12), primary_key=True),
    Column("words", Encrypted, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

local_day = Table(
    "local_day",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, comment="included"),
    Column("label", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "first_day", "last_day"),
    CheckConstraint("last_day >= first_day", name="last_day"),
)

idea = Table(
    "idea",
    metadata,
    _id(),
    Column("key", String(80), nullable=False, unique=True, comment="the promise: two ticks cannot make it twice"),
    _to("membership", nullable=True),
    _to("territory", index=False),
    Column("week_starts_on", Date, nullable=False),
    Column("activity", String(80), nullable=False),
    Column("theme", String(40), nullable=False),
    Column("skill", String(4), nullable=False),
    Column("setting", String(16), nullable=False),
    Column("age_band", String(8), nullable=False),
    Column("fit", String(16), nullable=False, comment="how well it fits, shown in the line that says why"),
    Column("origin", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime, nullable=True),
    Column("done_at", UtcDateTime, nullable=True),
    Column("sent_in", Date, nullable=True, comment="Monday of the week in which week_count has it as sent"),
    Column("done_in", Date, nullable=True, comment="the same of what was done"),
    Column("done_as", String(8), nullable=True, comment="as which form"),
    Column("done_level", String(12), nullable=True, comment="at which level"),
    CheckConstraint("state IN ('planned', 'proposed', 'later', 'done', 'skipped', 'replaced')", name="state"),
    Index("ix_idea_territory_week", "territory_id", "week_starts_on"),
    _partial(
        "ix_idea_uncounted", "id", where="sent_at IS NOT NULL AND sent_in IS NULL AND origin IN ('weekly', 'joining')"
    ),
)

feedback = Table(
    "feedback",
    metadata,
    _id(),
    Column("idea_id", ForeignKey("idea.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("face", Integer, nullable=True),
    Column("tags", JSON, nullable=False),
    Column("comment", Encrypted, nullable=True),
    Column("sharing", String(12), nullable=True),
    Column("points", Integer, nullable=True, comment="what activity_votes holds of this row"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint("face BETWEEN 1 AND 3", name="face"),
    CheckConstraint("(comment IS NULL) = (sharing IS NULL)", name="shared_comment"),
)

experience = Table(
    "experience",
    metadata,
    _id(),
    Column("feedback_id", ForeignKey("feedback.id", ondelete="CASCADE"), nullable=False, unique=True),
    _to("territory", index=False),
    Column("state", String(12), nullable=False),
    Column("edited", Encrypted, nullable=True, comment="a coordinator's wording, until its author has answered"),
    Column("reason", String(16), nullable=True, comment="why it was refused"),
    Column("text", Text, nullable=True, comment="published: kept clear, since everybody may read and search it"),
    Column("place", String(80), nullable=True, comment="territory or département, as it was at publication"),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime, nullable=True),
    Column("sent_to_region_at", UtcDateTime, nullable=True),
    Column("thanks_told_until", UtcDateTime, nullable=True, comment="thanks up to then were passed on"),
    Column("region_state", String(12), nullable=True, comment="empty: not sent to the region"),
    Column("region_edited", Encrypted, nullable=True, comment="the region's wording, until its author has answered"),
    Column("region_reason", String(16), nullable=True, comment="why it stays in its territory"),
    Column("region_place", String(80), nullable=True, comment="what is read of its place elsewhere"),
    Column("region_decided_at", UtcDateTime, nullable=True),
    CheckConstraint("region_state IN ('waiting', 'asked', 'published', 'refused')", name="region_state"),
    CheckConstraint("(coalesce(region_state, '') = 'asked') = (region_edited IS NOT NULL)", name="region_edited"),
    CheckConstraint("region_state IS NULL OR sent_to_region_at IS NOT NULL", name="region_sent"),
    CheckConstraint("(coalesce(region_state, '') = 'published') = (region_place IS NOT NULL)", name="region_place"),
    CheckConstraint("state IN ('waiting', 'asked', 'published', 'refused')", name="state"),
    CheckConstraint("(state = 'published') = (text IS NOT NULL)", name="text"),
    CheckConstraint("(state = 'asked') = (edited IS NOT NULL)", name="edited"),
    CheckConstraint("sent_to_region_at IS NULL OR state = 'published'", name="sent_to_region_at"),
    Index("ix_experience_territory_state", "territory_id", "state"),
    sqlite_autoincrement=True,  # a text that is changed has another id for ever, so that no button is about another
)

experience_thanks = Table(
    "experience_thanks",
    metadata,
    Column("experience_id", ForeignKey("experience.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("thanked_at", UtcDateTime, nullable=False),
)

activity_votes = Table(
    "activity_votes",
    metadata,
    Column("activity", String(80), primary_key=True, comment="empty: all of them"),
    Column("setting", String(16), primary_key=True, comment="empty: all of them"),
    Column("age_band", String(8), primary_key=True, comment="empty: all of them"),
    Column("votes", Integer, nullable=False),
    Column("points", Integer, nullable=False, comment="0 to 4 for each vote"),
)

activity_use = Table(
    "activity_use",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("activity", String(80), primary_key=True),
    Column("last_week", Date, nullable=False, comment="Monday of the last week in which it was proposed"),
    Column("week_before", Date, nullable=True, comment="the one before that"),
)

reminder = Table(
    "reminder",
    metadata,
    _id(),
    Column("idea_id", ForeignKey("idea.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("state", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('waiting', 'queued', 'cancelled')", name="state"),
    Index("ix_reminder_state_due", "state", "due_at"),
)

batch = Table(
    "batch",
    metadata,
    _id(),
    Column("key", String(80), nullable=False, unique=True, comment="the confirmation: a double tap makes one"),
    Column("kind", String(20), nullable=False),
    Column("territory_id", ForeignKey("territory.id", ondelete="SET NULL"), nullable=True),
    Column("state", String(12), nullable=False),
    Column("is_behind", Boolean, nullable=False, comment="its rows are still to follow its state"),
    Column("content", Encrypted, nullable=False, comment="frozen at confirmation"),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('running', 'paused', 'cancelled', 'done')", name="state"),
)


broadcast = Table(
    "broadcast",
    metadata,
    _id(),
    _to("territory", nullable=True),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True, comment="who wrote it"),
    Column("state", String(12), nullable=False),
    Column("revision", Integer, nullable=False, comment="what is confirmed is what was shown"),
    Column("album", Encrypted, nullable=True, comment="Telegram's name for the album that is being received"),
    Column("parts", Encrypted, nullable=False, comment="as it was written; the batch holds what was confirmed"),
    Column("segment", JSON, nullable=False, comment="codes only"),
    Column("send_at", UtcDateTime, nullable=True, comment="empty: at once"),
    Column("batch_id", ForeignKey("batch.id"), nullable=True, unique=True),
    Column(
        "meetup_id",
        ForeignKey("meetup.id", ondelete="CASCADE"),
        nullable=True,
        index=True,
        comment="whose notes it brings, from the region",
    ),
    Column("meetup_who", String(8), nullable=True, comment="who came, or all invited"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('draft', 'submitted', 'confirmed')", name="state"),
    CheckConstraint("(meetup_id IS NULL) = (meetup_who IS NULL)", name="meetup_who"),
)

broadcast_card = Table(
    "broadcast_card",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", Integer, nullable=False, comment="the message that shows how far it is"),
    Column("shown", String(64), nullable=True, comment="hash of what it says, so that it changes only when that does"),
    Column("is_live", Boolean, nullable=False, index=True, comment="it is still to change"),
)


group_chat = Table(
    "group_chat",
    metadata,
    _id(),
    _to("territory"),
    Column("chat_hash", KeyedHash, nullable=False, unique=True),
    Column("chat_id", Encrypted, nullable=False),
    Column("next_theme_at", UtcDateTime, nullable=False, index=True),
    Column("linked_at", UtcDateTime, nullable=False),
)

meetup = Table(
    "meetup",
    metadata,
    _id(),
    _to("territory", nullable=True, index=False),
    Column("audience", String(12), nullable=True, comment="of one that the region holds"),
    Column("state", String(12), nullable=False),
    Column("title", Encrypted, nullable=True),
    Column("place", Encrypted, nullable=True),
    Column("pending_place", Encrypted, nullable=True, comment="typed, and not told to anybody yet"),
    Column("starts_at", UtcDateTime, nullable=True),
    Column("ends_at", UtcDateTime, nullable=True),
    Column("segment", JSON, nullable=False, comment="codes only"),
    Column("sequence", Integer, nullable=False, default=0, comment="how often it changed since it was announced"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("announced_at", UtcDateTime, nullable=True),
    CheckConstraint("state IN ('draft', 'planned', 'cancelled')", name="state"),
    CheckConstraint(
        "state = 'draft' OR (title IS NOT NULL AND place IS NOT NULL AND starts_at IS NOT NULL"
        " AND announced_at IS NOT NULL)",
        name="whole",
    ),
    CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_at"),
    CheckConstraint("(territory_id IS NULL) = (audience IS NOT NULL)", name="audience"),
    Index("ix_meetup_territory_starts", "territory_id", "starts_at"),
)

meetup_territory = Table(  # those that a meetup of the region invites
    "meetup_territory",
    metadata,
    Column("meetup_id", ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True),
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True, index=True),
)

meetup_question = Table(
    "meetup_question",
    metadata,
    _id(),
    _to("meetup"),
    _to("person"),
    Column("text", Encrypted, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)

meetup_reply = Table(
    "meetup_reply",
    metadata,
    Column("meetup_id", ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("reply", String(8), nullable=True, comment="none: came by a link and has not said yet"),
    Column("replied_at", UtcDateTime, nullable=False),
    CheckConstraint("reply IN ('yes', 'maybe', 'no')", name="reply"),
)

meetup_words = Table(
    "meetup_words",
    metadata,
    _id(),
    _to("meetup", index=False),
    _to("person", nullable=True),
    Column("state", String(12), nullable=False),
    Column("text", Encrypted, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    UniqueConstraint("meetup_id", "person_id"),
    CheckConstraint("state IN ('waiting', 'published', 'refused')", name="state"),
    sqlite_autoincrement=True,  # another text has another id for ever, so that no button is about another
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", String(100), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("lane", String(12), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("person_id", Integer, nullable=True, comment="no foreign key: people.erase empties it"),
    Column("shard", Integer, nullable=False, comment="which sender writes to this chat, where there are several"),
    Column("group_id", Integer, nullable=True, index=True, comment="the group_chat that it goes to, if any"),
    Column("reference", Integer, nullable=True, comment="id of the noun that is rendered at send time"),
    Column("batch_id", Integer, nullable=True, comment="no foreign key: a batch is never deleted"),
    Column("state", String(12), nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime, nullable=True),
    Column("is_unasked", Boolean, nullable=False, comment="counts against three a week"),
    Column("attempts", Integer, nullable=False, default=0),
    Column(
        "resends", Integer, nullable=False, default=0, comment="how often it was repeated though it may have arrived"
    ),
    Column("next_attempt_at", UtcDateTime, nullable=False),
    Column("reason", String(40), nullable=True),
    Column("message_id", Integer, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime, nullable=True),
    CheckConstraint(
        "state IN ('queued', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'expired', 'cancelled')", name="state"
    ),
    _partial("ix_outbox_due", "priority", "next_attempt_at", "id", where="state = 'queued'"),
    _partial("ix_outbox_late", "not_after", where="state = 'queued' AND not_after IS NOT NULL"),
    _partial("ix_outbox_leaving", "id", where="state IN ('claimed', 'sending')"),
    _partial("ix_outbox_batch", "batch_id", where="batch_id IS NOT NULL"),
    Index("ix_outbox_person", "person_id", "state"),
)

week_count = Table(
    "week_count",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("week_starts_on", Date, primary_key=True, comment="Monday of the week whose digest tells it"),
    Column("figure", String(120), primary_key=True, comment="done:home, face:home:3; never a person"),
    Column("times", Integer, nullable=False),
    Column("points", Integer, nullable=False, comment="the sum of the faces, where they are counted"),
    *(
        Column(f"first_in_{weeks}", Integer, nullable=False, comment="people who had not in the weeks before")
        for weeks in range(1, 9)
    ),
)

digest = Table(
    "digest",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("week_starts_on", Date, nullable=False),
    Column("facts", JSON, nullable=False, comment="already free of small numbers"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)

region_digest = Table(
    "region_digest",
    metadata,
    _id(),
    Column("month_starts_on", Date, nullable=False, unique=True, comment="the first Monday of the month"),
    Column("figures", JSON, nullable=False, comment="already free of small numbers"),
    Column("missed_months", Integer, nullable=False, comment="months since the one before, for which there is none"),
    Column("created_at", UtcDateTime, nullable=False),
)

headcount = Table(
    "headcount",
    metadata,
    _id(),
    _to("territory", index=False),
    Column("week_starts_on", Date, nullable=False, comment="the week of the digest with which it was counted"),
    Column("classes", JSON, nullable=False, comment="by role, already free of small numbers"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)

erasure = Table(
    "erasure",
    metadata,
    _id(),
    Column("chat_hash", String(64), nullable=False, comment="keyed hash of the chat of who was erased"),
    Column("erased_at", UtcDateTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True),
    Column("territory_id", ForeignKey("territory.id", ondelete="SET NULL"), nullable=True),
    Column("action", String(40), nullable=False),
    Column("detail", JSON, nullable=False, comment="codes and numbers only, never content"),
)

local_activity = Table(
    "local_activity",
    metadata,
    _id(),
    _to("territory"),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True, comment="who wrote it"),
    Column("state", String(12), nullable=False),
    Column("fields", Encrypted, nullable=False, comment="as its author left it"),
    Column("published", Encrypted, nullable=True, comment="as members see it"),
    Column("edition", Integer, nullable=False, server_default="0", comment="how often it was published"),
    Column("adopted", Encrypted, nullable=True, comment="as the region read it, and other territories see it"),
    Column("adopted_edition", Integer, nullable=True, comment="which one that is; none: not proposed elsewhere"),
    Column("corrected", Encrypted, nullable=True, comment="the region's corrections, until it adopts them"),
    Column("corrections", Integer, nullable=False, server_default="0", comment="how often the region corrected it"),
    Column("version", Integer, nullable=False, server_default="0", comment="how often what others see has changed"),
    Column("shelf", String(60), nullable=True, comment="its name for others, the same for ever"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name="state"),
    Index("ix_local_activity_shelf", "shelf", unique=True),
)

pack_item = Table(
    "pack_item",
    metadata,
    Column("kind", String(12), primary_key=True),
    Column("slug", String(64), primary_key=True, comment="an experience: hash of what it says"),
    Column("activity", String(64), nullable=True, index=True, comment="an experience: of which activity"),
    Column("version", Integer, nullable=False),
    Column("given_by", String(80), nullable=False, comment="the region that gave it first"),
    Column("fields", Text, nullable=True, comment="JSON; none: taken away here, and not to come back"),
    Column("imported_at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('activity', 'programme', 'experience')", name="kind"),
)

note = Table(
    "note",
    metadata,
    _id(),
    _to("territory", index=False),
    Column(
        "person_id",
        ForeignKey("person.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
        comment="who wrote it",
    ),
    Column("skill", String(4), nullable=False),
    Column("state", String(8), nullable=False),
    *(Column(part, Encrypted, nullable=True) for part in ("tried", "changed", "keep")),
    Column("revision", Integer, nullable=False, comment="what is kept or shared is what was shown"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("shared_at", UtcDateTime, nullable=True, comment="the region reads it since"),
    CheckConstraint("state IN ('draft', 'kept')", name="state"),
    CheckConstraint("shared_at IS NULL OR state = 'kept'", name="shared_at"),
    CheckConstraint("state = 'draft' OR tried IS NOT NULL", name="tried"),
    Index("ix_note_territory_id_state", "territory_id", "state"),
    sqlite_autoincrement=True,  # a button is never about a later note with the same number
)

last_form = Table(
    "last_form",
    metadata,
    Column("kind", String(12), primary_key=True, comment="activity, theme, programme"),
    Column("slug", String(120), primary_key=True),
    Column("fields", Text, nullable=False, comment="JSON of the file, for when it has gone"),
    Column("changed_at", UtcDateTime, nullable=False),
)

dialogue = Table(
    "dialogue",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("expects", String(20), nullable=False),
    Column("data", Encrypted, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

received = Table(
    "received",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("answers", Encrypted, nullable=True, comment="what is still owed; emptied once it is sent"),
    Column("receiver", Integer, nullable=False, server_default="0", comment="number of the process that owes it"),
    Column("received_at", UtcDateTime, nullable=False, index=True),
)
