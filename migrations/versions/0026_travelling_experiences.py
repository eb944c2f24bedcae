"""Experiences travel: what the region decided of a text that was sent to it; and published texts can be searched.

The words are indexed by the database itself, so that a text that goes, whatever took it, leaves the index with it.
"""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

STATES = "region_state IN ('waiting', 'asked', 'published', 'refused')"
EDITED = "(coalesce(region_state, '') = 'asked') = (region_edited IS NOT NULL)"
PLACE = "(coalesce(region_state, '') = 'published') = (region_place IS NOT NULL)"
SENT = "region_state IS NULL OR sent_to_region_at IS NOT NULL"

GONE = "INSERT INTO experience_words (experience_words, rowid, text) VALUES ('delete', old.id, old.text);"
SQUEEZED = "INSERT INTO experience_words (experience_words) VALUES ('optimize');"
"""Without it the words of what was deleted stay in older parts of the index until it grows.

Before as well as after: a text that came in the same transaction has then a part of its own to be taken from.
"""
SQLITE = (
    "CREATE VIRTUAL TABLE experience_words USING fts5"
    " (text, content='experience', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO experience_words (rowid, text) SELECT id, text FROM experience WHERE text IS NOT NULL",
    "CREATE TRIGGER experience_words_added AFTER INSERT ON experience WHEN new.text IS NOT NULL BEGIN"
    " INSERT INTO experience_words (rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER experience_words_gone AFTER DELETE ON experience WHEN old.text IS NOT NULL BEGIN"
    f" {SQUEEZED} {GONE} {SQUEEZED} END",
    "CREATE TRIGGER experience_words_left AFTER UPDATE OF text ON experience WHEN old.text IS NOT NULL BEGIN"
    f" {SQUEEZED} {GONE} {SQUEEZED} END",
    "CREATE TRIGGER experience_words_came AFTER UPDATE OF text ON experience WHEN new.text IS NOT NULL BEGIN"
    " INSERT INTO experience_words (rowid, text) VALUES (new.id, new.text); END",
)


def upgrade() -> None:
    let_them_travel()
    let_them_be_found()


def let_them_travel() -> None:
    """Each rule stands with its column: to rewrite the table would forget which numbers were given."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    sealed = "BLOB" if is_sqlite else "BYTEA"
    instant = "DATETIME" if is_sqlite else "TIMESTAMP WITH TIME ZONE"
    for name, kind, rule, said in (
        ("region_state", "VARCHAR(12)", ("region_state", STATES), "empty: not sent to the region"),
        ("region_edited", sealed, ("region_edited", EDITED), "the region's wording, until its author has answered"),
        ("region_reason", "VARCHAR(16)", ("region_sent", SENT), "why it stays in its territory"),
        ("region_place", "VARCHAR(80)", ("region_place", PLACE), "what is read of its place elsewhere"),
        ("region_decided_at", instant, None, None),
    ):
        checked = f"\n CONSTRAINT ck_experience_{rule[0]} CHECK ({rule[1]})" if rule else ""
        op.execute(f"ALTER TABLE experience ADD COLUMN\n {name} {kind}{checked}")
        if said and not is_sqlite:
            op.execute(sa.text(f"COMMENT ON COLUMN experience.{name} IS '{said.replace(chr(39), chr(39) * 2)}'"))
    op.execute("UPDATE experience SET region_state = 'waiting' WHERE sent_to_region_at IS NOT NULL")


def let_them_be_found() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement.replace(":", r"\:")))
        return
    accented, plain = without_accents()
    words = (
        "to_tsvector('french'::regconfig, text)"
        f" || to_tsvector('french'::regconfig, translate(lower(text), '{accented}', '{plain}'))"
    )
    indexed = f"CREATE INDEX ix_experience_words ON experience USING gin (({words})) WHERE text IS NOT NULL"
    op.get_bind().exec_driver_sql(indexed)


def without_accents() -> tuple[str, str]:
    """Each accented small letter of the Latin languages, and what it is without its accent."""
    pairs = [(sign, unicodedata.normalize("NFKD", sign)[0]) for sign in map(chr, range(0xDF, 0x180))]
    kept = [(sign, base) for sign, base in pairs if sign.islower() and base != sign and base.isascii()]
    return "".join(sign for sign, _ in kept), "".join(base for _, base in kept)
