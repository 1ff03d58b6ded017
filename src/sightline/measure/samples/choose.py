"""Which way of reading a sample goes with which statistic."""

from __future__ import annotations

from sightline.measure.language.criterion import CriterionError
from sightline.measure.rows.batch import Steps
from sightline.measure.rows.metric import MetricError
from sightline.measure.samples import clustered, rows
from sightline.measure.samples.sample import Sample, Wanted
from sightline.measure.samples.time_to import time_to_sample

_ALONE = {
    "quantile": rows.quantile_sample,
    "share": rows.share_sample,
    "mean": rows.mean_sample,
    "ratio": rows.ratio_sample,
}
_CLUSTERED = {
    "quantile": clustered.clustered_quantile,
    "share": clustered.clustered_share,
    "mean": clustered.clustered_mean,
    "ratio": clustered.clustered_ratio,
}


def sample_steps(wanted: Wanted) -> Steps[Sample]:
    """Read the sample of a statistic. Raises MetricError where the metric doesn't give it."""
    family = family_of(wanted)
    _require_parts(wanted, family)
    if wanted.is_peeked and family == "time_to":
        message = "peeking means nothing for time_to: its limits hold for one look"
        raise CriterionError(message, 1, 1, "leave it out")
    if wanted.cluster:
        steps = _CLUSTERED.get(family)
        if steps is None:
            name = wanted.statistic.name
            message = f"per {wanted.cluster} means nothing for {name}"
            raise CriterionError(message, 1, 1, "leave it out: [per ...] is for rows that belong")
        return steps(wanted)
    if family == "time_to":
        return time_to_sample(wanted)
    return _ALONE[family](wanted) if family in _ALONE else rows.fact_sample(wanted)


def family_of(wanted: Wanted) -> str:
    """`quantile`, `share`, `mean`, `ratio`, `time_to`, or `fact`."""
    statistic = wanted.statistic
    if statistic.level_ppm is not None:
        return "quantile"
    if statistic.name == "rate":
        return "share" if wanted.unit == "share" else "fact"
    return statistic.name if statistic.name in ("share", "mean", "ratio", "time_to") else "fact"


def _require_parts(wanted: Wanted, family: str) -> None:
    metric, facts = wanted.rows.metric, wanted.facts
    name = wanted.statistic.name
    if family == "ratio":
        if not facts.numerator:
            help = "give it numerator: and denominator:; for one value a row write mean"
            raise MetricError("numerator", f"{metric.name} is no ratio of two sums", help)
    elif name not in ("count", "share", "time_to", "rate") and not facts.value:
        help = f"add `expression:` to the metric {metric.name}"
        if facts.numerator:
            help = f"{metric.name} is a ratio: write ratio of {metric.name}"
        raise MetricError("expression", f"{name} needs an expression", help)
