"""The article that a page carries as data (JSON-LD) and that scripts would show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

#: What schema.org calls an article's whole text, and its title.
BODY, _TITLE = "articleBody", "headline"
#: What tells that a text is HTML: elements that part its lines.
_MARKUP = re.compile(r"<(?:p|br)[\s/>]", re.IGNORECASE)


def article(data: Iterable[str]) -> tuple[str, str]:
    """(title, text) of the longest article in these scripts of JSON-LD; empty where there is none.

    >>> article(['{"@graph": [{"headline": "The ferry", "articleBody": "It is late."}]}', "{"])
    ('The ferry', 'It is late.')
    """
    best = ("", "")
    for script in data:
        if BODY not in script:
            continue
        try:
            left: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):  # cut off, no JSON, or nested to break readers
            continue
        while left:
            value = left.pop()
            if isinstance(value, list):
                left += value
            elif isinstance(value, dict):
                left += value.values()
                body, title = value.get(BODY), value.get(_TITLE)
                if isinstance(body, str) and len(body) > len(best[1]):
                    best = (title if isinstance(title, str) else "", body)
    return best


def as_html(title: str, text: str) -> str:
    """The article as elements: a paragraph for each line, or the text as it is where it is HTML itself.

    >>> as_html("", "Salt &amp; pepper <now>")
    '<article><p>Salt &amp; pepper &lt;now&gt;</p></article>'
    """
    head = f"<h1>{_escaped(title)}</h1>" if title else ""
    if _MARKUP.search(text):
        return f"<article>{head}{text}</article>"
    lines = "".join([f"<p>{_escaped(line)}</p>" for line in text.split("\n") if line.strip()])
    return f"<article>{head}{lines}</article>"


def _escaped(text: str) -> str:
    """Plain text as HTML: many a site has escaped it already, which is no harm to the others."""
    return escape(unescape(text))
