"""What officers write in the sections of a period's narrative report"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_paragraph",
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("logged", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("start", "end", "section", name=op.f("pk_report_paragraph")),
    )
