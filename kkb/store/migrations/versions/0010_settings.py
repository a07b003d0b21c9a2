"""What an office has chosen, by key."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "pengaturan",
        sa.Column("kunci", CODE, nullable=False),
        sa.Column("nilai", sa.Text, nullable=False),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("diubah", sa.DateTime, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("kunci", name="pk_pengaturan"),
    )
