"""Intervals are those that trying all whole numbers finds."""

from __future__ import annotations

import itertools
import unittest

import numpy
from scipy import sparse

from audit import decide, system

LARGEST = 6
UNKNOWNS = 5


class RandomSystemsTest(unittest.TestCase):
    def test_agrees_with_all_solutions(self):
        generator = numpy.random.default_rng(3)
        found = 0
        for _ in range(150):
            found += self.compare(*self.random_system(generator))
        self.assertGreater(found, 100)

    def random_system(self, generator):
        factors = generator.choice([0, 1, 1, -1, 2], (generator.integers(2, 5), UNKNOWNS))
        factors = numpy.vstack([factors, numpy.ones(UNKNOWNS)])
        true = generator.integers(0, 2, UNKNOWNS)
        true[true.argmax()] = max(1, true.max())
        presence = numpy.zeros((1, UNKNOWNS))
        presence[0, true.argmax()] = 1
        objectives = generator.choice([0, 1], (6, UNKNOWNS))
        return factors.astype(float), true, presence, objectives.astype(float)

    def compare(self, factors, true, presence, objectives) -> int:
        right = factors @ true
        solutions = [
            x
            for x in map(numpy.array, itertools.product(range(LARGEST), repeat=UNKNOWNS))
            if x.sum() == right[-1]
            and numpy.array_equal(factors @ x, right)
            and (presence @ x >= 1).all()
        ]
        values = objectives @ numpy.array(solutions).T
        widths = values.max(axis=1) - values.min(axis=1)
        built = system.System(
            [(f"x{i}",) for i in range(UNKNOWNS)],
            sparse.csr_matrix(factors),
            right.astype(float),
            sparse.csr_matrix(presence),
            sparse.csr_matrix((0, UNKNOWNS)),
            sparse.csr_matrix(objectives),
            [system.Number("s", "t", str(row), "n") for row in range(len(objectives))],
            [],
        )
        outcome = decide.decide(built, 3)
        self.assertEqual(outcome.undecided, [])
        narrow = numpy.flatnonzero(widths < 3).tolist()
        self.assertEqual(outcome.violations, narrow)
        for row in narrow:
            self.assertEqual(outcome.intervals[row], (values[row].min(), values[row].max()))
        return len(narrow)


if __name__ == "__main__":
    unittest.main()
