"""The settings, read once from the environment (prefix TERREAU_) or from a file `.env`."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SetupError

DATABASES = {
    "sqlite+aiosqlite:": "sqlite+aiosqlite:",
    "sqlite:": "sqlite+aiosqlite:",
    "postgresql+asyncpg:": "postgresql+asyncpg:",
    "postgresql:": "postgresql+asyncpg:",
    "postgres:": "postgresql+asyncpg:",
}


class ProcessRole(StrEnum):
    """What a process does; without more said, all of it."""

    UPDATES = "updates"
    SCHEDULER = "scheduler"
    SENDER = "sender"


class Settings(BaseSettings):
    """One frozen object, handed from app.py to whoever needs a part of it."""

    model_config = SettingsConfigDict(
        env_prefix="TERREAU_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    """What BotFather gave; `run` needs it, the demo makes its own."""
    api_url: str = "https://api.telegram.org"
    database_url: str = Field(default="sqlite+aiosqlite:///data/terreau.db", repr=False)
    database_schema: str | None = None
    """PostgreSQL only: the schema in which the tables live, instead of the server's default."""
    key: SecretStr | None = None
    """Encryption key or keys (the newest first, separated by commas), made by `python -m bot new-key`."""
    key_file: Path | None = None
    content: Path | None = None
    """Another content/ folder than the one beside the code."""
    receive: Literal["polling", "webhook"] = "polling"
    webhook_url: str | None = None
    """Public address, https, under which Telegram reaches the webhook."""
    webhook_secret: SecretStr | None = None
    roles: Annotated[frozenset[ProcessRole], NoDecode] = frozenset(ProcessRole)
    """What this process does, separated by commas; fewer than all on PostgreSQL only."""
    host: str = "127.0.0.1"
    """Where the webhook, /healthz and /metrics listen."""
    port: int = Field(default=8080, ge=0, le=65535)
    smallest_shown: int = Field(default=5, ge=3, le=50)
    """How many people a figure of a digest must describe to be shown. Under 5 the notice says the number, and whoever
    had agreed to another is told once."""
    tick_seconds: float = Field(default=15, gt=0, le=300)
    messages_per_second: float = Field(default=30, gt=0, le=1000)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_json: bool = True
    backup_folder: Path | None = None
    """Where the daily backup goes; without it `backups/` beside an SQLite file, and none with PostgreSQL."""
    controller: str = "l’équipe régionale de promotion de la santé"
    """Who is responsible for the data: named in the privacy notice."""
    contact: str = ""
    """An address or a page to write to about one's data: named in the privacy notice."""

    region: str = ""
    """What the regional notebook calls the region on its cover; without it, the controller stands there."""

    @field_validator("bot_token", "key", "webhook_secret")
    @classmethod
    def _blank_is_missing(cls, secret: SecretStr | None) -> SecretStr | None:
        stripped = secret.get_secret_value().strip() if secret else ""
        return SecretStr(stripped) if stripped else None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        for start, full in DATABASES.items():
            if url.startswith(start):
                whole = full + url.removeprefix(start)
                return whole if _has_readable_port(whole) else _refuse("the port is not a number")
        return _refuse("give sqlite:///path or postgresql://user@host/database")

    @field_validator("roles", mode="before")
    @classmethod
    def _named_roles(cls, roles: object) -> object:
        if not isinstance(roles, str):
            return roles
        named = frozenset(filter(None, map(str.strip, roles.split(","))))
        known = [role.value for role in ProcessRole]
        return named if named and named <= set(known) else _refuse(f"give one or more of {','.join(known)}")

    @field_validator("api_url", "webhook_url")
    @classmethod
    def _whole_address(cls, url: str | None) -> str | None:
        if url is not None and not re.match(r"https?://[^/\s]", url):
            _refuse("give a whole address, https://…")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _secret_that_telegram_takes(cls, secret: SecretStr | None) -> SecretStr | None:
        """https://core.telegram.org/bots/api#setwebhook, `secret_token`."""
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            _refuse("1 to 256 of the characters A-Z a-z 0-9 _ -")
        return secret

    @model_validator(mode="after")
    def _sqlite_has_one_process(self) -> Settings:
        if self.database_url.startswith("sqlite") and self.roles != frozenset(ProcessRole):
            _refuse("TERREAU_ROLES: SQLite serves one process, which does everything; several need PostgreSQL")
        return self

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Settings:
        needed = {"TERREAU_WEBHOOK_URL": self.webhook_url, "TERREAU_WEBHOOK_SECRET": self.webhook_secret}
        missing = [name for name, value in needed.items() if not value]
        if self.receive == "webhook" and missing:
            _refuse(f"TERREAU_RECEIVE: webhook needs {' and '.join(missing)}")
        return self


def read_settings(**overrides: object) -> Settings:
    """The settings; `SetupError` names in one line each setting that is missing or wrong."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SetupError(_in_one_line(error)) from error


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)


def _has_readable_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _in_one_line(error: ValidationError) -> str:
    """A fault of several settings together names them itself."""
    return "; ".join(
        "".join(f"TERREAU_{str(part).upper()}: " for part in fault["loc"][:1])
        + fault["msg"].removeprefix("Value error, ")
        for fault in error.errors()
    )
