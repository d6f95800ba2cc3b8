"""Rows for the people and papers of a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from danvan_desk.db.tables import HandedDocument, Party
from danvan_desk.domain.records import HandedPaper, Person


def parties_of(people: Iterable[Person]) -> list[Party]:
    return [Party(position=index, **asdict(person)) for index, person in enumerate(people)]


def documents_of(papers: Iterable[HandedPaper]) -> list[HandedDocument]:
    return [HandedDocument(position=index, **asdict(paper)) for index, paper in enumerate(papers)]
