"""Entries of the small log may be taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("log_entry", sa.Column("taken_back_on", sa.Date(), nullable=True))
    op.add_column("log_entry", sa.Column("taken_back_why", sa.String(), nullable=True))
