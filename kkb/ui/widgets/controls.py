"""Choices that live in the link: codes, never labels; the default leaves the link."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st


def choose(name: str, value: str | None) -> None:
    """Write one part into the link; nothing takes it out."""
    if not value:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def choose_together(parts: Mapping[str, str | None]) -> None:
    """Write several parts into the link as one step back for the browser; nothing takes a part out."""
    merged = {**st.query_params.to_dict(), **parts}
    st.query_params.from_dict({name: value for name, value in merged.items() if value})


def ask_choice(
    name: str, options: Sequence[str], label: Callable[[str], str], title: str, *, hidden: bool = False
) -> str:
    """One of a few options, as buttons in a row; `name` is its part of the link, the first option its default."""
    asked = st.query_params.get(name)
    key = f"pilih_{name}"
    st.session_state[key] = asked if asked in options else options[0]

    def changed() -> None:
        value = st.session_state[key]
        choose(name, None if value == options[0] else value)

    return st.segmented_control(
        title,
        options,
        key=key,
        format_func=label,
        required=True,
        on_change=changed,
        label_visibility="collapsed" if hidden else "visible",
    )


def ask_listed(
    name: str,
    labels: Mapping[str, str],
    title: str,
    *,
    explanation: str | None = None,
    width: int | str = "stretch",
    hidden: bool = False,
) -> str:
    """One of a list, found by typing; `labels` by value, `name` its part of the link, the first value its default."""
    asked, values, key = st.query_params.get(name), list(labels), f"pilih_{name}"
    st.session_state[key] = asked if asked in labels else values[0]

    def changed() -> None:
        value = st.session_state[key]
        choose(name, None if value == values[0] else value)

    return st.selectbox(
        title, values, key=key, format_func=labels.__getitem__, filter_mode="contains", on_change=changed,
        help=explanation, width=width, label_visibility="collapsed" if hidden else "visible",
    )  # fmt: skip


def ask_several(name: str, labels: Mapping[str, str], title: str, placeholder: str) -> tuple[str, ...]:
    """Any number of a list, found by typing; in the link their codes with commas between, none leaves the link."""
    key = f"pilih_{name}"
    st.session_state[key] = [code for code in several(name) if code in labels]
    return tuple(
        st.multiselect(
            title, list(labels), key=key, format_func=labels.__getitem__, filter_mode="contains",
            placeholder=placeholder, on_change=lambda: choose(name, ",".join(st.session_state[key])),
        )
    )  # fmt: skip


def several(name: str) -> tuple[str, ...]:
    """The codes that a part of the link names, each once."""
    return tuple(dict.fromkeys(code for code in st.query_params.get(name, "").split(",") if code))
