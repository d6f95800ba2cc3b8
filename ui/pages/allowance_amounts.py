"""The figures of the allowance sheet: the circular's, or the office's own in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.allowance import MOST_A_DAY, AllowanceLaw, Amount, Rate
from danvan_desk.domain.amounts import dong
from danvan_desk.texts import _
from ui.pages.allowance_person import rate_words
from ui.widgets.buttons import Button
from ui.widgets.fields import NumberField, check_all
from ui.widgets.notice import Notice
from ui.widgets.words import Words

Save = Callable[[dict[Rate, int | None], Callable[[], object], Callable[[str], object]], object]


class AllowanceAmounts(QDialog):
    """`save(amounts, done, failed)` writes them off the main thread; an empty field is the circular's figure."""

    def __init__(self, law: AllowanceLaw, now: Mapping[Rate, Amount], save: Save, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Mức bồi dưỡng một ngày"))
        self.setModal(True)
        self._law, self._save = law, save
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        told = _("{source}. Đơn vị có mức riêng thì sửa ở đây; để trống là mức của Thông tư.").format(source=law.source)
        whole.addWidget(Words(told, "small", "muted", wrap=True))
        self.fields: dict[Rate, NumberField] = {}
        for rate, amount in law.amounts.items():
            words = _("{rate}, đồng một ngày (Thông tư: {amount})").format(rate=rate_words(rate), amount=dong(amount))
            field = self.fields[rate] = NumberField(rate.value, words, least=1, most=MOST_A_DAY)
            field.set_value(dong(now[rate].dong))
            whole.addWidget(field)
        self.notice = Notice()
        self.notice.hide()
        whole.addWidget(self.notice)
        whole.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        foot.addStretch(1)
        self.reset = Button(_("Về mức của Thông tư"), self._reset, icon="rotate-cw")
        foot.addWidget(self.reset)
        self.saving = Button(_("Lưu"), self.save, key="Ctrl+S", primary=True)
        foot.addWidget(self.saving)
        whole.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.setMinimumWidth(460)
        first = next(iter(self.fields.values()))
        first.setFocus()
        first.line.selectAll()

    def _reset(self) -> None:
        """The circular's figures, to be saved."""
        for rate, amount in self._law.amounts.items():
            self.fields[rate].set_value(dong(amount))
        self.saving.setFocus()

    def save(self) -> None:
        if not check_all(list(self.fields.values())):
            return

        def failed(words: str) -> None:
            self.notice.say_error(words)
            self.notice.show()

        self._save({rate: field.value() for rate, field in self.fields.items()}, self.accept, failed)


def own_words(amounts: Mapping[Rate, Amount]) -> str:
    """Which figures are the office's own; "" where none is."""
    own = [f"{rate_words(rate)} {dong(amount.dong)} đ" for rate, amount in amounts.items() if amount.own]
    return escape(_("Mức riêng của đơn vị: {amounts}.").format(amounts="; ".join(own))) if own else ""
