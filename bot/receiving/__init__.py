"""How updates come in: by polling or webhook, each handled once, none acknowledged before its work has committed."""

from bot.receiving.floods import Floods
from bot.receiving.poller import Poller
from bot.receiving.receiver import Receiver
from bot.receiving.relief import Relief
from bot.receiving.webhook import health_app, metrics_route, webhook_app
from bot.receiving.work import Apologise, Handle

__all__ = [
    "Apologise",
    "Floods",
    "Handle",
    "Poller",
    "Receiver",
    "Relief",
    "health_app",
    "metrics_route",
    "webhook_app",
]
