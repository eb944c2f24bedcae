"""The screens of joining and of the settings: one message edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.model import AgeBand, Language, MembershipState, Role, Setting, Structure, Territory
from bot.planning import rhythm
from bot.planning.member import sensible_days
from bot.services.enrolment import Arrival, Begun, Enrolment, Step
from bot.services.invitations import Opened
from bot.services.presets import HOURS
from bot.texts import FIRST, T
from bot.views import aims, names, rhythms
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, choice


def arrival(t: T, arrived: Arrival) -> Message:
    """The first answer to /start, whoever comes."""
    if arrived.enrolment:
        return screen(t, arrived.enrolment)
    if arrived.territory:
        if arrived.person is None:
            return welcome(t, arrived.territory, arrived.code)
        return second_territory(t, arrived.territory, arrived.code, is_back=arrived.is_back)
    return choose_territory(t, arrived.territories, arrived.code_is_unknown, is_visitor=arrived.person is None)


def welcome(t: T, territory: Territory, code: str) -> Message:
    """`code` is the territory's, or that of the meetup which brought them; it goes on in the buttons."""
    language = t.language
    return Message(
        names.as_draft(t, _with_welcome(t, territory, t("welcome", territory=territory.name))),
        (
            *_first_languages(t, code),
            (button(t, "button-consent", "yes", language, code),),
            (button(t, "button-notice", "notice", language, code),),
        ),
    )


def _with_welcome(t: T, territory: Territory, text: str) -> str:
    """The territory's own words before the product's."""
    return f"{t('welcome-words', words=territory.welcome)}\n\n{text}" if territory.welcome else text


def choose_territory(
    t: T, territories: Sequence[Territory], code_is_unknown: bool, *, is_visitor: bool = False
) -> Message:
    """The open territories; a visitor chooses the language here too, since this is their first screen."""
    if not territories:
        return Message(t("no-territory"))
    languages = _first_languages(t, "") if is_visitor else ()
    rows = tuple((Button(one.name, names.data("door", t.language, one.slug)),) for one in territories)
    return Message(t("unknown-code" if code_is_unknown else "choose-territory"), (*languages, *rows))


def second_territory(t: T, territory: Territory, code: str, *, is_back: bool = False) -> Message:
    """For who knows Terreau already: from another territory, or (`is_back`) from this one, before `/stop`."""
    text = t("welcome-back" if is_back else "second-territory", territory=territory.name)
    return Message(_with_welcome(t, territory, text), ((button(t, "button-join-too", "yes", t.language, code),),))


def _first_languages(t: T, slug: str) -> Keyboard:
    """The three that are complete, then one button that names the others in their own words."""
    others = [name for one, name in t.languages.items() if one not in FIRST]
    first = tuple(_language(t, one, "door", slug) for one in FIRST)
    return (first, (Button(" · ".join(others), names.data("doors", t.language, slug)),)) if others else (first,)


def doors(t: T, slug: str) -> Message:
    """Every language, before anything is stored."""
    buttons = [_language(t, one, "door", slug) for one in t.languages]
    return Message(t("language-question"), in_rows(buttons, 2))


def _language(t: T, language: Language, verb: str, *arguments: object) -> Button:
    return choice(t, t.languages[language], language == t.language, verb, language, *arguments)


def screen(t: T, enrolment: Enrolment) -> Message:
    """The screen of the step at which the person is."""
    if enrolment.step is Step.ROLE:
        return role_question(t, enrolment)
    if enrolment.step is Step.AGES:
        return ages_question(t, enrolment)
    return summary(t, enrolment)


def role_question(t: T, enrolment: Enrolment) -> Message:
    own = enrolment.membership
    rows = tuple((choice(t, t.plain(f"role-{role}"), role is own.role, "role", own.id, role),) for role in Role)
    back = ((button(t, "button-back", "change", own.id),),) if own.role else ()
    return Message(t("role-question"), (*rows, *back))


def ages_question(t: T, enrolment: Enrolment) -> Message:
    membership = enrolment.membership
    shown = [age for age in AgeBand if age in (*enrolment.offered_ages, *membership.age_bands)]
    buttons = [
        _toggle(t, names.ages_named(t, [age]), age in membership.age_bands, "age", membership.id, age) for age in shown
    ]
    if not membership.age_bands:
        return Message(f"{t('ages-question')}\n\n{t('ages-none')}", in_rows(buttons, 2))
    return Message(t("ages-question"), (*in_rows(buttons, 2), (button(t, "button-ok", "screen", membership.id),)))


def _toggle(t: T, label: str, is_chosen: bool, verb: str, *arguments: object) -> Button:
    """Says what is wanted, not « the other way round »: pressed twice in haste, it does the same twice."""
    return choice(t, label, is_chosen, verb, *arguments, int(not is_chosen))


def summary(t: T, enrolment: Enrolment) -> Message:
    membership = enrolment.membership
    joining = membership.state is not MembershipState.ACTIVE
    arguments = {
        "territory": enrolment.territory.name,
        "rhythm": t.plain(f"rhythm-{membership.rhythm}"),
        "weekday": t.plain(f"weekday-{membership.weekday}"),
        "time": names.hour(t, membership.send_time),
        "settings": names.capital(names.settings_named(t, membership.settings)),
        "ages": names.ages_named(t, membership.age_bands),
        "beside": rhythms.beside(t, membership),
    }
    change = button(t, "button-change", "change", membership.id)
    if joining:
        return Message(t("summary", **arguments), ((button(t, "button-go", "go", membership.id),), (change,)))
    text = t("summary-member", **arguments)
    if enrolment.structure:
        text += "\n" + t("summary-structure", name=enrolment.structure.name)
    return Message(text, ((change, button(t, "button-language", "tongues", membership.id)),))


