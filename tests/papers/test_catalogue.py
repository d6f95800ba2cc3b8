from danvan_desk.papers.catalogue import FORMS, find_form


def test_each_form_is_listed_once_by_its_official_number():
    numbers = [one.form for one in FORMS]
    assert numbers[:4] == ["02-TCD", "03-TCD", "GT-TH", "TL-CD"]
    assert len(set(numbers)) == len(numbers)


def test_only_the_receipt_may_name_a_denouncer():
    assert {one.form for one in FORMS if one.names_denouncer} == {"02-TCD"}


def test_a_form_is_found_however_its_number_is_typed():
    assert find_form(" 02/tcd ") is find_form("02-TCD") is FORMS[0]
    assert find_form("99-TCD") is None
