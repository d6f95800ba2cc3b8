"""What is wrong with the papers of a gallery, as a reader of the files sees it: `paper_faults.py FOLDER`.

FOLDER is what `danvan gallery --out FOLDER` wrote. Of each PDF: every font is in the file, its text comes back as
Vietnamese (NFC, nothing that stands for a lost letter), no sentence is broken where a field was empty, no page holds
signatures alone. Of each Word file: LibreOffice shows the same words in the same order as the PDF, on as many pages or
one more or less. Needs poppler (pdftotext, pdffonts) and soffice. Ends with 1 where it found something.
"""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff\u25a1]")
BROKEN = re.compile(
    r"(?<!\.)\s[,;:](?=\s)|,\s*,|;\s*;|;\s*\.(?!\.)|(?<![.v])\.\s*;|:\s*;|,\s*\.(?!\.)|(?<![./])\.\s?\.(?![./])"
    r"|\(\s*\)|\{|\}|\b(?:None|True|False|null)\b|\bông \(bà\)\s*[,;]|\bcủa\s*[,;]"
)
"""Doubled punctuation, a mark with a blank before it, words of the program, a title or "của" with nobody after it."""
SIGNED = re.compile(r"Nơi nhận:|\(Ký|\(Chữ ký|^[A-ZÀ-Ỹ][A-ZÀ-Ỹ ().,]{6,}$")
HEAD, FOOT = 90, 110
"""Words of the head and the foot, whose two columns each program reads in an order of its own."""


def text_of(pdf: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, pdf, "-"], check=True, capture_output=True).stdout.decode("utf-8")


def title_of(pdf: Path) -> str:
    """What stands beside the page's number where a paper has a running head."""
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return next((" ".join(line[6:].split()) for line in told.splitlines() if line.startswith("Title:")), "")


def pages_of(pdf: Path, *, repeats: bool = False) -> list[list[str]]:
    """The lines of each page in the order they were drawn, without page numbers and, but for `repeats`, what stood
    before and stands at the top of a page again: a running head, the titles of a table."""
    earlier, pages, title = list[str](), list[list[str]](), title_of(pdf)
    for number, page in enumerate(text_of(pdf, "-raw").removesuffix("\f").split("\f"), 1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        while number > 1 and lines and lines[0] in (str(number), title, f"{number} {title}"):
            lines.pop(0)
        begins = [place for place, line in enumerate(earlier) if lines[:1] == [line]]
        repeated = max((_alike(earlier[place:], lines) for place in begins), default=0)
        earlier += lines
        pages.append(lines if repeats else lines[repeated:])
    return pages


def _alike(one: list[str], two: list[str]) -> int:
    """How many lines both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def words_of(pages: list[list[str]]) -> list[str]:
    """Without the dots to fill by pen and the rules that Word draws as letters."""
    text = unicodedata.normalize("NFC", "\n".join(line for lines in pages for line in lines))
    text = re.sub(r"(?<=[/-])\n", "", text)  # 05/2021/TT-TTCP, broken by Word at its dash
    text = re.sub(r"\d+\s*\(tiếp\)", "", text)  # a tall row that goes on
    bare = (re.sub(r"\.{4,}|_{2,}", "", word) for word in text.split())
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
    """`word` is the PDF that LibreOffice made of the Word file, where a strip of days is a picture without words."""
    with zipfile.ZipFile(pdf.with_suffix(".docx")) as file:
        strips = sum(name.startswith("word/media/") for name in file.namelist()) > 1  # more than a QR code
    ours, theirs = pages_of(pdf), pages_of(word)
    if abs(len(ours) - len(theirs)) > 1:
        yield f"{len(ours)} pages, in Word {len(theirs)}"
    one, two = words_of(ours), words_of(theirs)
    gone, more = Counter(one) - Counter(two), Counter(two) - Counter(one)
    if (gone or more) and len(ours) == len(theirs):  # what two rows or people have in common was taken for a title
        one, two = words_of(pages_of(pdf, repeats=True)), words_of(pages_of(word, repeats=True))
        gone, more = Counter(one) - Counter(two), Counter(two) - Counter(one)
    if more or (gone and not strips):
        yield f"only in the PDF: {dict(gone)}; only in Word: {dict(more)}"
    if gone or more or any("(tiếp)" in line for lines in ours for line in lines):
        return  # each program parts a tall row where it will
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
    found, lengths = Counter[str](), dict[str, list[str]](more=[], less=[], same=[])
    with tempfile.TemporaryDirectory() as folder:
        as_pdf(words, folder)
        for pdf in sorted(gallery.glob("*.pdf")):
            faults = list(faults_of_pdf(pdf))
            word = Path(folder) / pdf.name
            if pdf.with_suffix(".docx") in words:
                faults += faults_of_word(pdf, word)
                longer = len(pages_of(word)) - len(pages_of(pdf))
                lengths["more" if longer > 0 else "less" if longer else "same"].append(pdf.stem)
            for fault in faults:
                print(f"{pdf.stem}: {fault}")
            found["papers"] += 1
            found["faults"] += len(faults)
    print(f"A page more in Word: {', '.join(lengths['more'])}\nA page less: {', '.join(lengths['less'])}")
    print(f"As many: {len(lengths['same'])}. Papers: {found['papers']}. Faults: {found['faults']}")
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