def change_menu(t: T, enrolment: Enrolment) -> Message:
    own = enrolment.membership
    rows = (
        (button(t, "button-change-settings", "settings", own.id), button(t, "button-change-ages", "ages", own.id)),
        (button(t, "button-change-day", "days", own.id), button(t, "button-change-hour", "hours", own.id)),
        (button(t, "button-change-rhythm", "rhythms", own.id), button(t, "button-change-role", "roles", own.id)),
        *(((button(t, "button-change-structure", "structs", own.id),),) if enrolment.offers_structures else ()),
        (button(t, "button-back", "screen", own.id),),
    )
    return Message(t("change-question"), rows)


def settings_question(t: T, enrolment: Enrolment) -> Message:
    own = enrolment.membership
    shown = dict.fromkeys((*enrolment.offered_settings, *own.settings))
    buttons = [
        _toggle(t, names.capital(t.plain(f"setting-{one}")), one in own.settings, "setting", own.id, one)
        for one in shown
    ]
    return Message(t("settings-question"), (*in_rows(buttons, 2), (button(t, "button-ok", "screen", own.id),)))


def structure_question(t: T, enrolment: Enrolment, offered: Sequence[Structure]) -> Message:
    own = enrolment.membership
    buttons = [choice(t, one.name, one.id == own.structure_id, "struct", own.id, one.id) for one in offered]
    none = choice(t, t.plain("button-structure-none"), own.structure_id is None, "struct", own.id, 0)
    rows = (*in_rows(buttons, 1), (none,), (button(t, "button-back", "change", own.id),))
    return Message(t("structure-question"), rows)


def day_question(t: T, enrolment: Enrolment) -> Message:
    own = enrolment.membership
    shown = sorted({*sensible_days(own.settings, own.age_bands), own.weekday})
    buttons = [choice(t, t.plain(f"weekday-{one}"), one == own.weekday, "day", own.id, one) for one in shown]
    asked = "day-question-school" if own.settings == (Setting.SCHOOL,) else "day-question"
    return Message(t(asked), (*in_rows(buttons, 3), (button(t, "button-back", "change", own.id),)))


def hour_question(t: T, enrolment: Enrolment) -> Message:
    own = enrolment.membership
    buttons = [
        choice(t, names.hour(t, at), at == own.send_time, "hour", own.id, number) for number, at in enumerate(HOURS)
    ]
    return Message(t("hour-question"), (*in_rows(buttons, 3), (button(t, "button-back", "change", own.id),)))


def begun(t: T, started: Begun) -> Message:
    if started.next_idea_at is None:
        return already_member(t, started.enrolment)
    key = "begun" if started.first else "begun-without-idea"
    coming = names.moment(t, started.next_idea_at, started.enrolment.territory.time_zone)
    text = t(key, next=coming, introduction=started.greeting.introduction if started.greeting else "")
    aim = aims.for_member(t, started.aim, started.enrolment.membership.role) if started.aim else ""
    return Message("\n\n".join([text, aim]) if aim else text)


def under_way(t: T, started: Begun) -> str | None:
    """What is said above the first idea to one who joins in the middle of a theme."""
    theme = started.greeting.under_way if started.greeting else None
    return t("theme-under-way", theme=theme.theme.title, day=names.day(t, theme.week_starts_on)) if theme else None


def already_member(t: T, enrolment: Enrolment) -> Message:
    return Message(t("already-member", territory=enrolment.territory.name))


def already_paused(t: T, until: date | None) -> Message:
    text = t("already-paused-until", until=names.day(t, until)) if until else t("already-paused-open")
    return Message(text, ((button(t, "button-resume", "resume"),),))


def no_settings(t: T) -> Message:
    """For who follows no territory, a coordinator for instance: the language is all there is to change."""
    return Message(t("settings-none"), ((button(t, "button-language", "tongues"),),))


def which_membership(t: T, enrolments: Sequence[Enrolment], key: str, verb: str) -> Message:
    rows = tuple((Button(one.territory.name, names.data(verb, one.membership.id)),) for one in enrolments)
    return Message(t(key), rows)


def languages(t: T, back_to: int | None = None) -> Message:
    """`back_to` is the membership whose settings were left for this."""
    come_from = () if back_to is None else (back_to,)
    rows = in_rows([_language(t, one, "tongue", *come_from) for one in t.languages], 2)
    back = ((button(t, "button-back", "screen", back_to),),) if come_from else ()
    return Message(names.as_draft(t, t("language-question")), (*rows, *back))


def invitation(t: T, opened: Opened, payload: str) -> Message:
    if opened.territory is None:
        text = t("invitation-region")
    else:
        text = t(
            "invitation-coordinator",
            territory=opened.territory.name,
            weekday=t.plain(f"weekday-{opened.territory.digest_weekday}"),
            time=names.hour(t, opened.territory.digest_time),
        )
    return Message(text, ((button(t, "button-accept", "accept", t.language, payload),),))


def accepted(t: T, opened: Opened, now: datetime) -> Message:
    territory = opened.territory
    if territory is None:
        return Message(t("accepted-region"))
    due = rhythm.next_local(now, territory.time_zone, territory.digest_weekday, territory.digest_time)
    return Message(t("accepted-coordinator", territory=territory.name, next=names.moment(t, due, territory.time_zone)))


def in_rows(buttons: Sequence[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
