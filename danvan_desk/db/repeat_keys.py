"""The keys of petitions, kept in step with their rows: a petition as it can be compared, and its keys written anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, exists, insert, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.db.tables import Petition, RepeatKey
from danvan_desk.domain.repeat_keys import keys_of
from danvan_desk.domain.repeats import Paper, Signer

_BATCH = 500


def paper_of(petition: Petition) -> Paper:
    """What of a petition may be compared: nothing of its people where it, or one of them, is secret."""
    hidden = petition.secret or any(party.code for party in petition.people)
    return Paper(
        kind=petition.kind,
        content=petition.content,
        field=petition.field,
        request=petition.request,
        respondent=petition.respondent,
        decision_no=petition.decision_no,
        signers=()
        if hidden
        else tuple(Signer(p.name, p.id_number, p.phone, p.born, p.address) for p in petition.people),
        hidden=hidden,
    )


def write(session: Session, petitions: Sequence[Petition]) -> None:
    """Replace the keys of these petitions, which have their ids."""
    for start in range(0, len(petitions), _BATCH):
        part = petitions[start : start + _BATCH]
        session.execute(delete(RepeatKey).where(RepeatKey.petition_id.in_([petition.id for petition in part])))
        rows = [{"key": key, "petition_id": row.id} for row in part for key in keys_of(paper_of(row))]
        session.execute(insert(RepeatKey), rows)


def fill(connection: Connection) -> None:
    """Make the keys of petitions that have none: those of a home from before there were keys."""
    with Session(connection, autoflush=False) as session:
        has_keys = exists().where(RepeatKey.petition_id == Petition.id)
        query = select(Petition).where(~has_keys).options(selectinload(Petition.people)).order_by(Petition.id)
        while found := session.scalars(query.limit(_BATCH)).all():
            write(session, found)
            session.flush()
            session.expunge_all()
