"""Qt's own dialogs and menus don't speak English in a Vietnamese window."""

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from danvan_desk import texts
from ui.qt_words import speak


def test_the_menu_of_a_field_and_the_file_dialog_are_in_vietnamese(qtbot, qapp):
    speak()
    try:
        field = QLineEdit("x")
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert words == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Chép", "&Dán", "Xóa", "Chọn tất cả"]
        dialog = QFileDialog(None, "Lưu")
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "Tên &tệp:"
        assert dialog.labelText(QFileDialog.DialogLabel.Reject) == "Thôi"
    finally:
        texts.use_language("en")
        speak()
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
