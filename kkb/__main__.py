"""`python -m kkb ...`: the dashboard's functions without a browser."""

import sys

from kkb.cli import main

if __name__ == "__main__":
    sys.exit(main())
