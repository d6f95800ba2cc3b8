"""The order of things as data: the article that lets an event come in a case, and the article that forbids it.

Where no article stands the event is the office's own working order, or a refusal is plain sequence. Marks `sure` as in
the rules: A the article was read, B transcriptions agree, C inferred. Citations stay Vietnamese, as in the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from danvan_desk.domain.vocabulary import Kind


class Basis(NamedTuple):
    """An article and how sure it is; "" where the law says nothing."""

    article: str = ""
    sure: str = ""


COMPLAINT, DENUNCIATION, FEEDBACK = Kind.COMPLAINT.value, Kind.DENUNCIATION.value, Kind.FEEDBACK.value
_SORTING = Basis("TT 05/2021/TT-TTCP", "C")
_OWN_ORDER = Basis()
_ANY_KIND = {COMPLAINT: _OWN_ORDER, DENUNCIATION: _OWN_ORDER, FEEDBACK: _OWN_ORDER}
_COMPLEX_COMPLAINT = Basis("Luật Khiếu nại Đ.28; NĐ 124/2020 Đ.3a", "A")
_COMPLEX_DENUNCIATION = Basis("Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3", "A")
_ANSWERING = Basis("Luật Tiếp công dân Đ.28 k1", "A")

ALLOWED_BY: Mapping[str, Mapping[str, Basis]] = {
    "received": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.24 k1", "A"), FEEDBACK: _ANSWERING},
    "assigned": _ANY_KIND,
    "proposed": _ANY_KIND,
    "approved": _ANY_KIND,
    "classified": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.24 k1", "A"), FEEDBACK: _SORTING},
    "accepted": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29", "A"),
        FEEDBACK: _SORTING,
    },
    "declined": {COMPLAINT: Basis("Luật Khiếu nại Đ.11", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.24 k1", "A")},
    "forwarded": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.24 k2", "A"), FEEDBACK: _SORTING},
    "guided": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.24", "C"), FEEDBACK: _SORTING},
    "returned": {COMPLAINT: _SORTING, DENUNCIATION: _SORTING, FEEDBACK: _SORTING},
    "filed": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.24, Đ.25", "A"), FEEDBACK: _SORTING},
    "urged": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.38", "C"), FEEDBACK: _SORTING},
    "replied": {COMPLAINT: _SORTING, DENUNCIATION: Basis("Luật Tố cáo Đ.38", "C"), FEEDBACK: _SORTING},
    "verifying": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.29", "C"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.31", "C"),
        FEEDBACK: _OWN_ORDER,
    },
    "reported": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.29", "C"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.31", "C"),
        FEEDBACK: _OWN_ORDER,
    },
    "complex": {COMPLAINT: _COMPLEX_COMPLAINT, DENUNCIATION: _COMPLEX_DENUNCIATION},
    "extended": {DENUNCIATION: Basis("Luật Tố cáo Đ.24 k1, Đ.30; NĐ 31/2019 Đ.3", "A")},
    "suspended": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a k1", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.34 k1", "B")},
    "resumed": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.34 k2", "B")},
    "execution_suspended": {COMPLAINT: Basis("Luật Khiếu nại Đ.35", "C")},
    "execution_resumed": {COMPLAINT: Basis("Luật Khiếu nại Đ.35", "C")},
    "withdrawn": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.10", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.33", "B"),
        FEEDBACK: _OWN_ORDER,
    },
    "discontinued": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a k2", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.34 k3", "B")},
    "dialogue_called": {**_ANY_KIND, COMPLAINT: Basis("Luật Khiếu nại Đ.30; NĐ 124/2020 Đ.28 k1", "A")},
    "dialogue_held": {**_ANY_KIND, COMPLAINT: Basis("Luật Khiếu nại Đ.30", "A")},
    "notified": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27; NĐ 124/2020 Đ.28b", "B"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29 k3, Đ.34", "A"),
        FEEDBACK: _ANSWERING,
    },
    "answered": {FEEDBACK: Basis("Luật Tiếp công dân Đ.28 k1; Luật Thực hiện dân chủ ở cơ sở Đ.35 k2 b", "A")},
    "decided": {COMPLAINT: Basis("Luật Khiếu nại Đ.28", "A")},
    "concluded": {DENUNCIATION: Basis("Luật Tố cáo Đ.30, Đ.35", "A")},
    "sent": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.32", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.35 k3", "A"),
        FEEDBACK: _ANSWERING,
    },
    "delivered": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.33 k1", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.35 k3", "A"),
        FEEDBACK: _ANSWERING,
    },
    "acted": {DENUNCIATION: Basis("Luật Tố cáo Đ.36 k1", "A")},
    "published": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.41; Luật Thực hiện dân chủ ở cơ sở Đ.12, Đ.13", "C"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.40; NĐ 31/2019 Đ.6", "A"),
        FEEDBACK: Basis("Luật Thực hiện dân chủ ở cơ sở Đ.12, Đ.13, Đ.35", "C"),
    },
    "enforced": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.44", "C"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.36", "A"),
        FEEDBACK: _OWN_ORDER,
    },
    "corrected": _ANY_KIND,
    "reopened": {COMPLAINT: Basis("Luật Khiếu nại Đ.11 k8", "C"), DENUNCIATION: _OWN_ORDER, FEEDBACK: _OWN_ORDER},
}
"""Every event, by the kinds of case that know it. A kind that isn't there doesn't know the event."""

_SECOND_INSTANCE: Mapping[str, Basis] = {
    "received": Basis("Luật Khiếu nại Đ.33 k1", "A"),
    "complex": Basis("Luật Khiếu nại Đ.37; NĐ 124/2020 Đ.3a", "A"),
    "decided": Basis("Luật Khiếu nại Đ.37, Đ.39", "A"),
    "dialogue_called": Basis("Luật Khiếu nại Đ.39; NĐ 124/2020 Đ.28 k1", "A"),
    "dialogue_held": Basis("Luật Khiếu nại Đ.39", "A"),
    "delivered": Basis("Luật Khiếu nại Đ.32", "C"),
}

FORBIDDEN_BY: Mapping[str, Mapping[str, Basis]] = {
    "not_accepted": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29", "A"),
    },
    "already_accepted": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27, Đ.11a k2", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29, Đ.34 k3", "B"),
    },
    "accepted_twice": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29", "A"),
    },
    "suspended_before_the_law": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a có hiệu lực từ 01/7/2026", "A")},
    "still_suspended": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.34", "A")},
    "never_suspended": {COMPLAINT: Basis("Luật Khiếu nại Đ.11a", "A"), DENUNCIATION: Basis("Luật Tố cáo Đ.34", "A")},
    "discontinued_twice": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.11a k2", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.34 k3", "B"),
    },
    "execution": {COMPLAINT: Basis("Luật Khiếu nại Đ.35", "C")},
    "forwarded_twice": {DENUNCIATION: Basis("Luật Tố cáo Đ.24", "A")},
    "extended_before_acceptance": {DENUNCIATION: Basis("Luật Tố cáo Đ.24 k1", "A")},
    "not_complex": {DENUNCIATION: _COMPLEX_DENUNCIATION},
    "too_many_extensions": {DENUNCIATION: _COMPLEX_DENUNCIATION},
    "no_result": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.32", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.35, Đ.36, Đ.40", "A"),
        FEEDBACK: _ANSWERING,
    },
    "nothing_to_notify": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.27; NĐ 124/2020 Đ.28b", "B"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.29 k3, Đ.34", "A"),
    },
    "wrong_kind": {
        COMPLAINT: Basis("Luật Khiếu nại Đ.28", "A"),
        DENUNCIATION: Basis("Luật Tố cáo Đ.30, Đ.35", "A"),
        FEEDBACK: _ANSWERING,
    },
}
"""Every reason for a refusal that is the law's, by kind; what closed a case forbids by its own article."""

