"""Reads papers back as a person would: text by page, fonts, sizes."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader


class Paper:
    def __init__(self, pdf: bytes) -> None:
        self._pages = PdfReader(BytesIO(pdf)).pages
        self.pages = [re.sub(r"\s+", " ", page.extract_text()).strip() for page in self._pages]
        self.text = " ".join(self.pages)

    def has_in_order(self, *parts: str) -> bool:
        place = 0
        for part in parts:
            found = self.text.find(part, place)
            assert found >= 0, f"{part!r} not after place {place} in {self.text!r}"
            place = found + len(part)
        return True

    def fonts(self) -> dict[str, bool]:
        """Name of each font used and whether it is in the file."""
        found = {}
        for page in self._pages:
            for font in page["/Resources"].get("/Font", {}).values():
                data = font.get_object()
                embedded = "/FontDescriptor" in data and "/FontFile2" in data["/FontDescriptor"]
                found[str(data["/BaseFont"])] = embedded
        return found

    def sizes(self) -> set[tuple[int, int]]:
        """Paper sizes in whole millimetres."""
        boxes = [page.mediabox for page in self._pages]
        return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}


@pytest.fixture
def read():
    """Paper of some bytes."""
    return Paper
