"""Makes the system small: fixes what is known and takes equations apart.

Every step is an equivalence. The reduced system has the same solutions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .system import System


class Contradiction(Exception):
    """The published numbers contradict each other."""


@dataclass
class Component:
    """Unknowns that no equation links to others. All matrices are over these unknowns only."""

    unknowns: numpy.ndarray
    equations: sparse.csr_matrix
    right: numpy.ndarray
    presence: sparse.csr_matrix
    least: numpy.ndarray
    growth: sparse.csr_matrix
    growth_least: numpy.ndarray


@dataclass
class Reduced:
    """The parts of a system.

    Attributes:
        fixed: the value of each unknown that is known; NaN for the others.
        components: the unknowns that are not known, in independent parts.
    """

    fixed: numpy.ndarray
    components: list[Component]


def reduce(system: System) -> Reduced:
    """Reduces a system."""
    equations = _Equations(system)
    equations.fix()
    equations.take_apart()
    equations.fix()
    return equations.reduced()


class _Equations:
    def __init__(self, system: System):
        self.system = system
        self.fixed = numpy.full(len(system.unknowns), numpy.nan)
        self.rows = {}
        matrix = system.equations
        for row in range(matrix.shape[0]):
            begin, end = matrix.indptr[row], matrix.indptr[row + 1]
            key = tuple(zip(matrix.indices[begin:end].tolist(), matrix.data[begin:end].tolist()))
            self.rows.setdefault((tuple(sorted(key)), float(system.right[row])))
        self.rows = [(dict(key), right) for key, right in self.rows]

    def fix(self) -> None:
        """Fixes unknowns that a single equation determines, until nothing changes."""
        by_unknown: dict[int, list[int]] = {}
        for number, (factors, _) in enumerate(self.rows):
            for unknown in factors:
                by_unknown.setdefault(unknown, []).append(number)
        queue = set(range(len(self.rows)))
        while queue:
            number = queue.pop()
            for unknown in self._fix_row(number):
                queue.update(by_unknown[unknown])
        self.rows = [(factors, right) for factors, right in self.rows if factors]

    def _fix_row(self, number: int) -> list[int]:
        factors, right = self.rows[number]
        for unknown in [u for u in factors if not numpy.isnan(self.fixed[u])]:
            right -= factors.pop(unknown) * self.fixed[unknown]
        self.rows[number] = (factors, right)
        values = {}
        if not factors:
            if abs(right) > 1e-6:
                raise Contradiction(f"{right} is left of an equation without unknowns")
        elif len(factors) == 1:
            ((unknown, factor),) = factors.items()
            values = {unknown: right / factor}
        elif abs(right) < 1e-9 and (min(factors.values()) > 0 or max(factors.values()) < 0):
            values = dict.fromkeys(factors, 0.0)
        for unknown, value in values.items():
            if value < -1e-6 or abs(value - round(value)) > 1e-6:
                raise Contradiction(f"an unknown would be {value}")
            self.fixed[unknown] = round(value)
        return list(values)

    def take_apart(self) -> None:
        """Subtracts from each equation the smaller ones that it contains."""
        self.rows.sort(key=lambda row: (len(row[0]), min(row[0])))
        kept: list[tuple[dict[int, float], float]] = []
        by_unknown: dict[int, list[int]] = {}
        for factors, right in self.rows:
            factors = dict(factors)
            while factors:
                contained = self._contained(factors, kept, by_unknown)
                if not contained:
                    break
                for number, ratio in contained:
                    smaller, smaller_right = kept[number]
                    if all(factors.get(u) == ratio * f for u, f in smaller.items()):
                        for unknown in smaller:
                            del factors[unknown]
                        right -= ratio * smaller_right
            if not factors:
                if abs(right) > 1e-6:
                    raise Contradiction(f"two sums of the same cells differ by {right}")
                continue
            for unknown in factors:
                by_unknown.setdefault(unknown, []).append(len(kept))
            kept.append((factors, right))
        self.rows = kept

    @staticmethod
    def _contained(factors, kept, by_unknown) -> list[tuple[int, float]]:
        hits: Counter = Counter()
        for unknown, factor in factors.items():
            for number in by_unknown.get(unknown, ()):
                hits[(number, factor / kept[number][0][unknown])] += 1
        found = [key for key, count in hits.items() if count == len(kept[key[0]][0])]
        return sorted(found, key=lambda key: -len(kept[key[0]][0]))

    def reduced(self) -> Reduced:
        free = numpy.flatnonzero(numpy.isnan(self.fixed))
        number = numpy.full(len(self.fixed), -1)
        number[free] = numpy.arange(len(free))
        equations = _matrix([factors for factors, _ in self.rows], number, len(free))
        right = numpy.array([right for _, right in self.rows])
        presence, least = self._inequalities(self.system.presence, 1.0, number, len(free))
        growth, growth_least = self._inequalities(self.system.growth, 0.0, number, len(free))
        links = sparse.vstack([equations, presence, growth], format="csr")
        links.data = numpy.ones_like(links.data)
        bipartite = sparse.bmat([[None, links], [links.T, None]], format="csr")
        _, labels = connected_components(bipartite, directed=False)
        row_labels, labels = labels[: links.shape[0]], labels[links.shape[0] :]
        cuts = numpy.cumsum([equations.shape[0], presence.shape[0]])
        of_equations, of_presence, of_growth = numpy.split(row_labels, cuts)
        columns = _by_label(labels)
        rows = [_by_label(part) for part in (of_equations, of_presence, of_growth)]
        none = numpy.zeros(0, dtype=int)
        components = []
        for label, some in columns.items():
            eq, pr, gr = (part.get(label, none) for part in rows)
            components.append(
                Component(
                    free[some],
                    equations[eq][:, some],
                    right[eq],
                    presence[pr][:, some],
                    least[pr],
                    growth[gr][:, some],
                    growth_least[gr],
                )
            )
        return Reduced(self.fixed, components)

    def _inequalities(self, matrix, least: float, number, size):
        """Rows ``matrix @ x >= least`` over the unknowns that are left; met ones are dropped."""
        rows, bounds = [], []
        for row in range(matrix.shape[0]):
            bound, factors = least, {}
            begin, end = matrix.indptr[row], matrix.indptr[row + 1]
            for unknown, factor in zip(matrix.indices[begin:end], matrix.data[begin:end]):
                if numpy.isnan(self.fixed[unknown]):
                    factors[int(unknown)] = float(factor)
                else:
                    bound -= factor * self.fixed[unknown]
            if not factors:
                if bound > 1e-6:
                    raise Contradiction("a row that is there has no records")
            elif bound > 0 or min(factors.values()) < 0:
                rows.append(factors)
                bounds.append(bound)
        return _matrix(rows, number, size), numpy.array(bounds)


def _matrix(rows, number, size) -> sparse.csr_matrix:
    indptr = numpy.cumsum([0] + [len(row) for row in rows])
    indices = number[[u for row in rows for u in row]] if rows else numpy.zeros(0, dtype=int)
    data = numpy.array([f for row in rows for f in row.values()], dtype=float)
    return sparse.csr_matrix((data, indices, indptr), (len(rows), size))


def _by_label(labels) -> dict[int, numpy.ndarray]:
    order = numpy.argsort(labels, kind="stable")
    values, starts = numpy.unique(labels[order], return_index=True)
    return dict(zip(values.tolist(), numpy.split(order, starts[1:])))
