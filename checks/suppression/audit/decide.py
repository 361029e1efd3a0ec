"""Decides how narrowly each suppressed number can be determined.

A number is safe as soon as two whole-numbered solutions of the system differ in it by the minimum:
the solutions are checked exactly, without the solver. A violation is proven by the solver's bounds
on the linear relaxation, which hold for whole numbers too. What neither settles, a search for whole
numbers settles.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy
from scipy import sparse

from .programme import Programme
from .reduce import Component, reduce
from .system import System

ROUNDS = 400
NARROWEST = 40


@dataclass
class Outcome:
    """What the audit found about each suppressed number.

    Attributes:
        widths: for each number how far apart two of its possible values are known to be; the
            exact width of its interval where it is a violation.
        violations: positions of the numbers that are determined more narrowly than the minimum.
        undecided: positions of the numbers about which nothing is proven.
    """

    minimum: int
    widths: numpy.ndarray
    violations: list[int]
    undecided: list[int]
    intervals: dict[int, tuple[float, float]]
    classes: int
    components: int
    unknowns: int
    programmes: int = 0
    seconds: float = 0.0


@dataclass
class _Parts:
    """What the numbers are in one component: distinct sums, and the bounds known of each."""

    component: Component
    sums: sparse.csr_matrix
    low: numpy.ndarray
    high: numpy.ndarray
    exact: numpy.ndarray
    programme: Programme
    offered: int = 0

    def offer(self, solution: numpy.ndarray) -> bool:
        """Takes a solution into account if it is one. Returns whether it widens anything."""
        if not _holds(self.component, solution):
            return False
        values = self.sums @ solution
        widens = bool(numpy.any(values < self.low - 0.5) or numpy.any(values > self.high + 0.5))
        numpy.minimum(self.low, values, out=self.low)
        numpy.maximum(self.high, values, out=self.high)
        self.offered += 1
        return widens

    @property
    def widths(self) -> numpy.ndarray:
        return self.high - self.low


def _holds(component: Component, x: numpy.ndarray) -> bool:
    return (
        numpy.all(x >= 0)
        and numpy.array_equal(component.equations @ x, component.right)
        and bool(numpy.all(component.presence @ x >= component.least))
        and bool(numpy.all(component.growth @ x >= component.growth_least))
    )


def decide(
    system: System,
    minimum: int,
    seconds: float = float("inf"),
    seed: int = 1,
    log=lambda text: None,
) -> Outcome:
    """Decides every suppressed number of a system.

    Args:
        seconds: how long to search; what is not decided by then is undecided.
    """
    begin = time.monotonic()
    reduced = reduce(system)
    log(
        f"{len(system.unknowns):,} unknowns, {system.equations.shape[0]:,} equations;"
        f" {sum(len(c.unknowns) for c in reduced.components):,} unknowns are not determined,"
        f" in {len(reduced.components):,} parts"
    )
    decision = _Decision(system, reduced, minimum, numpy.random.default_rng(seed))
    decision.deadline = begin + seconds
    decision.run()
    outcome = decision.outcome()
    outcome.seconds = time.monotonic() - begin
    return outcome


class _Decision:
    def __init__(self, system: System, reduced, minimum: int, random):
        self.system = system
        self.reduced = reduced
        self.minimum = minimum
        self.random = random
        self.deadline = float("inf")
        self.parts: list[_Parts] = []
        self._divide()

    def _divide(self) -> None:
        """Divides each number into one sum per component; equal sums become one."""
        objectives = self.system.objectives.tocsc()
        rows, columns, divided, total = [], [], [], 0
        for component in self.reduced.components:
            some = objectives[:, component.unknowns].tocsr()
            used = numpy.flatnonzero(numpy.diff(some.indptr))
            sums, inverse = _distinct(some[used])
            rows.append(used)
            columns.append(inverse + total)
            total += sums.shape[0]
            divided.append((component, sums))
        rows = numpy.concatenate(rows) if rows else numpy.zeros(0, dtype=int)
        columns = numpy.concatenate(columns) if columns else numpy.zeros(0, dtype=int)
        uses = sparse.csr_matrix(
            (numpy.ones(len(rows)), (rows, columns)), (objectives.shape[0], total)
        )
        self.uses, self.number_of = _distinct(uses)
        self.classes = self.uses.shape[0]
        self.low = numpy.full(total, numpy.inf)
        self.high = numpy.full(total, -numpy.inf)
        self.exact = numpy.zeros(total, dtype=bool)
        sizes = [sums.shape[0] for _, sums in divided]
        self.starts = numpy.concatenate([[0], numpy.cumsum(sizes)]).astype(int)
        for (component, sums), begin, end in zip(divided, self.starts, self.starts[1:]):
            views = [array[begin:end] for array in (self.low, self.high, self.exact)]
            self.parts.append(_Parts(component, sums, *views, Programme(component)))
        self.users = self.uses.tocsc()

    def run(self) -> None:
        for part in self.parts:
            if part.sums.shape[0]:
                part.offer(part.programme.any())
                if not part.offered:
                    raise RuntimeError("the solver's first solution is none")
        for number, part in enumerate(self.parts):
            if part.sums.shape[0]:
                self._cover(number)
        self._exact()
        self._narrowest()

    def _narrowest(self) -> None:
        """Makes the narrowest width exact, or at least the widths of some that come first."""
        if self.classes == 0:
            return
        for _ in range(NARROWEST):
            narrowest = int(numpy.argmin(self._widths()))
            open_ = False
            for column in self.uses[narrowest].indices:
                number = int(numpy.searchsorted(self.starts, column, side="right")) - 1
                part, row = self.parts[number], column - self.starts[number]
                if not part.exact[row]:
                    open_ = True
                    self._solve(part, row)
            if not open_ or self._is_late():
                return

    def _is_late(self) -> bool:
        return time.monotonic() > self.deadline

    def _widths(self) -> numpy.ndarray:
        """How far apart two values of each class are known to be."""
        known = numpy.isfinite(self.low)
        return self.uses @ numpy.where(known, self.high, 0) - self.uses @ numpy.where(
            known, self.low, 0
        )

    def _open(self, number: int) -> numpy.ndarray:
        """The sums of a component that some number which is not known to be safe is made of."""
        part = self.parts[number]
        narrow = ~part.exact & (part.widths < self.minimum)
        if not narrow.any():
            return numpy.zeros(0, dtype=int)
        begin, end = self.starts[number], self.starts[number + 1]
        unsafe = self._widths() < self.minimum
        used = self.users[:, begin:end].T @ unsafe.astype(float) > 0
        return numpy.flatnonzero(used & narrow)

    def _cover(self, number: int) -> None:
        """Looks for solutions that widen many sums at once."""
        part = self.parts[number]
        idle = 0
        for _ in range(ROUNDS):
            open_ = self._open(number)
            if len(open_) < 2 or idle == 4 or self._is_late():
                return
            some = self.random.permutation(open_)[:1500]
            widened = False
            for upwards in (True, False):
                weights = self.random.uniform(0.5, 1.5, len(some))
                solution = part.programme.cover(
                    part.sums[some],
                    part.low[some] if upwards else part.high[some],
                    self.minimum,
                    upwards,
                    weights,
                )
                if solution is not None:
                    widened |= part.offer(solution)
            idle = 0 if widened else idle + 1

    def _exact(self) -> None:
        for number, part in enumerate(self.parts):
            while len(open_ := self._open(number)) and not self._is_late():
                self._solve(part, open_[0], self.minimum)

    def _solve(self, part: _Parts, row: int, enough: float = numpy.inf) -> None:
        """Finds the exact interval of a sum, unless it turns out to be as wide as is enough."""
        costs = part.sums[row]
        low, solution = part.programme.least(costs)
        part.offer(solution)
        if part.widths[row] >= enough:
            return
        high, solution = part.programme.most(costs)
        part.offer(solution)
        if part.widths[row] >= enough:
            return
        if high > part.high[row] or low < part.low[row]:
            for solution in part.programme.whole_extremes(costs):
                part.offer(solution)
        part.exact[row] = True

    def outcome(self) -> Outcome:
        widths = self._widths()
        loose = self.uses @ (~self.exact).astype(float)
        narrow = widths < self.minimum
        by_class = numpy.where(narrow & (loose == 0), 1, numpy.where(narrow, 2, 0))
        states = by_class[self.number_of]
        return Outcome(
            self.minimum,
            widths[self.number_of],
            numpy.flatnonzero(states == 1).tolist(),
            numpy.flatnonzero(states == 2).tolist(),
            self._intervals(numpy.flatnonzero(states == 1)),
            self.classes,
            len(self.parts),
            sum(len(p.component.unknowns) for p in self.parts),
            sum(p.programme.solved for p in self.parts),
        )

    def _intervals(self, numbers) -> dict[int, tuple[float, float]]:
        known = numpy.nan_to_num(self.reduced.fixed)
        base = self.system.objectives @ known
        intervals = {}
        for number in numbers.tolist():
            use = self.uses[self.number_of[number]]
            intervals[number] = (
                float(base[number] + self.low[use.indices].sum()),
                float(base[number] + self.high[use.indices].sum()),
            )
        return intervals


def _distinct(matrix: sparse.csr_matrix) -> tuple[sparse.csr_matrix, numpy.ndarray]:
    """The distinct rows of a matrix, and for each row which of them it is."""
    matrix = matrix.tocsr()
    matrix.sort_indices()
    seen: dict[bytes, int] = {}
    first, inverse = [], numpy.zeros(matrix.shape[0], dtype=int)
    for row in range(matrix.shape[0]):
        begin, end = matrix.indptr[row], matrix.indptr[row + 1]
        key = matrix.indices[begin:end].tobytes() + b"|" + matrix.data[begin:end].tobytes()
        if key not in seen:
            seen[key] = len(first)
            first.append(row)
        inverse[row] = seen[key]
    return matrix[first], inverse
