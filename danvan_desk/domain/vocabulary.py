"""The codes of the register and the words an officer reads for them. Codes are those of the data contract."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from danvan_desk import texts


class Kind(StrEnum):  # what a citizen brings
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    FEEDBACK = "feedback"


class Field(StrEnum):
    LAND = "land"
    POLICY = "policy"
    HOUSING = "housing"
    CONSTRUCTION = "construction"
    ENVIRONMENT = "environment"
    ORDER = "order"
    FINANCE = "finance"
    CONDUCT = "conduct"
    ADMINISTRATIVE = "administrative"
    CORRUPTION = "corruption"
    JUDICIAL = "judicial"
    PARTY = "party"
    OTHER = "other"


class ReceptionKind(StrEnum):
    REGULAR = "regular"
    PERIODIC = "periodic"
    UNSCHEDULED = "unscheduled"


class Mode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"


class ReceivedFor(StrEnum):
    COMMITTEE = "committee"
    COUNCIL = "council"
    PARTY = "party"


class ResolvedStage(StrEnum):
    NONE = "none"
    FIRST = "first"
    SECOND = "second"
    COURT = "court"


class VisitOutcome(StrEnum):
    RECEIVED = "received"
    GUIDED = "guided"
    ANSWERED = "answered"
    REFUSED = "refused"


class Channel(StrEnum):
    RECEPTION = "reception"
    POST = "post"
    MAILBOX = "mailbox"
    ONLINE = "online"
    HOTLINE = "hotline"
    FORWARDED = "forwarded"


class IdKind(StrEnum):
    CITIZEN_ID = "citizen_id"
    ID_CERTIFICATE = "id_certificate"
    PERSONAL_NUMBER = "personal_number"
    PASSPORT = "passport"
    OTHER = "other"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


class Represents(StrEnum):
    SELF = "self"
    AUTHORISED = "authorised"
    GROUP = "group"
    ORGANISATION = "organisation"


class Copy(StrEnum):
    ORIGINAL = "original"
    CERTIFIED = "certified"
    PHOTOCOPY = "photocopy"


class ReceivedBy(StrEnum):
    """Who sat at a reception session."""

    HEAD = "head"
    DELEGATE = "delegate"
    OFFICER = "officer"


class DialogueKind(StrEnum):
    CASE = "case"
    CONFERENCE = "conference"
    PROCEDURE = "procedure"


class LogKind(StrEnum):
    DIRECTIVE_ISSUED = "directive_issued"
    DIRECTIVE_AMENDED = "directive_amended"
    DIRECTIVE_CANCELLED = "directive_cancelled"
    TRAINING = "training"


class RefusalGround(StrEnum):
    """Grounds for refusing to receive: Luật Tiếp công dân Đ.9, Nghị định 154/2026 Đ.4(1)."""

    LAW_1 = "LTCD-9-1"
    LAW_2 = "LTCD-9-2"
    LAW_3 = "LTCD-9-3"
    A = "ND154-4-1-a"
    B = "ND154-4-1-b"
    C = "ND154-4-1-c"
    D = "ND154-4-1-d"
    DD = "ND154-4-1-đ"
    E = "ND154-4-1-e"
    G = "ND154-4-1-g"
    H = "ND154-4-1-h"
    I = "ND154-4-1-i"  # noqa: E741 - the decree's own letter
    K = "ND154-4-1-k"


NOTICE_GROUNDS = frozenset({RefusalGround.LAW_3, RefusalGround.H})
"""The only grounds that owe the citizen a written notice: Nghị định 154/2026 Đ.4(3)."""


class EventName(StrEnum):
    RECEIVED = "received"  # written by the register itself when the petition that opens the case is saved
    ASSIGNED = "assigned"
    PROPOSED = "proposed"
    APPROVED = "approved"
    CLASSIFIED = "classified"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    FORWARDED = "forwarded"
    GUIDED = "guided"
    RETURNED = "returned"
    FILED = "filed"
    URGED = "urged"
    REPLIED = "replied"
    VERIFYING = "verifying"
    REPORTED = "reported"
    COMPLEX = "complex"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXECUTION_SUSPENDED = "execution_suspended"
    EXECUTION_RESUMED = "execution_resumed"
    WITHDRAWN = "withdrawn"
    DISCONTINUED = "discontinued"
    DIALOGUE_CALLED = "dialogue_called"
    DIALOGUE_HELD = "dialogue_held"
    NOTIFIED = "notified"
    ANSWERED = "answered"
    DECIDED = "decided"
    CONCLUDED = "concluded"
    SENT = "sent"
    DELIVERED = "delivered"
    ACTED = "acted"
    PUBLISHED = "published"
    ENFORCED = "enforced"
    CORRECTED = "corrected"
    REOPENED = "reopened"


PROPOSABLE = (  # the steps an officer may propose to the chair: a proposal's `outcome` is the event it asks for
    "accepted", "declined", "forwarded", "guided", "returned", "filed", "answered", "verifying", "complex", "extended",
    "suspended", "resumed", "discontinued", "decided", "concluded",
)  # fmt: skip

OUTCOMES: dict[EventName, tuple[str, ...]] = {
    EventName.PROPOSED: PROPOSABLE,
    EventName.APPROVED: ("agreed", "sent_back"),
    EventName.CLASSIFIED: ("in_authority", "not_in_authority", "ineligible"),
    EventName.WITHDRAWN: ("whole", "part"),
    EventName.REPORTED: ("differ", "agree"),  # the demand and what verifying found: Luật Khiếu nại Đ.30(1)
    EventName.ANSWERED: ("first", "final"),
    EventName.DECIDED: ("right", "partly_right", "wrong", "upheld", "changed"),
    EventName.CONCLUDED: ("right", "partly_right", "wrong"),
    EventName.ENFORCED: ("whole", "part"),  # in part: still to be carried out, 05/KQTH (2, 17)
}
NOTIFIED_OF = ("acceptance", "suspension", "resumption", "discontinuance")
COMPLEX_CRITERIA = ("a", "b", "c", "d", "đ", "e", "g")
ORDER_FIELDS = (
    "state_money", "return_money", "state_land", "return_land", "return_organisations", "return_people", "police_cases",
    "police_people", "police_officials", "discipline_organisations", "discipline_people", "discipline_officials",
)  # fmt: skip
DECIMALS = ("_money", "_land")  # so end those that needn't be whole numbers


class ClockState(StrEnum):
    RUNNING = "running"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    MET = "met"
    MET_LATE = "met_late"
    DROPPED = "dropped"
    DATE = "date"


def labels(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Every code of a vocabulary with its words, in the order of the code list."""
    return {code.value: label(code) for code in vocabulary}


