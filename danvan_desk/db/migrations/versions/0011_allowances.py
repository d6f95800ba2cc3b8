"""Who is on the allowance sheet, the days a clerk adds to it, and the office's own figures"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allowance_person",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=False),
        sa.Column("in_sheet", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_allowance_person")),
    )
    op.create_table(
        "allowance_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("taken_back_why", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"], ["allowance_person.key"], name=op.f("fk_allowance_day_person_allowance_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowance_day")),
    )
    op.create_index(op.f("ix_allowance_day_date"), "allowance_day", ["date"])
    op.create_table(
        "allowance_amount",
        sa.Column("rate", sa.String(), nullable=False),
        sa.Column("dong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("rate", name=op.f("pk_allowance_amount")),
    )
