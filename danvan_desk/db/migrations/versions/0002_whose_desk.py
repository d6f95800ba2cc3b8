"""Whose desk a case lies on, where its matter arose, and what was checked at intake"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# What follows from the events of cases already in the books, those taken back left out; the program works it out anew
# at each later event. `place` orders events as they happened: by day, then by number.
FILL = (
    """CREATE TEMP TABLE stands AS SELECT case_id, event, date, until, date || printf('%06d', n) AS place FROM event e
        WHERE event IN ('assigned', 'proposed', 'approved', 'reported', 'accepted', 'declined', 'forwarded', 'guided',
                        'returned', 'filed', 'decided', 'concluded', 'answered', 'withdrawn', 'discontinued', 'complex')
        AND NOT EXISTS (SELECT 1 FROM event c
                        WHERE c.case_id = e.case_id AND c.event = 'corrected' AND c.of = e.n || '')""",
    "CREATE INDEX temp.ix_stands ON stands(case_id, place)",
    """UPDATE matter SET complex_on =
        (SELECT max(date) FROM stands s WHERE s.case_id = matter.id AND s.event = 'complex')""",
    """UPDATE matter SET proposed_on = (
        SELECT date FROM stands p WHERE p.case_id = matter.id AND p.event = 'proposed'
        AND NOT EXISTS (SELECT 1 FROM stands a WHERE a.case_id = p.case_id AND a.place > p.place
                        AND a.event NOT IN ('assigned', 'proposed', 'reported', 'complex'))
        ORDER BY place DESC LIMIT 1)
        WHERE closed_on IS NULL""",
    """UPDATE matter SET holder =
        CASE WHEN proposed_on IS NOT NULL THEN 'chair' WHEN officer IS NOT NULL THEN 'officer' ELSE 'reception' END,
        holder_since = coalesce(proposed_on, (
        SELECT max(date) FROM stands s WHERE s.case_id = matter.id AND (s.event = 'assigned' OR s.place = (
            SELECT min(place) FROM stands a WHERE a.case_id = s.case_id
            AND a.event NOT IN ('assigned', 'proposed', 'reported', 'complex')
            AND a.place > (SELECT max(place) FROM stands p WHERE p.case_id = s.case_id AND p.event = 'proposed')))
        ), opened)""",
    """UPDATE matter SET inner_due = (
        SELECT until FROM stands g WHERE g.case_id = matter.id AND g.event = 'assigned'
        AND NOT EXISTS (SELECT 1 FROM stands a WHERE a.case_id = g.case_id AND a.place > g.place
                        AND a.event NOT IN ('approved', 'complex'))
        ORDER BY place DESC LIMIT 1)
        WHERE closed_on IS NULL""",
    "DROP TABLE temp.stands",
)


def upgrade() -> None:
    with op.batch_alter_table("matter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holder", sa.String(), server_default="reception", nullable=False))
        batch_op.add_column(sa.Column("holder_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("inner_due", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("proposed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("complex_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("hamlet", sa.String(), nullable=True))
    with op.batch_alter_table("petition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hamlet", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("decision_no", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("obstacle_days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("obstacle_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("checks", sa.JSON(none_as_null=True), nullable=True))
    for statement in FILL:
        op.execute(statement)
