"""A receipt beside the least ReportLab page like it, in alternating rounds: `bench_receipt.py [rounds]`.

Each round starts a process for each, with the library, the two faces and the code; the bare page is A5 with twenty
lines and a code, drawn by ReportLab itself and again by segno. Prints medians in ms of the first page (imports and
fonts counted) and of later ones, and the receipts' ratios to both.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMED = """
import json, sys, time
zero = time.perf_counter()
{made}
page()
first = time.perf_counter()
later = []
for _time in range(40):
    begun = time.perf_counter()
    page()
    later.append(time.perf_counter() - begun)
print(json.dumps({{"first": (first - zero) * 1000, "later": sorted(later)[20] * 1000}}))
"""
BARE = """
from pathlib import Path
import resources
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
{imports}
faces = Path(resources.__file__).parent / "fonts"
for name, file in (("R", "Tinos-Regular.ttf"), ("B", "Tinos-Bold.ttf")):
    pdfmetrics.registerFont(TTFont(name, str(faces / file)))
LINES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "GIẤY BIÊN NHẬN",
    "Về việc tiếp nhận đơn khiếu nại, tố cáo, kiến nghị, phản ánh", "Họ và tên người nộp đơn: Nguyễn Thị Hường Bưởi",
    "Địa chỉ: Số 27, thôn Đồng Dâu, xã Vĩnh Thạnh", "Số CCCD: 001234567890 cấp ngày 01/07/2021",
    "Mã hồ sơ: 2025/0123456 – nhận ngày 06/11/2025",
    "Nội dung: Tranh chấp đất đai với hộ liền kề về ranh giới thửa đất số 45, tờ bản đồ số 12.",
    "Hạn trả lời: 06/12/2025 (30 ngày theo Điều 28 Luật Khiếu nại)",
    "Ẵ Ặ Ẩ Ẫ Ậ Ẻ Ẽ Ế Ề Ể Ễ Ệ Ỉ Ị Ọ Ỏ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ụ Ủ Ứ Ừ Ử Ữ Ự Ỳ Ỵ Ỷ Ỹ đ ơ ư",
    *(f"{{n}}. Đơn khiếu nại đề ngày 20/11/2026, bản chính, nguyên vẹn" for n in range(1, 9)),
    "NGƯỜI NỘP ĐƠN          NGƯỜI TIẾP NHẬN",
]
CODE = "VN-DT|2025/0123456|2025-11-06|9f86d081884c7d65"
def page():
    canvas = Canvas(sys.argv[1], pagesize=A5, invariant=1)
    canvas.setTitle("Giấy biên nhận")
    for at, line in enumerate(LINES):
        canvas.setFont("B" if at < 3 else "R", 8)
        canvas.drawString(30, 560 - 20 * at, line)
    {draw}
    canvas.save()
"""
OWN_CODE = (
    """
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
""",
    """
    code = QrCodeWidget(CODE, barLevel="M")
    code.barWidth = code.barHeight = 80
    drawing = Drawing(70, 70, transform=[70 / 80, 0, 0, 70 / 80, 0, 0])
    drawing.add(code)
    renderPDF.draw(drawing, canvas, 300, 60)
""",
)
SEGNO = (
    "import segno",
    """
    rows = segno.make(CODE, error="m", micro=False).matrix
    side, path = 70 / len(rows), canvas.beginPath()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                path.rect(300 + across * side, 130 - (down + 1) * side, side, side)
    canvas.drawPath(path, stroke=0, fill=1)
""",
)
RECEIPT = """
from datetime import date
from pathlib import Path
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument, {draw}
from danvan_desk.papers.sheet import A5
data = ReceiptData(
    letterhead=Letterhead("UBND xã Vĩnh Thạnh", place="Vĩnh Thạnh"), number="DT-2025-00456", day=date(2025, 11, 6),
    time="08:30", received_at="Phòng tiếp công dân", receiver="Vũ Thị Mai", receiver_title="Công chức tiếp công dân",
    person=Identity("Nguyễn Thị Hường Bưởi", id_label="Căn cước", id_number="001234567890",
                    id_issued_on=date(2021, 7, 1), id_issued_by="Cục Cảnh sát quản lý hành chính về trật tự xã hội",
                    address="Số 27, thôn Đồng Dâu, xã Vĩnh Thạnh"),
    documents=(ReceiptDocument("Đơn khiếu nại", 3, "Bản chính", "Nguyên vẹn"),
               ReceiptDocument("Giấy chứng nhận quyền sử dụng đất", 4, "Bản sao công chứng", "Mờ")),
    qr="DT-2025-00456 K7Q2",
)
def page():
    Path(sys.argv[1]).write_bytes({draw}(data{more}))
"""
PAGES = {
    "bare page": BARE.format(imports=OWN_CODE[0], draw=OWN_CODE[1]),
    "bare page, segno's code": BARE.format(imports=SEGNO[0], draw=SEGNO[1]),
    "receipt, A4": RECEIPT.format(draw="receipt_pdf", more=""),
    "receipt, A5": RECEIPT.format(draw="receipt_pdf", more=", page=A5"),
    "receipt, two halves": RECEIPT.format(draw="halves_pdf", more=""),
}


def once(made: str, folder: str) -> dict[str, float]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "danvan-bench-pyc"),  # as an installed program has
    }
    command = [sys.executable, "-c", TIMED.format(made=made), f"{folder}/page.pdf"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    return dict(json.loads(done.stdout))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, made in PAGES.items():
                found = once(made, folder)
                if number:  # the first round warms the page cache
                    taken[name].append(found)
    floors = list(PAGES)[:2]
    middle = {
        name: {when: statistics.median(one[when] for one in found) for when in ("first", "later")}
        for name, found in taken.items()
    }
    for name, times in middle.items():
        ratios = ", ".join(
            f"{when} {times[when]:6.1f} ms ({' and '.join(f'{times[when] / middle[one][when]:.2f}' for one in floors)})"
            for when in times
        )
        print(f"{name:26} {ratios}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
