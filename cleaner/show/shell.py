"""One page that needs nothing else: templates, styles and scripts of `pages/` in a single file.

Whatever comes from a document reaches the page either through the template engine, which escapes it, or as JSON in
which no character can end the element it stands in. The page's policy runs no script but our own, known by its digest,
and loads nothing.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from cleaner.package_data import read
from cleaner.show.families import FAMILIES, LOOKS
from cleaner.show.unseen import UNSEEN, codepoint

#: Characters that are written as escapes in embedded JSON: those that HTML or a script would take for its own, and
#: halves of surrogate pairs, which no encoding can write.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

#: The least share in per cent that is told with its number.
_LEAST = 0.1


def embedded(value: object) -> Markup:
    r"""A value as JSON that may stand in a `<script>` element.

    >>> embedded("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain))


def visible(text: str) -> Markup:
    r"""Text on one line in which characters that act unseen are named instead.

    >>> visible("a\u202eb")
    Markup('<bdi>a<span class="control">U+202E</span>b</bdi>')
    """
    parts, at = [Markup("<bdi>")], 0
    for found in UNSEEN.finditer(text):
        parts += [escape(text[at : found.start()]), Markup(f'<span class="control">{codepoint(found[0])}</span>')]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:]), Markup("</bdi>")])


def percent(share: float) -> str:
    """A share from 0 to 1 in per cent.

    >>> percent(0.034), percent(0.256), percent(0), percent(0.0002)
    ('3.4 %', '26 %', '0 %', '<0.1 %')
    """
    value = 100 * share
    if 0 < value < _LEAST:
        return f"<{_LEAST} %"
    return f"{value:.1f} %" if 0 < value < 10 else f"{value:.0f} %"


def page(template: str, scripts: Sequence[str], **values: object) -> str:
    """The whole page: a template of `pages/`, the scripts by name, and what the template shows."""
    script = "\n".join([read(f"show/pages/{name}.js") for name in scripts])
    html: str = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            script=Markup(script),
            digest=b64encode(sha256(script.encode()).digest()).decode(),
            style=Markup("\n".join([read(f"show/pages/{name}.css") for name in ("shell", template)])),
            families=FAMILIES,
            looks=LOOKS,
            **values,
        )
    )
    return html


def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(lambda name: read(f"show/pages/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: Mapping[str, Any] = {"embedded": embedded, "visible": visible, "percent": percent, "number": thousands}
    made.filters.update(filters)
    return made


def thousands(value: float) -> str:
    """A number with thin blanks between thousands."""
    return f"{value:,}".replace(",", "\u2009")
