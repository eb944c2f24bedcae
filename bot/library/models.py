"""What a file of content/ holds, field by field: the loader, the check and the authors all read this page.

Lengths are in characters; they keep an idea's message under 900 (the editorial rule for a message read on a phone).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from bot.model import AgeBand, Form, Level, Place, Role, Season, Setting

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=160)]
Lines = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=320)]
Step = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]
SimpleStep = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=90)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=160)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(?:-[a-z]+)?$")]
SkillCode = Annotated[str, StringConstraints(pattern=r"^[CES][12]\.[1-6]$")]


class ContentModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GroupSize(ContentModel):
    """How many children or young people; an activity for the adult alone has 0 and 0."""

    min: int = Field(ge=0, le=40)
    max: int = Field(ge=0, le=400)


class Reference(ContentModel):
    """A public reference: who published it, when, under which title."""

    publisher: Short
    year: int = Field(ge=1950, le=2100)
    title: Line


class Activity(ContentModel):
    """One file of content/activities: YAML head, then the steps as a numbered list, one action each."""

    slug: str
    title: Short
    skill: SkillCode
    form: Form
    level: Level
    ages: tuple[AgeBand, ...] = Field(min_length=1)
    settings: dict[Setting, Lines] = Field(min_length=1)
    """For each setting, one or two lines: how the same mechanism lives there."""
    roles: dict[Literal["family", "professional", "volunteer", "elected"], Lines] = Field(default_factory=dict)
    minutes: int = Field(ge=1, le=90)
    group: GroupSize
    material: tuple[Short, ...] = ()
    without: Line
    """The variant that needs no material and no money; « Aucun matériel » activities repeat what to do."""
    place: Place
    seasons: tuple[Season, ...] = ()
    """When it can be done at all (fallen leaves, snow); most activities last the whole year and leave it out."""
    steps: tuple[Step, ...] = Field(min_length=3, max_length=6)
    simple: tuple[SimpleStep, ...] = ()
    """The steps in « langage simplifié »; required where the activity has the setting home."""
    posture: Line
    """How the adult models the skill, in the first person."""
    question: Line
    if_not: Lines
    """What to do if it does not take."""
    caution: Lines | None = None
    source: Literal["pratique courante"] | Reference
    author: Literal["équipe Terreau", "équipe du territoire"]
    """The second where a territory wrote it."""
    licence: Literal["CC BY 4.0"]
    origin: Line | None = None
    """The territory that wrote it, where members of others are told so; never a person."""
    version: int = Field(default=1, ge=1, le=9999)
    """Counts up each time that what has been given to others is changed."""

    @model_validator(mode="after")
    def _home_has_a_simple_form(self) -> Activity:
        if Setting.HOME in self.settings and len(self.simple) < 3:
            raise ValueError("simple: trois phrases au moins, puisque l'activité se fait à la maison")
        return self


class Theme(ContentModel):
    """One or more weeks on one skill, with the sentence that every adult of the territory says."""

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{2,40}$")]
    skill: SkillCode
    title: Short
    weeks: int = Field(default=2, ge=1, le=4)
    repere: Annotated[str, StringConstraints(min_length=4, max_length=90)]
    gestes: dict[Setting, Annotated[str, StringConstraints(min_length=4, max_length=130)]]
    """What I do in 30 seconds, for each setting that the programme serves."""
    posture: Line

    @field_validator("repere")
    @classmethod
    def _twelve_words_at_most(cls, repere: str) -> str:
        if len(repere.split()) > 12:
            raise ValueError("le repère commun a plus de 12 mots")
        return repere


class Audience(ContentModel):
    settings: tuple[Setting, ...] = Field(min_length=1)
    ages: tuple[AgeBand, ...] = Field(min_length=1)


class Programme(ContentModel):
    """Themes for one or two school years; `serves` is the audience for which no cell may be empty."""

    slug: str
    title: Line
    summary: Lines
    introductions: dict[Role, Lines]
    """What each role hears on joining: what this programme asks of them."""
    holidays: Line
    """One sentence: what becomes of the theme in school holidays."""
    serves: Audience
    themes: tuple[Theme, ...] = Field(min_length=1)
    version: int = Field(default=1, ge=1, le=9999)
    """Counts up each time that what has been given to other regions is changed."""

    @field_validator("introductions")
    @classmethod
    def _one_for_each_role(cls, introductions: dict[Role, str]) -> dict[Role, str]:
        missing = [role.value for role in Role if role not in introductions]
        if missing:
            raise ValueError(f"une introduction manque pour {', '.join(missing)}")
        return introductions


class Sequence(ContentModel):
    """Séances in the order in which one group lives them."""

    title: Short
    aim: Line
    """In one sentence: what the group has gained at the end."""
    seances: tuple[str, ...] = Field(min_length=2, max_length=5)
    """Slugs of activities."""


class SequencesFile(ContentModel):
    """sequences.yaml."""

    sequences: tuple[Sequence, ...] = Field(min_length=1)


class Skill(ContentModel):
    code: SkillCode
    name: Line
    wording_2022: Line
    everyday: Annotated[str, StringConstraints(max_length=60)]
    """The skill in a parent's words, in lower case: « dire ce que l'on ressent »."""
    everyday_en: Annotated[str, StringConstraints(max_length=60)]


class GeneralSkill(ContentModel):
    code: Annotated[str, StringConstraints(pattern=r"^[CES][12]$")]
    domain: Literal["C", "E", "S"]
    name: Line
    level: Literal["base", "avancé"]


class Domain(ContentModel):
    code: Literal["C", "E", "S"]
    name: Line


class SkillsFile(ContentModel):
    """skills.yaml."""

    domains: tuple[Domain, ...] = Field(min_length=1)
    general: tuple[GeneralSkill, ...] = Field(min_length=1)
    specific: tuple[Skill, ...] = Field(min_length=1)


class HelpNumber(ContentModel):
    number: Short
    purpose: dict[LanguageCode, Line]
    hours: dict[LanguageCode, Line]
    """By language; French and English always, the others where there is a file of texts in them."""
    checked_on: date


class HelpNumbersFile(ContentModel):
    """help.yaml."""

    numbers: tuple[HelpNumber, ...] = Field(min_length=1)


class Phrases(ContentModel):
    """Phrases by language, in lower case."""

    fr: tuple[Phrase, ...] = Field(min_length=1)
    en: tuple[Phrase, ...] = Field(min_length=1)


class Guards(ContentModel):
    """guards.yaml: what a message must not hold (`danger`), what only looks like it (`harmless`), and first names."""

    danger: Phrases
    harmless: Phrases
    first_names: tuple[Phrase, ...] = Field(min_length=1)
    capital_names: tuple[Phrase, ...] = ()
    ambiguous_names: tuple[Phrase, ...] = ()


class SettingRule(ContentModel):
    ages: tuple[AgeBand, ...]
    by_general_skill: bool = False
    """local_authority acts on the environment: one activity for a general skill fills its specific skills."""


class Exclusion(ContentModel):
    skills: tuple[SkillCode, ...]
    ages: tuple[AgeBand, ...]
    why: Line


class Possible(ContentModel):
    """Which cells skill × setting × age band can exist at all."""

    settings: dict[Setting, SettingRule]
    impossible: tuple[Exclusion, ...] = ()


ZoneName = Literal["Zone A", "Zone B", "Zone C", "Corse", "Guadeloupe", "Guyane", "Martinique", "Mayotte", "La Réunion"]


class HolidayDates(ContentModel):
    """Days without school, both ends included."""

    name: Short
    first: date
    last: date


class SchoolYear(ContentModel):
    """A school year whose order is published; `holidays` is for the zones that the `holidays` package does not know."""

    name: Annotated[str, StringConstraints(pattern=r"^20\d\d-20\d\d$")]
    zones: tuple[ZoneName, ...] = Field(min_length=1)
    first_day: date
    """The day on which pupils come back."""
    last_day: date
    """The eve of the next return, or 31 August where that is not published yet."""
    order: Line
    holidays: tuple[HolidayDates, ...] = ()


class CalendarsFile(ContentModel):
    """calendars.yaml."""

    years: tuple[SchoolYear, ...] = Field(min_length=1)
