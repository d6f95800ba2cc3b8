"""Qt's own words in Vietnamese, its file dialogs and the menus of text fields: PySide6 carries no such catalogue."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from danvan_desk.texts import language

_WORDS = {
    "Look in:": "Thư mục:", "Directory:": "Thư mục:", "File &name:": "Tên &tệp:", "Files of type:": "Loại tệp:",
    "&Save": "&Lưu", "Save": "Lưu", "&Open": "&Mở", "Open": "Mở", "&Choose": "&Chọn",
    "Cancel": "Thôi", "&Cancel": "Thôi",
    "Save As": "Lưu thành", "Find Directory": "Chọn thư mục", "Computer": "Máy này", "My Computer": "Máy này",
    "All Files (*)": "Mọi tệp (*)", "&Rename": "Đổi tên", "&Delete": "&Xóa", "Show &hidden files": "Hiện tệp ẩn",
    "&New Folder": "Thư mục mới", "New Folder": "Thư mục mới", "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới", "Back": "Quay lại", "Go back": "Quay lại", "Forward": "Tiến",
    "Go forward": "Tiến", "Parent Directory": "Thư mục trên", "Go to the parent directory": "Lên thư mục trên",
    "List View": "Dạng danh sách", "Detail View": "Dạng chi tiết", "Name": "Tên", "Size": "Cỡ", "Kind": "Loại",
    "Type": "Loại", "Date Modified": "Ngày sửa", "Drive": "Ổ đĩa", "File": "Tệp", "Folder": "Thư mục",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp này?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông có tệp này. Kiểm tra lại tên.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        "%1\nKhông có thư mục này. Kiểm tra lại tên.",
    "&Undo": "&Hoàn tác", "&Redo": "&Làm lại", "Cu&t": "&Cắt", "&Copy": "&Chép", "&Paste": "&Dán", "Delete": "Xóa",
    "Select All": "Chọn tất cả", "Copy &Link Location": "Chép đường dẫn", "&Yes": "&Có", "&No": "&Không", "OK": "Được",
    "Close": "Đóng", "&Close": "Đóng", "Overwrite": "Ghi đè",
}  # fmt: skip


class QtWords(QTranslator):
    """Asked by Qt for each of its own words; None leaves Qt's (an empty answer would blank it)."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        del context, disambiguation, n
        return _WORDS.get(source)

    def isEmpty(self) -> bool:
        return False


def speak() -> None:
    """Qt in the language of the window: its own English, or Vietnamese through these words."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    for old in app.findChildren(QtWords):
        app.removeTranslator(old)
        old.deleteLater()
    if language() == "vi":
        parent: QObject = app
        app.installTranslator(QtWords(parent))
