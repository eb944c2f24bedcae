"""The region's notebook as a PDF: to print, to read together, to write on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.planning.notebook import Chapter, Lived, Notebook, TeamNote
from bot.texts import T, typeset
from bot.views import notebook_words as words
from bot.views.booklet import BOTTOM, COLUMN, CONTENTS_LINE, TOP, Booklet, Words
from bot.views.sheet import HEIGHT, MARGIN, SOFT, TEAL

SOIL_TOP = 262
CONTENTS_HEAD = 20


def notebook_pdf(t: T, region: str, notebook: Notebook) -> bytes:
    book = Booklet(words.title(t, region), t.plain("notebook-contents"), t.about.locale)
    _cover(book, t, region, notebook)
    book.contents(_pages_of_contents(len(notebook.chapters) + 2))
    book.chapter(t.plain("notebook-how"))
    book.block([Words(t.plain("notebook-how"), 22, bold=True, colour=TEAL)])
    book.block([Words(t.plain(key), 12, before=4) for key in words.HOW])
    for chapter in notebook.chapters:
        _chapter(book, t, chapter)
    together = t.plain("notebook-together")
    book.chapter(together)
    book.block([Words(together, 22, bold=True, colour=TEAL)])
    book.parts_to_write([t.plain(key) for key in words.TOGETHER])
    return book.pdf()


def _pages_of_contents(entries: int) -> int:
    a_page = int((HEIGHT - TOP - BOTTOM - CONTENTS_HEAD) // CONTENTS_LINE)
    return -(-entries // a_page)


def _cover(book: Booklet, t: T, region: str, notebook: Notebook) -> None:
    book.box(MARGIN, 40, 40, 1.6, TEAL)
    below = book.write(MARGIN, 48, COLUMN, t.plain("notebook-title"), 40, bold=True, colour=TEAL, most_lines=2)
    below = book.write(MARGIN, below + 8, COLUMN, typeset(region), 20, bold=True, most_lines=3)
    below = book.write(MARGIN, below + 4, COLUMN, words.period(t, notebook), 16, most_lines=2)
    below = book.write(MARGIN, below + 14, COLUMN, t.plain("notebook-for"), 13, colour=SOFT, most_lines=3)
    book.write(MARGIN, below + 2, COLUMN, words.made_on(t, notebook), 11, colour=SOFT, most_lines=1)
    for x, height, pairs in ((45, 34, 2), (105, 48, 3), (165, 28, 2)):
        book.sprout(x, SOIL_TOP + 5, height, pairs)
    book.ground(SOIL_TOP)


def _chapter(book: Booklet, t: T, chapter: Chapter) -> None:
    heading = words.heading(chapter)
    book.chapter(heading)
    book.block([Words(heading, 22, bold=True, colour=TEAL), Words(words.skill(t, chapter), 11, colour=SOFT, before=1)])
    if chapter.reperes:
        said = [Words(t.plain("notebook-reperes"), 10, colour=SOFT)]
        said += [
            Words(t.plain("notebook-repere", words=one.words), 15, bold=True, before=1.5) for one in chapter.reperes
        ]
        book.block([Words("", 4)])
        book.block(said, boxed=True)
    _figures(book, t, chapter)
    _told(book, t, chapter)
    book.lines(t.plain("notebook-write"))


def _figures(book: Booklet, t: T, chapter: Chapter) -> None:
    for number, line in enumerate(words.figures(t, chapter)):
        if number == 0:
            _section(book, t.plain("notebook-figures"), Words(line))
        else:
            book.block([Words(line, before=0.8)])
    for line in words.liked(t, chapter):
        book.block([Words(f"• {line}", before=0.5)])


def _section(book: Booklet, title: str, first: Words, following: Sequence[Words] = ()) -> None:
    """A title is never left alone at the foot of a page."""
    head = [Words(title, 14, bold=True, colour=TEAL, before=6), first]
    book.make_room(book.height(head) + book.height(following))
    book.block(head)


def _told(book: Booklet, t: T, chapter: Chapter) -> None:
    _items(book, t, "notebook-lived", [_lived(t, one) for one in chapter.lived])
    _items(book, t, "notebook-notes", [_note(t, one) for one in chapter.notes])
    if chapter.has_more:
        book.block([Words(t.plain("notebook-more"), 10, colour=SOFT, before=3)])


def _items(book: Booklet, t: T, key: str, items: Sequence[Sequence[Words]]) -> None:
    if items:
        _section(book, t.plain(key), Words(t.plain(f"{key}-what"), 10, colour=SOFT), items[0])
    for item in items:
        book.block(item, ruled=True)


def _lived(t: T, one: Lived) -> list[Words]:
    where, text, activity = words.lived(t, one)
    return [Words(where, bold=True, before=4), Words(text), Words(activity, 10, colour=SOFT)]


def _note(t: T, one: TeamNote) -> list[Words]:
    head, answers = words.note(t, one)
    said = [Words(head, bold=True, before=4)]
    for question, answer in answers:
        said += [Words(question, 10, colour=SOFT, before=1), Words(answer)]
    return said
