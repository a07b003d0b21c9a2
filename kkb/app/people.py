"""Who works with the product."""

import getpass


def user_name() -> str:
    """Who works at this computer, as the store notes it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "tidak diketahui"
