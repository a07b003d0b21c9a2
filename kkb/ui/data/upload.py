"""Data: an uploaded file with its hash, which is worked out once and handed on to whoever keeps, reads or stores it."""

import hashlib
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

_HASHES = "kkb_sidik_unggahan"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a person gave it."""

    name: str
    data: bytes = field(repr=False)
    sha256: str


def as_upload(given: UploadedFile) -> Upload:
    """What stands in an uploader; hashed when it arrives, not at every run of the page."""
    hashes: dict[str, str] = st.session_state.setdefault(_HASHES, {})
    data = given.getvalue()
    if given.file_id not in hashes:
        hashes[given.file_id] = hashlib.sha256(data).hexdigest()
    return Upload(given.name, data, hashes[given.file_id])
