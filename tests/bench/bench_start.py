"""First paint of our window beside a bare PySide6 window, in alternating rounds: `bench_start.py [rounds] [home]`.

Prints medians (ms from spawn) and their ratio. The bare window is a QMainWindow with an empty QTableView: the least
any program with these libraries can do.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import json, os, sys, time
from PySide6 import QtCore, QtWidgets
zero = float(os.environ["DANVAN_T0"])
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1366, 768)
class Model(QtCore.QAbstractTableModel):
    def rowCount(self, parent=QtCore.QModelIndex()): return 0
    def columnCount(self, parent=QtCore.QModelIndex()): return 8
    def data(self, index, role=0): return None
    def headerData(self, number, way, role=0):
        return "Hạn" if role == 0 and way == QtCore.Qt.Horizontal else None
model = Model()
table = QtWidgets.QTableView()
table.setModel(model)
window.setCentralWidget(table)
class Eye(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            print(json.dumps({"paint": round((time.monotonic() - zero) * 1000, 1)}))
            sys.stdout.flush()
            os._exit(0)
        return False
eye = Eye()
table.viewport().installEventFilter(eye)
window.show()
app.exec()
"""


def once(arguments: list[str], home: Path) -> dict[str, float]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "DANVAN_T0": repr(time.monotonic()),
        "DANVAN_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "danvan-bench-pyc"),  # as an installed program has
    }
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "none"
        bare, ours, usable = [], [], []
        for number in range(rounds + 1):
            first = once(["-c", BARE], home)["paint"]
            second = once(["-m", "ui.app", "--quit-after", "paint"], home)["paint"]
            third = once(["-m", "ui.app", "--quit-after", "usable"], home)["usable"]
            if number:  # the first round warms the page cache
                bare.append(first)
                ours.append(second)
                usable.append(third)
    floor = statistics.median(bare)
    for name, values in (("bare window", bare), ("our first paint", ours), ("our first page", usable)):
        middle = statistics.median(values)
        print(f"{name:16} {middle:7.0f} ms   x{middle / floor:.2f}   (worst {max(values):.0f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
