"""The standard problems never change: the stored figures rest on them."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from ms_compat_lint.evidence.gradients import DEVIATION, KINDS, SHAPES, STEPS, stream

DIGESTS = {
    "standard": "5112ecca8aff",
    "decaying": "d5f11b45a02d",
    "zeros": "4dd976e3f5c1",
    "small": "8db41fbae092",
    "rows": "84ec78445575",
}


@pytest.mark.parametrize("kind", KINDS)
def test_same_bits_everywhere(kind: str) -> None:
    problem = stream(kind)
    arrays = [values for step in problem.gradients for values in step.values()] + list(problem.weights.values())
    digest = hashlib.sha1(b"".join(values.tobytes() for values in arrays), usedforsecurity=False).hexdigest()
    assert digest[:12] == DIGESTS[kind]


def test_standard_is_normal_of_its_deviation() -> None:
    problem = stream()
    values = np.concatenate([step[name].ravel() for step in problem.gradients for name in SHAPES])
    assert len(problem.gradients) == STEPS
    assert values.dtype == np.float32
    assert abs(values.mean()) < 0.01
    assert abs(values.std() - DEVIATION) < 0.01


def test_zeros_are_exact_and_about_half() -> None:
    values = np.concatenate([step["w"].ravel() for step in stream("zeros").gradients])
    assert 0.4 < (values == 0).mean() < 0.6


def test_decaying_falls_by_three_decades() -> None:
    gradients = stream("decaying").gradients
    assert np.abs(gradients[-1]["w"]).max() < 1e-2 < np.abs(gradients[0]["w"]).max()


def test_every_step_materialises_some_row_and_leaves_some_out() -> None:
    kept = [step["w"].any(axis=1) for step in stream("rows").gradients]
    assert all(rows.any() for rows in kept)
    assert not all(rows.all() for rows in kept)
