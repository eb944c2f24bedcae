from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.content_tree import Tree, plant


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A content folder without a fault, of which each test spoils one thing."""
    return plant(tmp_path)
