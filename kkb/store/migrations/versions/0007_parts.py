"""A snapshot may hold a part of a kabupaten; all stored so far hold the whole."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column(
        "snapshot_kabupaten",
        sa.Column(
            "sebagian", sa.Boolean, nullable=False, server_default=sa.false(), comment="the file holds a part of it"
        ),
    )
