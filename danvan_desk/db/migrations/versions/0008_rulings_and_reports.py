"""Rulings and how they were carried out, for the tables on decisions and conclusions; reports that were sent"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The rulings and earlier closings of cases already in the books are made by the program right after the steps.
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("orders", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("carried_out_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_ruling_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
    )
    op.create_table(
        "enforcement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ruling_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("done", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["ruling_id"], ["ruling.id"], name=op.f("fk_enforcement_ruling_id_ruling")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enforcement")),
    )
    op.create_table(
        "earlier_closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("closing", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("on_time", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_earlier_closing_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_closing")),
    )
    for table, column in (
        ("ruling", "case_id"), ("ruling", "date"), ("ruling", "carried_out_on"), ("enforcement", "ruling_id"),
        ("enforcement", "date"), ("earlier_closing", "case_id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    for table, column in (
        ("matter", "settled_before"), ("matter", "on_time_before"), ("petition", "reopened_on"),
        ("petition", "closed_before"),
    ):  # fmt: skip
        op.drop_column(table, column)  # only the last reopening had a place there
    op.add_column("matter", sa.Column("accepted_on", sa.Date(), nullable=True))
    op.execute("UPDATE matter SET accepted_on = first_step_on WHERE first_step = 'accepted'")
    op.add_column("office", sa.Column("report_day", sa.Integer(), nullable=True))
    op.add_column("office", sa.Column("month_report", sa.String(), nullable=True))
    op.add_column("office", sa.Column("month_report_day", sa.Integer(), nullable=True))
    op.create_table(
        "sent_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("last_change", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("lists", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_report")),
        sa.UniqueConstraint("start", "end", "version", name=op.f("uq_sent_report_start_end_version")),
    )
    op.create_index(op.f("ix_sent_report_end"), "sent_report", ["end"], unique=False)
    op.create_table(
        "change_reason",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["sent_report.id"], name=op.f("fk_change_reason_report_id_sent_report")),
        sa.PrimaryKeyConstraint("report_id", "record", name=op.f("pk_change_reason")),
    )
