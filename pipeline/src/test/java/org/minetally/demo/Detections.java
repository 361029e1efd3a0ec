package org.minetally.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The register of ordnance found and land released. */
final class Detections {

  static final String HEADER =
      "record_id,updated,status,date,activity,province,district_code,district,longitude,latitude,"
          + "device,items,cleared_m2,reduced_m2,cancelled_m2,operator";

  private static final double[] YEARS = {
    0.6, 0.8, 1.0, 1.15, 1.25, 1.25, 1.2, 1.15, 1.05, 0.95, 0.55, 0.85, 0.8, 0.7, 0.55
  };
  private static final double[] MONTHS = {
    0.5, 0.6, 0.9, 1.1, 1.25, 1.3, 1.3, 1.2, 1.15, 1.05, 0.8, 0.55
  };
  private static final int COUNT = 40_000;

  private static final List<String> DEVICES =
      List.of("AP mine", "AV mine", "improvised mine", "submunition", "UXO", "AXO", "other ERW");
  private static final List<String> OPERATORS =
      List.of("National Demining Unit", "Heron Clearance", "Lantern Trust", "Open Field");

  private final Dice dice;
  private final Country country;
  private final DemoRecords records;
  private int number;

  final List<String> until2017 = new ArrayList<>(List.of(HEADER));
  final List<String> since2018 = new ArrayList<>(List.of(HEADER));
  final List<String> revisions = new ArrayList<>(List.of(HEADER));

  Detections(Country country, long seed) {
    this.country = country;
    dice = new Dice(seed);
    records = new DemoRecords(country, dice);
    double all = 0;
    for (double year : YEARS) {
      all += year;
    }
    for (int i = 0; i < YEARS.length; i++) {
      int count = (int) Math.round(COUNT * YEARS[i] / all);
      for (int k = 0; k < count; k++) {
        add(Country.FIRST_YEAR + i);
      }
    }
    addRejects();
  }

  private void add(int year) {
    LocalDate day = records.day(year, MONTHS);
    Country.Site site = country.site(year, dice);
    DemoRecords.Declared place = records.place(site, day, year >= 2018, 0.93);
    String id = "D" + DemoRecords.padded(++number, 6);
    LocalDate updated = day.plusDays(dice.between(1, 60));
    String date = records.date(day, 0.10);
    String work = work(site);
    String operator = dice.pick(OPERATORS);
    String where =
        String.join(
            ",",
            place.province(),
            place.code(),
            place.district(),
            place.longitude(),
            place.latitude());
    List<String> file = year < 2018 ? until2017 : since2018;
    String activity = dice.chance(0.004) ? "training" : activity(work);
    String row = String.join(",", date, activity, where, work, operator);
    file.add(id + "," + updated + ",valid," + row);
    if (dice.chance(0.001)) {
      file.add(id + "," + updated + ",valid," + row);
    }
    LocalDate revised = updated.plusDays(dice.between(30, 400));
    if (dice.chance(0.02)) {
      String better = String.join(",", day.toString(), activity, where, work(site), operator);
      revisions.add(id + "," + revised + ",valid," + better);
    } else if (dice.chance(0.0015)) {
      revisions.add(id + "," + revised + ",withdrawn," + ",".repeat(12));
    }
  }

  /** Returns the device, the items and the areas cleared, reduced and cancelled. */
  private String work(Country.Site site) {
    double kind = dice.unit();
    if (kind < 0.04) {
      return ",,,," + dice.between(2, 90) * 1000;
    }
    if (kind < 0.08) {
      return ",,," + dice.between(2, 60) * 500 + ",";
    }
    boolean near = site.distanceToFront() < 7;
    String device =
        DEVICES.get(
            near ? dice.weighted(46, 8, 9, 9, 20, 5, 3) : dice.weighted(9, 3, 3, 20, 47, 13, 5));
    int items =
        switch (device) {
          case "AXO" -> dice.chance(0.06) ? dice.between(20, 160) : dice.between(1, 6);
          case "submunition" -> dice.between(1, 7);
          default -> 1 + dice.weighted(70, 15, 8, 4, 2, 1);
        };
    String count = dice.chance(0.01) ? "" : Integer.toString(items);
    String cleared = near && dice.chance(0.35) ? Integer.toString(dice.between(4, 150) * 20) : "";
    return String.join(",", device, count, cleared, "", "");
  }

  private static String activity(String work) {
    String[] fields = work.split(",", -1);
    if (fields[0].isEmpty()) {
      return fields[3].isEmpty() ? "non-technical survey" : "technical survey";
    }
    return fields[2].isEmpty() ? "spot task" : "clearance";
  }

  /** A few records that cannot be true or cannot be read. */
  private void addRejects() {
    List<String> bad =
        List.of(
            "2013-02-30,spot task,Northmoor,,Duskholm,,,UXO,1,,,",
            "2014-06-31,spot task,Millvale,,Elmtarn,,,AP mine,2,,,",
            "2015-04-12,spot task,Millvale,,Goldacre,,,AP mine,about 5,,,",
            "2015-08-03,spot task,Wrenmark,,Rookhaven,,,UXO,-1,,,",
            "2016-05-19,clearance,Lanternlake,,Jadewater,,,AP mine,3,-400,,",
            "2016-09-27,spot task,Saltreach,,Samphire,,,metal,1,,,",
            "2016-10-32,spot task,Saltreach,,Tidewell,,,UXO,1,,,",
            "2017-11-08,spot task,Thistledown,,Inkwell,-239.4107,34.5072,UXO,1,,,",
            "2017-12-01,spot tsk,Amberwater,,Plumtree,,,AP mine,1,,,");
    for (String row : bad) {
      until2017.add(
          "D" + DemoRecords.padded(++number, 6) + ",2018-01-15,valid," + row + ",Heron Clearance");
    }
  }
}
