"""Which printer, from which tray, on which paper, how many copies: as it was chosen the last time."""

from __future__ import annotations

from danvan_desk.texts import _
from ui import printing
from ui.printing import PageShape, PrintHost, PrintJob
from ui.widgets.fields import ComboField, NumberField
from ui.widgets.flow import FlowRow


class PrinterChoice:
    """Four fields, put side by side by `put_into`. Without `ask_copies` the pages are sent once: they stand in the
    PDF as often as they are wanted."""

    def __init__(self, host: PrintHost, *, ask_copies: bool = True) -> None:
        self._host, self._ask_copies = host, ask_copies
        settings = host.settings
        self.printer = ComboField("printer", _("Máy in"), [])
        self.tray = ComboField("tray", _("Khay giấy"), [])
        self.paper = ComboField("paper", _("Khổ giấy"), [(p, p) for p in printing.PAPERS], value=settings.paper)
        self.copies = NumberField("copies", _("Số bản"), least=1, most=99)
        self.copies.setFixedWidth(64)
        self.copies.set_value(settings.copies)
        self.printer.edited.connect(self.show_trays)

    def put_into(self, row: FlowRow) -> None:
        row.add(self.printer, least=160)
        row.add(self.tray, least=130)
        row.add(self.paper, grow=False, least=112)
        row.add(self.copies, grow=False)
        self.tray.hide()
        self.copies.setVisible(self._ask_copies)

    def take_printers(self, names: list[str]) -> None:
        """With none there is nothing to choose."""
        self.printer.set_choices([(name, name) for name in names])
        if self._host.settings.printer in names:
            self.printer.set_value(self._host.settings.printer)
        for field in (self.printer, self.paper, self.copies):
            field.setEnabled(bool(names))

    def show_trays(self) -> None:
        """Those of the printer chosen; a printer with one way in isn't asked about it."""
        name = self.printer.value()
        found = printing.trays(name) if name else []
        self.tray.set_choices([("", _("Máy in tự chọn")), *found])
        self.tray.setVisible(bool(found))
        if self._host.settings.printer == name:
            self.tray.set_value(self._host.settings.tray)

    def fit_pages(self, shapes: list[PageShape]) -> None:
        """The pages' own paper; where they are of several sizes each goes on its own unless another is chosen."""
        sizes = {printing.paper_of(shape) for shape in shapes}
        several = [(printing.OWN, _("Theo từng tờ"))] if len(sizes) > 1 else []
        self.paper.set_choices([*several, *((p, p) for p in printing.PAPERS)])
        own = printing.OWN if several else next(iter(sizes), None)
        self.paper.set_value(self._host.settings.paper if own is None else own)

    def job(self, title: str) -> PrintJob | None:
        """What is chosen, kept for the next time; None where the number of copies is wrong."""
        if not self._ask_copies:
            copies = 1
        elif self.copies.check():
            copies = self.copies.value() or 1
            self._host.save_settings(copies=copies)
        else:
            self.copies.setFocus()
            return None
        paper, tray = self.paper.value(), self.tray.value() or ""
        job = PrintJob(self.printer.value() or "", "A4" if paper is None else paper, copies, title, tray)
        self._host.save_settings(printer=job.printer, tray=job.tray, paper=job.paper or self._host.settings.paper)
        return job
