"""Records of the papers that aren't made from a definition: usual ones, full ones (long names, many papers, many
people) and bare ones; each under the name of its golden text."""

from dataclasses import replace
from datetime import date, timedelta

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.agenda import AgendaData, DialogueLine
from danvan_desk.papers.answer_slip import AnswerSlip, SlipMatter
from danvan_desk.papers.backlog_page import GROUP_TITLES, BacklogPageData, MatterLine, OfficerLine, PromiseLine
from danvan_desk.papers.file_cover import FileCover, FiledPaper
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.members_list import ListedMember, MembersList
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument
from danvan_desk.papers.reception_schedule import ScheduleData, ScheduleDay
from danvan_desk.papers.slip import SlipData, SlipTerm

OFFICE = Letterhead("UBND phường Bình An", place="phường Bình An")
LONG_OFFICE = Letterhead(
    "Ủy ban nhân dân đặc khu Hoàng Sa và các đảo phụ cận", "Ủy ban nhân dân thành phố Đà Nẵng", "Hoàng Sa"
)
NOBODY = Letterhead("")
ON = date(2026, 11, 23)
LONG = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Ngọc Bảo Trâng"
STORY = (
    "Đề nghị xem xét lại quyết định thu hồi 86 m² đất làm đường Nguyễn Trung Trực, vì ranh giới đo năm 2019 không "
    "khớp với bản đồ địa chính và gia đình chưa nhận được thông báo nào bằng văn bản trước khi cưỡng chế."
)

AN = Identity(
    "Trần Văn Lợi", id_label="Căn cước", id_number="048169004512", id_issued_on=date(2021, 7, 1),
    id_issued_by="Cục Cảnh sát quản lý hành chính về trật tự xã hội", address="Số 14, hẻm 6, tổ 5, phường Bình An",
)  # fmt: skip
RECEIPT = ReceiptData(
    letterhead=OFFICE, number="TD-2026-00012", day=date(2026, 11, 5), time="08:30", received_at="Phòng tiếp công dân",
    receiver="Lê Thị Mai", receiver_title="Công chức tiếp công dân", person=AN, qr="TD-2026-00012 K7Q2P1",
    documents=(
        ReceiptDocument("Đơn khiếu nại đề ngày 04/11/2026", 3, "Bản chính", "Nguyên vẹn"),
        ReceiptDocument("Giấy chứng nhận quyền sử dụng đất", 4, "Bản sao công chứng", "Mờ"),
    ),
)  # fmt: skip
RECEIPTS = {
    "02-TCD": RECEIPT,
    "02-TCD-full": replace(
        RECEIPT, letterhead=LONG_OFFICE, person=replace(AN, name=LONG, address=STORY, phone="0912345678"), others=11,
        listed=True,
        documents=tuple(
            ReceiptDocument(f"Biên bản số {n} về {STORY if n % 5 == 0 else 'ranh giới thửa đất'}", n, "Bản phô tô",
                            None if n == 7 else "Nguyên vẹn") for n in range(1, 25)
        ),
    ),
    "02-TCD-bare": ReceiptData(letterhead=NOBODY, number="TD-2026-00007", copies=None),
    "02-TCD-secret": replace(RECEIPT, person=replace(AN, name="NTC-2026-0017", withheld=True, phone="0912345678")),
}  # fmt: skip

MEMBERS = MembersList(
    OFFICE, "TD-2026-00012", ON,
    (
        ListedMember("Trần Văn Lợi", "1969", "048169004512", "Tổ 5", speaks=True),
        ListedMember("Nguyễn Thị Hoa", "1971", "048171000123", "Số 27, hẻm 14, tổ 5, phường Bình An"),
        ListedMember("Lê Văn Tám"),
    ),
    others=9, officer="Lê Thị Mai",
)  # fmt: skip
MEMBERS_LISTS = {
    "DS-KT": MEMBERS,
    "DS-KT-full": replace(
        MEMBERS, letterhead=LONG_OFFICE,
        members=tuple(
            ListedMember(f"{LONG} {n}", "1969", "048169004512", "Số 14, hẻm 6, tổ 5, phường Bình An", speaks=n <= 5)
            for n in range(1, 41)
        ),
    ),
    "DS-KT-bare": MembersList(NOBODY, "TD-2026-00007", ON, ()),
    "DS-KT-secret": replace(
        MEMBERS, members=(ListedMember("NTC-2026-0017"), ListedMember("NTC-2026-0018")), others=0, secret=True
    ),
}  # fmt: skip

