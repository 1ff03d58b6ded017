"""What the room of measuring can be asked."""

from __future__ import annotations

from sightline.measure.ask_attest import attest
from sightline.measure.ask_init import init
from sightline.measure.ask_measure import measure
from sightline.measure.ask_metric_diff import metric_diff
from sightline.measure.ask_query import query
from sightline.measure.ask_record import record
from sightline.measure.ask_refresh import refresh
from sightline.measure.ask_report import report
from sightline.measure.ask_save_query import save_query
from sightline.measure.ask_suggest_metrics import suggest_metrics
from sightline.measure.ask_suggest_write import suggest_write
from sightline.measure.ask_try import try_
from sightline.measure.ask_verify import verify

__all__ = [
    "attest",
    "init",
    "measure",
    "metric_diff",
    "query",
    "record",
    "refresh",
    "report",
    "save_query",
    "suggest_metrics",
    "suggest_write",
    "try_",
    "verify",
]
