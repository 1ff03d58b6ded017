"""Reads a promise that is written as keys and values: its words, and who or what decides it.

Whatever is wrong becomes a problem at its place. A promise whose decider can't be read stays a
promise, so that nobody takes it for kept.
"""

from __future__ import annotations

from sightline.kernel.documents.binding import Binding, is_null, unknown_key
from sightline.measure.language.criterion import Criterion, CriterionError, Prose
from sightline.measure.language.criterion_parser import parse
from sightline.measure.promises.decider_keys import READERS
from sightline.measure.promises.functional_criterion import FunctionalCriterion, sentence_of
from sightline.text.yaml.nodes import Mapping, Scalar

WORDS = ("text", "given", "when", "then", "criterion")
KEYS = (*WORDS, *READERS)
TWICE = "MEA030"
_UNREADABLE = "what decides it can't be read; `sightline check` shows the place"


def read_mapping(
    node: Mapping, binding: Binding
) -> tuple[str, Scalar, FunctionalCriterion | Prose] | None:
    """The words of a promise, where they stand, and what it is; None where it has no words."""
    words = {name: _words(node, name, binding) for name in WORDS if name in node.entries}
    text, at = _sentence(node, words, binding)
    for name, (key, _) in node.entries.items():
        if name not in KEYS:
            unknown_key(key, KEYS, binding)
    found = [name for name in READERS if name in node.entries]
    bound = _bound(node, found, binding) if "criterion" in words else None
    if at is None:
        return None
    if not found:
        unread = any(name not in KEYS for name in node.entries)
        if bound is None and not unread:
            return text, at, Prose(text)
        return text, at, FunctionalCriterion(text, None, _UNREADABLE, bound)
    if len(found) > 1:
        both = f"`{found[0]}` and `{found[1]}`"
        message = f"{both} both want to decide this"
        help = "keep one, and write the other as a criterion of its own"
        binding.problem(TWICE, node.entries[found[1]][0], message, help)
        return text, at, FunctionalCriterion(text, None, f"{both} both want to decide it", bound)
    decider = READERS[found[0]](node.entries[found[0]], binding)
    return text, at, FunctionalCriterion(text, decider, "" if decider else _UNREADABLE, bound)


def _sentence(node: Mapping, words: dict[str, str], binding: Binding) -> tuple[str, Scalar | None]:
    """The promise in one sentence, and the value where it begins."""
    parts = [name for name in ("given", "when", "then") if name in words]
    if "text" in words and parts:
        message = f"`text` and `{parts[0]}` are two ways to say it"
        binding.problem("KND003", node.entries["text"][0], message, "keep one of them")
    if words.get("text"):
        return words["text"], _scalar(node, "text")
    if parts:
        if "then" not in words:
            binding.problem("KND009", node, "`then` is missing here", "add then: what must hold")
        text = sentence_of(*(words.get(name, "") for name in ("given", "when", "then")))
        first = next((name for name in parts if words[name]), None)
        return text, _scalar(node, first) if first else None
    if words.get("criterion"):
        return " ".join(words["criterion"].split()), _scalar(node, "criterion")
    if "text" not in words and "criterion" not in words:
        help = "add text: Given ..., when ..., then ..."
        binding.problem("KND009", node, "`text` is missing here: what must hold", help)
    return "", None


def _scalar(node: Mapping, name: str) -> Scalar:
    found = node.entries[name][1]
    assert type(found) is Scalar
    return found


def _words(node: Mapping, name: str, binding: Binding) -> str:
    """The text of a key; empty where there is none, which is told."""
    key, value = node.entries[name]
    if type(value) is Scalar and not is_null(value) and value.text.strip():
        return value.text
    if type(value) is Scalar:
        binding.problem("KND009", key, f"`{name}` says nothing", f"add words: {name}: ...")
    else:
        binding.wrong_type(value, "text")
    return ""


def _bound(node: Mapping, deciders: list[str], binding: Binding) -> Criterion | None:
    """The criterion that a reported figure is held against."""
    key, value = node.entries["criterion"]
    if deciders != ["reported"]:
        help = "write the criterion as a line of its own, or add reported: the figure"
        binding.problem("KND003", key, "`criterion` stands beside a reported figure only", help)
        return None
    if type(value) is not Scalar:
        return None
    try:
        found = parse(value.text)
    except CriterionError as error:
        binding.problem("KND003", value, f"no criterion: {error.message}", error.help)
        return None
    return found if isinstance(found, Criterion) else None
