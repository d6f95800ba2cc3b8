from danvan_desk.domain.dialogue_duty import dialogue_owed


def test_second_instance_always_and_the_first_once_the_findings_are_in():
    assert "Đ.39" in dialogue_owed("complaint", 2, ["accepted"])
    assert dialogue_owed("complaint", 1, ["accepted"]) == ""
    assert "Đ.30" in dialogue_owed("complaint", 1, ["accepted", "reported"])


def test_none_once_held_and_none_outside_complaints():
    assert dialogue_owed("complaint", 2, ["accepted", "dialogue_held"]) == ""
    assert dialogue_owed("denunciation", 1, ["accepted", "reported"]) == ""


def test_the_report_says_whether_a_dialogue_is_due():
    done = ["accepted", "reported"]
    assert dialogue_owed("complaint", 1, done, "agree") == ""
    assert dialogue_owed("complaint", 1, done, "differ").startswith("Bắt buộc")
    assert "Đ.39" in dialogue_owed("complaint", 2, done, "agree")
    assert dialogue_owed("complaint", 1, [*done, "dialogue_held"], "differ") == ""
