"""Alembic's entry: run the steps on the connection we are given, inside its transaction."""

from alembic import context

from danvan_desk.db.tables import Base

_KEPT_BY_HAND = ("names_fts", "text_fts")


def _ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(_KEPT_BY_HAND))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    include_object=_ours,
)
context.run_migrations()
