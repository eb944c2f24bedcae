"""The region's notebook as a DOCX: to be completed, cut and pasted by whoever prepares a meeting."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from bot.planning.notebook import Chapter, Notebook
from bot.texts import T, typeset
from bot.views import notebook_words as words

MARGIN_CM, TEAL, GREY = 2.2, "0A5C58", "5C534C"
FONT = "Arial"
"""Everywhere, on whatever the document is opened."""
ANCHOR = "_Toc"
"""With its number it names a chapter; names that begin so are those that word processors give."""
RULED, RULED_PAGE = 9, 22
"""Lines to write on after a chapter, and on the last pages."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def notebook_docx(t: T, region: str, notebook: Notebook) -> bytes:
    """Takes a moment: not on the event loop."""
    from docx import Document

    document = Document()
    _set_up(document, t, region, notebook)
    _cover(document, t, region, notebook)
    _contents(document, t, notebook)
    _heading(document, 1, t.plain("notebook-how"))
    for key in words.HOW:
        _paragraph(document, t.plain(key))
    for number, chapter in enumerate(notebook.chapters, 2):
        _chapter(document, t, number, chapter)
    _heading(document, len(notebook.chapters) + 2, t.plain("notebook-together"))
    for key in words.TOGETHER:
        _paragraph(document, t.plain(key), "Heading 2")
        _ruled(document, RULED_PAGE // len(words.TOGETHER))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_up(document: Any, t: T, region: str, notebook: Notebook) -> None:
    from docx.shared import Cm, Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    section.different_first_page_header_footer = True
    properties = document.core_properties
    properties.author, properties.title, properties.language = "Terreau", words.title(t, region), t.about.locale
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(notebook.made_on, time())  # a date
    _styles(document, t.about.locale)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Remark"]  # that of footers has tab stops of a narrower page
    _tab_at_the_right(foot.paragraph_format)
    foot.add_run(f"{words.title(t, region)}\t")
    _field(foot, "PAGE", "1")


def _styles(document: Any, locale: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    for name, size, colour in (
        ("Normal", 11, None),
        ("Title", 34, TEAL),
        ("Subtitle", 16, GREY),
        ("Heading 1", 22, TEAL),
        ("Heading 2", 14, TEAL),
        ("Quote", 15, None),
    ):
        _style(document.styles[name], size, colour)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    document.styles["Quote"].font.bold, document.styles["Quote"].font.italic = True, False
    document.styles["Heading 1"].paragraph_format.space_before = document.styles[
        "Subtitle"
    ].paragraph_format.space_before
    for name in ("toc 1", "Provenance", "Remark"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _style(style, 12 if name == "toc 1" else 11 if name == "Provenance" else 10, GREY if name == "Remark" else None)
    document.styles["Provenance"].font.bold = True
    document.styles["Provenance"].paragraph_format.space_before = Pt(8)
    document.styles["Quote"].paragraph_format.space_after = Pt(4)
    for name in ("Provenance", "Remark"):
        document.styles[name].paragraph_format.space_after = Pt(1)
    for name in ("Provenance", "Heading 2"):
        document.styles[name].paragraph_format.keep_with_next = True
    document.styles["Heading 2"].paragraph_format.space_before = Pt(16)
    document.styles["Heading 2"].paragraph_format.space_after = Pt(4)
    _tab_at_the_right(document.styles["toc 1"].paragraph_format, has_dots=True)
    _language(document.styles["Normal"], locale)


def _tab_at_the_right(paragraph_format: Any, *, has_dots: bool = False) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    leader = WD_TAB_LEADER.DOTS if has_dots else WD_TAB_LEADER.SPACES
    paragraph_format.tab_stops.add_tab_stop(Cm(21 - 2 * MARGIN_CM), WD_TAB_ALIGNMENT.RIGHT, leader)


def _style(style: Any, size: float, colour: str | None) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]
    for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), FONT)
    style.font.color.rgb = RGBColor.from_string(colour) if colour else RGBColor(0x1A, 0x1A, 0x1A)


