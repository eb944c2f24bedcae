"""Pictures for the guides, drawn by the tests that come to what they show; only with TERREAU_PICTURES=folder."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, Page

PICTURES = os.environ.get("TERREAU_PICTURES", "")
SETTLING_MS = 900
MARGIN = 8
GAP = 14


async def drawn(page: Page, around: Locator | None = None) -> Image.Image | None:
    """The window, or what stands around one message; None where no picture is wanted."""
    if not PICTURES:
        return None
    await page.wait_for_timeout(SETTLING_MS)
    box = await around.bounding_box() if around else None
    if box is None:
        return _read(await page.screenshot())
    clip = {"x": 0, "y": box["y"] - MARGIN, "width": box["x"] + box["width"] + 60, "height": box["height"] + 2 * MARGIN}
    return _read(await page.screenshot(clip=clip))  # type: ignore[arg-type]


def keep(name: str, *shots: Image.Image | None) -> None:
    """Side by side where there are several, in few colours: these are drawings, not photographs."""
    there = [one for one in shots if one is not None]
    if not there:
        return
    width = sum(one.width for one in there) + GAP * (len(there) - 1)
    whole = Image.new("RGB", (width, max(one.height for one in there)), "white")
    left = 0
    for one in there:
        whole.paste(one, (left, 0))
        left += one.width + GAP
    whole.quantize(256, Image.Quantize.MAXCOVERAGE).save(Path(PICTURES) / f"{name}.png", optimize=True)


def _read(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")
