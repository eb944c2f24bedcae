"""The nouns of the product: enums and frozen dataclasses, nothing that acts.

Values are what is stored and what stands in content files, so they are not to be renamed lightly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar


class Language(str):
    """The code of a file of content/texts: « fr », « ar ». Which ones there are is said by that folder."""

    __slots__ = ()
    FRENCH: ClassVar[Language]
    SIMPLE_FRENCH: ClassVar[Language]
    ENGLISH: ClassVar[Language]


Language.FRENCH, Language.SIMPLE_FRENCH, Language.ENGLISH = Language("fr"), Language("fr-simple"), Language("en")


class Zone(str):
    """The name of a time zone, with the hours of its territory in which nothing unasked leaves."""

    __slots__ = ("quiet_from", "quiet_until")
    quiet_from: time
    quiet_until: time

    def __new__(cls, name: str, quiet_from: time, quiet_until: time) -> Zone:
        zone = super().__new__(cls, name)
        zone.quiet_from, zone.quiet_until = quiet_from, quiet_until
        return zone


class Role(StrEnum):
    FAMILY = "family"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    ELECTED = "elected"


class Setting(StrEnum):
    """Where an adult meets children: the *milieu de vie* of the product."""

    HOME = "home"
    EARLY_YEARS = "early_years"
    SCHOOL = "school"
    AFTER_SCHOOL = "after_school"
    CLUB = "club"
    YOUTH_SERVICE = "youth_service"
    LOCAL_AUTHORITY = "local_authority"


class AgeBand(StrEnum):
    """Years of age, both ends included."""

    A0_2 = "0-2"
    A3_5 = "3-5"
    A6_8 = "6-8"
    A9_11 = "9-11"
    A12_14 = "12-14"
    A15_17 = "15-17"
    A18_25 = "18-25"


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Form(StrEnum):
    """What an activity is: *geste*, *séance*, *posture*, *milieu*."""

    GESTE = "geste"
    SEANCE = "seance"
    POSTURE = "posture"
    MILIEU = "milieu"


class Level(StrEnum):
    INDIVIDUAL = "individual"
    CIRCLE = "circle"
    STRUCTURE = "structure"
    COMMUNE = "commune"


class Place(StrEnum):
    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    ANYWHERE = "anywhere"


class Season(StrEnum):
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class PersonState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


class MembershipState(StrEnum):
    """JOINING: consent given, the last button not pressed yet."""

    JOINING = "joining"
    ACTIVE = "active"
    LEFT = "left"


class GrantKind(StrEnum):
    COORDINATOR = "coordinator"
    REGION = "region"


class IdeaState(StrEnum):
    PLANNED = "planned"
    PROPOSED = "proposed"
    LATER = "later"
    DONE = "done"
    SKIPPED = "skipped"
    REPLACED = "replaced"


class IdeaOrigin(StrEnum):
    """JOINING: the one that comes at once; ANOTHER: asked instead of one proposed; ON_DEMAND: /idee."""

    JOINING = "joining"
    WEEKLY = "weekly"
    ANOTHER = "another"
    ON_DEMAND = "on_demand"


class Tag(StrEnum):
    FITTING = "fitting"
    TOO_LONG = "too_long"
    TOO_HARD = "too_hard"
    CHILDREN_DELIGHTED = "children_delighted"


class Sharing(StrEnum):
    TERRITORY = "territory"
    REGION = "region"


class ExperienceState(StrEnum):
    """Of a text that its author lets be shared. ASKED: a coordinator's wording awaits its author's word."""

    WAITING = "waiting"
    ASKED = "asked"
    PUBLISHED = "published"
    REFUSED = "refused"


class AimPart(StrEnum):
    """The common aim of a territory, and what each role brings to it."""

    AIM = "aim"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    ELECTED = "elected"


class VoteState(StrEnum):
    """OPEN until a coordinator decides; it takes votes until its end."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class RefusalReason(StrEnum):
    """Why a text is not published, told to its author. AUTHOR: they preferred not to, once it was worded anew."""

    RECOGNISABLE = "recognisable"
    ELSEWHERE = "elsewhere"
    MORE = "more"
    ALREADY = "already"
    AUTHOR = "author"


