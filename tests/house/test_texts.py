"""Every text for people is Vietnamese in the sources and has an English translation."""

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from danvan_desk.lawbook import shipped_days, shipped_rules

CATALOGUE = Path(resources.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "danvan.mo"


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_text(node):
            yield node


def plain(call: ast.Call) -> str | None:
    """The text as the catalogue has it; that of `_as` after its use."""
    given = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    wanted = 1 if isinstance(call.func, ast.Name) and call.func.id == "_" else 2
    return "\4".join(given) if len(given) == len(call.args) == wanted and not call.keywords else None


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """The statements that run when the module is imported: bodies of functions wait, their defaults don't."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from [*child.args.defaults, *(d for d in child.args.kw_defaults if d), *child.decorator_list]
        elif not isinstance(child, ast.Lambda):
            yield child
            yield from at_import(child)


@pytest.fixture(scope="session")
def texts(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Every text with the first file it stands in."""
    found: dict[str, str] = {}
    for path, tree in trees.items():
        for call in calls(tree):
            found.setdefault(plain(call) or "", path)
    return found


@pytest.fixture(scope="session")
def english() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)


def fields(text: str) -> list[str]:
    return sorted({name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None})


def test_a_text_is_a_plain_literal(trees: dict[str, ast.Module]) -> None:
    wrong = [(path, call.lineno) for path, tree in trees.items() for call in calls(tree) if not plain(call)]
    assert wrong == []


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "_as")


def test_no_text_is_fixed_at_import(trees: dict[str, ast.Module]) -> None:
    wrong = [(path, node.lineno) for path, tree in trees.items() for node in at_import(tree) if is_text(node)]
    assert wrong == []


def test_every_text_has_its_english(texts: dict[str, str], english: dict[str, str]) -> None:
    missing = {text: path for text, path in texts.items() if not english.get(text)}
    assert missing == {}, f"{len(missing)} texts without English; python build_installer.py texts"


def test_the_laws_own_words_have_their_english(english: dict[str, str]) -> None:
    entries = [*shipped_rules().all(), *shipped_rules().duties()]
    told = {entry.title for entry in entries} | {day.name for day in shipped_days()}
    told |= {title for rule in shipped_rules().all() for title in rule.titles.values()}
    assert {words for words in told if not english.get(words)} == set()


def test_a_translation_asks_for_the_same_values(english: dict[str, str]) -> None:
    pairs = {text: said for text, said in english.items() if text}
    assert {text: said for text, said in pairs.items() if fields(text) != fields(said)} == {}


def test_english_is_english(english: dict[str, str]) -> None:
    """A Vietnamese letter in a translation stands only where the text quotes a name, in capitals or after a quote."""
    vietnamese = re.compile(r"\b[a-zăâđêôơư]*[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][a-zăâđêôơư]*\b")
    assert {text: said for text, said in english.items() if text and text == said and vietnamese.search(text)} == {}
