"""The words of the command line, as the contract has them."""

from __future__ import annotations

import argparse
from typing import Any

from danvan_desk.texts import _


def build(parser_class: type[argparse.ArgumentParser], version: str) -> argparse.ArgumentParser:
    parser = parser_class(
        prog="danvan", description=_("Sổ tiếp công dân, đơn thư, đối thoại của xã, phường, không cần màn hình.")
    )
    parser.add_argument("--home", help=_("thư mục sổ; không ghi thì lấy $DANVAN_HOME, rồi thư mục dữ liệu của máy"))
    parser.add_argument("--json", action="store_true", help=_("in một tài liệu JSON"))
    parser.add_argument("--version", action="version", version=version, help=_("in số phiên bản rồi thoát"))
    commands = parser.add_subparsers(dest="command", metavar=_("LỆNH"), required=True, parser_class=parser_class)

    def command(name: str, words: str) -> Any:
        sub = commands.add_parser(name, help=words, description=words)
        sub.add_argument("--home", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("in một tài liệu JSON"))
        return sub

    _home_commands(command)
    _book_commands(command)
    _law_commands(command)
    _office_commands(command)
    return parser


def _home_commands(command: Any) -> None:
    sub = command("init", _("tạo sổ mới, trống, cho một cơ quan"))
    sub.add_argument("--office", required=True, help=_("tên cơ quan, ví dụ “UBND phường Bình An”"))
    sub.add_argument("--province", required=True, help=_("tên tỉnh, thành phố"))
    sub.add_argument("--superior", help=_("cơ quan cấp trên nhận báo cáo"))
    sub.add_argument("--place", help=_("địa danh ghi trước ngày tháng trên giấy tờ"))
    sub.add_argument("--code", help=_("mã đơn vị hành chính"))
    sub.add_argument(
        "--remote-area", action="store_true", help=_("vùng sâu, vùng xa, đi lại khó khăn: thời hạn dài hơn")
    )
    sub = command("demo", _("tạo sổ mới có sẵn một phường mẫu để tập"))
    sub.add_argument("--petitions", type=_count, default=900, help=_("số đơn (mặc định 900)"))
    sub.add_argument("--years", type=_count, default=3, help=_("trong bao nhiêu năm (mặc định 3)"))
    sub.add_argument("--seed", type=int, default=7, help=_("cùng số này và cùng ngày thì cùng dữ liệu"))
    sub = command("backup", _("sao lưu sổ và kiểm tra bản sao"))
    sub.add_argument("--to", metavar="DIR", help=_("thư mục để bản sao"))
    sub = command("restore", _("đem một bản sao lưu về dùng; sổ hiện tại được giữ riêng"))
    sub.add_argument("file", metavar="FILE")
    command("check", _("kiểm tra sổ có toàn vẹn không"))


def _book_commands(command: Any) -> None:
    sub = command("add", _("ghi các bản ghi JSON Lines: lưu hết hoặc không lưu gì"))
    sub.add_argument("file", metavar="FILE", help=_("tệp, hoặc - để đọc từ đầu vào chuẩn"))
    sub = command("show", _("xem trọn một lượt tiếp, đơn, vụ việc hoặc cuộc đối thoại"))
    sub.add_argument("number", metavar="NUMBER")
    sub = command("find", _("tìm theo tên, số giấy tờ, số hồ sơ, nội dung"))
    sub.add_argument("text", metavar="TEXT")
    sub.add_argument("--limit", type=_count, default=20)
    sub.add_argument("--offset", type=_count, default=0)
    sub = command("backlog", _("vụ việc tồn đọng, gấp nhất trước"))
    sub.add_argument("--on", metavar="DATE", help=_("tính đến ngày (năm-tháng-ngày)"))
    sub.add_argument("--officer", metavar="NAME", help=_("của một người phụ trách"))
    sub.add_argument("--state", choices=("overdue", "due_soon", "open"))
    sub.add_argument("--duties", action="store_true", help=_("cả vụ đã đóng còn việc phải làm"))


