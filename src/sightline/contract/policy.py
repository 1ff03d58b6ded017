"""What a team agreed on: which changes of a contract stop a release, and which are let through.

Only the agreed values stand here, with those that hold where nothing was agreed. They are read off
`contracts/<api>/policy.yaml` and `[contract]` of `sightline.toml` in `advising/policy_file.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Deprecation",
    "IgnoreRule",
    "Policy",
    "Removal",
    "SeverityRule",
]


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """What counts as `breaking`, `review` or `compatible` whatever the comparison says.

    `pattern` is the kind of an entry, or several with `*` and `?`.
    """

    pattern: str
    verdict: str


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """Entries that don't count, and why. An empty pattern fits all; `until` is the last day."""

    reason: str
    kind: str = ""
    owner: str = ""
    pointer: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Deprecation:
    """How many days must lie between a deprecation and its sunset, and by stability level."""

    min_days: int = 0
    stability: tuple[tuple[str, int], ...] = ()

    def days_for(self, stability: str) -> int:
        """The days for an operation of a stability level (`beta`, `stable`, ...).

        >>> Deprecation(180, (("beta", 30),)).days_for("beta")
        30
        """
        return dict(self.stability).get(stability, self.min_days)


@dataclass(frozen=True, slots=True)
class Removal:
    """How many days nobody may have called what is to be removed."""

    quiet_days: int = 28


@dataclass(frozen=True, slots=True)
class Policy:
    """What was agreed.

    `undeclared`: whether callers send names that a schema doesn't declare (`unsent`, `sent`).
    `response_enums`, `response_unions`: whether values and branches that a response gains break
    readers: `closed` they do, `open` they don't, `review` somebody looks. `fail_on`: the verdict
    from which a comparison fails. `versioning`: `semver`, `date`, `none`; empty: read off the
    versions themselves.
    """

    undeclared: str = "unsent"
    response_enums: str = "review"
    response_unions: str = "review"
    fail_on: str = "review"
    severity: tuple[SeverityRule, ...] = ()
    ignore: tuple[IgnoreRule, ...] = ()
    deprecation: Deprecation = Deprecation()
    removal: Removal = Removal()
    versioning: str = ""
