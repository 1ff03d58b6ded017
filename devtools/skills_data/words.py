"""Words that stand in like company, put into clusters, as features of the tagger.

Counts of the two words to either side (positive pointwise mutual information), brought down to a
few dimensions (truncated singular value decomposition) and grouped by spherical k-means that
begins with the most frequent words. No random number is drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sightline.career.skills.concepts import all_names
from sightline.career.skills.stem import stem

__all__ = ["word_rows", "words_of_text"]

_WORD = re.compile(r"[\w+#./'-]*[\w+#]|[.,;:()]")
_LEAST = 4  # a rarer word has too little company to tell
_CONTEXTS = 4000
_DIMENSIONS = 60
_SMALL = 1_000
_ROUNDS = 15
_CLUSTERS = (40, 150, 500)
_STEPS = (-2, -1, 1, 2)
_SMOOTHING = 0.75  # Levy, Goldberg, Dagan 2015: contexts' counts to this power


def words_of_text(text: str) -> list[str]:
    """The words and signs of running text, in small letters."""
    return _WORD.findall(text.lower())


def word_rows(sentences: Sequence[Sequence[str]]) -> list[str]:
    """``word, cluster of 40, of 150, of 500`` and ``=stem, kinds``, sorted."""
    counts = Counter(word for sentence in sentences for word in sentence)
    words = sorted(
        (word for word, count in counts.items() if count >= _LEAST),
        key=lambda word: (-counts[word], word),
    )
    points = _points(sentences, words)
    columns = [_clusters(points, size) for size in _CLUSTERS]
    rows = ["\t".join((word, *map(str, held))) for word, *held in zip(words, *columns, strict=True)]
    kept = (row for row in rows if any(map(str.isalpha, row.partition("\t")[0])))
    return sorted([*kept, *_kinds()])


def _points(sentences: Iterable[Sequence[str]], words: Sequence[str]) -> Any:
    """A point of unit length for each word."""
    import numpy as np
    from scipy.sparse import coo_matrix, csr_matrix  # type: ignore[import-untyped]
    from scipy.sparse.linalg import svds  # type: ignore[import-untyped]

    number = {word: at for at, word in enumerate(words)}
    rows, columns = _pairs(sentences, number)
    shape = (len(words), len(_STEPS) * _CONTEXTS)
    counted = coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
    of_word = np.asarray(counted.sum(1)).ravel()
    of_context = np.asarray(counted.sum(0)).ravel() ** _SMOOTHING
    cells = counted.tocoo()
    expected = of_word[cells.row] * (of_context / of_context.sum())[cells.col]
    weight = np.log(cells.data / expected)
    kept = weight > 0
    matrix = csr_matrix((weight[kept], (cells.row[kept], cells.col[kept])), shape=shape)
    size = min(_DIMENSIONS, min(shape) - 1)
    if min(shape) <= _SMALL:  # where values are equal, the quick way begins at random
        left, strength, _ = np.linalg.svd(matrix.toarray(), full_matrices=False)
        left, strength = left[:, :size], strength[:size]
    else:
        start = np.full(min(shape), min(shape) ** -0.5)
        left, strength, _ = svds(matrix, k=size, v0=start)
    points = left * np.sqrt(strength)
    return points / (np.linalg.norm(points, axis=1, keepdims=True) + 1e-9)


def _pairs(
    sentences: Iterable[Sequence[str]], number: dict[str, int]
) -> tuple[list[int], list[int]]:
    """Word and context of each pair of neighbours; a context is a word at a step."""
    rows: list[int] = []
    columns: list[int] = []
    for sentence in sentences:
        found = [number.get(word, -1) for word in sentence]
        for at, word in enumerate(found):
            for block, step in enumerate(_STEPS):
                if word >= 0 and 0 <= at + step < len(found) and 0 <= found[at + step] < _CONTEXTS:
                    rows.append(word)
                    columns.append(block * _CONTEXTS + found[at + step])
    return rows, columns


def _clusters(points: Any, size: int) -> list[int]:
    import numpy as np

    centres = points[:size].copy()
    nearest = np.zeros(len(points), dtype=int)
    for _ in range(_ROUNDS):
        nearest = np.argmax(points @ centres.T, 1)
        for cluster in range(size):
            members = points[nearest == cluster]
            if len(members):
                centres[cluster] = members.sum(0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    return [int(cluster) for cluster in nearest]


def _kinds() -> Iterator[str]:
    """Stems that ESCO's skills begin with (V), and that names of knowledge end with (H0 to H3)."""
    verbs: set[str] = set()
    ends: Counter[str] = Counter()
    for at, name in all_names().exact.items():
        words = at.split(" ")
        if len(words) < 2:
            continue
        if name.concept.layer == "knowledge":
            ends[stem(words[-1])] += 1
        elif name.concept.esco:
            verbs.add(stem(words[0]))
    for word in sorted({*verbs, *ends}):
        kinds = ["V"] if word in verbs else []
        if ends[word] > 1:
            kinds.append(f"H{min(3, ends[word] // 5)}")
        if kinds:
            yield "=" + "\t".join((word, *kinds))
