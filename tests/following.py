"""An empty folder in which the commands of a page are typed one after the other, on a database of its own."""

from __future__ import annotations

import asyncio
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import update
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.model import GrantKind
from bot.services import invitations
from bot.settings import read_settings
from bot.storage import grants
from bot.storage.db import Tx, find_keys, open_database
from bot.storage.tables import access_grant, invitation
from bot.storage.territories import find_by_slug
from tests.documents import ROOT
from tests.storage.rows import NOW, a_person

ANSWERS = "y\n"
"""To whatever asks before it acts."""


def placed(word: str, here: Path) -> str:
    """A place that a page names, in the folder of this test."""
    for named, place in (("/var/lib/terreau", "data"), ("/data", "data"), ("/mnt/usb", "usb"), ("/content", "content")):
        if word == named or word.startswith(f"{named}/"):
            return str(here / place) + word.removeprefix(named)
    return word


@dataclass
class World:
    """An empty folder with a database, and what some commands expect to find there."""

    here: Path
    ran: list[str] = field(default_factory=list)

    def run(self, *arguments: str) -> None:
        done = CliRunner().invoke(cli, list(arguments), ANSWERS)
        assert done.exit_code == 0, f"{arguments}: {done.output[-800:]} {done.exception!r}"

    def follow(self, arguments: tuple[str, ...], guide: Path) -> None:
        """Runs it, on this folder; first makes what the page says is there already."""
        words = [placed(word, self.here) for word in arguments]
        if words[0] == "restore" and not Path(words[1]).exists():
            newest = max((self.here / "data" / "backups").glob("*.db"))
            shutil.copy(newest, words[1])
        if words[0] == "grants" and words[1] != "list":
            asyncio.run(self.number(words[1], int(words[2])))
        if words[0] == "print-guide":
            (self.here / words[1]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / words[1], words[1])
        if words[0] == "activity":
            self.write_example(guide, words)
            words += ["--content", str(self.here / "content")]
        if "--population" in words:
            words[words.index("--population") + 1] = "3"
        self.run(*words)
        self.ran.append(" ".join(arguments))

    def write_example(self, guide: Path, words: list[str]) -> None:
        """The activity that the guide for authors shows, in the place of the empty one that `new` wrote."""
        for word in words:
            if word.endswith(".md"):
                (example,) = re.findall(r"```markdown\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
                (self.here / word).write_text(example, encoding="utf-8")

    async def number(self, what: str, number: int) -> None:
        """An access or a link that `grants list` shows under this number."""
        settings = read_settings(_env_file=None)
        database = open_database(settings.database_url, find_keys(settings.database_url, None, None))
        async with database.write() as tx:
            await (self._access(tx, number) if what == "withdraw" else self._link(tx, number))
        await database.close()

    async def _access(self, tx: Tx, number: int) -> None:
        await grants.give(tx, (await a_person(tx, number)).id, GrantKind.REGION, None, NOW)
        await tx.execute(update(access_grant).where(access_grant.c.revoked_at.is_(None)).values(id=number))

    async def _link(self, tx: Tx, number: int) -> None:
        await invitations.create(tx, GrantKind.COORDINATOR, await find_by_slug(tx, "unieux"), NOW)
        last = invitation.c.expires_at.is_not(None) & invitation.c.used_at.is_(None)
        await tx.execute(update(invitation).where(last).values(id=number))
