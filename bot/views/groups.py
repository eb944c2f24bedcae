"""What a territory's group reads on Monday morning."""

from __future__ import annotations

from bot.services.groups import GroupTheme
from bot.texts import T
from bot.views.message import Message


def theme(t: T, told: GroupTheme) -> Message:
    """The theme that begins, or that goes on; no button, since in a group everybody sees who presses."""
    theme, outlook = told.outlook.now.theme, told.outlook
    key = "group-theme-goes-on" if outlook.since < outlook.now.week_starts_on else "group-theme"
    text = t(key, territory=told.territory.name, theme=theme.title, repere=theme.repere, posture=theme.posture)
    return Message(text)
