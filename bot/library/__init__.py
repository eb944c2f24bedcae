"""The content of content/: `Library` loads it, `check` names its faults."""

from bot.library.library import Library

__all__ = ["Library"]
