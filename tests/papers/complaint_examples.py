"""A complaint whole, from acceptance to decision, as the forms of complaints ask for it."""

from datetime import date

from danvan_desk.papers.form_text import Value
from danvan_desk.papers.letterhead import Letterhead

LETTERHEAD = Letterhead("UBND phường Bình An", place="phường Bình An")

COMPLAINT: dict[str, Value] = {
    "document_no": "05/QĐ-UBND",
    "day": date(2026, 11, 23),
    "office_full": "Ủy ban nhân dân phường Bình An",
    "chair_of": "Chủ tịch Ủy ban nhân dân phường Bình An",
    "province_chair": "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
    "signer_capacity": "CHỦ TỊCH",
    "signer": "Trần Quốc Khánh",
    "citizen": "Nguyễn Thị Mơ",
    "citizen_called": "ông (bà) Nguyễn Thị Mơ",
    "citizen_address": "Tổ dân phố số 3, phường Bình An, tỉnh Hưng Yên",
    "citizen_id": "033184001234",
    "citizen_id_on": date(2022, 5, 9),
    "citizen_id_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "instance": "lần đầu",
    "received_on": date(2026, 9, 7),
    "dated_on": date(2026, 9, 5),
    "content": "Quyết định số 12/QĐ-UBND về việc xử phạt vi phạm hành chính trong lĩnh vực đất đai.",
    "request": "Hủy bỏ Quyết định số 12/QĐ-UBND và hoàn trả tiền phạt đã nộp.",
    "respondent": "Chủ tịch Ủy ban nhân dân phường Bình An",
    "forwarded_by": "Ban Tiếp công dân tỉnh Hưng Yên",
    "decision_no": "12/QĐ-UBND",
    "term": 45,
    "accepted_on": date(2026, 9, 14),
    "accepted_no": "31/TB-UBND",
    "verifying_no": "40/QĐ-UBND",
    "verifying_on": date(2026, 9, 16),
    "verifying_officer": "Phạm Văn Hùng",
    "reported_no": "77/BC-UBND",
    "reported_on": date(2026, 10, 12),
    "execution_suspended_no": "41/QĐ-UBND",
    "execution_suspended_on": date(2026, 9, 17),
    "suspended_no": "52/QĐ-UBND",
    "suspended_on": date(2026, 9, 28),
    "held_on": date(2026, 10, 20),
    "held_place": "Phòng họp số 1, trụ sở Ủy ban nhân dân phường Bình An",
    "host": "Trần Quốc Khánh",
    "appeal_days": 30,
    "complex_term": 45,
}

_MEETING: dict[str, Value] = {
    "start_at": "08:30",
    "end_at": "10:15",
    "met_on": date(2026, 9, 22),
    "met_place": "trụ sở Ủy ban nhân dân phường Bình An",
}

