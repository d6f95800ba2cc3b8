"""What is wrong with the papers of a gallery, as a reader of the files sees it: `paper_faults.py FOLDER`.

FOLDER is what `danvan gallery --out FOLDER` wrote. Of each PDF: every font is in the file, its text comes back as whole
Vietnamese (NFC, nothing that stands for a lost letter), no sentence broken where a field was empty, no page with nothing
on it but signatures. Of each Word file: LibreOffice shows the same words in the same order as the PDF, on as many pages
or one more or less. Needs poppler (pdftotext, pdffonts) and soffice. Ends with 1 where it found something.
"""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff\u25a1]")
BROKEN = re.compile(
    r"\s[,;:](?=\s)|,\s*,|;\s*;|;\s*\.(?!\.)|\.\s*;|:\s*;|,\s*\.(?!\.)|(?<![./])\.\s?\.(?![./])|\(\s*\)|\{|\}"
    r"|\b(?:None|True|False|null|nan)\b|\bông \(bà\)\s*[,.;]|\bcủa\s*[,.;]|\bngày\s*[,;]"
)
"""Doubled punctuation, a mark with a blank before it, words of the program, a title or "của" with nobody after it."""
SIGNED = re.compile(r"Nơi nhận:|\(Ký|\(Chữ ký|^[-–] |^[^a-zà-ỹ]+$")
HEAD, FOOT = 90, 110
"""Words of the head and the foot, whose two columns each program reads in an order of its own."""


def text_of(pdf: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, pdf, "-"], check=True, capture_output=True).stdout.decode("utf-8")


def pages_of(pdf: Path) -> list[list[str]]:
    """The lines of each page in the order they were drawn, without page numbers and what is repeated from page to page
    (a running head, the titles of a table)."""
    known, pages = set[str](), list[list[str]]()
    for number, page in enumerate(text_of(pdf, "-raw").removesuffix("\f").split("\f"), 1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        while number > 1 and lines and (lines[0] == str(number) or lines[0] in known):
            lines.pop(0)
        known.update(lines)
        pages.append(lines)
    return pages


def words_of(pages: list[list[str]]) -> list[str]:
    """Without the dots to fill by pen and the rules that Word draws as letters."""
    words = " ".join(line for lines in pages for line in lines).split()
    bare = (re.sub(r"\.{4,}|_{2,}", "", unicodedata.normalize("NFC", word)) for word in words)
    return [word for word in bare if word.strip(".…")]


def faults_of_pdf(pdf: Path) -> Iterator[str]:
    fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    yield from (f"font not in the file: {line.split()[0]}" for line in fonts if line.split()[-5] != "yes")
    text = text_of(pdf, "-raw")
    if not VIETNAMESE.search(text):
        yield "no Vietnamese letter comes back"
    if not unicodedata.is_normalized("NFC", text):
        yield "text isn't NFC"
    yield from (f"a letter was lost: …{text[max(0, m.start() - 30) : m.end() + 10]!r}" for m in LOST.finditer(text))
    flat = " ".join(text.split())
    for found in BROKEN.finditer(flat):
        yield f"broken: …{flat[max(0, found.start() - 40) : found.end() + 25]}…"
    pages = pages_of(pdf)
    for number, lines in enumerate(pages[1:], 2):
        if not lines:
            yield f"page {number} is empty"
        elif SIGNED.search(lines[0]):
            yield f"page {number} begins with what belongs under a paper's text: {lines[0]!r}"


def faults_of_word(pdf: Path, word: Path) -> Iterator[str]:
    """`word` is the PDF that LibreOffice made of the Word file."""
    ours, theirs = pages_of(pdf), pages_of(word)
    if abs(len(ours) - len(theirs)) > 1:
        yield f"{len(ours)} pages, in Word {len(theirs)}"
    one, two = words_of(ours), words_of(theirs)
    gone, more = Counter(one) - Counter(two), Counter(two) - Counter(one)
    if gone or more:
        yield f"only in the PDF: {dict(gone)}; only in Word: {dict(more)}"
        return
    for what, start, end, start2, end2 in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what != "equal" and start > HEAD and end < len(one) - FOOT:
            yield f"another order: {' '.join(one[start:end])!r}, in Word {' '.join(two[start2:end2])!r}"


def as_pdf(words: list[Path], folder: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for start in range(0, len(words), 40):
        some = words[start : start + 40]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *some]
        subprocess.run(command, check=True, capture_output=True)


def main() -> int:
    gallery = Path(sys.argv[1])
    words = sorted(gallery.glob("*.docx"))
    found = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        as_pdf(words, folder)
        for pdf in sorted(gallery.glob("*.pdf")):
            faults = list(faults_of_pdf(pdf))
            word = Path(folder) / pdf.name
            if pdf.with_suffix(".docx") in words:
                faults += faults_of_word(pdf, word)
                longer = len(pages_of(word)) - len(pages_of(pdf))
                found[
                    "one page more in Word" if longer > 0 else "one page less in Word" if longer else "same pages"
                ] += 1
            for fault in faults:
                print(f"{pdf.stem}: {fault}")
            found["papers"] += 1
            found["faults"] += len(faults)
    print(", ".join(f"{what} {count}" for what, count in found.items()))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