MATTER = SlipMatter(
    "Vụ việc VV-2026-00012", "Khiếu nại", date(2026, 11, 13), "Thu hồi 86 m² đất",
    ("Đơn đã được thụ lý ngày 20/11/2026, đang giải quyết.", "Quyết định giải quyết chậm nhất ngày 21/12/2026."),
)  # fmt: skip
ANSWER = AnswerSlip(
    OFFICE, ON, "Trần Văn Lợi", "1969", "…4512", matters=(MATTER,), officer="Lê Thị Mai", edition="22/11/2026"
)
ANSWERS = {
    "TL-CD": ANSWER,
    "TL-CD-full": replace(
        ANSWER, letterhead=LONG_OFFICE, name=LONG, more=11, more_closed=3,
        matters=tuple(replace(MATTER, name=f"Vụ việc VV-2026-{n:05}", content=STORY) for n in range(12, 21)),
    ),
    "TL-CD-bare": AnswerSlip(NOBODY, ON),
    "TL-CD-secret": replace(ANSWER, name="NTC-2026-0017", born=None, id_shown=None, secret=True),
}  # fmt: skip


def _days(first, last, mark):
    return tuple((first + timedelta(days=n), mark) for n in range((last - first).days + 1))


TERM = SlipTerm(
    title="Kết luận nội dung tố cáo", state="Còn 2 ngày", start=date(2026, 9, 11), due=date(2026, 11, 25),
    length="60 ngày",
    steps=(
        ("Thụ lý 11/09/2026, không tính; ngày thứ nhất 12/09/2026.", date(2026, 9, 12)),
        ("Thời hạn 30 ngày, tính cả ngày nghỉ.", date(2026, 10, 11)),
        ("24/11/2026 nghỉ Ngày Văn hóa Việt Nam: dời sang ngày làm việc kế tiếp.", date(2026, 11, 25)),
    ),
    basis="Luật Tố cáo Đ.30", calendar="22/11/2026",
    days=(
        *_days(date(2026, 9, 11), date(2026, 10, 27), DayMark.WORKED),
        *_days(date(2026, 10, 28), date(2026, 11, 10), DayMark.PAUSED),
        *_days(date(2026, 11, 11), ON, DayMark.REST),
        *_days(date(2026, 11, 24), date(2026, 11, 25), DayMark.LEFT),
    ),
    labels=((date(2026, 9, 11), "11/09/2026"), (ON, "hôm nay"), (date(2026, 11, 4), "tạm dừng")),
)  # fmt: skip
SLIP = SlipData(
    OFFICE, "VV-2026-00118", "Tố cáo công chức thu tiền ngoài quy định", "Tố cáo", (TERM,), ON, "Lê Thị Mai"
)
SLIPS = {
    "GT-TH": SLIP,
    "GT-TH-full": replace(
        SLIP, letterhead=LONG_OFFICE, title=STORY,
        terms=(
            replace(TERM, due=None, state="Tạm dừng từ ngày 28/10/2026", steps=(*TERM.steps[:2], (STORY, None))),
            *(replace(TERM, title=f"Thời hạn thứ {n} của vụ việc", provisional=True, notes=(STORY, "Luật Tố cáo Đ.30."))
              for n in range(1, 5)),
        ),
    ),
    "GT-TH-bare": SlipData(NOBODY, "TD-2026-00007", "Hỏi thủ tục", "Lượt tiếp công dân", (replace(TERM, days=()),), ON),
}  # fmt: skip

COVER = FileCover(
    OFFICE, "VV-2026-00012", "K7Q2P1", "Khiếu nại", "Đất đai", STORY, date(2026, 11, 2), "Trần Văn Lợi",
    "DT-2026-00021", "Phạm Quốc Bảo", None,
    (FiledPaper("Giấy chứng nhận", day=date(2026, 11, 2), pages=4),
     FiledPaper("Thụ lý", "07/TB-UBND", date(2026, 11, 5))),
)  # fmt: skip
COVERS = {
    "BIA-HS": COVER,
    "BIA-HS-full": replace(
        COVER, letterhead=LONG_OFFICE, sender=", ".join(f"{LONG} {n}" for n in range(1, 8)), closed_on=ON,
        petitions=", ".join(f"DT-2026-{n:05}" for n in range(21, 40)),
        papers=tuple(FiledPaper(f"Biên bản làm việc số {n} về ranh giới thửa đất", f"{n:02}/BB-UBND", ON, n)
                     for n in range(1, 41)),
    ),
    "BIA-HS-bare": FileCover(NOBODY, "VV-2026-00007", "A1B2C3", "Tố cáo", "Khác", "", date(2026, 11, 2)),
}  # fmt: skip

