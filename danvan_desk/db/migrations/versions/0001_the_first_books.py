"""The first books"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# Two full-text indexes over folded columns (names with short prefixes, text with one), kept by triggers.
# Spelled out here: a migration never imports the tables of a later release.
SEARCH = (
    """CREATE VIRTUAL TABLE names_fts USING fts5(names_f, content='search_entry', content_rowid='id',
       tokenize='ascii', prefix='1 2 3')""",
    """CREATE VIRTUAL TABLE text_fts USING fts5(text_f, content='search_entry', content_rowid='id',
       tokenize='ascii', prefix='2')""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
       INSERT INTO names_fts(rowid, names_f) VALUES (new.id, new.names_f);
       INSERT INTO text_fts(rowid, text_f) VALUES (new.id, new.text_f); END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
       INSERT INTO names_fts(names_fts, rowid, names_f) VALUES ('delete', old.id, old.names_f);
       INSERT INTO text_fts(text_fts, rowid, text_f) VALUES ('delete', old.id, old.text_f); END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE OF names_f, text_f ON search_entry BEGIN
       INSERT INTO names_fts(names_fts, rowid, names_f) VALUES ('delete', old.id, old.names_f);
       INSERT INTO text_fts(text_fts, rowid, text_f) VALUES ('delete', old.id, old.text_f);
       INSERT INTO names_fts(rowid, names_f) VALUES (new.id, new.names_f);
       INSERT INTO text_fts(rowid, text_f) VALUES (new.id, new.text_f); END""",
)


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("stand_in", sa.Date(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_record"), ["record"], unique=False)

    op.create_table(
        "counter",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("record", "year", name=op.f("pk_counter")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "identity",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("secret_group", sa.Integer(), nullable=False),
        sa.Column("person", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_identity")),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identity_secret_group"), ["secret_group"], unique=False)

    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("classes", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
    )
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_log_entry_date"), ["date"], unique=False)

    op.create_table(
        "matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("opened", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("appeals_id", sa.Integer(), nullable=True),
        sa.Column("in_authority", sa.Boolean(), nullable=True),
        sa.Column("remote_area", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("secret_group", sa.Integer(), nullable=True),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("classified", sa.String(), nullable=True),
        sa.Column("classified_on", sa.Date(), nullable=True),
        sa.Column("first_step", sa.String(), nullable=True),
        sa.Column("first_step_on", sa.Date(), nullable=True),
        sa.Column("processed_on", sa.Date(), nullable=True),
        sa.Column("closing", sa.String(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("on_time", sa.Boolean(), nullable=True),
        sa.Column("settled_before", sa.Boolean(), nullable=True),
        sa.Column("on_time_before", sa.Boolean(), nullable=True),
        sa.Column("next_clock", sa.String(), nullable=True),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("next_unit", sa.String(), nullable=True),
        sa.Column("next_title", sa.String(), nullable=True),
        sa.Column("paused_since", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["appeals_id"], ["matter.id"], name=op.f("fk_matter_appeals_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter")),
        sa.UniqueConstraint("number", name=op.f("uq_matter_number")),
    )
    with op.batch_alter_table("matter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matter_appeals_id"), ["appeals_id"], unique=False)
        batch_op.create_index("ix_matter_closed_on", ["closed_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_matter_officer"), ["officer"], unique=False)
        batch_op.create_index(
            "ix_matter_open", ["next_due", "id"], unique=False, sqlite_where=sa.text("closed_on IS NULL")
        )
        batch_op.create_index("ix_matter_opened_id", ["opened", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_matter_secret_group"), ["secret_group"], unique=False)

    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("superior", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("remote_area", sa.Boolean(), nullable=False),
        sa.Column("head_line", sa.String(), nullable=True),
        sa.Column("reception_place", sa.String(), nullable=True),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("officer_title", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "office_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_office_day")),
    )
    op.create_table(
        "reception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("announced", sa.Date(), nullable=True),
        sa.Column("notified", sa.Date(), nullable=True),
        sa.Column("attendees", sa.String(), nullable=True),
        sa.Column("nobody_came", sa.Boolean(), nullable=False),
        sa.Column("postponed_to", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("made_by_visit", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception")),
        sa.UniqueConstraint("date", "kind", name=op.f("uq_reception_date_kind")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("names_f", sa.String(), nullable=False),
        sa.Column("text_f", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("number", name=op.f("uq_search_entry_number")),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_entry_case_number"), ["case_number"], unique=False)

    op.create_table(
        "case_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("clock", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_case_clock_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_clock")),
    )
    with op.batch_alter_table("case_clock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_clock_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_case_clock_due", ["due"], unique=False, sqlite_where=sa.text("state = 'running'"))

    op.create_table(
        "dialogue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("announced", sa.Date(), nullable=True),
        sa.Column("asked_by_voters", sa.Boolean(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("attended", sa.Integer(), nullable=True),
        sa.Column("absent", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("front_present", sa.Boolean(), nullable=True),
        sa.Column("agreed", sa.String(), nullable=True),
        sa.Column("not_agreed", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_dialogue_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue")),
        sa.UniqueConstraint("number", name=op.f("uq_dialogue_number")),
    )
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dialogue_date"), ["date"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("to", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("criteria", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("orders", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("done", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_event_case_id_matter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("case_id", "n", name=op.f("uq_event_case_id_n")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_date"), ["date"], unique=False)
        batch_op.create_index("ix_event_event_date", ["event", "date"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("reception_id", sa.Integer(), nullable=False),
        sa.Column("reception", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=True),
        sa.Column("by_head", sa.Boolean(), nullable=False),
        sa.Column("companions", sa.Integer(), nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("received_for", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("same_matter_people", sa.Integer(), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=True),
        sa.Column("resolved_stage", sa.String(), nullable=True),
        sa.Column("in_authority", sa.Boolean(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("guided_to", sa.String(), nullable=True),
        sa.Column("guide_no", sa.String(), nullable=True),
        sa.Column("refusal_ground", sa.String(), nullable=True),
        sa.Column("notice_no", sa.String(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("secret_group", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_visit_case_id_matter")),
        sa.ForeignKeyConstraint(["reception_id"], ["reception.id"], name=op.f("fk_visit_reception_id_reception")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("number", name=op.f("uq_visit_number")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_visit_date_id", ["date", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_reception_id"), ["reception_id"], unique=False)

    op.create_table(
        "dialogue_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("commitment", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_item_dialogue_id_dialogue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_item")),
    )
    with op.batch_alter_table("dialogue_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_item_dialogue_id"), ["dialogue_id"], unique=False)
        batch_op.create_index(
            "ix_dialogue_item_due",
            ["due"],
            unique=False,
            sqlite_where=sa.text("commitment IS NOT NULL AND done_on IS NULL"),
        )

    op.create_table(
        "petition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("forwarded_by", sa.String(), nullable=True),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("decision_known_on", sa.Date(), nullable=True),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("eligible", sa.Boolean(), nullable=True),
        sa.Column("ineligible_reason", sa.String(), nullable=True),
        sa.Column("in_authority", sa.Boolean(), nullable=True),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("split_from_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("processed_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("closed_before", sa.Date(), nullable=True),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["matter.id"], name=op.f("fk_petition_case_id_matter")),
        sa.ForeignKeyConstraint(["same_as_id"], ["petition.id"], name=op.f("fk_petition_same_as_id_petition")),
        sa.ForeignKeyConstraint(["split_from_id"], ["petition.id"], name=op.f("fk_petition_split_from_id_petition")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_petition_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition")),
        sa.UniqueConstraint("number", name=op.f("uq_petition_number")),
    )
    with op.batch_alter_table("petition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_petition_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_petition_closed_on", ["closed_on"], unique=False)
        batch_op.create_index("ix_petition_processed_on", ["processed_on"], unique=False)
        batch_op.create_index("ix_petition_received_id", ["received", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petition_same_as_id"), ["same_as_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petition_split_from_id"), ["split_from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petition_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "handed_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("copy", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name=op.f("fk_handed_document_petition_id_petition")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_handed_document_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_document")),
    )
    with op.batch_alter_table("handed_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handed_document_petition_id"), ["petition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_handed_document_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id_kind", sa.String(), nullable=True),
        sa.Column("id_number", sa.String(), nullable=True),
        sa.Column("id_issued_on", sa.Date(), nullable=True),
        sa.Column("id_issued_by", sa.String(), nullable=True),
        sa.Column("born", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("represents", sa.String(), nullable=True),
        sa.Column("authorisation", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name=op.f("fk_party_petition_id_petition")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_party_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(
            "ix_party_id_number", ["id_number"], unique=False, sqlite_where=sa.text("id_number IS NOT NULL")
        )
        batch_op.create_index(batch_op.f("ix_party_petition_id"), ["petition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_visit_id"), ["visit_id"], unique=False)

    for statement in SEARCH:
        op.execute(statement)
