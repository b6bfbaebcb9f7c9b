"""The command in this process: the same call without the start of a process, which costs more than what is tested."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cleaner.cli import main


def called(*arguments: str | Path, data: bytes = b"") -> CompletedProcess[bytes]:
    """What `cleaner` with these arguments, and this on its standard input, comes to."""
    given = list(map(str, arguments))
    streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for name in ("stdout", "stderr")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        try:
            status = main(given)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    out, err = (stream.buffer.getvalue() for stream in streams.values())
    return CompletedProcess(given, status, out, err)