SCHEDULE = ScheduleData(
    OFFICE, date(2026, 12, 1),
    (
        ScheduleDay(date(2026, 12, 10), "08:00", "Phòng tiếp công dân", "Nguyễn Văn Bình", online=False, topic=None),
        ScheduleDay(date(2026, 12, 24), None, None, None, online=True, topic="Giải phóng mặt bằng đường số 6"),
    ),
    ON, "Nguyễn Văn Bình",
)  # fmt: skip
SCHEDULES = {
    "LICH-TCD": SCHEDULE,
    "LICH-TCD-full": replace(
        SCHEDULE, letterhead=LONG_OFFICE, chair=LONG,
        days=tuple(ScheduleDay(date(2026, 12, n), "08:00", STORY, LONG, online=n % 2 == 0, topic=STORY)
                   for n in range(1, 13)),
    ),
    "LICH-TCD-bare": ScheduleData(NOBODY, date(2026, 12, 1), (SCHEDULE.days[1],), None, None),
}  # fmt: skip

LATE = MatterLine(
    "VV-2026-00103", "Khiếu nại", "Quyết định thu hồi 86 m² đất làm đường Nguyễn Trung Trực", "Trần Văn Lợi",
    "Giải quyết khiếu nại", "Phạm Quốc Bảo", date(2026, 11, 11), "Quá 12 ngày", date(2026, 9, 1), ("DT-2026-00200",),
)  # fmt: skip
SOON = replace(LATE, number="VV-2026-00110", officer=None, due=date(2026, 11, 26), state="Còn 3 ngày", matter=STORY)
PAUSED = replace(LATE, number="VV-2026-00097", due=None, state="Tạm dừng 7 ngày", step="Chờ kết quả đo đạc lại")
PROMISE = PromiseLine(
    "Lắp 6 đèn hẻm 14", "Phòng Kinh tế", date(2026, 11, 15), date(2026, 10, 2), "DTH-2026-00003", "Quá 8 ngày",
    late=True, hamlet="Tổ 5",
)  # fmt: skip
AGENDA = AgendaData(
    OFFICE, date(2026, 11, 26), "định kỳ", "Nguyễn Văn Bình", "CHỦ TỊCH", "Phòng tiếp công dân",
    (DialogueLine("VV-2026-00103", LATE.matter, "Trần Văn Lợi", "Hội trường"),), (LATE,), (SOON,), (PROMISE,), ON,
    "Lê Thị Mai",
)  # fmt: skip
AGENDAS = {
    "CHUONG-TRINH": AGENDA,
    "CHUONG-TRINH-full": replace(
        AGENDA, letterhead=LONG_OFFICE, host=LONG, late=(LATE, SOON) * 6, due=(SOON,) * 9, promises=(PROMISE,) * 10
    ),
    "CHUONG-TRINH-bare": AgendaData(NOBODY, date(2026, 11, 26), "đột xuất"),
}

BACKLOG = BacklogPageData(
    letterhead=OFFICE, on=ON, open_count=31, overdue=(LATE,), week=(SOON,), paused=(PAUSED,),
    officers=(OfficerLine("Phạm Quốc Bảo", 1, 2, 8, 1), OfficerLine("Chưa giao ai", 0, 0, 4, 0)),
    promises=(PROMISE, replace(PROMISE, what="Họp chợ", due=date(2027, 1, 5), state="Còn 43 ngày", late=False)),
    undated_promises=1, rests=("24/11 nghỉ Ngày Văn hóa Việt Nam",), reception_required=2, reception_done=1,
    reception_days=((date(2026, 11, 12), "đã tiếp, 6 lượt"),), since=date(2025, 12, 15), settled=196, on_time=189,
    edition="22/11/2026", drawn_up_by="Lê Thị Mai", to_sign=("VV-2026-00103",),
    groups=tuple(zip(GROUP_TITLES.values(), range(1, 9), strict=True)), first30=("VV-2026-00001",),
    long=("VV-2026-00002",), next_days=(date(2026, 11, 26),), nobody_came=(date(2026, 11, 5),),
)  # fmt: skip
BACKLOG_PAGES = {
    "GIAO-BAN": BACKLOG,
    "GIAO-BAN-full": replace(
        BACKLOG,
        letterhead=LONG_OFFICE,
        overdue=(LATE, SOON) * 30,
        week=(SOON,) * 30,
        paused=(PAUSED,) * 20,
        promises=(PROMISE,) * 20,
        officers=tuple(OfficerLine(f"Tôn Nữ Hoàng Thị Phương Thảo {n}", n, 1, 2, 3) for n in range(6)),
    ),
    "GIAO-BAN-bare": BacklogPageData(letterhead=NOBODY, on=ON, open_count=0),
}
