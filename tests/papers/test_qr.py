from danvan_desk.papers.qr import draw_qr
from danvan_desk.papers.sheet import PORTRAIT, Sheet

TEXT = "TD-2026-00001 K7Q2"
SCALE = 2


def test_each_module_of_the_code_is_on_the_paper():
    import pypdfium2
    import segno

    matrix = [[bool(cell) for cell in row] for row in segno.make(TEXT, error="m", micro=False).matrix]
    side = len(matrix) * 4
    sheet = Sheet(PORTRAIT, "QR")
    draw_qr(sheet, TEXT, 100, 500, side)
    document = pypdfium2.PdfDocument(sheet.finish())
    page = document[0]
    bitmap = page.render(scale=SCALE, grayscale=True)

    def dark(row, column):
        x = 100 + (column + 0.5) * 4
        y = PORTRAIT.height - (500 + side - (row + 0.5) * 4)
        return bitmap.buffer[int(y * SCALE) * bitmap.stride + int(x * SCALE)] < 128

    seen = [[dark(row, column) for column in range(len(matrix))] for row in range(len(matrix))]
    for handle in (bitmap, page, document):
        handle.close()
    assert seen == matrix
