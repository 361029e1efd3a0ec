"""Linear programmes over one component, solved by HiGHS."""

from __future__ import annotations

import highspy
import numpy
from scipy import sparse

from .reduce import Component, Contradiction


class Programme:
    """The feasible region of a component. It keeps its basis between objectives."""

    def __init__(self, component: Component):
        self.component = component
        self.solved = 0
        self._solver: highspy.Highs | None = None

    def any(self) -> numpy.ndarray:
        """Returns a solution in whole numbers."""
        solver = self._base()
        self._costs(numpy.zeros(len(self.component.unknowns)))
        return self._whole_if_needed(self._run(solver))

    def least(self, costs: sparse.csr_matrix) -> tuple[int, numpy.ndarray]:
        """Returns a lower bound of a sum, and a solution."""
        return self._extreme(costs, 1.0)

    def most(self, costs: sparse.csr_matrix) -> tuple[int, numpy.ndarray]:
        """Returns an upper bound of a sum, and a solution."""
        bound, solution = self._extreme(costs, -1.0)
        return -bound, solution

    def whole_extremes(self, costs: sparse.csr_matrix) -> list[numpy.ndarray]:
        """Returns whole-numbered solutions in which a sum is least and greatest."""
        return [self._whole(sign * costs.toarray().reshape(-1)) for sign in (1.0, -1.0)]

    def cover(
        self,
        sums: sparse.csr_matrix,
        bounds: numpy.ndarray,
        minimum: int,
        upwards: bool,
        weights: numpy.ndarray,
    ) -> numpy.ndarray | None:
        """Moves as many sums as possible away from their bounds, each by at most the minimum."""
        size, count = len(self.component.unknowns), sums.shape[0]
        lp = _model(self.component)
        sign = 1.0 if upwards else -1.0
        moved = sparse.hstack([sign * sums, -sparse.identity(count)], format="csr")
        matrix = sparse.vstack(
            [
                sparse.hstack([_rows(self.component), sparse.csr_matrix((lp.num_row_, count))]),
                moved,
            ],
            format="csr",
        )
        _fill(
            lp,
            matrix,
            numpy.concatenate([lp.row_lower_, sign * bounds]),
            numpy.concatenate([lp.row_upper_, numpy.full(count, highspy.kHighsInf)]),
            numpy.concatenate([numpy.zeros(size), numpy.full(count, -float(minimum))]),
            numpy.concatenate([lp.col_upper_, numpy.full(count, float(minimum))]),
            numpy.concatenate([numpy.zeros(size), -weights]),
        )
        solver = _solver()
        solver.passModel(lp)
        found = self._run(solver)[:size]
        rounded = numpy.rint(found)
        return rounded if numpy.abs(found - rounded).max(initial=0) < 1e-6 else self._near(found)

    def _near(self, point: numpy.ndarray) -> numpy.ndarray | None:
        """A whole-numbered vertex in the direction of a point that is not whole."""
        self._costs(-(point - point.mean()))
        found = self._run(self._base())
        rounded = numpy.rint(found)
        return rounded if numpy.abs(found - rounded).max(initial=0) < 1e-6 else None

    def _extreme(self, costs, sign: float) -> tuple[int, numpy.ndarray]:
        dense = sign * costs.toarray().reshape(-1)
        self._costs(dense)
        found = self._run(self._base())
        bound = int(numpy.ceil(dense @ found - 1e-6))
        return bound, numpy.rint(found)

    def _whole_if_needed(self, found: numpy.ndarray) -> numpy.ndarray:
        rounded = numpy.rint(found)
        if numpy.abs(found - rounded).max(initial=0) < 1e-6:
            return rounded
        return self._whole(numpy.zeros(len(found)))

    def _whole(self, costs: numpy.ndarray) -> numpy.ndarray:
        lp = _model(self.component)
        size = len(self.component.unknowns)
        lp.col_cost_ = costs
        lp.integrality_ = [highspy.HighsVarType.kInteger] * size
        solver = _solver()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.5)
        solver.passModel(lp)
        return numpy.rint(self._run(solver))

    def _base(self) -> highspy.Highs:
        if self._solver is None:
            self._solver = _solver()
            self._solver.passModel(_model(self.component))
        return self._solver

    def _costs(self, costs: numpy.ndarray) -> None:
        solver = self._base()
        size = len(costs)
        solver.changeColsCost(size, numpy.arange(size, dtype=numpy.int32), costs)

    def _run(self, solver: highspy.Highs) -> numpy.ndarray:
        self.solved += 1
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction("the published numbers have no solution in whole numbers")
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"the solver ended with {solver.modelStatusToString(status)}")
        return numpy.array(solver.getSolution().col_value)


def _solver() -> highspy.Highs:
    solver = highspy.Highs()
    solver.setOptionValue("log_to_console", False)
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def _rows(component: Component) -> sparse.csr_matrix:
    return sparse.vstack([component.equations, component.presence, component.growth], format="csr")


def _model(component: Component) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    size = len(component.unknowns)
    least = numpy.concatenate([component.right, component.least, component.growth_least])
    most = numpy.full(len(least), highspy.kHighsInf)
    most[: len(component.right)] = component.right
    _fill(
        lp,
        _rows(component),
        least,
        most,
        numpy.zeros(size),
        numpy.full(size, _enough(component)),
        numpy.zeros(size),
    )
    return lp


def _enough(component: Component) -> float:
    """An upper bound of unknowns that nothing else bounds; far beyond what would be narrow."""
    return 1000.0 + 10.0 * numpy.abs(component.right).max(initial=0)


def _fill(lp, matrix, row_lower, row_upper, col_lower, col_upper, costs) -> None:
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.row_lower_, lp.row_upper_ = row_lower, row_upper
    lp.col_lower_, lp.col_upper_, lp.col_cost_ = col_lower, col_upper, costs
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_row_, lp.a_matrix_.num_col_ = matrix.shape
    lp.a_matrix_.start_ = matrix.indptr
    lp.a_matrix_.index_ = matrix.indices
    lp.a_matrix_.value_ = matrix.data
