"""The papers the program makes: official number, what they are made of, in which formats, on what basis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """`form`: the official number with "-" for "/". `of`: the records it prints. `names_denouncer`: whether it may
    carry the denouncer's name, with the vault open; without it, it carries the code.
    """

    form: str
    title: str
    of: tuple[str, ...]
    formats: tuple[str, ...]
    basis: str
    names_denouncer: bool


FORMS: tuple[Form, ...] = (
    Form(
        form="01-TCD",
        title="Thông báo về việc từ chối tiếp công dân",
        of=("visit",),
        formats=("pdf",),
        basis="Nghị định 154/2026/NĐ-CP, Điều 4 khoản 3",
        names_denouncer=False,
    ),
    Form(
        form="02-TCD",
        title="Giấy biên nhận thông tin, tài liệu",
        of=("visit", "petition"),
        formats=("pdf",),
        basis="Nghị định 154/2026/NĐ-CP, Điều 15 khoản 4",
        names_denouncer=True,
    ),
    Form(
        form="03-TCD",
        title="Sổ tiếp công dân",
        of=("register",),
        formats=("pdf", "xlsx"),
        basis="Nghị định 154/2026/NĐ-CP, Điều 25 khoản 2, Điều 27",
        names_denouncer=False,
    ),
)


def find_form(form: str) -> Form | None:
    """The form of that id, whatever its capitals and with "/" or "-"."""
    wanted = form.strip().upper().replace("/", "-")
    return next((one for one in FORMS if one.form == wanted), None)
