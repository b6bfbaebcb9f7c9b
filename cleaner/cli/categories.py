"""`cleaner categories`: each category, whether it is cut or kept, and what it is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial

from cleaner.cli import DONE, Settings, files
from cleaner.cli.options import GROUPS, Parser, spelled
from cleaner.cli.output import categories

_DESCRIPTION = """\
List the categories: the name, whether it is cut or kept, what it is.

Examples:
  cleaner categories                        as the default profile has it
  cleaner categories --profile thorough     as another one has it"""

#: The options that say which categories are cut.
_ASKED = ("--profile", "--keep", "--cut")


def main(arguments: Sequence[str]) -> int:
    """Run `cleaner categories`; returns the exit status."""
    parser, settings = _parser(), Settings()
    parser.parse_args(arguments, settings)
    try:
        options = settings.options()
    except (TypeError, ValueError) as error:
        parser.error(spelled(str(error)))
    files.write(categories(options).encode())
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="cleaner categories",
        description=_DESCRIPTION,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80, max_help_position=24),
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    described = {flag: each for _, _, options in GROUPS for flag, each in options.items()}
    for flag in _ASKED:
        parser.add_argument(flag, **described[flag])
    return parser
