"""The audit sees what leaks. Each test fails if the audit is blind to it."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from audit import decide, snapshot, system
from tests.published import Folder, several

ONE_EACH = system.Knowledge(one_victim_per_record=True)
SMALL = 5


def never(*_):
    return False


def primary(table, row, column, value):
    """Hides small counts of facts and nothing else."""
    return isinstance(value, int) and 0 < value < SMALL


def rows(*hidden):
    """Hides all numbers but 0 of these rows: (table, period, place)."""

    def hide(table, row, column, value):
        return bool(value) and (table, row["period_key"], row["region_code"]) in hidden

    return hide


class Audited(unittest.TestCase):
    """A folder that a test writes, and what the audit says of it."""

    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)
        self.count = 0

    def folder(self, hide) -> Folder:
        self.count += 1
        return Folder(Path(self.home.name) / f"snapshot-{self.count}", hide)

    def audit(self, *folders, knowledge=ONE_EACH, changed=None, grows=False):
        snapshots = [snapshot.read(folder.regions().path) for folder in folders]
        built = system.build(snapshots, knowledge, changed, grows)
        outcome = decide.decide(built, SMALL)
        self.assertEqual(outcome.undecided, [])
        numbers = [built.numbers[position] for position in outcome.violations]
        self.intervals = {
            (n.table, n.row, n.column): outcome.intervals[position]
            for n, position in zip(numbers, outcome.violations)
        }
        self.findings = built.findings
        self.widths = outcome.widths
        return set(self.intervals)


class SumsTest(Audited):
    def test_sees_a_cell_that_a_total_gives_away(self):
        records = several(3, 1, "A1") + several(20, 1, "A2")
        folder = (
            self.folder(primary).facts(records, "year", "district").facts(records, "year", "region")
        )
        found = self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))
        self.assertIn(key[:2] + ("injured",), found)

    def test_sees_a_month_that_the_year_gives_away(self):
        records = several(3, 1, "A1") + several(20, 2, "A1") + several(6, 0, "A1")
        folder = (
            self.folder(primary)
            .facts(records, "month", "district")
            .facts(records, "year", "district")
        )
        self.audit(folder)
        key = ("casualties_by_month_district", "month:2021-01 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_bucket_of_imprecise_dates_that_the_year_gives_away(self):
        records = several(3, 0, "A1") + several(20, 2, "A1")
        folder = (
            self.folder(primary)
            .facts(records, "month", "district")
            .facts(records, "year", "district")
        )
        self.audit(folder)
        key = ("casualties_by_month_district", "month:2021-XX district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_an_unknown_district_that_the_region_gives_away(self):
        records = several(3, 1, "A/unknown") + several(20, 1, "A2")
        folder = (
            self.folder(primary).facts(records, "year", "district").facts(records, "year", "region")
        )
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A/unknown female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_that_rows_have_a_record_each(self):
        """5 records in 4 hidden rows: one of them has 2 at most."""
        records = [r for d in ("A1", "A2", "A3") for r in several(1, 1, d)] + several(2, 1, "A4")
        folder = (
            self.folder(primary).facts(records, "year", "district").facts(records, "year", "region")
        )
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (1, 2))

    def test_sees_a_measure_that_others_leave(self):
        records = several(3, 1, "A1", outcome="killed") + several(20, 1, "A1")
        folder = self.folder(primary).facts(records, "year", "district")
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "killed")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_zero_that_was_hidden_in_vain(self):
        records = several(9, 1, "A1") + several(9, 1, "A2")
        hide = lambda table, row, column, value: (  # noqa: E731
            table == "casualties_by_year_district" and column == "killed"
        )
        folder = (
            self.folder(hide).facts(records, "year", "district").facts(records, "year", "region")
        )
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "killed")
        self.assertEqual(self.intervals[key], (0, 0))

    def linked(self) -> list:
        """sdcTable's example: eight regions in two counties, and in two groups across them."""
        counts = [2, 2, 8, 8, 3, 3, 3, 7]
        groups = ["small"] * 5 + ["big", "big", "small"]
        return [
            record
            for number, (count, county, group) in enumerate(zip(counts, "AAAABBBB", groups))
            for record in several(count, 1, f"{county}{number}", sex=group)
        ]

    def test_sees_linked_tables_that_are_safe_each_by_itself(self):
        records = self.linked()
        key = ("casualties_by_year_district", "year:2021 district:B4 small", "records")
        by_county = self.folder(primary).facts(records, "year", "district")
        self.audit(by_county.facts(records, "year", "region", ()))
        self.assertNotIn(key, self.intervals)
        by_group = self.folder(primary).facts(records, "year", "district")
        self.audit(by_group.facts(records, "year", "country"))
        self.assertNotEqual(self.intervals.get(key), (3, 3))
        both = self.folder(primary).facts(records, "year", "district")
        both.facts(records, "year", "region", ()).facts(records, "year", "country")
        self.audit(both)
        self.assertEqual(self.intervals[key], (3, 3))

    def test_finds_nothing_where_cells_can_be_exchanged(self):
        records = [r for d in ("A1", "A2", "A3") for r in several(4, 1, d)] + several(9, 1, "A4")
        folder = (
            self.folder(primary).facts(records, "year", "district").facts(records, "year", "region")
        )
        self.assertEqual(self.audit(folder), set())
        self.assertEqual(min(self.widths), 9)


