"""Every table, by subject. Free text and chat identifiers are `Encrypted`; states are conditional-update targets."""

# isort: off
# The order of these imports is the order of the tables in the metadata.
from bot.storage.tables.base import complete_for_postgresql, metadata
from bot.storage.tables.keys import keyring
from bot.storage.tables.territories import territory
from bot.storage.tables.people import (
    person,
    membership,
    membership_setting,
    membership_age_band,
    structure,
    membership_structure,
)
from bot.storage.tables.access import access_grant, invitation
from bot.storage.tables.themes import (
    theme_week,
    programme_start,
    theme_change,
    theme_vote,
    theme_vote_count,
    theme_ballot,
    common_aim,
    local_day,
)
from bot.storage.tables.ideas import idea, feedback
from bot.storage.tables.experiences import experience, experience_thanks
from bot.storage.tables.follow_up import activity_votes, activity_use, reminder
from bot.storage.tables.broadcasts import batch, broadcast, broadcast_card, group_chat
from bot.storage.tables.meetups import meetup, meetup_territory, meetup_question, meetup_reply, meetup_words
from bot.storage.tables.ledger import outbox
from bot.storage.tables.digests import week_count, digest, region_digest, headcount
from bot.storage.tables.records import erasure, audit
from bot.storage.tables.writings import local_activity, pack_item, note, last_form
from bot.storage.tables.incoming import dialogue, received
# isort: on

__all__ = [
    "access_grant",
    "activity_use",
    "activity_votes",
    "audit",
    "batch",
    "broadcast",
    "broadcast_card",
    "common_aim",
    "complete_for_postgresql",
    "dialogue",
    "digest",
    "erasure",
    "experience",
    "experience_thanks",
    "feedback",
    "group_chat",
    "headcount",
    "idea",
    "invitation",
    "keyring",
    "last_form",
    "local_activity",
    "local_day",
    "meetup",
    "meetup_question",
    "meetup_reply",
    "meetup_territory",
    "meetup_words",
    "membership",
    "membership_age_band",
    "membership_setting",
    "membership_structure",
    "metadata",
    "note",
    "outbox",
    "pack_item",
    "person",
    "programme_start",
    "received",
    "region_digest",
    "reminder",
    "structure",
    "territory",
    "theme_ballot",
    "theme_change",
    "theme_vote",
    "theme_vote_count",
    "theme_week",
    "week_count",
]