class TerritorySetting(StrEnum):
    """What a territory that belongs to a larger one has from it, unless it was set here."""

    DEPARTEMENT = "departement"
    LIVING_AREA = "living_area"
    SCHOOL_ZONE = "school_zone"
    TIME_ZONE = "time_zone"
    PROGRAMME = "programme"
    WELCOME = "welcome"


class ReminderState(StrEnum):
    WAITING = "waiting"
    QUEUED = "queued"
    CANCELLED = "cancelled"


class MeetupState(StrEnum):
    DRAFT = "draft"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Reply(StrEnum):
    """What somebody says of a meetup to come: « Je viens », « Peut-être », « Non »."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Kind(StrEnum):
    """What an outbox row carries. REMINDER is one that the person asked for; CONTINUE asks « on continue ? ».

    EXPERIENCE is what becomes of a text that its author gave; APPROVAL tells who steers that a broadcast waits for
    their word, ADOPTION that the region adopted what their territory wrote, TRAVELS which of its texts are read in all
    the others, ACCESS_ENDED tells somebody that they steer no more; TERRITORY_NEWS that theirs is closed, or goes on
    with another; NOTICE that the privacy notice has changed, INACTIVE that a silent account is about to go.
    """

    IDEA = "idea"
    REMINDER = "reminder"
    REPERE = "repere"
    ENCOURAGEMENT = "encouragement"
    CONTINUE = "continue"
    EXPERIENCE = "experience"
    BROADCAST = "broadcast"
    MEETUP = "meetup"
    APPROVAL = "approval"
    ADOPTION = "adoption"
    TRAVELS = "travels"
    ACCESS_ENDED = "access_ended"
    MEETUP_CHANGE = "meetup_change"
    MEETUP_REMINDER = "meetup_reminder"
    MEETUP_AFTER = "meetup_after"
    TERRITORY_NEWS = "territory_news"
    DIGEST = "digest"
    DIGEST_CHART = "digest_chart"
    REGION_DIGEST = "region_digest"
    REGION_MATRIX = "region_matrix"
    NOTICE = "notice"
    INACTIVE = "inactive"
    GROUP_THEME = "group_theme"
    GROUP_MEETUP = "group_meetup"
    GROUP_MEETUP_CHANGE = "group_meetup_change"
    GROUP_MEETUP_SOON = "group_meetup_soon"


class ThemeChangeKind(StrEnum):
    """What a coordinator does to a coming theme."""

    MOVE = "move"
    REPLACE = "replace"
    SKIP = "skip"


class LocalDayLabel(StrEnum):
    """Why school rests on days that a coordinator gave."""

    HOLIDAYS = "holidays"
    BRIDGE = "bridge"
    CLOSURE = "closure"
    FEAST = "feast"


class Lane(StrEnum):
    ANSWER = "answer"
    REMINDER = "reminder"
    IDEA = "idea"
    BROADCAST = "broadcast"


class OutboxState(StrEnum):
    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class BatchState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


class BroadcastState(StrEnum):
    """SUBMITTED: written, and waiting for the word of a second person; CONFIRMED: handed to its batch."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"


class PartKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"


FACES = (1, 2, 3)
"""The adult's own experience, from « difficile » (1) to « un bon moment » (3)."""


