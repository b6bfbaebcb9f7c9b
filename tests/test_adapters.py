"""Each adapter inside its engine, run for real in a process of its own; skipped where the engine is not installed."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, clean
from cleaner.adapters.batches import CleanBatch
from cleaner.sites import learn
from tests import prose

HOST = "courier.example"
BOX = ["The Courier sails with you", "Letters to the lighthouse keeper go to the old pier, box nine"]
BODIES = ["\n".join(prose.ALL_PROSE[at : at + 3]) for at in range(0, 24, 2)]
NOISY = [f"{body}\nAlso read: Ten bridges you must see\n" for body in BODIES]
BOXED = ["\n".join([body, *BOX]) for body in BODIES]
ROOT = Path(__file__).parent.parent


def needs(package: str) -> pytest.MarkDecorator:
    missing = importlib.util.find_spec(package) is None
    return pytest.mark.skipif(missing, reason=f"{package} is not installed (extra `integration`)")


def run(folder: Path, script: str) -> str:
    """Run a script in a folder, as a user would; -> what it printed."""
    (folder / "script.py").write_text(script, "utf-8")
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    quiet = {"PYTHONPATH": paths, "HF_HUB_OFFLINE": "1", "RAY_USAGE_STATS_ENABLED": "0", "SPARK_LOCAL_IP": "127.0.0.1"}
    # Spark's workers take the first Python of the path otherwise.
    env = {"PYSPARK_PYTHON": sys.executable} | os.environ | quiet
    done = subprocess.run([sys.executable, "script.py"], cwd=folder, env=env, capture_output=True, timeout=240)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return done.stdout.decode()


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with records, and the profile of a site that prints a box on each page."""
    learn([(HOST, text) for text in BOXED[1:]], tmp_path / "site.profile")
    records = [{"id": at, "url": f"https://{HOST}/{at}", "text": text} for at, text in enumerate([*NOISY, BOXED[0]])]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return tmp_path


#: What every engine must give: the noisy texts clean, the box of the last gone by the profile.
EXPECTED = [*(f"{body}\n" for body in BODIES), BODIES[0]]


def test_the_expected_is_what_the_library_gives(folder: Path) -> None:
    assert [clean(text) for text in NOISY] == EXPECTED[:-1]
    assert clean(BOXED[0]) != EXPECTED[-1]
    assert Cleaner(profile_file=folder / "site.profile", site=HOST).clean(BOXED[0]) == EXPECTED[-1]


def test_a_batch_keeps_other_columns_and_missing_values() -> None:
    batch: dict[str, list[Any]] = {"id": [1, 2], "text": [NOISY[0], None]}
    assert CleanBatch()(batch) == {"id": [1, 2], "text": [EXPECTED[0], None]}
    assert CleanBatch(into="clean")(batch) == {**batch, "clean": [EXPECTED[0], None]}
    with pytest.raises(KeyError, match="body"):
        CleanBatch("body")(batch)
    with pytest.raises(ValueError, match="profile"):
        CleanBatch(profile="loud")


class NAType:
    """What pandas has for a missing value: asked whether it equals anything, it gives no answer."""

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    __ne__ = __eq__
    __hash__ = None  # type: ignore[assignment]


class Frame:
    """Columns by name without being a Mapping, as a data frame of pandas is."""

    def __init__(self, **columns: list[Any]) -> None:
        self.columns = columns
        self.keys = columns.keys
        self.get = columns.get

    def __getitem__(self, name: str) -> list[Any]:
        return self.columns[name]


def test_missing_values_stay_in_whatever_form_they_come() -> None:
    missing = [None, float("nan"), NAType()]
    for batch in ({"text": [NOISY[0], *missing]}, Frame(text=[NOISY[0], *missing])):
        found = CleanBatch()(batch)["text"]  # type: ignore[arg-type]
        assert found[0] == EXPECTED[0]
        assert all(one is other for one, other in zip(found[1:], missing, strict=True))


@pytest.mark.parametrize("value", [3, 2.5, b"bytes", ["text"]])
def test_what_is_no_text_is_named_with_its_column_and_row(value: object) -> None:
    kind = type(value).__name__
    with pytest.raises(TypeError, match=rf"^column 'text', row 1 of the batch: must be a str or missing, not {kind}"):
        CleanBatch()({"text": ["One line.", value]})


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        CleanBatch()({"text": ["One line."], "url": []})


@pytest.mark.parametrize("batch", [[NOISY[0]], NOISY[0], None, object()])
def test_a_batch_that_maps_no_names_is_refused(batch: Any) -> None:
    with pytest.raises(TypeError, match="batch must be a mapping of names to columns"):
        CleanBatch()(batch)


@pytest.mark.parametrize("named", [{"column": 3}, {"into": 3}, {"url": None}])
def test_a_column_is_named_by_a_string(named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"{next(iter(named))} must be a str, not "):
        CleanBatch(**named)


def test_a_table_of_arrow_is_refused() -> None:
    table = pytest.importorskip("pyarrow").table({"text": [NOISY[0]]})
    with pytest.raises(TypeError, match="not Table"):
        CleanBatch()(table)


