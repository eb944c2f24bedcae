"""Where the system's Chromium is, and how tests start it."""

from __future__ import annotations

import os
import shutil

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def chromium() -> str:
    """Without one the test is skipped, with its reason; with TERREAU_REQUIRE_CHROMIUM=1 it fails."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("TERREAU_REQUIRE_CHROMIUM") == "1":
        pytest.fail("TERREAU_REQUIRE_CHROMIUM=1 but no Chromium was found")
    pytest.skip("no Chromium was found (chromium, chromium-browser or google-chrome)")
