"""A planted denouncer is on no page, in no title, tip, search answer, paper, sheet or file name."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from danvan_desk.actions.add import add_records
from danvan_desk.actions.meeting import meeting_page
from danvan_desk.actions.papers import print_record
from danvan_desk.actions.petition_export import export_petitions
from danvan_desk.actions.registers import print_register
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.folding import fold
from danvan_desk.domain.numbering import check_code
from danvan_desk.domain.periods import Period, reporting_month
from danvan_desk.queries.petitions import PetitionFilter
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.export import write
from ui.pages.catalogue import factories

WHO = {"name": "Phan Thị Kín Đáo", "phone": "0911222333", "id_number": "087069004599", "address": "27/4 hẻm Vắng Vẻ"}
TOLD = "Bà Phan Thị Kín Đáo, điện thoại 0911 222 333, ở 27/4 hẻm Vắng Vẻ, trình bày việc thu tiền không biên lai"
SECRETS = ("kin dao", "0911222333", "0911 222 333", "087069004599", "vang ve")
RECORDS = [
    {"type": "visit", "ref": "v", "date": "2026-11-23", "time": "08:10", "reception": "regular", "person": WHO,
     "kind": "denunciation", "content": TOLD, "outcome": "received",
     "documents": [{"title": f"Đơn của {WHO['name']}"}]},
    {"type": "petition", "ref": "p", "received": "2026-11-05", "channel": "reception", "kind": "denunciation",
     "people": [WHO], "respondent": "Lương Văn Tấn", "content": TOLD, "request": TOLD, "note": TOLD, "visit": "v"},
    {"type": "petition", "ref": "s", "received": "2026-11-06", "channel": "post", "kind": "feedback", "people": [WHO],
     "content": TOLD, "split_from": "p"},
    {"type": "petition", "received": "2026-11-20", "channel": "post", "kind": "denunciation", "people": [WHO],
     "content": TOLD, "same_as": "p"},
    {"type": "event", "case": "p", "event": "assigned", "date": "2026-11-06", "officer": "Phạm Quốc Bảo", "note": TOLD},
    {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-12", "document_no": "9/QĐ", "reason": TOLD},
    {"type": "dialogue", "ref": "d", "kind": "case", "case": "p", "date": "2026-11-18", "agreed": TOLD,
     "absent": [{"name": WHO["name"], "excused": True}],
     "items": [{"asked_by": WHO["name"], "question": TOLD, "commitment": TOLD, "due": "2026-12-01"}]},
]  # fmt: skip
RECEIPT = f"DT-2026-00001 {check_code('DT-2026-00001', date(2026, 11, 5))}"


@pytest.fixture
def planted(home):
    desk = open_desk(home)
    add_records(desk, RECORDS)
    yield desk
    close_desk(desk)


def leaks(text: str) -> list[str]:
    folded = fold(text)
    return [secret for secret in SECRETS if secret in folded]


def painted(window: QWidget) -> str:
    """Every word the window paints, taken from a drawing of it."""
    kept = QByteArray()
    drawing = QBuffer(kept)
    drawing.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(drawing)
    generator.setSize(window.size())
    window.render(generator)
    drawing.close()
    return " ".join(re.findall(r">([^<]+)</text>", bytes(kept.data()).decode()))


def held(window: QWidget) -> str:
    """Every word its widgets hold, shown or not: labels, fields, tips, the rows of lists."""
    words = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        words += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            words.append(widget.toPlainText())
        elif hasattr(widget, "texts"):
            words += widget.texts()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            words += [
                str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())
            ]
    return " ".join(words)


def test_no_page_shows_or_holds_the_denouncer(home, planted, shown, qtbot):
    window = shown(home, factories())
    window.resize(1366, 768)
    seen = []
    for name, target in (
        ("today", None), ("reception", None), ("reception", "TD-2026-00001"), ("petitions", None),
        ("cases", None), ("cases", "VV-2026-00001"), ("cases", "VV-2026-00002"), ("dialogues", None),
        ("dialogues", "DTH-2026-00001"), ("backlog", None), ("promises", None), ("reports", None),
        ("answer", RECEIPT),
    ):  # fmt: skip
        window.go(name, target) if target else window.go(name)
        qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=20_000)
        qtbot.wait(120)
        text = f"{painted(window)} {held(window)}"
        assert leaks(text) == [], (name, target)
        seen.append("NTC-2026-0001" in text)
    assert sum(seen) >= 7, seen  # the code stands in its place, so the pages did show the matter


@pytest.mark.parametrize("typed", [WHO["name"], "kin dao", WHO["phone"], WHO["id_number"], "Vắng Vẻ"])
def test_no_search_finds_the_denouncer(planted, typed):
    from danvan_desk.queries.people import known_citizens
    from danvan_desk.queries.search import find

    assert find(planted, typed).hits == ()
    assert known_citizens(planted, name=typed, id_number=typed, phone=typed) == []


def test_no_paper_sheet_or_file_name_names_the_denouncer(planted, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    month = Period(reporting_month(2026, 11).start, planted.today)
    papers = [print_record(planted, "02-TCD", number) for number in ("TD-2026-00001", "DT-2026-00001", "DT-2026-00002")]
    papers += [print_register(planted, month, "pdf"), print_register(planted, month, "xlsx")]
    for at, paper in enumerate(papers):
        (out / f"{at}.{paper.format}").write_bytes(paper.content)
    (out / "meeting.pdf").write_bytes(meeting_page(planted).content)
    export_petitions(planted, PetitionFilter(), "", out / "petitions.xlsx")
    for ending in ("xlsx", "pdf", "csv", "json"):
        write(compute(planted, month), out / f"tally.{ending}")
    told = {file.name: text_of(file) for file in out.iterdir()}
    assert len(told) == 11
    assert {name: leaks(text) for name, text in told.items() if leaks(text)} == {}
    assert "NTC-2026-0001" in told["0.pdf"]
    assert "NTC-2026-0001" in told["petitions.xlsx"]
    names = [path.name for path in planted.home.rglob("*")]
    assert leaks(" ".join(names)) == []


@pytest.mark.parametrize("number", ["VV-2026-00001", "VV-2026-00002", "DT-2026-00001", "TD-2026-00001"])
def test_no_slip_of_a_date_names_the_denouncer(planted, tmp_path, number):
    file = tmp_path / "slip.pdf"
    file.write_bytes(print_record(planted, "GT-TH", number).content)
    text = text_of(file)
    assert number in text
    assert leaks(" ".join(text.split())) == []


def text_of(file: Path) -> str:
    if file.suffix == ".pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    if file.suffix == ".xlsx":
        book = openpyxl.load_workbook(file)
        return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    return file.read_text(encoding="utf-8-sig")