OWN: dict[str, dict[str, Value]] = {
    "KN-02": {
        "agent": "Lê Văn Thành",
        "agent_address": "Số 8 đường Trưng Trắc, phường Bình An, tỉnh Hưng Yên",
        "agent_id": "033079005678",
        "agent_id_on": date(2021, 12, 1),
        "agent_id_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
        "mandate": "Thay tôi khiếu nại Quyết định số 12/QĐ-UBND.\nTham gia đối thoại và nhận các văn bản giải quyết.",
    },
    "KN-03": {},
    "KN-04": {
        "declined_ground": "6",
        "declined_reason": "đơn gửi ngày 05/9/2026, quá 90 ngày kể từ ngày nhận quyết định.",
        "bodies_informed": "Thanh tra tỉnh Hưng Yên",
    },
    "KN-05": {
        "task_decision": "Quyết định số 01/QĐ-UBND về việc giao nhiệm vụ tham mưu giải quyết khiếu nại",
        "verify_days": 15,
        "verifying_title": "Phó Chánh Văn phòng",
        "deputy": "Vũ Thị Lan, công chức địa chính",
        "members": (
            {"name": "Đỗ Minh Tâm", "title": "công chức tư pháp - hộ tịch"},
            {"name": "Bùi Thu Hà", "title": "công chức tiếp công dân"},
        ),
    },
    "KN-06": {
        **_MEETING,
        "verifying_title": "Phó Chánh Văn phòng",
        "verifiers": ({"name": "Vũ Thị Lan", "title": "công chức địa chính"},),
        "met_name": "Nguyễn Thị Mơ",
        "met_address": "Tổ dân phố số 3, phường Bình An",
        "met_phone": "0912 345 678",
        "work_content": "Làm rõ ranh giới thửa đất số 115, tờ bản đồ số 7.\nLàm rõ thời điểm dựng hàng rào.",
        "work_result": "Bà Mơ xác nhận hàng rào được dựng năm 2019 và cung cấp 02 ảnh chụp.",
        "work_other": "Không có.",
        "unsigned": "ông Lê Văn Thành không ký vì có việc phải về sớm; bà Vũ Thị Lan làm chứng.",
    },
    "KN-07": {
        "document_no": "118/UBND",
        "asked_body": "Chi nhánh Văn phòng Đăng ký đất đai khu vực",
        "wanted": (
            {"item": "Trích lục bản đồ địa chính thửa đất số 115, tờ bản đồ số 7;"},
            {"item": "Hồ sơ cấp giấy chứng nhận quyền sử dụng đất của thửa đất nêu trên."},
        ),
        "wanted_by": date(2026, 9, 30),
        "wanted_to": "ông Phạm Văn Hùng, Văn phòng HĐND và UBND phường Bình An.",
    },
    "KN-08": {
        **_MEETING,
        "taker": "Phạm Văn Hùng",
        "taker_title": "Phó Chánh Văn phòng",
        "giver": "Nguyễn Thị Mơ",
        "giver_title": "người khiếu nại",
        "handed": (
            {"sort": "Tài liệu", "carrier": "Giấy", "title": "Đơn đề nghị năm 2019", "pages": 2, "state": "Rõ, đủ"},
            {"sort": "Bằng chứng", "carrier": "Thẻ nhớ", "title": "Ảnh hàng rào", "pages": None, "state": "Mở được"},
        ),
    },
    "KN-10": {
        "document_no": "125/UBND",
        "assessor": "Trung tâm Kỹ thuật tài nguyên và môi trường",
        "assessment_no": "45/QĐ-UBND",
        "assessment_on": date(2026, 9, 21),
        "assessed": ({"item": "Kết quả đo đạc ranh giới thửa đất số 115, tờ bản đồ số 7."},),
        "assessed_by": date(2026, 10, 5),
        "hander": "ông Phạm Văn Hùng, Phó Chánh Văn phòng.",
        "assessment_cost": "do Ủy ban nhân dân phường Bình An chi trả theo quy định.",
    },
    "KN-11": {
        "decision_on": date(2026, 8, 20),
        "decision_by": "Chủ tịch Ủy ban nhân dân phường Bình An",
        "decision_about": "về việc xử phạt vi phạm hành chính",
        "execution_suspended_reason": "việc thi hành quyết định sẽ gây hậu quả khó khắc phục.",
        "suspended_at": "07:30",
        "suspended_from": date(2026, 9, 18),
    },
    "KN-12": {"execution_resumed_reason": "lý do của việc tạm đình chỉ không còn."},
    "KN-13": {
        "document_no": "77/BC-UBND",
        "verified_from": date(2026, 9, 17),
        "verified_until": date(2026, 10, 9),
        "complaint_basis": "Đơn đề nghị năm 2019 và 02 ảnh chụp hàng rào.",
        "earlier_result": "Chưa được cơ quan nào giải quyết.",
        "verified_result": "Về ranh giới: hàng rào lấn 1,2 m2 đất giao thông.\nVề trình tự xử phạt: đúng quy định.",
        "finding": "partly_right",
        "finding_reason": "Diện tích lấn chiếm ghi trong quyết định lớn hơn diện tích đo đạc thực tế.",
        "recommendation": "Sửa đổi mức phạt tại Quyết định số 12/QĐ-UBND.",
        "reported_outcome": "differ",
        "reporter_capacity": "TRƯỞNG ĐOÀN (TỔ TRƯỞNG) XÁC MINH",
    },
    "KN-14": {
        "held_at": "14:00",
        "end_at": "16:20",
        "host_title": "Chủ tịch",
        "clerk": "Bùi Thu Hà",
        "clerk_title": "công chức tiếp công dân",
        "complainant_as": "người được ủy quyền: ông Lê Văn Thành",
        "respondent_absent": "excused",
        "concerned": "ông Ngô Văn Bảy, chủ sử dụng thửa đất liền kề.",
        "bodies_present": "bà Vũ Thị Lan, công chức địa chính; đại diện Ủy ban MTTQ Việt Nam phường.",
        "absent": ({"name": "Ông Đỗ Minh Tâm", "reason": "vắng mặt có lý do"},),
        "opening": "Làm rõ nội dung khiếu nại và hướng giải quyết.\nKết quả xác minh: hàng rào lấn 1,2 m2.",
        "opinions": (
            {"who": "Bà Nguyễn Thị Mơ", "said": "đề nghị đo lại ranh giới thửa đất."},
            {"who": "Bà Vũ Thị Lan", "said": "ranh giới đã được đo lại ngày 22/9/2026."},
        ),
        "agreed": "Diện tích lấn là 1,2 m2.",
        "not_agreed": "Mức tiền phạt.",
        "other_views": "Đề nghị gia hạn thời gian tháo dỡ hàng rào.",
        "unsigned": "ông Ngô Văn Bảy không ký vì chưa đồng ý với ranh giới.",
    },
    "KN-14A-TDC": {"ground": "other_body", "suspended_reason": "chờ kết quả đo đạc của cơ quan đăng ký đất đai."},
    "KN-14A-DC": {"ground": "withdrawn", "discontinued_reason": "đơn rút khiếu nại ghi ngày 02/10/2026."},
    "KN-14B": {"resumed_reason": "Đã có kết quả đo đạc của cơ quan đăng ký đất đai."},
    "KN-15": {
        "more_grounds": "Luật Đất đai",
        "verified_result": "Hàng rào lấn 1,2 m2 đất giao thông.\nTrình tự xử phạt đúng quy định.",
        "dialogue_result": "Hai bên thống nhất diện tích lấn; còn ý kiến khác nhau về mức phạt.",
        "decided_outcome": "partly_right",
        "conclusion": "Khiếu nại về diện tích là đúng; khiếu nại về trình tự xử phạt là sai.",
        "ruling": "change",
        "ruling_object": "Điều 1 Quyết định số 12/QĐ-UBND: giảm mức phạt từ 5.000.000 đồng xuống 3.000.000 đồng.",
        "settled_matters": "Hoàn trả cho bà Nguyễn Thị Mơ số tiền 2.000.000 đồng đã nộp.",
        "bodies_informed": "Thanh tra tỉnh Hưng Yên",
    },
    "GM-DT": {
        "document_no": "09/GM-UBND",
        "held_at": "14:00",
        "invitees": ({"name": "Ông Ngô Văn Bảy", "role": "người có quyền, nghĩa vụ liên quan"},),
    },
    "QD-PT": {"complex_criteria": "a, đ", "complex_reason": "Phải xác minh tại hai phường và lấy ý kiến ba cơ quan."},
}  # fmt: skip
"""What each form has beyond the record."""


def example(form: str, asked: dict[str, Value]) -> dict[str, Value]:
    """The whole of what a form may say; `asked` are its own words for what nobody filled in."""
    return {**asked, **COMPLAINT, **OWN[form]}