_AFTERMATH = frozenset({"sent", "delivered", "notified", "published", "enforced", "urged", "replied"})
_EXECUTION = frozenset({"execution_suspended", "execution_resumed"})
_TOLD = frozenset({"notified", "sent", "delivered"})
AFTER_CLOSING: Mapping[str, frozenset[str]] = {
    "decided": _AFTERMATH | _EXECUTION | {"dialogue_called", "dialogue_held"},
    "concluded": _AFTERMATH | {"acted"},
    "answered": _AFTERMATH,
    "withdrawn": frozenset({"notified", "discontinued", "execution_resumed"}),
    "discontinued": frozenset({"notified", "execution_resumed"}),
    "forwarded": _TOLD | {"urged", "replied"},
    "declined": _TOLD,
    "guided": _TOLD,
    "returned": _TOLD,
    "filed": _TOLD,
}
"""What may still be recorded once an event has closed the case; each by its own article (ALLOWED_BY)."""

ALWAYS = frozenset({"assigned", "reopened"})


def allowed_by(kind: str, event: str, instance: int = 1) -> Basis:
    """The article that lets the event come in a case of that kind."""
    if instance == 2 and kind == COMPLAINT and event in _SECOND_INSTANCE:
        return _SECOND_INSTANCE[event]
    return ALLOWED_BY.get(event, {}).get(kind, _OWN_ORDER)


def forbidden_by(reason: str, kind: str) -> Basis:
    """The article behind a reason for refusing, empty where it is sequence and not law."""
    return FORBIDDEN_BY.get(reason, {}).get(kind, _OWN_ORDER)