def _law_commands(command: Any) -> None:
    sub = command("clocks", _("các thời hạn của một vụ việc, lượt tiếp, cuộc đối thoại, và vì sao"))
    sub.add_argument("number", metavar="NUMBER", nargs="?")
    sub.add_argument(
        "--what-if",
        metavar="FILE",
        dest="what_if",
        help=_("vụ việc giả định, mỗi dòng một đối tượng JSON; - là đầu vào chuẩn"),
    )
    sub.add_argument("--on", metavar="DATE", help=_("tính đến ngày (năm-tháng-ngày)"))
    sub = command("calendar", _("lịch làm việc của một năm; calendar import FILE để nhập thông báo nghỉ"))
    sub.add_argument("what", metavar="YEAR|import", help=_("năm, hoặc import"))
    sub.add_argument("file", metavar="FILE", nargs="?")
    sub.add_argument("--yes", action="store_true", help=_("đồng ý dời các hạn đã nêu"))
    sub = command("rules", _("các thời hạn đang áp dụng: luật định và của đơn vị, kèm căn cứ"))
    sub.add_argument("--on", metavar="DATE", help=_("tính đến ngày (năm-tháng-ngày)"))
    sub = command("duties", _("việc cơ quan phải làm theo lịch"))
    sub.add_argument("--on", metavar="DATE", help=_("tính đến ngày (năm-tháng-ngày)"))


def _office_commands(command: Any) -> None:
    command("forms", _("các mẫu giấy tờ in được"))
    sub = command("gallery", _("in mọi mẫu từ sổ để xem thử: bản thường, bản đầy đủ nhất, bản ít nội dung nhất"))
    sub.add_argument("--out", metavar="DIR", required=True, help=_("thư mục để các tệp"))
    sub = command("print", _("in một mẫu ra tệp .pdf, .docx hoặc .xlsx"))
    sub.add_argument("form", metavar="FORM")
    sub.add_argument("number", metavar="NUMBER", nargs="?")
    sub.add_argument("--from", dest="start", metavar="DATE")
    sub.add_argument("--to", dest="end", metavar="DATE")
    sub.add_argument("--on", dest="on", metavar="DATE")
    sub.add_argument("--out", required=True, metavar="FILE")
    sub.add_argument("--complete", action="store_true", help=_("từ chối in nếu còn mục thiếu"))
    sub = command("tally", _("biểu tổng hợp ra tệp .xlsx, .pdf, .csv hoặc .json"))
    sub.add_argument("--month", metavar="YYYY-MM", help=_("từ ngày 15 tháng trước đến ngày 14 tháng này"))
    sub.add_argument("--calendar-month", action="store_true", help=_("tính từ ngày 1 đến cuối tháng"))
    sub.add_argument("--from", dest="start", metavar="DATE")
    sub.add_argument("--to", dest="end", metavar="DATE")
    sub.add_argument("--table", metavar="CODE", action="append", help=_("chỉ một biểu: 01/TCD, 02/XLD hoặc TH"))
    sub.add_argument("--out", required=True, metavar="FILE")
    sub = command("on-time", _("tỷ lệ đúng hạn theo cán bộ và loại đơn, như biểu TH; từng đơn trễ"))
    sub.add_argument("--month", metavar="YYYY-MM", help=_("từ ngày 15 tháng trước đến ngày 14 tháng này"))
    sub.add_argument("--calendar-month", action="store_true", help=_("tính từ ngày 1 đến cuối tháng"))
    sub.add_argument("--from", dest="start", metavar="DATE")
    sub.add_argument("--to", dest="end", metavar="DATE")
    sub.add_argument("--out", metavar="FILE", help=_("ghi thêm ra tệp .xlsx"))
    sub = command("combine", _("gộp biểu .json của nhiều đơn vị thành một tệp, kèm tình hình nộp"))
    sub.add_argument("files", metavar="FILE", nargs="+", help=_("tệp .json, hoặc thư mục có các tệp ấy"))
    sub.add_argument("--out", required=True, metavar="FILE", help=_("tệp .xlsx hoặc .json"))
    sub.add_argument("--from", dest="start", metavar="DATE", help=_("kỳ cần gộp; không ghi thì kỳ của đa số tệp"))
    sub.add_argument("--to", dest="end", metavar="DATE")
    sub.add_argument(
        "--province",
        metavar="NAME",
        action="append",
        default=[],
        help=_("tỉnh có các xã phải nộp (ghi nhiều lần được); không ghi thì tỉnh của các tệp"),
    )
    sub.add_argument(
        "--list",
        metavar="FILE",
        dest="own_list",
        help=_("danh sách đơn vị phải nộp, mỗi dòng một mã hoặc tên; không ghi thì mọi xã của tỉnh"),
    )
    sub.add_argument("--due", metavar="DATE", help=_("hạn nộp; không ghi thì theo Thông tư với kỳ chính thức"))


def _count(text: str) -> int:
    value = int(text) if text.isdigit() else -1
    if value < 0:
        raise argparse.ArgumentTypeError(_("{text} không phải số nguyên từ 0 trở lên").format(text=text))
    return value
