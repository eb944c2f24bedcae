"""The one metadata of all tables, and what they are made with."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WHERE = "where"


def own_id() -> Column[int]:
    """The number of a row, which the database gives."""
    return Column("id", Integer, primary_key=True, autoincrement=True)


def refers_to(table: str, *, nullable: bool = False, index: bool = True) -> Column[int]:
    """A reference that goes when its row goes."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table}_id", Integer, key, nullable=nullable, index=index)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """A partial index stays as short as the queue, however long the ledger grows."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), info={WHERE: where})


def complete_for_postgresql() -> None:
    """To be called before tables are made there: its name loads its dialect, 5 MB that a bot on SQLite does without."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if WHERE in index.info:
                index.dialect_kwargs["postgresql_where"] = text(index.info[WHERE])
