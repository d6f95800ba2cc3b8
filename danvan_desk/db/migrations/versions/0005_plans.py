"""Days planned ahead, their questions; where a dialogue's matter arose; a promise's field, partner and publishing"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.Column("host", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("reception_kind", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("announced", sa.Date(), nullable=True),
        sa.Column("notified", sa.Date(), nullable=True),
        sa.Column("done", sa.String(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_plan_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_date"), "plan", ["date"])
    op.create_index(op.f("ix_plan_case_id"), "plan", ["case_id"])
    op.create_table(
        "plan_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("prepared_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_question_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_question")),
    )
    op.create_index(op.f("ix_plan_question_plan_id"), "plan_question", ["plan_id"])
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hamlet", sa.String(), nullable=True))
    with op.batch_alter_table("dialogue_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("field", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("co_owner", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("published_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("published_where", sa.String(), nullable=True))
