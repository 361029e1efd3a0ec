"""Joins published boundaries with a table in QGIS, without a screen, and draws them.

Runs in the Python of QGIS. See docs/evidence/readers.md.
"""

import os
import pathlib
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

from qgis.core import (  # noqa: E402
    Qgis,
    QgsApplication,
    QgsClassificationEqualInterval,
    QgsGraduatedSymbolRenderer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsStyle,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "python"))
import publishing  # noqa: E402

PERIOD = "2011"


def layers(job):
    regions = QgsVectorLayer(f"{job.current}/regions.geojson", "regions", "ogr")
    assert regions.isValid() and regions.featureCount() > 0, "regions.geojson does not open"
    assert regions.crs().authid() in ("EPSG:4326", "OGC:CRS84"), regions.crs().authid()
    path = f"{job.current}/csv/summary_by_year_district.csv"
    table = QgsVectorLayer(
        f"file://{path}?type=csv&delimiter=,&detectTypes=yes&geomType=none&subsetIndex=no",
        "summary",
        "delimitedtext",
    )
    assert table.isValid(), f"{path} does not open"
    types = {field.name(): field.typeName().lower() for field in table.fields()}
    assert types["region_id"] in ("text", "string"), types["region_id"]
    assert types["period_start"] == "date", types["period_start"]
    assert types["victims"] in ("integer", "longlong", "int8"), types["victims"]
    return regions, table


def joined(regions, table):
    """Returns the districts with the figures of one year: one row for each region."""
    regions.setSubsetString("\"region_level\" = 'district'")
    table.setSubsetString(f"\"period_key\" = '{PERIOD}'")
    QgsProject.instance().addMapLayers([regions, table], False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinFieldName("region_id")
    join.setTargetFieldName("region_id")
    join.setJoinLayer(table)
    join.setUsingMemoryCache(True)
    join.setPrefix("")
    assert regions.addJoin(join)
    return regions


def check(job):
    regions, table = layers(job)
    joined(regions, table)
    rows = {row["region_id"]: row["victims"] for row in table.getFeatures()}
    shown = {row["region_id"]: row["victims"] for row in regions.getFeatures()}
    drawn = {region: value for region, value in shown.items() if isinstance(value, int)}
    elsewhere = {
        region: value
        for region, value in rows.items()
        if region not in shown and isinstance(value, int)
    }
    for region, value in drawn.items():
        assert rows[region] == value, f"{region}: {value}, not {rows[region]}"
    total = sum(value for value in rows.values() if isinstance(value, int))
    assert sum(drawn.values()) + sum(elsewhere.values()) == total
    picture = publishing.WORK / f"qgis-{job.name}.png"
    colours = draw(regions, picture)
    assert colours > 4, f"the map has {colours} colours"
    print(
        f"  {job.name}, {PERIOD}: {len(shown)} districts, {len(drawn)} with figures:"
        f" {sum(drawn.values())} victims drawn, {sum(elsewhere.values())} without a boundary"
        f" ({picture})"
    )
    QgsProject.instance().removeAllMapLayers()
    return total


def draw(layer, picture):
    renderer = QgsGraduatedSymbolRenderer("victims")
    renderer.setClassificationMethod(QgsClassificationEqualInterval())
    renderer.updateClasses(layer, 5)
    renderer.updateColorRamp(QgsStyle.defaultStyle().colorRamp("YlOrRd"))
    layer.setRenderer(renderer)
    settings = QgsMapSettings()
    settings.setLayers([layer, background(layer)])
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(800, 800))
    extent = layer.extent()
    extent.scale(1.05)
    settings.setExtent(extent)
    settings.setDestinationCrs(layer.crs())
    render = QgsMapRendererParallelJob(settings)
    render.start()
    render.waitForFinished()
    image = render.renderedImage()
    assert image.save(str(picture))
    step = range(0, 800, 4)
    return len({image.pixel(x, y) for x in step for y in step})


def background(layer):
    """Returns the regions in grey: those without a figure stay visible."""
    grey = QgsVectorLayer(layer.source(), "no record", "ogr")
    grey.renderer().symbol().setColor(QColor("#dddddd"))
    QgsProject.instance().addMapLayer(grey, False)
    return grey


def main():
    application = QgsApplication([], False)
    application.initQgis()
    print(f"QGIS {Qgis.QGIS_VERSION}")
    one = publishing.demo(output="formats: [parquet, csv]")
    one.publish()
    before = check(one)
    # The same victim again, in the drawn year.
    with open(one.file.parent / "data/victims.csv", "a", encoding="utf-8") as victims:
        victims.write(
            f"V70001,2024-12-30,I70001,{PERIOD}-05-05,Millvale,Clovercross,,,A.A.,civilian,F,"
            "under 18,travelling,UXO,killed\n"
        )
    one.publish()
    after = check(one)
    assert after == before + 1, f"{after} victims after {before}"
    print(f"  after a second run: {after} victims, before {before}")
    application.exitQgis()


if __name__ == "__main__":
    main()
