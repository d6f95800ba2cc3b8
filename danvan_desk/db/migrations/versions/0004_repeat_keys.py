"""The keys under which repeats are looked up"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The keys of petitions already in the books are made by the program right after the steps, in the same
    # transaction: how a text is taken apart is its business, not a step's.
    op.create_table(
        "repeat_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name=op.f("fk_repeat_key_petition_id_petition")),
        sa.PrimaryKeyConstraint("key", "petition_id", name=op.f("pk_repeat_key")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("repeat_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_repeat_key_petition_id"), ["petition_id"], unique=False)
