"""A strict offline stand-in for Telegram's Bot API, with the people who write to the bot.

The package stands alone: it knows nothing of the application that it serves.
"""

from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody

__all__ = ["Client", "Server", "Somebody"]
