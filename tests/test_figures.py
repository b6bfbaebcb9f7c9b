"""The figures of the README are drawn from what the table of peers says."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

from benchmarks import figures

TABLE = """\
0.3 MB: 19 extractor output, 12 page text, 12 hand-labelled
                                 % cut % lost     F1   % cut % lost     F1   % cut % lost     F1     MB/s
as scraped                         0.0   0.00  0.892     0.0   0.00  0.490     0.0   0.00  0.919
cleaner                            4.2   0.31  0.896    83.6   1.46  0.712    78.1   0.19  0.981     3.43
datatrove C4 lines, as FineWeb   skipped: datatrove 3.0 is not installed
jusText, no words                 58.8  19.22  0.728    27.3  24.18  0.411    25.2   3.49  0.861     0.87  2 failed: X
the best filter of lines          98.0   0.61  0.955    98.1   0.97  0.885    97.3   0.00  0.997
"""


def test_rows_are_those_of_the_peers_that_ran() -> None:
    assert figures.rows(TABLE) == [
        figures.Row("as scraped", ((0, 0, 0.892), (0, 0, 0.49), (0, 0, 0.919)), None),
        figures.Row("cleaner", ((4.2, 0.31, 0.896), (83.6, 1.46, 0.712), (78.1, 0.19, 0.981)), 3.43),
        figures.Row("jusText, no words", ((58.8, 19.22, 0.728), (27.3, 24.18, 0.411), (25.2, 3.49, 0.861)), 0.87),
        figures.Row("the best filter of lines", ((98, 0.61, 0.955), (98.1, 0.97, 0.885), (97.3, 0, 0.997)), None),
    ]


def test_the_readme_holds_the_table_that_was_printed() -> None:
    folder = Path(__file__).parent.parent
    table = figures.markdown(figures.rows((folder / "benchmarks" / "figures" / "peers.txt").read_text("utf-8")))
    assert table in (folder / "README.md").read_text("utf-8")


def test_figures_name_every_peer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "peers.txt").write_text(TABLE, "utf-8")
    assert figures.main([str(tmp_path / "peers.txt")]) == 0
    for name in figures.FIGURES:
        text = (tmp_path / f"{name}.svg").read_text("utf-8")
        told = " ".join(ElementTree.fromstring(text).itertext())
        assert "cleaner" in told
        assert "jusText, no words" in told
        assert "#0102" not in text  # no colour left open
        assert figures.FIGURES[name]([row for row in figures.rows(TABLE) if row.speed]) == text
    out, err = capsys.readouterr()
    assert "| **cleaner** | 4 / 0.3 / 0.896 | 84 / 1.5 / 0.712 | 78 / 0.2 / 0.981 | 3.43 |" in out
    assert err.count(".svg") == len(figures.FIGURES)


def test_another_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.txt").write_text("no table\n", "utf-8")
    for name in ("other.txt", "missing.txt"):
        assert figures.main([str(tmp_path / name)]) == 1
        assert name in capsys.readouterr().err
    assert not list(tmp_path.glob("*.svg"))
