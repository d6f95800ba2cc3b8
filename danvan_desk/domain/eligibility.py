"""The checklist of intake: the conditions a petition must meet, which of them it meets, and what is proposed of it.

Every condition is worded so that meeting it is good: `checks` of a petition holds {code: met}. What follows from what
was typed is computed and comes before what an officer ticked. Nothing is forced: the outcome is a proposal.

Sources: Luật Khiếu nại Đ.8, Đ.9, Đ.11; Luật Tố cáo Đ.23, Đ.25, Đ.29; Thông tư 05/2021/TT-TTCP Đ.6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from danvan_desk import texts
from danvan_desk.domain.competence import Competence, OfficeNamed, competence
from danvan_desk.domain.out_of_time import Limit
from danvan_desk.domain.vocabulary import EventName, Kind, Represents

_COMPLAINT, _DENUNCIATION, _FEEDBACK = Kind.COMPLAINT, Kind.DENUNCIATION, Kind.FEEDBACK
_NO_PAPER = frozenset({"hotline"})  # spoken: nothing that could be dated or signed


@dataclass(frozen=True)
class Ground:
    """One condition: `words` when met, `fails` when not. `mends`: the sender can still supply what is missing."""

    code: str
    basis: str
    words: str
    fails: str
    mends: bool = False


class Signer(Protocol):
    @property
    def address(self) -> str | None: ...
    @property
    def represents(self) -> str | None: ...
    @property
    def authorisation(self) -> str | None: ...


class Paper(Protocol):
    """A petition as far as it is known: a new record, or one in the books."""

    @property
    def kind(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def instance(self) -> int: ...
    @property
    def received(self) -> date: ...
    @property
    def dated(self) -> date | None: ...
    @property
    def anonymous(self) -> bool: ...
    @property
    def signed(self) -> bool: ...
    @property
    def respondent(self) -> str | None: ...
    @property
    def in_authority(self) -> bool | None: ...
    @property
    def checks(self) -> Mapping[str, bool] | None: ...
    @property
    def people(self) -> Sequence[Signer]: ...


@dataclass(frozen=True)
class Checked:
    """A condition looked at. `met` is None while nobody has; `computed`: it follows from the petition itself."""

    ground: Ground
    met: bool | None
    computed: bool


@dataclass(frozen=True)
class Opinion:
    """`eligible` None: nothing stands against it yet, but not everything was looked at. `step` is an event's name."""

    checked: tuple[Checked, ...]
    eligible: bool | None
    reason: str | None  # Vietnamese whatever the language on screen: it goes into the register and on papers
    in_authority: bool | None
    step: str
    basis: str
    competence: Competence | None
    limit: Limit | None

    def failing(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.checked if one.met is False)

    def open(self) -> tuple[Checked, ...]:
        """Those an officer has still to look at."""
        return tuple(one for one in self.checked if one.met is None)


def step_words(opinion: Opinion) -> str:
    """The proposal in one sentence, with its article."""
    _ = texts._
    failing, unseen = opinion.failing(), len(opinion.open())
    to = opinion.competence.to if opinion.competence else ""
    words = {
        EventName.ACCEPTED: _("Đề xuất thụ lý"),
        EventName.DECLINED: _("Đề xuất không thụ lý, thông báo lý do cho người gửi"),
        EventName.FILED: _("Đề xuất lưu đơn"),
        EventName.FORWARDED: _("Đề xuất chuyển đơn đến {to}") if to else _("Đề xuất chuyển đơn đến nơi có thẩm quyền"),
        EventName.GUIDED: _("Đề xuất hướng dẫn người gửi đến {to}") if to else _("Đề xuất hướng dẫn người gửi"),
    }[EventName(opinion.step)].format(to=to)
    if opinion.step == EventName.GUIDED and opinion.in_authority is not False:
        words = _("Đề xuất hướng dẫn người gửi bổ sung: {what}").format(
            what="; ".join(one.ground.fails[:1].lower() + one.ground.fails[1:] for one in failing)
        )
    more = _("; còn {n} điều kiện phải xem").format(n=unseen) if opinion.step == EventName.ACCEPTED and unseen else ""
    return f"{words} ({opinion.basis}){more}."


def grounds(kind: str) -> tuple[Ground, ...]:
    """The conditions of a kind of petition, in the current language, in the order of the law."""
    return _grounds(texts._)[kind]


def unknown_checks(kind: str, checks: Mapping[str, bool]) -> list[str]:
    """The codes that are no condition of that kind of petition."""
    return [code for code in checks if code not in _official()[kind]]


@cache
def _official() -> dict[str, dict[str, Ground]]:
    return {kind: {ground.code: ground for ground in found} for kind, found in _grounds(str).items()}


def ground_words(code: str, *, met: bool) -> str:
    """A ground of the checklist in words, as it was answered; the code itself where it is unknown."""
    for found in _grounds(texts._).values():
        for ground in found:
            if ground.code == code:
                return ground.words if met else ground.fails
    return code