class SummariesTest(Audited):
    def months(self):
        return several(8, 1, "A1") + several(3, 2, "A1") + several(9, 3, "A1") + several(6, 5, "A1")

    def hide_february(self, *also):
        """Hides February, and of the year and of summaries what is named."""

        def hide(table, row, column, value):
            february = row["period_key"] == "2021-02"
            return february or any(column.endswith(name) for name in also)

        return hide

    def test_sees_a_month_that_cumulative_totals_give_away(self):
        folder = self.folder(self.hide_february("_change", "_12_months"))
        folder.facts(self.months(), "month", "district").summary(self.months(), "month", "district")
        self.audit(folder)
        key = ("casualties_by_month_district", "month:2021-02 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_month_that_a_change_gives_away(self):
        folder = self.folder(self.hide_february("_cumulative"))
        folder.facts(self.months(), "month", "district").summary(self.months(), "month", "district")
        self.audit(folder)
        key = ("casualties_by_month_district", "month:2021-02 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_month_that_a_sum_of_twelve_months_gives_away(self):
        records = [r for m in range(1, 13) for r in several(3 if m == 2 else 8, m, "A1")]
        folder = self.folder(self.hide_february("_cumulative", "_change"))
        folder.facts(records, "month", "district").summary(records, "month", "district")
        self.audit(folder)
        key = ("casualties_by_month_district", "month:2021-02 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_measure_that_a_share_gives_away(self):
        records = several(2, 1, "A1", outcome="killed") + several(18, 1, "A1")

        def hide(table, row, column, value):
            return column.startswith(("killed", "injured"))

        folder = (
            self.folder(hide)
            .facts(records, "year", "district")
            .summary(records, "year", "district")
        )
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "killed")
        self.assertEqual(self.intervals[key], (2, 2))

    def test_sees_a_measure_that_a_rate_gives_away(self):
        records = several(2, 1, "A1", outcome="killed") + several(18, 1, "A1")
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "killed")
        for shown, seen in (("killed_per_100000", True), ("population", False)):

            def hide(table, row, column, value, shown=shown):
                hidden = ("killed", "injured", "share_killed", "outcome_known")
                return column.startswith(hidden) and column != shown

            folder = self.folder(hide).facts(records, "year", "district")
            self.audit(folder.summary(records, "year", "district", population=123_457))
            self.assertEqual(self.intervals.get(key) == (2, 2), seen, shown)

    def test_sees_civilians_that_a_dimension_of_other_tables_gives_away(self):
        records = several(3, 1, "A1", status="civilian") + several(12, 1, "A1", status="deminer")

        def hide(table, row, column, value):
            return row.get("victim_status") == "civilian"

        folder = self.folder(hide).facts(records, "year", "district", ("victim_status",))
        folder.summary(records, "year", "district")
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 civilian", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_civilians_that_no_dimension_shows(self):
        records = several(3, 1, "A1", status="civilian") + several(12, 1, "A1", status="deminer")

        def hide(table, row, column, value):
            return column == "civilians"

        folder = (
            self.folder(hide)
            .facts(records, "year", "district")
            .summary(records, "year", "district")
        )
        self.audit(folder)
        key = ("summary_by_year_district", "year:2021 district:A1", "civilians")
        self.assertEqual(self.intervals[key], (3, 3))


class MetadataTest(Audited):
    def hidden_pair(self) -> Folder:
        """20 records in A2, 3 without a district and 20 in A1, of which A2 alone is shown."""
        records = several(20, 1, "A2") + several(3, 1, "A/unknown") + several(20, 1, "A1")
        hide = rows(
            ("casualties_by_year_district", "2021", "A/unknown"),
            ("casualties_by_year_district", "2021", "A1"),
        )
        folder = self.folder(hide).facts(records, "year", "district")
        return folder.facts(records, "year", "region")

    def test_finds_nothing_without_metadata(self):
        self.assertEqual(self.audit(self.hidden_pair()), set())

    def test_sees_unmatched_records_in_the_manifest(self):
        source = {"id": "s", "dataset": "casualties", "counted": 43, "unmatched": 3}
        folder = self.hidden_pair().metadata({"sources": [source]})
        knowledge = system.Knowledge(one_victim_per_record=True, unmatched_is_unknown=True)
        self.audit(folder, knowledge=knowledge)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (20, 20))

    def test_sees_the_share_of_unmatched_records_in_the_quality_report(self):
        source = {"id": "s", "dataset": "casualties", "counted": 43}
        check = {"name": "unmatched_share", "source": "s", "observed": 3 / 43}
        folder = self.hidden_pair().metadata({"sources": [source]}, {"checks": [check]})
        knowledge = system.Knowledge(one_victim_per_record=True, unmatched_is_unknown=True)
        self.audit(folder, knowledge=knowledge)
        key = ("casualties_by_year_district", "year:2021 district:A/unknown female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_the_records_of_a_source_of_one_place(self):
        sources = [
            {"id": "others", "dataset": "casualties", "counted": 23},
            {"id": "axe_hospital", "dataset": "casualties", "counted": 20},
        ]
        folder = self.hidden_pair().metadata({"sources": sources})
        knowledge = system.Knowledge(
            one_victim_per_record=True,
            source_places={
                "axe_hospital": frozenset(["A1"]),
                "others": frozenset(["A2", "A/unknown"]),
            },
        )
        self.audit(folder, knowledge=knowledge)
        key = ("casualties_by_year_district", "year:2021 district:A/unknown female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_sees_a_total_of_all_rows(self):
        records = several(3, 1, "A1") + several(20, 1, "A2")
        manifest = {"tables": [{"name": "casualties_by_year_district", "totals": {"records": 23}}]}
        folder = self.folder(primary).facts(records, "year", "district").metadata(manifest)
        self.audit(folder)
        key = ("casualties_by_year_district", "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_names_what_it_cannot_judge(self):
        source = {
            "id": "s",
            "dataset": "casualties",
            "inputs": [{"path": "people.csv", "bytes": 812, "sha256": "ab"}],
            "unmatched": 3,
            "duplicates": 2,
            "newest_date": "2021-03-01",
        }
        self.audit(self.hidden_pair().metadata({"sources": [source]}))
        said = "\n".join(self.findings)
        for word in ("bytes", "sha256", "unmatched", "duplicates", "newest_date"):
            self.assertIn(word, said)


class SnapshotsTest(Audited):
    def pair(self):
        """Both snapshots hide A1 and a partner, the first A2, the second A3."""
        before = several(3, 1, "A1") + several(9, 1, "A2") + several(9, 1, "A3")
        hide_first = rows(*((TABLE, "2021", place) for place in ("A1", "A2")))
        hide_second = rows(*((TABLE, "2021", place) for place in ("A1", "A3")))
        first = self.folder(hide_first).facts(before, "year", "district")
        second = self.folder(hide_second).facts(before, "year", "district")
        return first.facts(before, "year", "region"), second.facts(before, "year", "region")

    def test_sees_what_two_safe_snapshots_say_together(self):
        first, second = self.pair()
        self.audit(first, second, changed=[set()])
        key = (TABLE, "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (3, 3))

    def test_finds_nothing_in_either_of_them(self):
        first, second = self.pair()
        self.assertEqual(self.audit(first), set())
        self.assertEqual(self.audit(second), set())

    def test_finds_nothing_where_every_cell_may_have_changed(self):
        self.assertEqual(self.audit(*self.pair()), set())

    def test_sees_that_cells_only_grow(self):
        before = several(9, 1, "A1") + several(1, 1, "A2")
        after = several(10, 1, "A1") + several(2, 1, "A2")
        first = self.folder(never).facts(before, "year", "district")
        hide = rows(*((TABLE, "2021", place) for place in ("A1", "A2")))
        second = self.folder(hide).facts(after, "year", "district").facts(after, "year", "region")
        first.facts(before, "year", "region")
        changed = [
            {
                ((("year", "2021"),), (("district", place, "A"), ("region", "A", "X")), ("female",))
                for place in ("A1", "A2")
            }
        ]
        self.assertEqual(self.audit(first, second, changed=changed), set())
        self.audit(first, second, changed=changed, grows=True)
        key = (TABLE, "year:2021 district:A1 female", "records")
        self.assertEqual(self.intervals[key], (9, 11))


TABLE = "casualties_by_year_district"

if __name__ == "__main__":
    unittest.main()
