"""How the command reads documents and writes files: bytes in, bytes out, never a file half written."""

import codecs
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TextIO

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"
STDIN = "-"
STDOUT = "standard output"
#: Streams that are open already, by name; `-` is one of them too.
_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_BY_NUMBER = ("/dev/fd/", "/proc/self/fd/")

#: Codecs that swallow a BOM or make one up: the codec to use instead, by the BOM that the bytes begin with.
_BY_BOM = {
    "utf-8-sig": {b"": "utf-8"},
    "utf-16": {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", b"": f"utf-16-{sys.byteorder[0]}e"},
    "utf-32": {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be", b"": f"utf-32-{sys.byteorder[0]}e"},
}

#: How far into a document its first character is looked for (bytes), and what may stand before it in some encoding.
_FRONT, _BLANK_BYTES = 65_536, codecs.BOM_UTF8 + codecs.BOM_UTF16 + b"\0 \t\r\n\x0b\x0c"


class DocumentError(Exception):
    """Why a document cannot be cleaned, in words for whoever called the command."""


class Document(NamedTuple):
    """One document: its name, its bytes and what they say; `text` is without `bom`.

    Of a page of HTML (`is_page`) `text` is the whole text of the page, and `codec` what the output is written in.
    """

    name: str
    data: bytes
    codec: str
    bom: str
    text: str
    is_page: bool = False


def decoded(name: str, data: bytes, encoding: str, errors: str, *, see: str = "--encoding, --errors") -> Document:
    """The document that the bytes of a file hold; raises UnicodeError, or DocumentError that says what to `see`."""
    by_bom = _BY_BOM.get(codecs.lookup(encoding).name, {b"": encoding})
    codec = next(codec for bom, codec in by_bom.items() if data.startswith(bom))
    try:
        text = data.decode(codec, errors)
    except UnicodeDecodeError as error:
        line = _line_ends(data[: error.start], codec) + 1
        wrong = data[error.start : error.start + 1].hex().upper()
        raise DocumentError(
            f"line {line}: byte 0x{wrong} at offset {error.start} is not {encoding} (see {see})"
        ) from error
    bom = BOM if text.startswith(BOM) else ""
    return Document(name, data, codec, bom, text.removeprefix(bom))


def _line_ends(data: bytes, codec: str) -> int:
    """How many line ends these bytes hold, as far as the codec can tell."""
    try:
        return data.decode(codec, "replace").count("\n")
    except UnicodeError:  # not all of them can skip what they cannot read
        return data.count(b"\n")


def bytes_of(name: str) -> bytes:
    """All bytes of a file, or of standard input for `-`; raises OSError or DocumentError."""
    if name != STDIN:
        from pathlib import Path

        return Path(name).read_bytes()
    if sys.stdin is None:
        raise DocumentError("standard input is closed")
    return sys.stdin.buffer.read()


def begins_with_a_tag(data: bytes) -> bool:
    """Whether the first character that is no blank is a `<`: what does not begin so is no page, and costs nothing."""
    return data[:_FRONT].lstrip(_BLANK_BYTES).startswith(b"<")


def encoded(document: Document, text: str, errors: str) -> bytes:
    """Text made from the document, as bytes; the very same bytes where it is the document's own text."""
    if text == document.text and errors != "replace":
        return document.data
    return (document.bom + text).encode(document.codec, errors)


def write(data: bytes) -> None:
    """Bytes to standard output; an OSError of it carries that name."""
    try:
        if data and sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        if data:
            sys.stdout.buffer.write(data)
    except OSError as error:
        error.filename = STDOUT
        raise


def flush() -> None:
    """Send off what standard output holds back; raises as `write` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        error.filename = STDOUT
        raise


def say(text: str) -> None:
    """Text to standard error, if anyone listens."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO | None) -> None:
    """Let go of a stream that cannot be written: Python would complain about it once more at the end."""
    with suppress(OSError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def descriptor_of(name: str, *, dash: int = 1) -> int | None:
    """The number of an open stream that a name stands for, `-` for `dash`; None for any other name.

    >>> descriptor_of("/dev/stderr"), descriptor_of("/dev/fd/5"), descriptor_of("page.txt")
    (2, 5, None)
    """
    folder, slash, number = name.rpartition("/")
    if folder + slash in _BY_NUMBER and number.isdecimal():
        return int(number)
    return dash if name == STDIN else _STREAMS.get(name)


def is_straight(name: str) -> bool:
    """Whether an output of that name is a stream or device: it gets the bytes at once, and keeps none."""
    from pathlib import Path

    return descriptor_of(name) is not None or (Path(name).exists() and not Path(name).is_file())


@contextmanager
def replacing(name: str) -> Iterator[BinaryIO]:
    """A new file beside `name` that takes its place in the end, or is gone if anything fails.

    Mode and, where allowed, owner stay; a link stays a link. Pipes, devices and open streams (`-` is standard output)
    are written straight to. An OSError of the file carries its name.
    """
    from pathlib import Path

    path, descriptor = Path(name), descriptor_of(name)
    try:
        if descriptor is not None:
            # A stream opened anew would have a place of its own in the file behind it: each would overwrite the other.
            opened: AbstractContextManager[BinaryIO] = os.fdopen(os.dup(descriptor), "wb")
        elif is_straight(name):
            opened = path.open("ab")
        else:
            opened = _beside(Path(os.path.realpath(name)), path.stat() if path.exists() else None)
        with opened as file:
            yield file
    except OSError as error:
        error.filename = STDOUT if error.filename == STDOUT else name
        raise


@contextmanager
def _beside(path: "Path", old: os.stat_result | None) -> Iterator[BinaryIO]:
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    new = path.parent / name
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        if old is not None:
            with suppress(OSError, AttributeError):  # not ours to give, or a system without owners
                os.chown(new, old.st_uid, old.st_gid)
        new.chmod(stat.S_IMODE(old.st_mode) if old is not None else 0o666 & ~_umask())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def replace(document: Document, data: bytes) -> None:
    """Give the document's file new bytes, if they are new."""
    from pathlib import Path

    if descriptor_of(document.name, dash=0) is not None or not Path(document.name).is_file():
        raise DocumentError("not a regular file")
    if data != document.data:
        with replacing(document.name) as file:
            file.write(data)