def consider(
    paper: Paper,
    office: OfficeNamed,
    limit: Limit | None = None,
    *,
    decided_twice: bool | None = None,
    names_hidden: bool = False,
) -> Opinion:
    """The checklist of a petition and the proposal. `decided_twice`: whether the books hold a second decision in the
    matter; `names_hidden`: the signers stand apart (a denunciation in the books), so nothing is said of them."""
    said = _computed(paper, limit, decided_twice=decided_twice, names_hidden=names_hidden)
    ticked = paper.checks or {}
    checked = []
    for ground in grounds(paper.kind):
        computed = said.get(ground.code)
        checked.append(Checked(ground, ticked.get(ground.code) if computed is None else computed, computed is not None))
    who = competence(paper.kind, paper.instance, paper.respondent, office)
    ours = paper.in_authority if paper.in_authority is not None else who.in_authority if who else None
    failing = [one for one in checked if one.met is False]
    bars = [one for one in failing if not one.ground.mends]
    eligible = False if bars else True if all(one.met for one in checked) else None
    step, basis = _first_step(paper, bars, failing, ours, who)
    reason = _reason(paper.kind, bars) if bars else None
    return Opinion(tuple(checked), eligible, reason, ours, step, basis, who, limit)


def _computed(
    paper: Paper, limit: Limit | None, *, decided_twice: bool | None, names_hidden: bool
) -> dict[str, bool | None]:
    spoken = paper.channel in _NO_PAPER
    named = not paper.anonymous
    return {
        "TT05-6-name": named,
        "LTC-25": named,
        "TT05-6-address": _has_address(paper, names_hidden=names_hidden),
        "TT05-6-date": True if spoken else paper.dated is not None,
        "TT05-6-signed": True if spoken else paper.signed and named,
        "LKN-11-5": paper.signed and named,
        "LTC-29-1-a": paper.signed and named,
        "TT05-6-respondent": bool(paper.respondent),
        "LKN-11-4": _is_represented_rightly(paper, names_hidden=names_hidden),
        "LKN-11-6": limit.in_time if limit else None,
        "LKN-11-7": None if decided_twice is None else not decided_twice,
    }


def _has_address(paper: Paper, *, names_hidden: bool) -> bool | None:
    if paper.anonymous:
        return False
    return None if names_hidden else any(person.address for person in paper.people)


def _is_represented_rightly(paper: Paper, *, names_hidden: bool) -> bool | None:
    """True where all speak for themselves, False where an authority isn't named; its lawfulness is for the officer."""
    speaking = [person for person in paper.people if person.represents not in (None, Represents.SELF)]
    if not speaking:
        return True
    authorised = [person for person in speaking if person.represents == Represents.AUTHORISED]
    if not names_hidden and any(not person.authorisation for person in authorised):
        return False
    return None


def _first_step(
    paper: Paper, bars: list[Checked], failing: list[Checked], ours: bool | None, who: Competence | None
) -> tuple[str, str]:
    """The event proposed and its article: who is competent first, then what stands against the petition."""
    _ = texts._
    kind = paper.kind
    if paper.anonymous:
        basis = _("Luật Tố cáo Đ.25") if kind == _DENUNCIATION else _("TT 05/2021/TT-TTCP Đ.6")
        return EventName.FILED, basis
    if ours is False:
        basis = who.basis if who and not who.in_authority else ""
        step, rule = {
            _COMPLAINT: (EventName.GUIDED, _("TT 05/2021/TT-TTCP, Mẫu số 02")),
            _DENUNCIATION: (EventName.FORWARDED, _("Luật Tố cáo Đ.24 k2")),
        }.get(Kind(kind), (EventName.FORWARDED, _("TT 05/2021/TT-TTCP, Mẫu số 04")))
        return step, "; ".join(part for part in (basis, rule) if part)
    if bars:
        basis = bars[0].ground.basis
        once = bars[0].ground.code == "TT05-6-once"
        return (EventName.FILED if once or kind == _FEEDBACK else EventName.DECLINED), basis
    if failing:
        return EventName.GUIDED, failing[0].ground.basis
    basis = {_COMPLAINT: _("Luật Khiếu nại Đ.27"), _DENUNCIATION: _("Luật Tố cáo Đ.29")}.get(Kind(kind), "")
    return EventName.ACCEPTED, basis or _("Luật Tiếp công dân Đ.28")


def _reason(kind: str, bars: Sequence[Checked]) -> str:
    """As the register and the papers say it: "Đơn không có chữ ký hoặc điểm chỉ (Luật Khiếu nại Đ.11 k5)"."""
    official = _official()[kind]
    said = [official[one.ground.code] for one in bars]
    return "; ".join(f"{ground.fails} ({ground.basis})" for ground in said)


