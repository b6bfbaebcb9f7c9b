"""The command `cleaner`, and `python -m cleaner`."""

from __future__ import annotations

import gc
import sys

#: Garbage is looked for after so many new objects: a start makes fewer, and hardly any of them is garbage.
_GARBAGE = 50_000


def main() -> int:
    """Run the command; returns its exit status, or raises SystemExit(2) for a wrong call."""
    gc.set_threshold(_GARBAGE)
    from cleaner.cli import main as run  # the collector would look through all that this loads, again and again

    status = run()
    gc.freeze()  # nor through what is left when Python ends
    return status


if __name__ == "__main__":
    sys.exit(main())
