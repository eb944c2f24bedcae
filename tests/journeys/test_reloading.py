"""Authors change files beside a bot that runs: the real process takes them at SIGHUP, and when the region asks."""

from __future__ import annotations

import asyncio
import shutil
import time
from pathlib import Path

from bot.library.loading import CONTENT
from simulator.somebody import Somebody
from tests.journeys.acting import labels, said
from tests.journeys.living import plain
from tests.journeys.process import TEXTS, Premises, premises, run_command

SECONDS = 30.0
UNKNOWN = "unknown-command = "


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def hears(somebody: Somebody, words: str) -> None:
    """Asks for something unknown until the answer is the new one: nobody is told when a signal was obeyed."""
    deadline = time.monotonic() + SECONDS
    while True:
        await somebody.send("/zyxwv")
        answer = await somebody.wait_for(lambda message: message["text"] and not message["outgoing"], seconds=SECONDS)
        if words in answer["text"]:
            return
        assert time.monotonic() < deadline, answer["text"]
        await asyncio.sleep(0.5)  # as fast as it goes, it would soon be taken for a flood


async def region(here: Premises) -> Somebody:
    _, link, _ = await run_command(here.folder, here.env, "invite", "--region")
    somebody = await here.client.person("Odile")
    await somebody.join(link=link.strip())
    await somebody.tap(TEXTS.plain("button-accept"), seconds=SECONDS)
    return somebody


async def test_changed_content_is_taken_at_a_signal_and_by_the_region_and_a_removed_file_still_opens(
    tmp_path: Path,
) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    async with premises(tmp_path, "polling", TERREAU_CONTENT=str(content)) as here:
        await here.found()
        await here.run()
        parent = await here.joined("Samira")
        odile = await region(here)

        rewrite(content / "texts" / "fr.ftl", UNKNOWN, f"{UNKNOWN}Une première fois : ")
        here.hang_up()
        await hears(parent, "Une première fois")

        (idea,) = await here.stored("idea")
        (file,) = content.rglob(f"{idea.activity}.md")
        rewrite(file, "\ntitle:", "\ntitre:")
        await odile.send("/recharger")
        refused = await odile.wait_for(lambda message: not message["outgoing"], seconds=SECONDS)
        assert plain(refused["text"]).startswith("Rien n’a changé")
        assert file.name in refused["text"]
        assert str(content) not in refused["text"]

        file.unlink()
        await odile.send("/recharger")
        done = await odile.wait_for(lambda message: not message["outgoing"], seconds=SECONDS)
        remaining = len(list(content.rglob("activities/*/*.md")))
        assert said(TEXTS, "content-reloaded", activities=remaining) in done["text"]

        await parent.tap(TEXTS.plain("button-more"), seconds=SECONDS)
        more = await parent.wait_for(said(TEXTS, "more-withdrawn"), seconds=SECONDS)
        assert TEXTS.plain("button-another") in labels(more)
        await parent.tap(TEXTS.plain("button-another"), seconds=SECONDS)
        await parent.wait_for(lambda message: "Le repère de la semaine" in message["text"], seconds=SECONDS)
        assert (await here.stored("idea"))[-1].activity != idea.activity

        await parent.send("/recharger")
        await parent.wait_for(said(TEXTS, "error-not-allowed"), seconds=SECONDS)
        await here.end()
    assert '"event": "content_reloaded"' in here.logs
