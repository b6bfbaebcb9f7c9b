"""The command `cleaner`, and `python -m cleaner`."""

from __future__ import annotations

import gc
import sys

#: Garbage is looked for after so many new objects: a start, and a text, leave next to none.
_GARBAGE = 500_000


def main() -> int:
    """Run the command; returns its exit status, or raises SystemExit(2) for a wrong call."""
    gc.set_threshold(_GARBAGE)
    from cleaner.cli import main as run  # what is loaded from here on is a third of the time that a short text takes

    return run()


if __name__ == "__main__":
    sys.exit(main())
