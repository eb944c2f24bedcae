"""The rules of content/, one module a concern; `bot.library.checking` runs them all."""
