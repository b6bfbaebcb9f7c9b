"""What sites print into and below an article, put into gold texts: how much of it goes, and what goes with it.

    python -m benchmarks.insertions --data FOLDER [--limit N] [--seed N]

Pages show what there is; this shows what happens where one thing stands in another place, language or form than on the
pages that were read. What is cut of the gold text alone counts as neither.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import picked, texts
from benchmarks.language import language
from benchmarks.metrics import words
from cleaner import clean

#: Headings of lists and headlines of other stories, by language.
HEADINGS = {
    "en": ("MORE ON THEME", "Also read", "Related articles", "You may also like"),
    "de": ("Mehr zum Thema", "Lesen Sie auch", "Das könnte Sie auch interessieren", "Weitere Artikel"),
    "fr": ("À lire aussi", "Sur le même sujet", "Articles similaires"),
    "es": ("Te puede interesar", "Lea también", "Noticias relacionadas"),
    "it": ("Leggi anche", "Articoli correlati"),
    "cs": ("Čtěte také", "Související články"),
    "ja": ("関連記事", "あわせて読みたい"),
}
HEADLINES = {
    "en": (
        "Why the harbour wall failed in March",
        "Ten bridges you must see once in your life",
        "The ferry that nobody wanted to buy",
        "Old mill turns again after forty winters",
        "Three sisters and a boat that would not start",
        "Who needs a second lighthouse?",
    ),
    "de": (
        "Warum die Brücke im Winter offen bleibt",
        "Zehn Fähren, die man gesehen haben muss",
        "Alte Mühle am Bach soll Museum werden",
        "Zwei Ziegen im Gemeinderat und ein Antrag",
        "Wer braucht einen zweiten Leuchtturm?",
    ),
    "fr": (
        "Pourquoi les ponts coûtent si cher",
        "Le bac que personne ne voulait acheter",
        "Une école rouvre enfin dans la vallée",
        "Le vieux moulin tourne après quarante hivers",
    ),
    "es": (
        "Por qué el muro del puerto cedió en marzo",
        "El barco que nadie quería comprar",
        "Una escuela reabre por fin en el valle",
        "El viejo molino gira después de cuarenta inviernos",
    ),
    "it": (
        "Perché il muro del porto ha ceduto a marzo",
        "Il traghetto che nessuno voleva comprare",
        "Una scuola riapre finalmente nella valle",
    ),
    "cs": (
        "Proč zeď přístavu v březnu povolila",
        "Přívoz, který nikdo nechtěl koupit",
        "Starý mlýn se točí po čtyřiceti zimách",
    ),
    "ja": ("定年後に始めた小さな本屋の挑戦", "ダムに沈んだ村の記憶をたどる旅", "台風のあとの果樹園に花が咲いた"),
}

#: What is put in, as rows: `H` a heading, `1` to `3` headlines, `Q` a post of a network. Forms with `<` stand below the
#: text, others between two of its rows; a form that begins with a blank goes to the end of a row.
FORMS = {
    "list below": "<H\n1\n2\n3",
    "list below, dates twice": "<H\n14 Mar 2025 18:53\n1\n14 Mar 2025 18:53\n13 Mar 2025 9:26\n2\n13 Mar 2025 9:26",
    "dates, no heading": "<1\n14.03.2025\n2\n12.03.2025\n3\n02.03.2025",
    "list, bullets": "H\n- 1\n- 2\n- 3",
    "list, numbers": "H\n1. 1\n2. 2\n3. 3",
    "list, plain": "H\n1\n2",
    "pointer": "H: 1",
    "pointer, stroke": "H | 1",
    "pointer, arrow": "➡️ H: 1",
    "pointer, bold": "**H:** 1",
    "pointer, brackets": "[H: 1]",
    "pointer, glued": " H: 1",
    "post, signature": "Q pic.twitter.com/cko9ryuRNy\n— Ida Holm (@idaholm) March 14, 2025",
    "post, author above": "Ida Holm\n@idaholm\nQ\n10:15 AM · Mar 14, 2025\n345 Likes",
    "post, date above": "Ida Holm @idaholm · Mar 14, 2025\nQ\nShow more",
    "post, picture": "View this post on Instagram\nA post shared by Ida Holm (@idaholm)",
    "caption, agency": "The ferry in the ice, seen from the quay on Monday. (AP Photo/Ida Holm)",
    "caption, via": "The ferry in the ice, seen from the quay on Monday. (Ida Holm via Reuters)",
    "caption, file": "The ferry in the ice of the great winter [File: Ida Holm/AP Photo]",
    "credit": "Photo: Ida Holm / AFP",
    "advertisement": "Article continues after this advertisement",
    "newsletter": "Sign up for our newsletter\nGet the best stories of the week in your inbox.",
    "follow": "Follow The Norrby Post on Google News and WhatsApp",
    "share": "Share this article\nFacebook\nTwitter\nWhatsApp\nEmail",
    "comments": "Comments\nBe the first to comment\nPost a comment",
    "tags": "<Tags: ferry, harbour, Norrby, winter",
    "copyright": "<© 2025 The Norrby Post. All rights reserved.",
}
_POST = "The ice is gone and so is the ferry, which nobody has seen since this morning."
_STOPS = (".", "!", "?", "。", "”", '"')
#: Texts with fewer rows, and ones with more letters, are left out.
_ROWS, _SIZE = 6, 9000


def inserted(rows: Sequence[str], form: str, code: str, draw: random.Random) -> list[str]:
    """A text's rows with a form among them.

    >>> inserted(["It rained.", "It snowed."], " H: 1", "ja", random.Random(0))
    ['It rained.', 'It snowed. あわせて読みたい: ダムに沈んだ村の記憶をたどる旅']
    """
    headlines = draw.sample(HEADLINES[code], 3)
    values = {"H": draw.choice(HEADINGS[code]), "Q": _POST, **dict(zip("123", headlines, strict=True))}
    block = []
    for line in form.removeprefix("<").split("\n"):
        # A headline's place is the last digit of a row that holds no other words: "1", "- 1", "2. 2", "H: 1".
        filled = line.replace("H", values["H"]) if line.strip("➡️*[] -").startswith("H") else line.replace("Q", _POST)
        last = filled.rstrip("]")[-1:]
        if last in "123" and filled.rstrip("]")[-2:-1] in ("", " "):
            at = len(filled.rstrip("]")) - 1
            filled = filled[:at] + values[last] + filled[at + 1 :]
        block.append(filled)
    if form.startswith(" "):
        at = draw.choice([at for at, row in enumerate(rows) if row.endswith(_STOPS)] or [0])
        return [*rows[:at], rows[at] + block[0], *rows[at + 1 :]]
    at = len(rows) if form.startswith("<") else draw.randrange(2, len(rows) - 1)
    return [*rows[:at], *block, *rows[at:]]


def losses(rows: Sequence[str], noisy: Sequence[str]) -> tuple[int, int, int]:
    """Of what was put in how many words there are and how many stay; and how many words of the text are lost."""
    want, got = Counter(clean("\n".join(rows)).split("\n")), Counter(clean("\n".join(noisy)).split("\n"))
    put = len(words("\n".join(noisy))) - len(words("\n".join(rows)))
    stay, lost = (sum(len(words(row)) for row in part.elements()) for part in (got - want, want - got))
    # Of a row that something was put into both forms differ.
    both = min(stay, lost)
    return (put, stay - both, 0) if both and stay - both <= put else (put, stay, lost)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.insertions", description="Noise put into gold texts.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz")
    parser.add_argument("--limit", type=int, default=150, help="so many texts (150)")
    parser.add_argument("--seed", type=int, default=1, help="another draw of places and headlines")
    options = parser.parse_args()
    golds = {f"{text.set} {text.id}": text.gold for text in texts(options.data) if text.type == "article" and text.gold}
    able = {name: gold for name, gold in golds.items() if gold.count("\n") >= _ROWS and len(gold) <= _SIZE}
    found = [
        (gold, code) for gold in picked(list(able.values()), options.limit) if (code := language(gold)) in HEADINGS
    ]
    print(f"{len(found)} texts   words put in, cut, words of the text lost")
    total = Counter[str]()
    for name, form in FORMS.items():
        tally = Counter[str]()
        for number, (gold, code) in enumerate(found):
            rows = [row for row in gold.split("\n") if row.strip()]
            noisy = inserted(rows, form, code, random.Random(f"{options.seed} {name} {number}"))
            put, stay, lost = losses(rows, noisy)
            tally.update(put=put, stay=stay, lost=lost, text=len(words(gold)))
        show(name, tally)
        total.update(tally)
    show("all", total)
    return 0


def show(name: str, tally: Counter[str]) -> None:
    """Print a row."""
    cut, lost = 1 - tally["stay"] / max(1, tally["put"]), tally["lost"] / max(1, tally["text"])
    print(f"{name:28s} {tally['put']:7d} {cut:8.1%} {lost:8.2%}")


if __name__ == "__main__":
    raise SystemExit(main())