def label(code: StrEnum) -> str:
    """The words for a code in the current language; the code itself where none are written."""
    return texts._(official(code))


def official(code: StrEnum) -> str:
    """The Vietnamese words for a code whatever the language on screen: for papers and official tables."""
    return _official_words().get(f"{type(code).__name__}.{code.value}", code.value)


@cache
def _official_words() -> dict[str, str]:
    return _words(str)


def outcome_label(event: str, outcome: str, *, on_paper: bool = False) -> str:
    """Words for an event's `outcome` or `of`, Vietnamese on paper; a proposal's is the step's."""
    if event == EventName.PROPOSED and outcome in PROPOSABLE:
        words = label(EventName(outcome))
        return words[:1].lower() + words[1:]
    return _outcome_words(str if on_paper else texts._).get(f"{event}.{outcome}", outcome)


def _words(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "Kind.complaint": _("Khiếu nại"),
        "Kind.denunciation": _("Tố cáo"),
        "Kind.feedback": _("Kiến nghị, phản ánh"),
        "Field.land": _("Đất đai"),
        "Field.policy": _("Chế độ, chính sách"),
        "Field.housing": _("Nhà ở"),
        "Field.construction": _("Xây dựng"),
        "Field.environment": _("Môi trường"),
        "Field.order": _("An ninh, trật tự"),
        "Field.finance": _("Tài chính, ngân sách"),
        "Field.conduct": _("Công chức, công vụ"),
        "Field.administrative": _("Hành chính"),
        "Field.corruption": _("Tham nhũng"),
        "Field.judicial": _("Tư pháp"),
        "Field.party": _("Đảng, đoàn thể"),
        "Field.other": _("Lĩnh vực khác"),
        "ReceptionKind.regular": _("Thường xuyên"),
        "ReceptionKind.periodic": _("Định kỳ"),
        "ReceptionKind.unscheduled": _("Đột xuất"),
        "Mode.in_person": _("Trực tiếp"),
        "Mode.online": _("Trực tuyến"),
        "ReceivedFor.committee": _("UBND"),
        "ReceivedFor.council": _("HĐND"),
        "ReceivedFor.party": _("Cấp ủy"),
        "ResolvedStage.none": _("Chưa giải quyết"),
        "ResolvedStage.first": _("Đã giải quyết lần đầu"),
        "ResolvedStage.second": _("Đã giải quyết lần hai"),
        "ResolvedStage.court": _("Đã có bản án"),
        "VisitOutcome.received": _("Tiếp nhận"),
        "VisitOutcome.guided": _("Hướng dẫn"),
        "VisitOutcome.answered": _("Trả lời ngay"),
        "VisitOutcome.refused": _("Từ chối tiếp"),
        "Channel.reception": _("Nộp tại nơi tiếp công dân"),
        "Channel.post": _("Bưu chính"),
        "Channel.mailbox": _("Hòm thư góp ý"),
        "Channel.online": _("Trực tuyến"),
        "Channel.hotline": _("Đường dây nóng"),
        "Channel.forwarded": _("Cơ quan khác chuyển đến"),
        "IdKind.citizen_id": _("Căn cước"),
        "IdKind.id_certificate": _("Giấy chứng nhận căn cước"),
        "IdKind.personal_number": _("Số định danh cá nhân"),
        "IdKind.passport": _("Hộ chiếu"),
        "IdKind.other": _("Giấy tờ khác"),
        "Gender.male": _("Nam"),
        "Gender.female": _("Nữ"),
        "Represents.self": _("Bản thân"),
        "Represents.authorised": _("Được ủy quyền"),
        "Represents.group": _("Đại diện nhóm người"),
        "Represents.organisation": _("Đại diện tổ chức"),
        "Copy.original": _("Bản chính"),
        "Copy.certified": _("Sao chứng thực"),
        "Copy.photocopy": _("Phô tô"),
        "ReceivedBy.head": _("Chủ tịch"),
        "ReceivedBy.delegate": _("Người được ủy quyền"),
        "ReceivedBy.officer": _("Công chức tiếp công dân"),
        "DialogueKind.case": _("Đối thoại trong vụ việc"),
        "DialogueKind.conference": _("Hội nghị đối thoại với Nhân dân"),
        "DialogueKind.procedure": _("Đối thoại về thủ tục hành chính"),
        "LogKind.directive_issued": _("Ban hành văn bản"),
        "LogKind.directive_amended": _("Sửa đổi, bổ sung văn bản"),
        "LogKind.directive_cancelled": _("Hủy bỏ văn bản"),
        "LogKind.training": _("Tập huấn, tuyên truyền"),
        "RefusalGround.LTCD-9-1": _("Say rượu, dùng chất kích thích, mất khả năng điều khiển hành vi (LTCD Đ.9 k1)"),
        "RefusalGround.LTCD-9-2": _("Đe dọa, xúc phạm, gây rối trật tự nơi tiếp (LTCD Đ.9 k2)"),
        "RefusalGround.LTCD-9-3": _(
            "Vụ việc đã giải quyết đúng luật, đã kiểm tra, rà soát, đã thông báo (LTCD Đ.9 k3)"
        ),
        "RefusalGround.ND154-4-1-a": _("Mang vũ khí, vật nguy hiểm mà không gửi lại (NĐ 154 Đ.4 k1 a)"),
        "RefusalGround.ND154-4-1-b": _("Không chấp hành kiểm tra an ninh (NĐ 154 Đ.4 k1 b)"),
        "RefusalGround.ND154-4-1-c": _("Tự ý ghi âm, ghi hình, phát trực tiếp (NĐ 154 Đ.4 k1 c)"),
        "RefusalGround.ND154-4-1-d": _("Kích động, gây rối (NĐ 154 Đ.4 k1 d)"),
        "RefusalGround.ND154-4-1-đ": _("Không đủ năng lực hành vi, không có người đại diện (NĐ 154 Đ.4 k1 đ)"),
        "RefusalGround.ND154-4-1-e": _("Đại diện, ủy quyền không có giấy tờ hợp pháp (NĐ 154 Đ.4 k1 e)"),
        "RefusalGround.ND154-4-1-g": _("Không phải khiếu nại, tố cáo, kiến nghị, phản ánh (NĐ 154 Đ.4 k1 g)"),
        "RefusalGround.ND154-4-1-h": _("Phản ánh đã được trả lời bằng văn bản, không có gì mới (NĐ 154 Đ.4 k1 h)"),
        "RefusalGround.ND154-4-1-i": _("Đã có bản án có hiệu lực (NĐ 154 Đ.4 k1 i)"),
        "RefusalGround.ND154-4-1-k": _("Cơ quan khác đang thụ lý (NĐ 154 Đ.4 k1 k)"),
        "EventName.received": _("Nhận đơn"),
        "EventName.assigned": _("Giao người phụ trách"),
        "EventName.proposed": _("Đề xuất xử lý"),
        "EventName.approved": _("Phê duyệt đề xuất"),
        "EventName.classified": _("Phân loại"),
        "EventName.accepted": _("Thụ lý"),
        "EventName.declined": _("Không thụ lý"),
        "EventName.forwarded": _("Chuyển đơn"),
        "EventName.guided": _("Hướng dẫn"),
        "EventName.returned": _("Trả lại đơn"),
        "EventName.filed": _("Lưu đơn"),
        "EventName.urged": _("Đôn đốc"),
        "EventName.replied": _("Nhận trả lời"),
        "EventName.verifying": _("Giao xác minh"),
        "EventName.reported": _("Báo cáo kết quả xác minh"),
        "EventName.complex": _("Xác định phức tạp"),
        "EventName.extended": _("Gia hạn"),
        "EventName.suspended": _("Tạm đình chỉ"),
        "EventName.resumed": _("Tiếp tục giải quyết"),
        "EventName.execution_suspended": _("Tạm đình chỉ thi hành quyết định"),
        "EventName.execution_resumed": _("Hủy bỏ tạm đình chỉ thi hành"),
        "EventName.withdrawn": _("Rút đơn"),
        "EventName.discontinued": _("Đình chỉ giải quyết"),
        "EventName.dialogue_called": _("Mời đối thoại"),
        "EventName.dialogue_held": _("Đối thoại"),
        "EventName.notified": _("Thông báo cho các bên"),
        "EventName.answered": _("Trả lời"),
        "EventName.decided": _("Quyết định giải quyết"),
        "EventName.concluded": _("Kết luận nội dung tố cáo"),
        "EventName.sent": _("Gửi kết quả"),
        "EventName.delivered": _("Công dân nhận kết quả"),
        "EventName.acted": _("Xử lý theo kết luận"),
        "EventName.published": _("Công khai"),
        "EventName.enforced": _("Thi hành"),
        "EventName.corrected": _("Đính chính"),
        "EventName.reopened": _("Mở lại vụ việc"),
        "ClockState.running": _("Đang chạy"),
        "ClockState.due_soon": _("Sắp đến hạn"),
        "ClockState.overdue": _("Quá hạn"),
        "ClockState.paused": _("Tạm dừng"),
        "ClockState.met": _("Đúng hạn"),
        "ClockState.met_late": _("Xong, trễ hạn"),
        "ClockState.dropped": _("Không còn tính"),
        "ClockState.date": _("Mốc thời gian"),
    }


