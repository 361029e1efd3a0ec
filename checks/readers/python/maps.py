"""Draws the published boundaries with geopandas, coloured by a joined table.

See docs/evidence/readers.md.
"""

import sys

import geopandas
import matplotlib
import pandas

import publishing

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

LEVELS = {"demo": "district", "colombia-events": "municipality"}


def check(job):
    level = LEVELS[job.name]
    regions = geopandas.read_parquet(job.current / "dim_region_geo")
    assert regions.crs.to_epsg() in (4326, None) and regions.crs.is_geographic, regions.crs
    assert regions.geometry.is_valid.all(), "invalid geometries"
    assert set(regions.geom_type) <= {"Polygon", "MultiPolygon"}, set(regions.geom_type)
    geojson = geopandas.read_file(job.current / "regions.geojson")
    assert set(geojson["region_id"]) == set(regions["region_id"])

    facts = pandas.read_parquet(job.current / f"casualties_by_year_{level}")
    measure = "victims" if job.name == "demo" else "records"
    totals = facts.groupby("region_id", as_index=False)[measure].sum()
    shapes = regions[regions["region_level"] == level]
    joined = shapes.merge(totals, on="region_id", how="left", validate="one_to_one")
    assert len(joined) == len(shapes)
    elsewhere = totals[~totals["region_id"].isin(shapes["region_id"])]
    drawn, hidden = joined[measure].sum(), elsewhere[measure].sum()
    assert drawn + hidden == facts[measure].sum(), "figures are lost in the join"

    axes = joined.plot(
        column=measure,
        cmap="YlOrRd",
        edgecolor="#888888",
        linewidth=0.2,
        legend=True,
        missing_kwds={"color": "white", "hatch": "////", "label": "no record"},
        figsize=(8, 8),
    )
    axes.set_axis_off()
    unknown = int(elsewhere[elsewhere["region_id"].str.endswith("unknown")][measure].sum())
    axes.set_title(f"{measure} by {level}; {unknown:,} more: {level} not known")
    picture = publishing.WORK / f"{job.name}.png"
    pyplot.savefig(picture, dpi=100, bbox_inches="tight")
    pyplot.close()
    colours = len(set(map(tuple, pyplot.imread(picture).reshape(-1, 4).round(2))))
    assert colours > 20, f"the map has {colours} colours"
    print(
        f"  {job.name}: {len(regions):,} regions, {len(joined):,} drawn by {level};"
        f" {measure}: {drawn:,.0f} drawn, {hidden:,.0f} without a boundary ({picture})"
    )
    return facts[measure].sum()


def main():
    print(f"geopandas {geopandas.__version__}")
    job = publishing.demo()
    job.publish()
    before = check(job)
    publishing.add_victims(job)
    job.publish()
    assert check(job) == before + 2, "the new snapshot is not seen"
    if "--short" not in sys.argv:
        for other in publishing.colombia():
            if other.name in LEVELS:
                other.publish()
                check(other)


if __name__ == "__main__":
    main()
