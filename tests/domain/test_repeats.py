"""What speaks for a repeat and what against it, in words an officer can check."""

import pytest

from danvan_desk.domain.matter_text import Decision, MatterText, decisions_in
from danvan_desk.domain.repeat_keys import keys_of
from danvan_desk.domain.repeats import Paper, Signer, address_likeness, compare, slips

TEXT = "Quyết định số 412/QĐ-UBND ngày 03/02/2026 thu hồi 86 m² thửa 214, tờ bản đồ số 12 của gia đình làm kè Ba Xã."
LOI = Signer("Trần Văn Lợi", "087069004512", "0912345678", "1969-04-02", "41 Nguyễn Trung Trực, khu phố 4, P. Bình An")


def paper(content: str = TEXT, signer: Signer | None = LOI, **more) -> Paper:
    return Paper("complaint", content, "land", signers=(signer,) if signer else (), **more)


def test_each_reason_is_said():
    again = "Tôi xin trình bày lại: bị thu hồi đất thửa 214 làm kè Ba Xã theo QĐ số 412, giá quá thấp."
    verdict = compare(paper(again), paper())
    assert verdict.likely
    assert verdict.reasons[:5] == (
        "cùng số giấy tờ …4512", "cùng họ tên", "cùng số điện thoại", "cùng năm sinh và địa chỉ",
        "cùng quyết định số 412",
    )  # fmt: skip
    assert any(reason.startswith("nội dung giống ") for reason in verdict.reasons)
    assert any(reason.startswith("cùng nhắc “") and "thửa 214" in reason for reason in verdict.reasons)


def test_a_name_alone_is_nothing():
    other = Signer("Trần Văn Lợi", "087069009999", "0987654321", "1981", "7 Lê Lai, khu phố 1")
    verdict = compare(paper(), paper(signer=other))
    assert not verdict.likely
    assert {"khác số giấy tờ", "khác năm sinh"} <= set(verdict.against)


@pytest.mark.parametrize(
    "other",
    [
        Signer("Tran Van Loi", None, "+84 912 345 678"),  # no tones, the phone as from abroad
        Signer("Trần Văn Lơị", "087069004512"),  # a slip in the name
        Signer("Trần Văn Lợi", "087069004521", "0912345678"),  # two digits changed about
        Signer("Trần Văn Lợi", None, None, "1969", "41 Nguyễn Trung Trực, KP 4, phường Bình An"),
        Signer("Trần Văn Lợi", "271234567", None, "1969-04-02"),  # the old card of nine digits
    ],
)
def test_the_same_person_written_another_way(other):
    assert compare(paper(signer=other), paper()).likely


def test_a_family_with_one_phone_and_address_is_not_one_person():
    wife = Signer("Lê Thị Sáu", None, LOI.phone, "1971", LOI.address)
    assert not compare(paper(signer=wife), paper()).likely


def test_another_decision_of_the_same_person_is_another_matter():
    other = "Quyết định số 977/QĐ-UBND xử phạt lấn đất ở thửa 8, tờ bản đồ số 31 là sai, tôi đã dựng hàng rào từ lâu."
    verdict = compare(paper(other), paper())
    assert not verdict.likely
    assert "khác số quyết định" in verdict.against


def numbered(number: str, content: str = TEXT[20:], **more) -> Paper:
    return paper(content, decision_no=number, **more)


def test_the_same_words_against_another_decision_are_another_complaint():
    """Two decisions are two complaints, however alike person and text."""
    for other in ("977/QĐ-UBND", "421/QĐ-UBND ngày 09/03/2026", "412/2025/QĐ-UBND"):
        verdict = compare(numbered(other), numbered("412/QĐ-UBND ngày 03/02/2026"))
        assert not verdict.likely, other
        assert "khác số quyết định" in verdict.against
    assert compare(numbered("412"), numbered("412/QĐ-UBND ngày 03/02/2026")).likely


def test_a_number_one_slip_off_is_a_slip_where_text_and_day_agree():
    day = "ngày 03/02/2026"
    verdict = compare(numbered(f"421/QĐ-UBND {day}"), numbered(f"412/QĐ-UBND {day}"))
    assert verdict.likely
    assert "số quyết định chỉ lệch một chữ số" in verdict.against
    assert verdict.score < compare(numbered(f"412/QĐ-UBND {day}"), numbered(f"412/QĐ-UBND {day}")).score
    assert compare(numbered("413"), numbered("412")).likely  # the very same text, no day said
    shorter = "Gia đình tôi bị thu hồi 86 m² thửa 214 để làm kè Ba Xã, bồi thường quá thấp, xin xem lại."
    assert not compare(numbered("413", shorter), numbered("412")).likely
    assert not compare(numbered("413 " + day, TEXT.replace("214", "215")), numbered("412 " + day)).likely


def test_another_decision_is_no_veto_outside_complaints():
    """An officer's note of a number in feedback is no subject of its own."""
    one, other = (Paper("feedback", TEXT[20:], "land", decision_no=n, signers=(LOI,)) for n in ("412", "977"))
    assert compare(one, other).likely


