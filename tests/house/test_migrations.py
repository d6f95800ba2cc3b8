import ast
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from danvan_desk.db import schema
from danvan_desk.db.engine import FILE_NAME, make_engine

STEPS = Path(schema.__file__).parent / "migrations" / "versions"


def test_the_tables_and_the_migrations_say_the_same(tmp_path: Path) -> None:
    schema.create(tmp_path)
    engine = make_engine(tmp_path / FILE_NAME, writes=True)
    try:
        with engine.begin() as connection:
            command.check(schema.migration_config(connection))
    finally:
        engine.dispose()


def test_head_is_the_newest_step() -> None:
    assert ScriptDirectory.from_config(schema.migration_config()).get_heads() == [schema.HEAD]


def test_a_step_never_imports_the_tables_of_a_later_release() -> None:
    found = []
    for file in STEPS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [(file.name, name) for name in names if name.split(".")[0] in {"danvan_desk", "ui", "resources"}]
    assert found == []
