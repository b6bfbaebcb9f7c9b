"""What all tests start from."""

from __future__ import annotations

import signal

# A shell that starts the tests in the background has them ignore interrupts, and so would the programs they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