@dataclass(frozen=True, slots=True)
class Territory:
    id: int
    slug: str
    name: str
    kind: str
    departement: str
    time_zone: str
    school_zone: str
    programme: str
    programme_starts_on: date
    digest_weekday: int
    digest_time: time
    needs_approval: bool = False
    """Whether a broadcast waits for the word of a second person who steers here."""
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    """Nothing unasked leaves between the two; a territory may widen them, never narrow them. `time_zone`, once read
    from storage, is a `Zone` that carries them to wherever hours are decided.
    """
    living_area: str = ""
    """The *bassin de vie*, by its name."""
    welcome: str = ""
    """A sentence of the territory's own for who arrives."""
    parent_id: int | None = None
    """The larger territory that it belongs to."""
    own: tuple[str, ...] = tuple(TerritorySetting)
    """The settings that were set here; the others are those of the larger territory, or the product's."""
    is_open: bool = True
    closed_at: datetime | None = None
    """Neither open nor closed is « en préparation »."""
    merged_into_id: int | None = None
    """The territory in which it goes on: its links and posters lead there."""


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    chat_id: int
    language: Language
    state: PersonState
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    id: int
    person_id: int
    territory_id: int
    role: Role | None
    settings: tuple[Setting, ...]
    age_bands: tuple[AgeBand, ...]
    weekday: int
    """0 is Monday, as in `date.weekday()`."""
    send_time: time
    """Local time of the territory."""
    rhythm: Rhythm
    wants_repere: bool
    """The repère the day before the idea."""
    wants_encouragement: bool
    """A word two days after the idea, which asks how it went."""
    state: MembershipState
    joined_at: datetime | None
    structure_id: int | None = None
    """Where a professional or volunteer works, if they said so: colleagues then get the same idea in the same week."""
    wants_broadcasts: bool = True
    """The messages of who coordinates the territory."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message as somebody wrote it in Telegram; several photos or several documents together are an album.

    `entities` are Telegram's, offsets in UTF-16 units of `text`, which is the caption where there is a file.
    """

    kind: PartKind
    text: str = ""
    entities: tuple[dict[str, str | int], ...] = ()
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Members of one territory by role, setting and age band; an empty choice stands for all."""

    roles: tuple[Role, ...] = ()
    settings: tuple[Setting, ...] = ()
    age_bands: tuple[AgeBand, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A school, a centre, a club of a territory: never a filter, a column or an export, for nobody watches anybody."""

    id: int
    territory_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ThemeWeek:
    id: int
    territory_id: int
    week_starts_on: date
    theme: str
    skill: str


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """`slot` is the theme's number in the territory's order; `theme` serves a replacement, `before` a move."""

    id: int
    kind: ThemeChangeKind
    slot: int
    theme: str | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LocalDay:
    """Days without school in one territory, both ends included."""

    id: int
    territory_id: int
    first_day: date
    last_day: date
    label: LocalDayLabel


class MeetupAudience(StrEnum):
    """Whom a meetup of the region is for, in its territories."""

    COORDINATORS = "coordinators"
    EVERYBODY = "everybody"


class NotesGoTo(StrEnum):
    """To whom the notes of a meetup of the region are sent: who came or might, or all whom it invited."""

    COMING = "coming"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Meetup:
    """Where the adults of a territory meet. A draft may still lack its title, place or time.

    `territory_id` is 0 for one that the region holds in several territories, and `audience` says for whom that is.

    `segment` holds codes (services/segments reads them). `sequence` counts the changes.
    """

    id: int
    territory_id: int
    state: MeetupState
    title: str | None
    place: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    segment: Mapping[str, Sequence[str]]
    sequence: int
    announced_at: datetime | None
    pending_place: str | None = None
    """Another place that was typed and awaits the word to tell everybody."""
    audience: MeetupAudience | None = None


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A territory's group on Telegram, linked by a coordinator."""

    id: int
    territory_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Idea:
    id: int
    membership_id: int
    person_id: int
    territory_id: int
    week_starts_on: date
    activity: str
    theme: str
    skill: str
    setting: Setting
    age_band: AgeBand
    fit: str
    origin: IdeaOrigin
    state: IdeaState


@dataclass(frozen=True, slots=True)
class Feedback:
    id: int
    idea_id: int
    face: int | None
    tags: tuple[Tag, ...]
    comment: str | None
    sharing: Sharing | None


@dataclass(frozen=True, slots=True)
class Past:
    """What became of an idea that a membership was given: all that later choices look at."""

    activity: str
    week_starts_on: date
    fit: str
    origin: IdeaOrigin
    state: IdeaState
    face: int | None = None
    tags: tuple[Tag, ...] = ()
