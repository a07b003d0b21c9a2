"""Snapshots, their kabupaten, their rows, and the counter of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ITEMS = (
    "input_pokja", "input_sumber_dana", "input_poktan", "input_sarana", "input_pkb",
    "proses_penggunaan_data", "proses_operasional", "proses_lintas_sektor",
    "output_poktan", "output_cpr", "output_mkjp", "output_unmet",
)  # fmt: skip
INDICES = ("index_input", "index_proses", "index_output")
CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("wilayah", CODE, nullable=False),
        sa.Column("tanggal", sa.Date, nullable=False),
        sa.Column("berkas", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("contoh", sa.Boolean, nullable=False),
        sa.Column("jumlah_baris", sa.Integer, nullable=False),
        sa.Column("jumlah_isu", sa.Integer, nullable=False),
        sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
    )
    op.create_table(
        "snapshot_kabupaten",
        sa.Column("snapshot", sa.Integer, nullable=False),
        sa.Column("kode_kab", CODE, nullable=False),
        sa.Column("nama_kab", sa.Text),
        sa.Column("nama_prov", sa.Text),
        sa.PrimaryKeyConstraint("snapshot", "kode_kab", name="pk_snapshot_kabupaten"),
        sa.ForeignKeyConstraint(["snapshot"], ["snapshot.id"], name="fk_snapshot_kabupaten_snapshot"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_snapshot_kabupaten_kode_kab", "snapshot_kabupaten", ["kode_kab"])
    op.create_table(
        "snapshot_baris",
        sa.Column("snapshot", sa.Integer, nullable=False),
        sa.Column("kode_kab", CODE, nullable=False),
        sa.Column("unit", CODE, nullable=False),
        sa.Column("kode", CODE, nullable=False),
        sa.Column("nama", sa.Text),
        sa.Column("kode_kec", CODE, nullable=False),
        sa.Column("nama_kec", sa.Text),
        sa.Column("nama_kab", sa.Text),
        sa.Column("nama_prov", sa.Text),
        sa.Column("kampung", sa.Text),
        *(sa.Column(item, sa.SmallInteger) for item in ITEMS),
        *(sa.Column(index, sa.Double) for index in INDICES),
        sa.Column("strata", sa.Text),
        sa.Column("lapor", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("snapshot", "kode_kab", "unit", name="pk_snapshot_baris"),
        sa.ForeignKeyConstraint(
            ["snapshot", "kode_kab"],
            ["snapshot_kabupaten.snapshot", "snapshot_kabupaten.kode_kab"],
            name="fk_snapshot_baris_snapshot_kabupaten",
        ),
        sqlite_with_rowid=False,
    )
    versi = op.create_table(
        "versi",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False, comment="always 1"),
        sa.Column("nilai", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versi"),
    )
    op.bulk_insert(versi, [{"id": 1, "nilai": 0}])
