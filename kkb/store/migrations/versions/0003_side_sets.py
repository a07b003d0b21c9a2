"""Side sets: whatever else is known of places, beside the classification."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "sisi",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("jenis", CODE, nullable=False),
        sa.Column("tabel", sa.Text, nullable=False, comment="which of several tables of its jenis"),
        sa.Column("wilayah", CODE, nullable=False),
        sa.Column("tanggal", sa.Date, nullable=False),
        sa.Column("berkas", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("contoh", sa.Boolean, nullable=False),
        sa.Column("jumlah_baris", sa.Integer, nullable=False),
        sa.Column("jumlah_isu", sa.Integer, nullable=False),
        sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
        sa.Column("kunci", sa.Text, nullable=False, comment="JSON list of the areas it speaks for"),
        sa.Column("kolom", sa.Text, nullable=False, comment="JSON list of its columns in order"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"),
        sa.PrimaryKeyConstraint("id", name="pk_sisi"),
    )
    op.create_index("ix_sisi_jenis", "sisi", ["jenis"])
    op.create_table(
        "sisi_baris",
        sa.Column("sisi", sa.Integer, nullable=False),
        sa.Column("kunci", CODE, nullable=False, comment="the area by which a set supersedes another"),
        sa.Column("urut", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("unit", CODE, nullable=False),
        sa.Column("kode", CODE, nullable=False),
        sa.Column("nama", sa.Text),
        sa.Column("kode_kec", CODE),
        sa.Column("nama_kec", sa.Text),
        sa.Column("kode_kab", CODE),
        sa.Column("nama_kab", sa.Text),
        sa.Column("nama_prov", sa.Text),
        sa.Column("kampung", sa.Text),
        sa.Column("isi", sa.Text, nullable=False, comment="JSON object of the other columns"),
        sa.PrimaryKeyConstraint("sisi", "kunci", "urut", name="pk_sisi_baris"),
        sa.ForeignKeyConstraint(["sisi"], ["sisi.id"], name="fk_sisi_baris_sisi"),
        sqlite_with_rowid=False,
    )