def _outcome_words(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "approved.agreed": _("đồng ý"),
        "approved.sent_back": _("trả lại để làm lại"),
        "classified.in_authority": _("thuộc thẩm quyền"),
        "classified.not_in_authority": _("không thuộc thẩm quyền"),
        "classified.ineligible": _("không đủ điều kiện xử lý"),
        "withdrawn.whole": _("rút toàn bộ"),
        "withdrawn.part": _("rút một phần"),
        "answered.first": _("trả lời lần đầu"),
        "answered.final": _("trả lời cuối cùng"),
        "decided.right": _("khiếu nại đúng"),
        "decided.partly_right": _("khiếu nại đúng một phần"),
        "decided.wrong": _("khiếu nại sai"),
        "reported.differ": _("yêu cầu và kết quả xác minh còn khác nhau"),
        "reported.agree": _("yêu cầu và kết quả xác minh thống nhất"),
        "decided.upheld": _("công nhận kết quả lần đầu"),
        "decided.changed": _("hủy, sửa kết quả lần đầu"),
        "concluded.right": _("tố cáo đúng"),
        "concluded.partly_right": _("tố cáo có đúng có sai"),
        "concluded.wrong": _("tố cáo sai"),
        "enforced.whole": _("thi hành xong"),
        "enforced.part": _("thi hành một phần"),
        "notified.acceptance": _("việc thụ lý"),
        "notified.suspension": _("việc tạm đình chỉ"),
        "notified.resumption": _("việc tiếp tục giải quyết"),
        "notified.discontinuance": _("việc đình chỉ"),
    }
