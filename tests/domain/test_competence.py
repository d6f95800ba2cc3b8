"""Who decides, told from the free words of who is complained of or denounced."""

import pytest

from danvan_desk.domain.competence import OfficeNamed, competence, names_leader

OFFICE = OfficeNamed("UBND phường Bình An", "Tỉnh Tây Ninh", "Nguyễn Hữu Phước")
LEADERS = (
    "Chủ tịch UBND phường", "Chủ tịch UBND phường Bình An", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG HÒA",
    "Phó Chủ tịch UBND phường", "Phó Chủ tịch Thường trực UBND phường", "ông Lê Văn A, Chủ tịch phường",
    "PCT UBND xã", "chu tich ubnd xa", "Chủ tịch UBND phường 5, thành phố Đà Nẵng", "Phó Chủ tịch Lương Văn Tấn",
    "Chủ tịch Hội Nông dân và Phó Chủ tịch UBND phường", "ông Nguyễn Hữu Phước", "Chủ tịch UBND đặc khu Lý Sơn",
)  # fmt: skip
OTHERS = (
    "Chủ tịch Hội Nông dân phường", "Chủ tịch Hội Cựu chiến binh", "Chủ tịch UBND tỉnh", "Chủ tịch UBND thành phố",
    "Phó Chủ tịch HĐND phường", "Chủ tịch Hội đồng nhân dân xã", "Chủ tịch Ủy ban Mặt trận Tổ quốc phường",
    "Chủ tịch UBMTTQ phường", "Chủ tịch Công đoàn", "Chủ tịch Hội đồng quản trị Công ty A", "Chủ tịch UBND huyện",
    "Chủ tịch UBND thị xã", "lái xe của Chủ tịch UBND phường", "thư ký Chủ tịch UBND phường",
    "con trai ông Nguyễn Hữu Phước", "Lương Văn Tấn, công chức địa chính", "Nguyễn Hữu Phước Long", "", None,
)  # fmt: skip


@pytest.mark.parametrize("respondent", LEADERS)
def test_a_denunciation_of_chair_or_vice_chair_goes_to_the_province(respondent):
    found = competence("denunciation", 1, respondent, OFFICE)
    assert found is not None
    assert (found.in_authority, found.to, found.basis) == (False, "Chủ tịch UBND tỉnh Tây Ninh", "Luật Tố cáo Đ.13")
    assert "5 ngày làm việc (Đ.24 k2)" in found.words


@pytest.mark.parametrize("respondent", [name for name in OTHERS if name != "Nguyễn Hữu Phước Long"])
def test_others_called_chair_and_people_beside_one_are_not_the_chair(respondent):
    assert not names_leader(respondent, OFFICE.chair)
    found = competence("denunciation", 1, respondent, OFFICE)
    assert found is None or found.in_authority


def test_the_chairs_name_is_looked_for_whole():
    assert names_leader("bà Nguyễn Hữu Phước", "Nguyễn Hữu Phước")
    assert not names_leader("Nguyễn Hữu Phước", "Phước")  # one word is no name to go by
    assert not names_leader("Nguyễn Hữu Phướcc", "Nguyễn Hữu Phước")


def test_a_first_complaint_of_the_chairs_own_decision_is_the_chairs_to_settle():
    for respondent in ("Chủ tịch UBND phường", "UBND phường Bình An", "Công chức chuyên môn UBND phường Bình An"):
        found = competence("complaint", 1, respondent, OFFICE)
        assert found is not None
        assert (found.in_authority, found.basis) == (True, "Luật Khiếu nại Đ.17")


@pytest.mark.parametrize(
    "respondent", ["Chủ tịch UBND phường Hòa Bình", "Chủ tịch UBND tỉnh", "Sở Xây dựng", "Công an phường", None]
)
def test_nothing_is_said_of_complaints_of_others(respondent):
    assert competence("complaint", 1, respondent, OFFICE) is None


def test_second_instances_go_to_the_province():
    complaint = competence("complaint", 2, "Chủ tịch UBND phường", OFFICE)
    denunciation = competence("denunciation", 2, "Lương Văn Tấn, công chức", OFFICE)
    assert complaint is not None
    assert denunciation is not None
    assert (complaint.in_authority, complaint.basis) == (False, "Luật Khiếu nại Đ.21 k2")
    assert (denunciation.in_authority, denunciation.basis) == (False, "Luật Tố cáo Đ.37")


def test_own_civil_servants_are_the_chairs_and_anybody_else_is_left_open():
    own = competence("denunciation", 1, "Lương Văn Tấn, công chức địa chính", OFFICE)
    assert own is not None
    assert own.in_authority
    assert competence("denunciation", 1, "Trưởng Công an phường", OFFICE) is None
    assert competence("denunciation", 1, "công chức Sở Xây dựng", OFFICE) is None
    assert competence("feedback", 1, "Chủ tịch UBND phường", OFFICE) is None


@pytest.mark.parametrize(
    ("province", "called"),
    [
        ("Tỉnh Tây Ninh", "Chủ tịch UBND tỉnh Tây Ninh"),
        ("Thành phố Đà Nẵng", "Chủ tịch UBND thành phố Đà Nẵng"),
        ("Hải Phòng", "Chủ tịch UBND thành phố Hải Phòng"),
        ("Lâm Đồng", "Chủ tịch UBND tỉnh Lâm Đồng"),
        ("TP. Hồ Chí Minh", "Chủ tịch UBND TP. Hồ Chí Minh"),
    ],
)
def test_the_province_is_named_with_its_rank(province, called):
    assert OfficeNamed("UBND xã A", province).province_chair() == called