def _grounds(_: Callable[[str], str]) -> dict[str, tuple[Ground, ...]]:
    complaint, denunciation = _("Luật Khiếu nại Đ.8 k2"), _("Luật Tố cáo Đ.23 k1")
    circular = _("TT 05/2021/TT-TTCP Đ.6")

    def address(basis: str) -> Ground:
        return Ground("TT05-6-address", basis, _("Có địa chỉ, cách liên hệ người gửi"),
                      _("Đơn không ghi địa chỉ người gửi"), mends=True)  # fmt: skip

    def dated(basis: str) -> Ground:
        return Ground("TT05-6-date", basis, _("Có ngày, tháng, năm viết đơn"),
                      _("Đơn không ghi ngày viết đơn"), mends=True)  # fmt: skip

    def respondent(basis: str) -> Ground:
        return Ground("TT05-6-respondent", basis, _("Ghi rõ cơ quan, người bị khiếu nại, tố cáo"),
                      _("Đơn không ghi cơ quan, người bị khiếu nại hoặc bị tố cáo"), mends=True)  # fmt: skip

    clear = Ground("TT05-6-content", circular,
                   _("Nội dung, yêu cầu rõ ràng, đọc được, bằng tiếng Việt hoặc có bản dịch"),
                   _("Nội dung, yêu cầu của đơn không rõ"), mends=True)  # fmt: skip
    once = Ground("TT05-6-once", circular, _("Chưa được giải quyết đúng luật hoặc hướng dẫn về cùng nội dung"),
                  _("Cùng nội dung đã được giải quyết đúng luật hoặc đã được hướng dẫn"))  # fmt: skip
    name = Ground("TT05-6-name", circular, _("Có họ tên người gửi"), _("Đơn không có họ tên, địa chỉ người gửi"))

    def lkn(point: int, words: str, fails: str) -> Ground:
        basis = _("Luật Khiếu nại Đ.11 k{point}").format(point=point)
        return Ground(f"LKN-11-{point}", basis, words, fails)

    return {
        _COMPLAINT: (
            name, address(complaint), dated(complaint), respondent(complaint),
            lkn(5, _("Có chữ ký hoặc điểm chỉ của người khiếu nại"), _("Đơn không có chữ ký hoặc điểm chỉ")),
            lkn(6, _("Còn thời hiệu, thời hạn khiếu nại"),
                _("Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng")),
            lkn(4, _("Người đại diện hợp pháp, đủ giấy tờ"), _("Người đại diện không hợp pháp")),
            lkn(7, _("Chưa có quyết định giải quyết lần hai"), _("Khiếu nại đã có quyết định giải quyết lần hai")),
            lkn(1, _("Không phải quyết định nội bộ, chỉ đạo điều hành, văn bản quy phạm pháp luật, bí mật nhà nước"),
                _("Quyết định, hành vi bị khiếu nại là việc nội bộ, chỉ đạo điều hành, văn bản quy phạm pháp luật "
                  "hoặc thuộc bí mật nhà nước")),
            lkn(2, _("Liên quan trực tiếp đến quyền, lợi ích của người khiếu nại"),
                _("Quyết định, hành vi không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại")),
            lkn(3, _("Người khiếu nại đủ năng lực hành vi, hoặc có người đại diện"),
                _("Người khiếu nại không đủ năng lực hành vi dân sự mà không có người đại diện")),
            lkn(8, _("Không thuộc việc đã đình chỉ quá 30 ngày mà không khiếu nại tiếp"),
                _("Đã có văn bản đình chỉ, quá 30 ngày không khiếu nại tiếp")),
            lkn(9, _("Tòa án chưa thụ lý, chưa xét xử"),
                _("Tòa án đã thụ lý hoặc đã có bản án, quyết định giải quyết")),
            clear, once,
        ),
        _DENUNCIATION: (
            Ground("LTC-25", _("Luật Tố cáo Đ.25"), _("Rõ họ tên người tố cáo, không mạo danh"),
                   _("Tố cáo nặc danh hoặc mạo danh")),
            Ground("LTC-29-1-a", _("Luật Tố cáo Đ.29 k1 a"), _("Có chữ ký hoặc điểm chỉ của người tố cáo"),
                   _("Đơn không có chữ ký hoặc điểm chỉ của người tố cáo")),
            address(denunciation), dated(denunciation), respondent(denunciation),
            Ground("LTC-29-1-b", _("Luật Tố cáo Đ.29 k1 b"),
                   _("Người tố cáo đủ năng lực hành vi, hoặc có người đại diện"),
                   _("Người tố cáo không đủ năng lực hành vi dân sự mà không có người đại diện")),
            Ground("LTC-29-1-d", _("Luật Tố cáo Đ.29 k1 d"),
                   _("Có cơ sở xác định người vi phạm, hành vi vi phạm pháp luật"),
                   _("Nội dung không có cơ sở để xác định người vi phạm, hành vi vi phạm pháp luật")),
            Ground("LTC-29-1-resolved", _("Luật Tố cáo Đ.29 k1"),
                   _("Không phải khiếu nại đã giải quyết đúng chuyển sang tố cáo, hoặc có chứng cứ người giải quyết vi "
                     "phạm"),
                   _("Khiếu nại đã giải quyết đúng chuyển sang tố cáo người giải quyết mà không có chứng cứ vi phạm")),
            clear, once,
        ),
        _FEEDBACK: (
            name, address(circular), dated(circular),
            Ground("TT05-6-signed", circular, _("Có chữ ký hoặc điểm chỉ của người gửi"),
                   _("Đơn không có chữ ký hoặc điểm chỉ của người gửi"), mends=True),
            clear, once,
        ),
    }  # fmt: skip
