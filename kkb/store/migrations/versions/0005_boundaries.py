"""Official village boundaries, kabupaten by kabupaten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "batas",
        sa.Column("kode_kab", CODE, nullable=False),
        sa.Column("nama_kab", sa.Text, nullable=False),
        sa.Column("berkas", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("sumber", sa.Text, nullable=False, comment="as it is named on the map"),
        sa.Column("sistem", sa.Text, nullable=False, comment="kemendagri, bps or nama"),
        sa.Column("jumlah", sa.Integer, nullable=False),
        sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("kode_kab", name="pk_batas"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "batas_desa",
        sa.Column("kode_kab", CODE, nullable=False),
        sa.Column("kode", CODE, nullable=False),
        sa.Column("bentuk", sa.LargeBinary, nullable=False, comment="WKB, degrees WGS84"),
        sa.PrimaryKeyConstraint("kode_kab", "kode", name="pk_batas_desa"),
        sa.ForeignKeyConstraint(["kode_kab"], ["batas.kode_kab"], name="fk_batas_desa_batas"),
        sqlite_with_rowid=False,
    )
