"""Writing a tally to a file, by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from danvan_desk.errors import Refused
from danvan_desk.tallies.document import to_csv, to_json
from danvan_desk.tallies.paper import to_pdf
from danvan_desk.tallies.tally import Tally
from danvan_desk.tallies.workbook import to_xlsx
from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole

_MAKERS: dict[str, Callable[[Tally], bytes]] = {".xlsx": to_xlsx, ".pdf": to_pdf, ".csv": to_csv, ".json": to_json}
ENDINGS = tuple(_MAKERS)


def write(tally: Tally, out: Path) -> Path:
    """The tally as a workbook, a paper, CSV or JSON; the file appears whole or not at all. Gives its path.

    Raises Refused for another ending, or where the file can't be written (open in Excel, no such folder).
    """
    return put(contents(tally, out.suffix), out)


def put(data: bytes, out: Path) -> Path:
    """The file whole or not at all. Raises Refused where it can't be written."""
    try:
        return write_whole(out, data)
    except OSError as error:
        raise Refused(
            _("Không ghi được {out}: {why}. Đóng tệp nếu đang mở trong Excel, kiểm tra thư mục rồi thử lại.").format(
                out=out, why=error.strerror or error
            )
        ) from error


def contents(tally: Tally, ending: str) -> bytes:
    """What would be written for an ending such as ".xlsx"."""
    make = _MAKERS.get(ending.lower())
    if make is None:
        raise Refused(
            _("đuôi tệp {ending} không dùng được; dùng một trong {accepted}").format(
                ending=ending or _("(không có)"), accepted=", ".join(ENDINGS)
            )
        )
    return make(tally)
