"""What an operator can mend is said in one line, with exit code 2; anything else is a fault and keeps its traceback."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import NoReturn

from bot import logs
from bot.errors import BotError, SetupError
from bot.library.loading import CONTENT
from bot.model import Language
from bot.texts import Texts


def saying_why_not(command: Callable[[], object]) -> None:
    gc.freeze()  # what was imported stays: the bot's own garbage is then found without walking through it
    logs.configure("WARNING", as_json=False)
    try:
        command()
    except SetupError as error:
        _refuse(str(error), error)
    except BotError as error:
        said = Texts.load(CONTENT / "texts").of(Language.ENGLISH).plain(error.text_key, **error.arguments)
        _refuse(said, error)


def warn(line: str) -> None:
    sys.stderr.write(f"terreau: {line}\n")


def _refuse(line: str, error: Exception) -> NoReturn:
    warn(line)
    raise SystemExit(2) from error
