"""axe-core over a page: what it calls serious or critical. The library comes with the development lock."""

from __future__ import annotations

import os
from importlib import resources
from typing import Any

import pytest
from playwright.async_api import Frame, Page

GRAVE = ("serious", "critical")
LEAST_RULES = 10


def axe_script() -> str:
    """Without it the test is skipped, with its reason; with TERREAU_REQUIRE_CHROMIUM=1 it fails."""
    try:
        return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        if os.environ.get("TERREAU_REQUIRE_CHROMIUM") == "1":
            pytest.fail("TERREAU_REQUIRE_CHROMIUM=1 but axe-core is not installed (requirements-dev.lock)")
        pytest.skip("axe-core is not installed (requirements-dev.lock)")


async def grave_findings(where: Page | Frame, script: str) -> list[str]:
    """« rule: element » for each element with a serious or critical finding."""
    await where.evaluate(script)
    found: dict[str, Any] = await where.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
    assert len(found["passes"]) >= LEAST_RULES, "axe-core looked at almost nothing"
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
