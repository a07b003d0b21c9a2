"""Files that a page hands out: made when they are asked for, and one that cannot be made says so on the page."""

import logging
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from kkb.core.errors import KkbError
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FAILED = "kkb_unduhan_gagal"
_LOG = logging.getLogger("kkb")


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out; `make` gives its bytes and runs outside the page, when the button is pressed."""

    key: str
    label: str
    file_name: str
    make: Callable[[], bytes]
    mime: str = XLSX
    icon: str = ":material/download:"
    type: Literal["primary", "secondary", "tertiary"] = "secondary"


def show_download_button(page: PageContext, file: Download) -> None:
    """The button of a file, below the sentence that says why it could not be made when it was pressed before."""
    failed: MutableMapping[str, str] = st.session_state.setdefault(_FAILED, {})
    if sentence := failed.pop(file.key, None):
        st.error(sentence, icon=":material/error:")
    session = get_script_run_ctx()
    tell = _Failure(page, file, failed, session.session_id if session else "")
    st.download_button(
        file.label, lambda: _bytes(file, tell), file_name=file.file_name, mime=file.mime, key=file.key, icon=file.icon,
        type=file.type, on_click="ignore",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where the sentence of a failed file goes: into what the session keeps, and from there onto its page."""

    page: PageContext
    file: Download
    failed: MutableMapping[str, str]
    session_id: str

    def show(self, error: Exception) -> None:
        if isinstance(error, KkbError):
            sentence = self.page.text(error.key, **error.values)
        else:
            _LOG.error("unduhan %s (%s)", self.file.key, self.file.file_name, exc_info=error)
            sentence = self.page.text("galat.unduhan", berkas=plain(self.file.file_name))
        self.failed[self.file.key] = sentence
        _draw_again(self.session_id)


def _bytes(file: Download, failure: _Failure) -> bytes:
    try:
        return file.make()
    except Exception as error:
        failure.show(error)
        raise


def _draw_again(session_id: str) -> None:
    """Draw the page of a session anew, as it stands. Streamlit offers no public way to do so from outside a page;
    where a later version lacks this one, the sentence waits for the next step on the page.
    """
    try:
        session = get_instance().get_app_session(session_id)
        if session is not None:
            session.request_rerun(session._client_state)
    except (AttributeError, RuntimeError):
        _LOG.warning("halaman tidak dapat digambar ulang", exc_info=True)
