"""Charts as files: the same bytes again, nothing fetched, nothing run, nothing overwritten."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sightline.charts.chart import Chart, Table
from sightline.kernel.errors import UsageError
from sightline.measure.figures.chart_file import ENDINGS, page, png, rendered, svg
from tests.cli.command_line import Shown, sightline
from tests.measure.promised import HEADER, rows, workspace
from tests.workspaces import ask

NASTY = "<script>alert(1)</script> & \"Q\" 'é' </svg></style>"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(root: Path, title: str = "Latency") -> Chart:
    data = HEADER + rows(60) + rows(30, "list", 20)
    definition = f"title: {json.dumps(title)}\nsource: requests\nexpression: latency_ms\nunit: ms\n"
    files = {"data/requests.csv": data, "metrics/api.latency_ms.yaml": definition}
    chart = ask(workspace(root, files), "measure", metric="api.latency_ms", chart=True).chart
    assert isinstance(chart, Chart)
    return chart


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_chart_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    chart = drawn(tmp_path)
    assert rendered(chart, f"a{ending}") == rendered(chart, f"B{ending.upper()}")


def test_a_picture_is_an_svg_with_its_words_for_who_cannot_see_it(tmp_path: Path) -> None:
    chart = drawn(tmp_path)
    root = ElementTree.fromstring(svg(chart))
    assert root.tag == f"{SVG}svg"
    shown = "".join(root.itertext())
    assert "Latency, 90 values over 28 d to 2026-03-01" in shown
    assert "Latency, p50 of each day" in shown
    labels = [e.get("aria-label") or "" for e in root.iter()]
    assert [label for label in labels if label.startswith("Latency (ms): 100; how many: 10;")]
    assert chart.description.startswith("Histogram. Latency, 90 values")


def test_a_png_is_twice_as_fine_as_the_svg(tmp_path: Path) -> None:
    chart = drawn(tmp_path)
    found = png(chart)
    assert found.startswith(b"\x89PNG\r\n\x1a\n")
    size = [int.from_bytes(found[i : i + 4], "big") for i in (16, 20)]
    root = ElementTree.fromstring(svg(chart))
    assert size == [2 * int(root.get(name) or 0) for name in ("width", "height")]


def test_times_are_drawn_in_utc_wherever_the_machine_is(tmp_path: Path) -> None:
    chart = drawn(tmp_path)
    (tmp_path / "spec.json").write_text(json.dumps(chart.spec))
    code = (
        "import json, sys, vl_convert as v\n"
        "spec = json.load(open(sys.argv[1]))\n"
        "sys.stdout.write(v.vegalite_to_svg(spec, vl_version='6.4', allowed_base_urls=[]))"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "spec.json")]
    elsewhere = subprocess.run(
        words, env={"TZ": "Pacific/Auckland"}, capture_output=True, text=True, check=True
    ).stdout
    assert elsewhere == svg(chart)


def test_an_address_in_a_specification_is_not_fetched() -> None:
    spec = {"data": {"url": "https://127.0.0.1:9/x.json"}, "mark": "bar", "encoding": {}}
    for draw in (svg, png):
        with pytest.raises(ValueError, match="not allowed"):
            draw(Chart("t", "d", spec, ()))


def test_a_page_holds_picture_and_tables_and_runs_nothing(tmp_path: Path) -> None:
    chart = drawn(tmp_path)
    text = page(chart)
    found = _Page(text)
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(found.tags)
    assert (found.tags.count("svg"), found.tags.count("table")) == (1, 2)
    names = [name for name, _ in found.attributes]
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    addresses = [v for _, v in found.attributes if "//" in v]
    assert set(addresses) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = [v for n, v in found.attributes if n == "content" and "default-src" in v]
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_the_tables_hold_what_the_picture_shows(tmp_path: Path) -> None:
    chart = drawn(tmp_path)
    histogram, trend = chart.tables
    bars = chart.spec["vconcat"][0]["layer"][0]["data"]["values"]
    assert [row[2] for row in histogram.rows] == [bar["n"] for bar in bars]
    assert sum(row[2] for row in histogram.rows) == 90
    line = chart.spec["vconcat"][1]["layer"][-1]["data"]["values"]
    assert [row[0] for row in trend.rows] == [point["start"] for point in line]
    assert [row[1:] for row in trend.rows if row[1]] == [("114 ms", 30), ("129 ms", 60)]


def test_texts_of_a_workspace_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    chart = drawn(tmp_path, NASTY)
    found = _Page(page(chart))
    assert {"script"}.isdisjoint(found.tags)
    assert found.tags.count("style") == found.tags.count("svg") == 1
    assert f"{NASTY} (api.latency_ms)" in found.texts
    ElementTree.fromstring(svg(chart))
    cells = Chart("t", "d", chart.spec, (Table(NASTY, (NASTY,), ((NASTY,), (None,))),))
    assert {"script"}.isdisjoint(_Page(page(cells)).tags)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.svg, \.png or \.html"):
        rendered(Chart("t", "d", {}, ()), "chart.pdf")


def typed(root: Path, *words: str) -> Shown:
    return sightline(root, "measure", *words)


def test_the_command_line_writes_the_file_that_was_named(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    usual = typed(root, "api.latency_ms")
    for ending in ENDINGS:
        target = tmp_path / f"chart{ending}"
        target.write_bytes(b"older")
        shown = typed(root, "api.latency_ms", "--chart", str(target))
        assert shown == (usual.out, f"written: {target}\n", 0)
        chart = ask(root, "measure", metric="api.latency_ms", chart=True).chart
        assert target.read_bytes() == rendered(chart, target.name)


def test_every_surface_gives_the_chart_as_a_specification_where_it_is_asked(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "w")
    plain = json.loads(typed(root, "api.latency_ms", "--json").out)
    assert plain["chart"] is None
    asked = typed(root, "api.latency_ms", "--json", "--chart", str(tmp_path / "c.svg"))
    chart: dict[str, Any] = json.loads(asked.out)["chart"]
    assert sorted(chart) == ["description", "spec", "tables", "title"]
    assert json.loads(asked.out) == {**plain, "chart": chart}


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("../chart.pdf", 2, "the name has to end in .svg, .png or .html"),
        ("../chart", 2, "the name has to end in .svg, .png or .html"),
        ("../folder.svg", 4, "is a folder"),
        ("../link.svg", 4, "is a link, which is not written through"),
        ("metrics/api.html", 4, "metrics/ holds documents of the workspace"),
        ("./requirements/../metrics/a.svg", 4, "metrics/ holds documents of the workspace"),
        (".sightline/a.svg", 4, "lies in a private folder"),
        ("../none/a.svg", 4, "cannot be written"),
    ],
)
def test_a_file_that_may_not_be_written_is_refused(
    tmp_path: Path, name: str, code: int, message: str
) -> None:
    root = workspace(tmp_path / "w")
    (root / "requirements").mkdir(exist_ok=True)
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "elsewhere.svg").write_bytes(b"mine")
    (tmp_path / "link.svg").symlink_to(tmp_path / "elsewhere.svg")
    before = sorted(p for p in tmp_path.rglob("*") if ".sightline" not in p.parts)
    shown = typed(root, "api.latency_ms", "--chart", name)
    assert (shown.code, message in shown.err) == (code, True)
    assert "help: " in shown.err
    assert sorted(p for p in tmp_path.rglob("*") if ".sightline" not in p.parts) == before
    assert (tmp_path / "elsewhere.svg").read_bytes() == b"mine"


def test_a_split_metric_and_one_without_data_say_why_nothing_is_drawn(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    target = str(tmp_path / "c.svg")
    split = typed(root, "api.latency_ms", "--by", "operation", "--chart", target)
    assert (split.code, "a metric that is split is not drawn" in split.err) == (2, True)
    both = typed(root, "api.latency_ms", "--compare", "previous", "--chart", target)
    assert (both.code, both.err) == (
        2, "error: --chart draws one window\n  help: leave out --compare\n",
    )  # fmt: skip
    empty = typed(root, "api.latency_ms", "--as-of", "2020-01-01", "--chart", target)
    assert (empty.code, "there is nothing to draw" in empty.err) == (2, True)
    assert not Path(target).exists()
