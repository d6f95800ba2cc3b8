"""How much of the law's counting the tests would miss if it were wrong: small faults put in one by one.

    python tests/bench/mutation.py [module …]        e.g. clocks counting term working_days calendar_day office_clocks

Each fault is one change to a copy of one module (a comparison turned, a number moved by one, `and` for `or`, a
statement left out, …); tests/domain runs on the copy and stops at the first failure. A fault no test notices survives.
Faults nothing could notice are listed in SAME with the reason. The score is what was noticed of all that could be.
"""

from __future__ import annotations

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOM = "danvan_desk/domain"
MODULES = ("clocks", "counting", "term", "working_days", "calendar_day", "office_clocks")
SAME: dict[tuple[str, str], str] = {}
"""(module, fault as printed) → why no test can tell it from the original."""
LIMIT_S = 180
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_SWAPPED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip


def _faults(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What a node may be turned into, with the words for it."""
    changed = copy.deepcopy(node)
    if isinstance(changed, ast.Compare) and type(changed.ops[0]) in _TURNED:
        changed.ops[0] = _TURNED[type(changed.ops[0])]()
        yield "comparison turned", changed
    elif isinstance(changed, ast.BoolOp):
        changed.op = ast.Or() if isinstance(changed.op, ast.And) else ast.And()
        yield "and for or", changed
    elif isinstance(changed, ast.BinOp) and type(changed.op) in _SWAPPED and not isinstance(changed.left, ast.Set):
        changed.op = _SWAPPED[type(changed.op)]()
        yield "operator swapped", changed
    elif isinstance(changed, ast.UnaryOp) and isinstance(changed.op, ast.Not):
        yield "not left out", changed.operand
    elif isinstance(changed, ast.Constant) and isinstance(changed.value, bool):
        yield "truth turned", ast.Constant(not changed.value)
    elif isinstance(changed, ast.Constant) and isinstance(changed.value, int):
        yield "number moved", ast.Constant(changed.value + 1)
    elif isinstance(changed, ast.IfExp):
        yield "branches exchanged", ast.IfExp(changed.test, changed.orelse, changed.body)
    elif isinstance(changed, ast.Return) and changed.value is not None and not _is_none(changed.value):
        yield "nothing returned", ast.Return(ast.Constant(None))
    elif _can_go(changed):
        yield "left out", ast.Pass()


def _can_go(node: ast.AST) -> bool:
    alone = ast.AugAssign | ast.Continue | ast.Break | ast.Raise
    return isinstance(node, alone) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Put(ast.NodeTransformer):
    """Puts one fault in the place of the node numbered `at` (as `ast.walk` comes to it)."""

    def __init__(self, target: ast.AST, fault: ast.AST) -> None:
        self.target, self.fault = target, fault

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.fault, node) if node is self.target else self.generic_visit(node)


def _inside_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes of the bodies of functions: annotations, defaults and tables of words are no counting."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for statement in function.body:
            yield from (node for node in ast.walk(statement) if not isinstance(node, ast.FunctionDef))


def faults_of(module: str) -> list[tuple[str, str]]:
    """Each fault of a module: where and what, and the whole source with it in."""
    source = (ROOT / ROOM / f"{module}.py").read_text(encoding="utf-8")
    lines = source.splitlines()
    found, seen = [], set()
    total = len(list(_inside_functions(ast.parse(source))))
    for at in range(total):
        target = list(_inside_functions(ast.parse(source)))[at]
        for words, _fault in _faults(target):
            tree = ast.parse(source)
            node = list(_inside_functions(tree))[at]
            fault = next(made for said, made in _faults(node) if said == words)
            code = ast.unparse(ast.fix_missing_locations(_Put(node, fault).visit(tree)))
            if code not in seen:
                seen.add(code)
                line = getattr(node, "lineno", 0)
                found.append((f"{line}: {words}: {lines[line - 1].strip()}", code))
    return found


def _noticed(module: str, code: str, room: Path) -> bool:
    """Whether the tests fail on the house in `room` with this source in it; a run that hangs is noticed too."""
    (room / ROOM / f"{module}.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", "tests/domain"]
    paths = {**os.environ, "PYTHONPATH": str(room), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(command, cwd=room, env=paths, capture_output=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main(modules: list[str]) -> int:
    noticed = survived = 0
    with tempfile.TemporaryDirectory() as place:
        rooms = [Path(place) / str(n) for n in range(2)]
        for room in rooms:
            for part in ("danvan_desk", "ui", "resources", "tests"):
                shutil.copytree(ROOT / part, room / part)
            shutil.copy(ROOT / "pyproject.toml", room)
        for module in modules:
            clean = (ROOT / ROOM / f"{module}.py").read_text(encoding="utf-8")
            work = [one for one in faults_of(module) if (module, one[0]) not in SAME]

            def run(n: int, module: str = module, work: list[tuple[str, str]] = work) -> list[bool]:
                return [_noticed(module, code, rooms[n]) for _where, code in work[n::2]]

            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(run, range(2)))
            for room in rooms:
                (room / ROOM / f"{module}.py").write_text(clean, encoding="utf-8")
            left = [work[2 * i + n][0] for n in range(2) for i, seen in enumerate(answers[n]) if not seen]
            noticed, survived = noticed + len(work) - len(left), survived + len(left)
            print(f"{module}: {len(work) - len(left)} of {len(work)} noticed", flush=True)
            print("\n".join(f"    {one}" for one in sorted(left, key=lambda w: int(w.split(":")[0]))), flush=True)
    print(f"score {100 * noticed / max(1, noticed + survived):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(MODULES)))
