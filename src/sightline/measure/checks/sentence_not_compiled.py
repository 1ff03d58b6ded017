"""A promise is written as a sentence, which this version keeps but doesn't ask of data.

It is shown as "not yet compiled" wherever verdicts are shown, never as kept. As soon as you can
name the metric and the bound, write it as a criterion. Where no metric can tell, name what decides
it instead: `test:`, `contract:`, `attested:` or `reported:` beside the sentence.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - text: the response time for search should be under 200 ms at the 95th percentile
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d
      - text: people who type fast find it quick enough
        attested: {by: ines, on: 2026-02-02}
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import place_within, promises_of
from sightline.measure.shown_figures import one_line

_MOST = 40
_FORM = "write it as: p95 of api.latency_ms where operation = 'search' is < 200 ms"


@check("MEA002", severity="info")
def sentence_not_compiled(document: Document) -> Iterator[Finding]:
    for promise in promises_of(document):
        if promise.is_prose:
            place = place_within(promise.node, 1, len(promise.text) + 1)
            help = _FORM
            if document.id:
                help += "; or say what decides: test: NAME beside text:, or"
                help += f' sightline attest {document.id} "{_some_words(promise)}" --by NAME'
            yield Finding("this sentence is not yet compiled", place, help)


def _some_words(promise: Promise) -> str:
    """The first words of a promise, by which `attest` finds it."""
    words = one_line(promise.text.removeprefix("text:")).partition('"')[0]
    return words if len(words) <= _MOST else words[: _MOST + 1].rpartition(" ")[0] or words
