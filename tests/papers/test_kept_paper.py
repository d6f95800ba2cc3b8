"""A composed paper through JSON and back: to the letter, also from what an earlier release kept."""

import json
from dataclasses import replace

from danvan_desk.papers.form_text import PaperTable, Paragraph
from danvan_desk.papers.kept_paper import kept, told
from danvan_desk.papers.members_list import members_list
from tests.papers.coded_papers import MEMBERS


def through_json(found):
    return told(json.loads(json.dumps(found)))


def test_what_is_kept_comes_back_whole():
    paper = members_list(MEMBERS)
    assert {type(part) for part in paper.parts} == {Paragraph, PaperTable}
    assert through_json(kept(paper)) == paper


def test_what_an_earlier_release_kept_is_still_told():
    paper = members_list(MEMBERS)
    old = kept(paper)
    for name in ("running", "small"):
        del old[name]
    for part in old["parts"]:
        for name in ("middle", "row_height"):
            part.pop(name, None)
    words, table = paper.parts
    plain = replace(table, middle=(), row_height=0.0)
    assert through_json(old) == replace(paper, running=False, small=False, parts=(words, plain))
