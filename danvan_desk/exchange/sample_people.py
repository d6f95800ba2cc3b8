"""People of the sample ward: names in true proportions, identity numbers that agree with sex and birth year."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Any

_FAMILIES = (
    "Nguyễn:31 Trần:11 Lê:9.5 Phạm:7 Huỳnh:3 Hoàng:2 Phan:4.5 Võ:2.3 Vũ:1.6 Đặng:2.1 Bùi:2 Đỗ:1.4 Hồ:1.3 Ngô:1.3 "
    "Dương:1 Lý:0.5 Trương:2.2 Đinh:1.6 Đoàn:1.3 Lâm:1.1 Mai:1 Trịnh:1.1 Đào:1 Cao:1 Hà:1 Lưu:0.8 Lương:0.8 Thái:0.7 "
    "Châu:0.6 Tạ:0.7 Phùng:0.6 Tô:0.6 Vương:0.4 Tăng:0.3 Quách:0.3 Kiều:0.3 Từ:0.2 Hứa:0.2 Thạch:0.3 La:0.2 Tôn:0.15"
)
_WEIGHTED = [entry.split(":") for entry in _FAMILIES.split()]
_FAMILY = [name for name, _weight in _WEIGHTED]
_FAMILY_WEIGHT = list(accumulate(float(weight) for _name, weight in _WEIGHTED))
_MIDDLE = {
    ("male", "old"): "Văn Văn Văn Văn Văn Hữu Đức Công Ngọc Xuân Đình Bá Tấn Viết Khắc Thanh".split(),
    ("male", "mid"): "Văn Văn Hữu Đức Công Quang Minh Thanh Ngọc Xuân Đình Quốc Trọng Duy Tấn Hoàng Thế Mạnh".split(),
    ("male", "young"): "Minh Gia Quốc Hoàng Đức Anh Duy Nhật Thanh Bảo Tuấn Văn Hữu Khánh".split(),
    ("female", "old"): "Thị Thị Thị Thị Thị Thị Thị Ngọc Kim Tuyết".split(),
    ("female", "mid"): "Thị Thị Thị Thị Ngọc Thanh Thu Kim Minh Hồng Mỹ Bích Thùy Phương Diễm Tuyết Ánh".split(),
    ("female", "young"): "Thị Ngọc Phương Thùy Quỳnh Bảo Khánh Minh Thanh Anh Mỹ Kim Tường Như".split(),
}
_DOUBLE = "Kim Ngọc Mỹ Hồng Thanh Bích Thu Tuyết Minh Diệu".split()
_GIVEN = {
    ("male", "old"): (
        "Ba Bảy Bình Bửu Cảnh Chiến Chính Chung Công Cường Danh Dần Đông Đức Hai Hào Hiền Hòa Hùng Hưng Khánh Kiên Lâm "
        "Lợi Long Lực Minh Mười Năm Nghĩa Nhàn Nhơn Phúc Phước Quang Quý Sáu Sơn Tài Tám Tâm Tân Thành Thắng Thi Thiện "
        "Thọ Tiến Trí Trọng Tư Tùng Út Vinh"
    ).split(),
    ("male", "mid"): (
        "An Bảo Bình Cảnh Chương Công Cường Dũng Duy Đại Đạt Đăng Đông Đức Giang Hải Hậu Hiếu Hiệp Hoàng Hùng Huy Hưng "
        "Khải Khánh Khoa Kiên Lâm Linh Lộc Lợi Long Luân Mạnh Minh Nam Nghĩa Nguyên Nhân Phong Phú Phúc Phương Quang "
        "Quân Quốc Quyền Sang Sơn Sỹ Tài Tâm Tân Thái Thành Thắng Thịnh Thông Thuận Tiến Toàn Tín Trí Trung Trường "
        "Tuấn Tùng Việt Vinh Vũ Vương"
    ).split(),
    ("male", "young"): (
        "An Anh Bách Bảo Đạt Đăng Hào Hiếu Huy Hưng Khang Khánh Khoa Khôi Kiệt Long Minh Nam Nghĩa Nguyên Nhân Nhật "
        "Phát Phong Phúc Quân Quang Sang Tài Thiện Thịnh Tiến Trí Trung Tuấn Vinh Vũ Vượng"
    ).split(),
    ("female", "old"): (
        "Ánh Ba Bé Bích Bông Bưởi Chanh Chín Cúc Dung Đào Gái Gấm Hai Hạnh Hoa Hòa Hồng Huệ Lan Lành Lài Lệ Liên Liễu "
        "Lựu Mai Mận Mơ Mười Năm Nga Ngọt Nguyệt Nhàn Nhung Sáu Sen Tám Thảo Thắm Thoa Thơm Thu Tư Tuyết Út Vân Xuân "
        "Yến"
    ).split(),
    ("female", "mid"): (
        "An Ánh Châu Chi Cúc Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hoài Hồng Huệ Huyền Hương Hường Lan Lệ Liên "
        "Linh Loan Ly Mai Minh Nga Ngân Ngọc Nguyệt Nhung Oanh Phượng Phương Quế Quyên Sương Tâm Thanh Thảo Thắm Thoa "
        "Thơ Thu Thúy Thủy Thư Tiên Trang Trâm Trinh Trúc Tuyền Tuyết Uyên Vân Vy Xuân Yến"
    ).split(),
    ("female", "young"): (
        "Anh Ánh Châu Chi Duyên Giang Hà Hân Hạnh Hằng Huyền Khánh Lam Linh Ly Mai My Ngân Ngọc Nguyên Nhi Nhung Như "
        "Phương Quyên Quỳnh Thảo Thanh Thư Tiên Trang Trâm Trân Trinh Trúc Tú Uyên Vy Yến"
    ).split(),
}
_PROVINCE_CODES = ("075", "079", "074", "077", "072", "082", "080", "048", "049", "051", "052", "038", "036", "001")
_PROVINCE_WEIGHT = list(accumulate((46, 14, 5, 4, 3, 3, 3, 2, 3, 3, 3, 4, 4, 3)))
_MOBILE = "032 033 034 035 036 037 038 039 070 076 077 078 079 081 083 085 086 088 089 090 091 093 094 096 097".split()
_STREETS = (
    "Lê Lợi:1,2,4 Nguyễn_Trung_Trực:3,4 Trần_Hưng_Đạo:1,5 Nguyễn_Văn_Linh:5,6 Phan_Chu_Trinh:2,3 Võ_Thị_Sáu:6,7 "
    "Lý_Thường_Kiệt:4,7 Hai_Bà_Trưng:1 Điện_Biên_Phủ:8 Cách_Mạng_Tháng_Tám:2,8 Hoàng_Diệu:9 Bùi_Thị_Xuân:9,3 "
    "Nguyễn_Trãi:5 Huỳnh_Thúc_Kháng:7,8 Ngô_Quyền:6 Trần_Phú:1,9 Bến_Chợ:2 Đồng_Khởi:8,9 Nguyễn_Đình_Chiểu:3 "
    "Phạm_Ngũ_Lão:4,6 Lê_Hồng_Phong:5,7"
).replace("Lê Lợi", "Lê_Lợi")
STREETS = [
    (name.replace("_", " "), tuple(hamlets.split(",")))
    for name, hamlets in (entry.split(":") for entry in _STREETS.split())
]


@dataclass
class Place:
    street: str
    house: int
    alley: str  # "hẻm 27 Lê Lợi"
    hamlet: str  # "khu phố 4"


@dataclass
class Citizen:
    name: str
    gender: str
    born: int
    place: Place
    record: dict[str, Any] = field(repr=False)


class People:
    """Makes citizens of one ward from one random source; `today` bounds their ages."""

    def __init__(self, rng: Random, ward: str, hamlet_word: str, year: int) -> None:
        self._rng, self._ward, self._hamlet_word, self._year = rng, ward, hamlet_word, year

    def name(self, gender: str | None = None, born: int = 1975) -> str:
        rng = self._rng
        gender = gender or ("male" if rng.random() < 0.5 else "female")
        generation = "old" if born < 1966 else "mid" if born < 1992 else "young"
        family = rng.choices(_FAMILY, cum_weights=_FAMILY_WEIGHT)[0]
        if family == "Tôn":
            family = "Tôn Thất" if gender == "male" else "Tôn Nữ"
        middle = rng.choice(_MIDDLE[gender, generation])
        given = rng.choice(_GIVEN[gender, generation])
        if middle == "Thị" and rng.random() < 0.22:
            middle = f"Thị {rng.choice(_DOUBLE)}"
        if middle.split()[-1] == given:
            middle = "Thị" if gender == "female" else "Văn"
        return f"{family} {middle} {given}"

    def place(self) -> Place:
        rng = self._rng
        street, hamlets = rng.choice(STREETS)
        hamlet = f"{self._hamlet_word} {rng.choice(hamlets)}"
        return Place(street, rng.randrange(2, 380), f"hẻm {rng.randrange(4, 190)} {street}", hamlet)

    def titled(self) -> str:
        """ "ông Lê Văn Tư", for somebody named inside a text."""
        gender = "male" if self._rng.random() < 0.55 else "female"
        return f"{'ông' if gender == 'male' else 'bà'} {self.name(gender, self._rng.randrange(1950, 1990))}"

    def citizen(self) -> Citizen:
        rng = self._rng
        gender = "male" if rng.random() < 0.52 else "female"
        born = min(self._year - 19, int(rng.triangular(1942, self._year - 19, 1968)))
        place = self.place()
        name = self.name(gender, born)
        record: dict[str, Any] = {"name": name}
        if rng.random() < 0.93:
            record["id_number"] = self._citizen_id(gender, born)
            if rng.random() < 0.3:
                record["id_issued_on"] = (
                    f"{rng.randrange(2021, 2025)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
                )
                record["id_issued_by"] = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
        record["born"] = (
            f"{born}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}" if rng.random() < 0.7 else str(born)
        )
        record["gender"] = gender
        record["address"] = self._address(place)
        if rng.random() < 0.86:
            record["phone"] = f"{rng.choice(_MOBILE)}{rng.randrange(10**7):07d}"
        if born > 1980 and rng.random() < 0.12:
            record["email"] = f"congdan{rng.randrange(1000, 99999)}@example.com"
        return Citizen(name, gender, born, place, record)

    def neighbour_of(self, citizen: Citizen) -> Citizen:
        """Somebody of the same alley, for petitions several households sign."""
        other = self.citizen()
        other.place = Place(
            citizen.place.street, self._rng.randrange(2, 380), citizen.place.alley, citizen.place.hamlet
        )
        other.record["address"] = self._address(other.place)
        return other

    def _address(self, place: Place) -> str:
        alley = self._rng.random() < 0.45
        number = f"{place.alley.split()[1]}/{place.house % 40 + 1}" if alley else str(place.house)
        return f"{number} {place.street}, {place.hamlet}, {self._ward}"

    def _citizen_id(self, gender: str, born: int) -> str:
        """12 digits: birth province, century and sex, year, six at random (Nghị định 137/2015 Đ.13)."""
        rng = self._rng
        province = rng.choices(_PROVINCE_CODES, cum_weights=_PROVINCE_WEIGHT)[0]
        century = (0 if born < 2000 else 2) + (gender == "female")
        return f"{province}{century}{born % 100:02d}{rng.randrange(10**6):06d}"
