"""Registers closed as books; the office's own wording of its forms"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "closed_book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_book")),
        sa.UniqueConstraint("register", "year", "volume", name=op.f("uq_closed_book_register_year_volume")),
    )
    op.create_table(
        "office_wording",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("form", "part", name=op.f("pk_office_wording")),
    )
    for table in ("visit", "petition"):
        op.add_column(table, sa.Column("closed_book_id", sa.Integer(), nullable=True))