def _language(style: Any, locale: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    said = OxmlElement("w:lang")
    said.set(qn("w:val"), locale)
    style.element.get_or_add_rPr().append(said)


def _cover(document: Any, t: T, region: str, notebook: Notebook) -> None:
    from docx.shared import Pt

    title = _paragraph(document, t.plain("notebook-title"), "Title")
    title.paragraph_format.space_before = Pt(140)
    _paragraph(document, region, "Subtitle").runs[0].bold = True
    _paragraph(document, words.period(t, notebook), "Subtitle")
    _paragraph(document, t.plain("notebook-for"), "Remark")
    _paragraph(document, words.made_on(t, notebook), "Remark")


def _contents(document: Any, t: T, notebook: Notebook) -> None:
    """The chapters, each with its page, which the word processor works out; see docs/decisions.md."""
    head = _paragraph(document, t.plain("notebook-contents"), "Subtitle")
    head.paragraph_format.page_break_before = True
    names = [t.plain("notebook-how"), *(words.heading(one) for one in notebook.chapters)]
    names.append(t.plain("notebook-together"))
    for number, name in enumerate(names, 1):
        _line(document, number, name)
    _paragraph(document, t.plain("notebook-contents-how"), "Remark")


def _line(document: Any, number: int, name: str) -> None:
    """Leads to the chapter of that number, and tells its page."""
    line = _paragraph(document, f"{name}\t", "toc 1")
    _field(line, rf"PAGEREF {ANCHOR}{number} \h", "")


def _chapter(document: Any, t: T, number: int, chapter: Chapter) -> None:
    _heading(document, number, words.heading(chapter))
    _paragraph(document, words.skill(t, chapter), "Remark")
    if chapter.reperes:
        _paragraph(document, t.plain("notebook-reperes"), "Heading 2")
    for one in chapter.reperes:
        _paragraph(document, t.plain("notebook-repere", words=one.words), "Quote")
    if figures := words.figures(t, chapter):
        _paragraph(document, t.plain("notebook-figures"), "Heading 2")
    for said in figures:
        _paragraph(document, said)
    for said in words.liked(t, chapter):
        _paragraph(document, said, "List Bullet")
    _told(document, t, chapter)
    _paragraph(document, t.plain("notebook-write"), "Heading 2")
    _ruled(document, RULED)


def _told(document: Any, t: T, chapter: Chapter) -> None:
    if chapter.lived:
        _paragraph(document, t.plain("notebook-lived"), "Heading 2")
        _paragraph(document, t.plain("notebook-lived-what"), "Remark")
    for each in chapter.lived:
        where, text, activity = words.lived(t, each)
        _whole([_paragraph(document, where, "Provenance"), _paragraph(document, text)])
        _paragraph(document, activity, "Remark")
    if chapter.notes:
        _paragraph(document, t.plain("notebook-notes"), "Heading 2")
        _paragraph(document, t.plain("notebook-notes-what"), "Remark")
    for note in chapter.notes:
        head, answers = words.note(t, note)
        said = [_paragraph(document, head, "Provenance")]
        for question, answer in answers:
            said += [_paragraph(document, question, "Remark"), _paragraph(document, answer)]
        _whole(said[:-1])
    if chapter.has_more:
        _paragraph(document, t.plain("notebook-more"), "Remark")


def _heading(document: Any, number: int, text: str) -> None:
    """Under a name that its line in the contents knows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    heading = _paragraph(document, text, "Heading 1")
    for kind in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "bookmarkStart":
            mark.set(qn("w:name"), f"{ANCHOR}{number}")
        heading._p.append(mark)


def _paragraph(document: Any, text: str, style: str = "Normal") -> Any:
    return document.add_paragraph(_UNPRINTABLE.sub("", typeset(text)), style)


def _whole(paragraphs: Sequence[Any]) -> None:
    """On the same page as what follows."""
    from docx.shared import Pt

    for one in paragraphs:
        one.paragraph_format.keep_with_next = one.paragraph_format.keep_together = True
        one.paragraph_format.space_after = Pt(3)


def _ruled(document: Any, count: int) -> None:
    """Lines for handwriting: one row each of a table that shows nothing but them, all of them on one page."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = document.add_table(rows=count, cols=1)
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8A8A8A")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    for row in table.rows:
        row.height, row.height_rule = Mm(9), WD_ROW_HEIGHT_RULE.EXACTLY
    _whole([row.cells[0].paragraphs[0] for row in [*table.rows][:-1]])


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    """At the end of the paragraph: `shown` stands there until a word processor works the field out."""
    for run in (_mark("begin"), _instruction(instruction), _mark("separate")):
        paragraph._p.append(run)
    paragraph.add_run(shown)
    paragraph._p.append(_mark("end"))


def _mark(kind: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        mark.set(qn("w:dirty"), "true")
    run.append(mark)
    return run


def _instruction(text: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run, said = OxmlElement("w:r"), OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = text
    run.append(said)
    return run
