"""Every route: which command, button or message goes to which handler."""

from handlers.routing.commands import COMMANDS, FOR_ANYBODY, FOR_WHO_STEERS
from handlers.routing.finding import BUTTONS
from handlers.routing.member_buttons import OF_ANYBODY
from handlers.routing.router import Router
from handlers.routing.steering_buttons import OF_WHO_STEERS

__all__ = ["BUTTONS", "COMMANDS", "FOR_ANYBODY", "FOR_WHO_STEERS", "OF_ANYBODY", "OF_WHO_STEERS", "Router"]
