"""Agreed actions and the history of each."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "aksi",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit", CODE, nullable=False),
        sa.Column("tugas", CODE, nullable=False, comment="item or convergence programme"),
        sa.Column("dari", sa.SmallInteger, comment="null = a programme"),
        sa.Column("ke", sa.SmallInteger),
        sa.Column("instansi", CODE, nullable=False),
        sa.Column("peran", sa.Text, nullable=False, comment="a role, never a name"),
        sa.Column("tenggat", sa.Date, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("catatan", sa.Text, nullable=False),
        sa.Column("disepakati", sa.Date, nullable=False),
        sa.Column("contoh", sa.Boolean, nullable=False),
        sa.Column("versi", sa.Integer, nullable=False),
        sa.Column("dibuat_oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("diubah_oleh", sa.Text, nullable=False),
        sa.Column("diubah", sa.DateTime, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_aksi"),
    )
    op.create_table(
        "aksi_riwayat",
        sa.Column("aksi", sa.Integer, nullable=False),
        sa.Column("versi", sa.Integer, nullable=False, comment="the version this change made"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("waktu", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("sebelum", sa.Text, comment="JSON object; null = made"),
        sa.Column("sesudah", sa.Text, nullable=False, comment="JSON object"),
        sa.PrimaryKeyConstraint("aksi", "versi", name="pk_aksi_riwayat"),
        sa.ForeignKeyConstraint(["aksi"], ["aksi.id"], name="fk_aksi_riwayat_aksi"),
    )
