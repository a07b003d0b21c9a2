"""Targets that an office set, with the history of each."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "target",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("wilayah", CODE, nullable=False),
        sa.Column("rasio", CODE, nullable=False, comment="A, B or C"),
        sa.Column("tanggal", sa.Date, nullable=False, comment="to be reached by"),
        sa.Column("persen", sa.SmallInteger, nullable=False),
        sa.Column("acuan", sa.Text, nullable=False, comment="legal or other reference"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"),
        sa.Column("dibatalkan_oleh", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
    )
