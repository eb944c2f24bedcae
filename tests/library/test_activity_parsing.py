from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.errors import ContentError
from bot.library.checks.activities import check_activities
from bot.library.checks.findings import Findings
from bot.library.loading import parse_activity, read_activity
from tests.library.content_tree import ACTIVITY, METEO, Tree

YAML_PIECES = st.sampled_from(
    [
        "title: ",
        "ages: ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "\n",
        "  ",
        "&a ",
        "*a",
        "!!int ",
        "!!bool ",
        "2024-13-45",
        "é",
        "'",
    ]
)


def parsed_or_refused(text: str) -> None:
    try:
        parse_activity(text, "any")
    except (ContentError, ValidationError):
        return


@given(st.text())
@example("---\n---\n")
def test_any_text_is_parsed_or_refused(text: str) -> None:
    parsed_or_refused(text)


@settings(deadline=None)
@given(st.text() | st.lists(YAML_PIECES, max_size=30).map("".join), st.text())
@example("!!timestamp x", "")
@example("a: !!bool x", "")
@example("a: 2024-13-45", "")
@example("&a [*a]", "")
@example("a: &a [*a]", "")
@example("3: 4", "")
@example("[" * 1500, "")
@example("title: 0x" + "f" * 5000, "")
def test_any_head_and_body_are_parsed_or_refused(head: str, body: str) -> None:
    parsed_or_refused(f"---\n{head}\n---\n{body}")


@settings(deadline=None)
@given(st.data())
def test_a_good_file_with_a_piece_cut_out_is_parsed_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(ACTIVITY)))
    end = data.draw(st.integers(start, len(ACTIVITY)))
    parsed_or_refused(ACTIVITY[:start] + ACTIVITY[end:])


@settings(deadline=None)
@given(st.lists(YAML_PIECES, max_size=30).map("".join), st.text())
@example("a: &a [*a]", "")
@example("title: 0x" + "f" * 5000, "")
@example("[" * 1500, "1. x")
def test_the_check_names_a_line_of_the_file_whatever_it_holds(
    tmp_path_factory: pytest.TempPathFactory, head: str, body: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    text = f"---\n{head}\n---\n{body}"
    (folder / "any.md").write_text(text, encoding="utf-8", newline="")
    findings = Findings((folder,))
    check_activities(folder, None, (), findings)
    assert findings.faults
    lines = (folder / "any.md").read_text(encoding="utf-8").count("\n") + 1
    assert all(1 <= fault.line <= lines for fault in findings.faults)


def test_a_file_that_is_not_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match=r"x\.md"):
        read_activity(path)


def test_a_step_number_without_a_text_does_not_swallow_the_next_line(tree: Tree) -> None:
    tree.change(METEO, "2. Écoutez sans commenter.", "2.\nÉcoutez.")
    with pytest.raises(ValidationError):
        read_activity(tree.root / METEO)
