"""The nouns of the product: enums and frozen dataclasses, nothing that acts.

Values are what is stored and what stands in content files, so they are not to be renamed lightly.
"""

from bot.model.activities import Form, Level, Place, Season
from bot.model.broadcasts import BroadcastState, Part, PartKind
from bot.model.experiences import ExperienceState, RefusalReason
from bot.model.ideas import FACES, Feedback, Idea, IdeaOrigin, IdeaState, Past, ReminderState, Sharing, Tag
from bot.model.language import Language
from bot.model.meetups import Meetup, MeetupAudience, MeetupState, NotesGoTo, Reply
from bot.model.outbox import BatchState, Kind, Lane, OutboxState
from bot.model.people import (
    AgeBand,
    GrantKind,
    Membership,
    MembershipState,
    Person,
    PersonState,
    Rhythm,
    Role,
    Segment,
    Setting,
    Structure,
)
from bot.model.territories import AimPart, GroupChat, Territory, TerritorySetting, Zone
from bot.model.themes import LocalDay, LocalDayLabel, ThemeChange, ThemeChangeKind, ThemeWeek, VoteState

__all__ = [
    "FACES",
    "AgeBand",
    "AimPart",
    "BatchState",
    "BroadcastState",
    "ExperienceState",
    "Feedback",
    "Form",
    "GrantKind",
    "GroupChat",
    "Idea",
    "IdeaOrigin",
    "IdeaState",
    "Kind",
    "Lane",
    "Language",
    "Level",
    "LocalDay",
    "LocalDayLabel",
    "Meetup",
    "MeetupAudience",
    "MeetupState",
    "Membership",
    "MembershipState",
    "NotesGoTo",
    "OutboxState",
    "Part",
    "PartKind",
    "Past",
    "Person",
    "PersonState",
    "Place",
    "RefusalReason",
    "ReminderState",
    "Reply",
    "Rhythm",
    "Role",
    "Season",
    "Segment",
    "Setting",
    "Sharing",
    "Structure",
    "Tag",
    "Territory",
    "TerritorySetting",
    "ThemeChange",
    "ThemeChangeKind",
    "ThemeWeek",
    "VoteState",
    "Zone",
]