@needs("datasets")
def test_hugging_face_datasets(folder: Path) -> None:
    run(
        folder,
        """
from datasets import load_dataset
from cleaner.adapters.batches import CleanBatch

dataset = load_dataset("json", data_files="in/pages.jsonl", split="train", cache_dir="cache")
dataset = dataset.map(CleanBatch("text", profile_file="site.profile"), batched=True)
dataset.to_json("out.jsonl")
""",
    )
    found = rows(folder / "out.jsonl")
    assert [row["text"] for row in found] == EXPECTED
    assert [row["id"] for row in found] == list(range(len(EXPECTED)))


@needs("ray")
def test_ray_data(folder: Path) -> None:
    run(
        folder,
        """
import ray
from cleaner.adapters.batches import CleanBatch

ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
dataset = ray.data.read_json("in/pages.jsonl")
dataset = dataset.map_batches(CleanBatch("text", profile_file="site.profile"))
dataset.write_json("out")
""",
    )
    found = sorted(
        (row for path in (folder / "out").iterdir() for row in rows(path)), key=lambda row: int(row["id"])
    )  # fmt: skip
    assert [row["text"] for row in found] == EXPECTED


@needs("pyspark")
def test_spark_over_parquet(folder: Path) -> None:
    run(
        folder,
        """
import json
from pyspark.sql import SparkSession
from cleaner.adapters.spark import clean_column

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.read.json("in/pages.jsonl").write.parquet("pages.parquet")
missing = spark.createDataFrame([(99, None, None)], "id long, text string, url string")
frame = spark.read.parquet("pages.parquet").union(missing)
frame = frame.withColumn("plain", clean_column()("text"))
frame = frame.withColumn("text", clean_column(profile_file="site.profile")("text", "url"))
frame.write.parquet("out.parquet")
found = spark.read.parquet("out.parquet").orderBy("id").collect()
print(json.dumps([row.asDict() for row in found]))
spark.stop()
""",
    )
    found = rows_of_parquet(folder / "out.parquet")
    assert [row["text"] for row in found] == [*EXPECTED, None]
    assert [row["plain"] for row in found] == [*EXPECTED[:-1], BOXED[0], None]


def rows_of_parquet(path: Path) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    table: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return sorted(table, key=lambda row: int(row["id"]))


@needs("datatrove")
def test_datatrove(folder: Path) -> None:
    run(
        folder,
        """
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from cleaner.adapters.datatrove import CleanText

if __name__ == "__main__":
    pipeline = [
        JsonlReader("in", default_metadata={}),
        CleanText(profile_file="site.profile"),
        JsonlWriter("out", output_filename="pages.jsonl", compression=None),
    ]
    LocalPipelineExecutor(pipeline, tasks=1, logging_dir="logs").run()
""",
    )
    assert [row["text"] for row in rows(folder / "out" / "pages.jsonl")] == EXPECTED
    stats = json.loads((folder / "logs" / "stats.json").read_text("utf-8"))
    (ours,) = [step["stats"] for step in stats if "cleaner" in step["name"]]
    assert ours["lines_read_more"] == len(NOISY)


@needs("scrapy")
def test_scrapy_with_a_spider_on_a_loopback_server(folder: Path) -> None:
    printed = run(
        folder,
        """
import json, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

records = [json.loads(line) for line in Path("in/pages.jsonl").read_text("utf-8").splitlines()]


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        body = records[int(self.path[1:])]["text"].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Pages)
threading.Thread(target=server.serve_forever, daemon=True).start()


class Spider(scrapy.Spider):
    name = "pages"
    start_urls = [f"http://127.0.0.1:{server.server_port}/{record['id']}" for record in records]

    def parse(self, response):
        number = int(response.url.rpartition("/")[2])
        yield {"id": number, "url": records[number]["url"], "text": response.text}


process = CrawlerProcess({
    "ITEM_PIPELINES": {"cleaner.adapters.scrapy.CleanText": 300},
    "CLEANER_OPTIONS": {"profile_file": "site.profile"},
    "FEEDS": {"out.jsonl": {"format": "jsonlines"}},
    "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": False,
})
crawler = process.create_crawler(Spider)
process.crawl(crawler)
process.start()
server.shutdown()
print(crawler.stats.get_value("cleaner/words/read_more"))
""",
    )
    found = sorted(rows(folder / "out.jsonl"), key=lambda row: int(row["id"]))
    assert [row["text"] for row in found] == EXPECTED
    assert int(printed) == 7 * len(NOISY)  # words of the pointer in each


@needs("scrapy")
def test_an_item_without_a_text_passes_and_another_value_is_named() -> None:
    from cleaner.adapters.scrapy import CleanText

    for item in ({}, {"text": None}, {"text": float("nan")}):
        assert CleanText().process_item(item) is item
    assert CleanText("body").process_item({"body": NOISY[0]}) == {"body": EXPECTED[0]}
    with pytest.raises(TypeError, match="field 'text': must be a str or missing, not int"):
        CleanText().process_item({"text": 3})
    with pytest.raises(TypeError, match="field must be a str, not int"):
        CleanText(field=3)  # type: ignore[arg-type]


@needs("trafilatura")
def test_after_trafilatura(folder: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in NOISY[0].splitlines())
    (folder / "page.html").write_text(f"<html><body><article>{paragraphs}</article></body></html>", "utf-8")
    printed = run(
        folder,
        """
from pathlib import Path
import trafilatura
from cleaner import clean

html = Path("page.html").read_text("utf-8")
print(clean(trafilatura.extract(html) or ""))
""",
    )
    assert "Also read" not in printed
    assert printed.split() == BODIES[0].split()