def test_a_secret_petition_is_compared_by_its_text_alone():
    hidden = Paper("complaint", TEXT, "land", signers=(), hidden=True)
    verdict = compare(paper(), hidden)
    assert verdict.likely
    assert not any("giấy tờ" in r or "họ tên" in r or "điện thoại" in r or "sinh" in r for r in verdict.reasons)
    assert not compare(paper("Xin lắp đèn đường hẻm 27 Lê Lợi, ban đêm tối và hay mất trộm"), hidden).likely


def test_where_nobody_may_be_compared_one_thing_must_be_named():
    """People complain of the same sorts of things in the same words; a plot or an alley tells them apart."""

    def unsigned(content: str) -> Paper:
        return Paper("feedback", content, "environment")

    here = "Cống thoát nước ở hẻm 27 Lê Lợi bị tắc, cứ mưa lớn là nước tràn vào nhà, đã gọi tổng đài 6 lần."
    assert compare(unsigned(here), unsigned(here.replace("bị tắc, cứ", "tắc nghẽn, hễ"))).likely
    assert not compare(unsigned(here), unsigned(here.replace("27 Lê Lợi", "41 Trần Phú"))).likely
    nowhere = here.replace("ở hẻm 27 Lê Lợi ", "")
    assert not compare(unsigned(nowhere), unsigned(nowhere)).likely


def test_denunciations_are_compared_by_whom_they_denounce():
    text = "Thu tiền ngoài quy định khi làm hồ sơ đất, mỗi hộ phải đưa thêm, không có biên lai nào."
    shorter = "Thu tiền ngoài quy định khi làm hồ sơ đất, mỗi hộ phải đưa thêm."

    def denounced(who: str, content: str = text) -> Paper:
        return Paper("denunciation", content, "conduct", respondent=who, hidden=True)

    verdict = compare(denounced("ông Lương Văn Tấn", shorter), denounced("Lương Văn Tấn, công chức địa chính"))
    assert verdict.likely
    assert "cùng người bị tố cáo" in verdict.reasons
    assert not compare(denounced("Trần Thị Lan"), denounced("Lương Văn Tấn, công chức địa chính")).likely
    post = "Phó Chủ tịch UBND phường Bình An"
    assert not compare(denounced(post, shorter), denounced(post)).likely  # a post is held by one after another


def test_a_hidden_paper_has_no_key_of_a_person():
    shown, hidden = paper(), Paper("complaint", TEXT, "land", signers=(LOI,), hidden=True)
    of_nobody = Paper("complaint", TEXT, "land")
    assert keys_of(hidden) == keys_of(of_nobody)
    assert keys_of(shown) > keys_of(hidden)
    assert keys_of(Paper("feedback", "đèn"))  # even one word has a key


def test_nothing_is_said_before_there_is_something_to_compare():
    assert not compare(paper("Khiếu nại"), paper()).likely


def test_decisions_in_all_their_spellings():
    texts = ["QĐ số 412/QĐ-UBND", "quyết định 412/2026/QĐ-UBND", "Quyết định số 412", "qd so 412/qd-ubnd ngày 3/2/2026"]
    assert all({d.number for d in decisions_in(text)} == {412} for text in texts)
    assert decisions_in("số 412/QĐ-UBND ngày 03/02/2026") == {Decision(412, 2026, (3, 2))}
    assert not Decision(412, 2025).may_be(Decision(412, 2026))
    assert Decision(412).may_be(Decision(412, 2026))
    assert decisions_in("412", bare=True) == {Decision(412)}
    assert decisions_in("thu hồi 86 m² đất") == frozenset()


def test_landmarks_are_places_names_and_numbers_not_dates_and_counts():
    text = MatterText("Ngày 03/02/2026, hộ ông Lê Văn Tư ở hẻm 27 Lê Lợi lấn thửa 214, từ tháng 3, khoảng 5 lần.")
    assert set(text.landmarks) == {"le van tu", "hem 27", "le loi", "thua 214"}


def test_one_street_named_by_both_is_no_sign_where_they_live_there():
    home = Signer("Lê Văn Tư", "087069004512", address="5 Võ Thị Sáu, khu phố 2")
    one = Paper("feedback", "Xin lắp đèn ở đường Võ Thị Sáu vì ban đêm quá tối", "order", signers=(home,))
    other = Paper("feedback", "Cống Võ Thị Sáu tắc, nước tràn mùi hôi vào nhà dân", "environment", signers=(home,))
    assert not compare(one, other).likely


def test_slips_and_addresses():
    assert [slips("loi", "loi"), slips("loi", "lio"), slips("loi", "lo"), slips("loi", "trang")] == [0, 1, 1, 3]
    assert address_likeness("41 Nguyễn Trung Trực, KP 4", "Số 41 đường Nguyễn Trung Trực, khu phố 4, P. Bình An") == 1
    assert address_likeness("41 Nguyễn Trung Trực", "43 Nguyễn Trung Trực") == 0
