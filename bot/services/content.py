"""What is loaded from content/: asked for at each use, since authors may change it while the bot runs.

A file that has gone keeps its last form in the database, for the buttons that still lead to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from bot.errors import ContentError
from bot.library import Library
from bot.library.checking import check_words
from bot.library.library import LastForms
from bot.library.loading import CODE, GUARDS, TEXTS
from bot.library.models import Activity, ContentModel, Programme, Theme
from bot.services import steering
from bot.services.guarding import Guards
from bot.services.pack_library import library_with_packs
from bot.storage import audit, last_forms
from bot.storage.db import Tx
from bot.texts import Texts

RELOADED = "content-reloaded"
"""In the audit log; the other processes look for it there."""
REFUSED = "content-refused"
ACTIVITY, THEME, PROGRAMME = "activity", "theme", "programme"
Model = TypeVar("Model", bound=ContentModel)


@dataclass(frozen=True, slots=True)
class Edition:
    """All that content/ held at one moment."""

    library: Library
    texts: Texts
    guards: Guards


class Content:
    """The edition in use. `loaded_at` is when the folder was last looked at, whether or not it could be used."""

    def __init__(self, folder: Path, edition: Edition, loaded_at: datetime) -> None:
        self.folder, self.edition, self.loaded_at = folder, edition, loaded_at

    @property
    def library(self) -> Library:
        return self.edition.library

    @property
    def texts(self) -> Texts:
        return self.edition.texts

    @property
    def guards(self) -> Guards:
        return self.edition.guards


def read_edition(folder: Path) -> Edition:
    """Everything in the folder; `ContentError` names the file that cannot be used."""
    library, texts = Library.load(folder), Texts.load(folder / TEXTS)
    return Edition(library, texts, Guards.load(folder / GUARDS))


async def open_content(tx: Tx, folder: Path, now: datetime) -> Content:
    """The content of a process that starts."""
    content = Content(folder, read_edition(folder), now)
    content.edition = await _with_last_forms(tx, content.edition, now)
    return content


async def read_again(content: Content, now: datetime) -> Edition:
    """What the folder holds now; where it cannot be used `ContentError` says why in one line."""
    content.loaded_at = now
    try:
        return await asyncio.to_thread(_read_checked, content.folder)
    except ContentError as error:
        raise ContentError(str(error).replace(f"{content.folder}/", "")) from error


async def adopt(tx: Tx, content: Content, edition: Edition, now: datetime) -> None:
    """Puts the edition to use: what runs takes it at its next step."""
    content.edition = await _with_last_forms(tx, edition, now)


async def reload_for_region(tx: Tx, content: Content, person_id: int, now: datetime) -> str | None:
    """Both, for somebody of the regional team; gives back why it cannot be used, None where it is in use.

    The other processes follow within seconds.
    """
    await steering.refuse_all_but_region(tx, person_id)
    try:
        edition = await read_again(content, now)
    except ContentError as error:
        await audit.record(tx, REFUSED, now, person_id, None)
        return str(error)
    await adopt(tx, content, edition, now)
    await audit.record(tx, RELOADED, now, person_id, None, activities=len(content.library.activities))
    return None


async def was_reloaded_elsewhere(tx: Tx, content: Content) -> bool:
    """Whether the region had the content reloaded, by another process, since this one looked."""
    return await audit.is_recorded_since(tx, RELOADED, content.loaded_at)


def _read_checked(folder: Path) -> Edition:
    """A bot that runs is not given texts that it could not say, nor an empty library."""
    edition = read_edition(folder)
    if not edition.library.activities:
        raise ContentError(f"{folder}/activities: aucune fiche")
    for fault in check_words(folder, CODE):
        raise ContentError(str(fault))
    return edition


async def _with_last_forms(tx: Tx, edition: Edition, now: datetime) -> Edition:
    """With what other regions gave beside the files, and with what has gone."""
    edition = replace(edition, library=await library_with_packs(tx, edition.library))
    library = edition.library
    themes = {theme.slug: theme for programme in library.programmes.values() for theme in programme.themes}
    gone_activities = await _gone(tx, ACTIVITY, Activity, library.activities, now)
    gone_programmes = await _gone(tx, PROGRAMME, Programme, library.programmes, now)
    gone_themes = await _gone(tx, THEME, Theme, themes, now)
    forms = LastForms(
        activities={slug: one for slug, one in gone_activities.items() if one.skill in library.skills},
        themes={slug: one for slug, one in gone_themes.items() if one.skill in library.skills},
        programmes=gone_programmes,
    )
    return replace(edition, library=replace(library, last_forms=forms))


async def _gone(tx: Tx, kind: str, model: type[Model], present: Mapping[str, Model], now: datetime) -> dict[str, Model]:
    """Keeps the form of what is present; returns what has gone, where today's models still understand it."""
    await last_forms.keep(tx, kind, present, lambda slug: present[slug].model_dump_json(), now)
    found: dict[str, Model] = {}
    for slug, fields in (await last_forms.list_gone(tx, kind, present)).items():
        with suppress(ValidationError):
            found[slug] = model.model_validate_json(fields)
    return found
