package org.minetally.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The register of people killed and injured; one row is one person. */
final class Victims {

  static final String HEADER =
      "victim_id,updated,incident_id,date,province,district,longitude,latitude,initials,status,sex,"
          + "age,activity,device,outcome";

  private static final int[] YEARS = {
    690, 720, 560, 575, 430, 455, 340, 310, 255, 240, 120, 165, 110, 85, 45
  };
  private static final double[] MONTHS = {
    0.7, 0.7, 1.1, 1.3, 1.15, 0.95, 0.85, 0.9, 1.2, 1.3, 0.95, 0.75
  };
  private static final List<String> DEVICES =
      List.of("AP mine", "AV mine", "improvised mine", "submunition", "UXO", "AXO", "unknown");
  private static final double[] DEADLY = {0.17, 0.42, 0.38, 0.33, 0.34, 0.36, 0.3};

  private final Dice dice;
  private final Country country;
  private final DemoRecords records;
  private int victims;
  private int incidents;

  final List<String> register = new ArrayList<>(List.of(HEADER));
  final List<String> revisions = new ArrayList<>(List.of(HEADER));
  final List<String> withdrawn = new ArrayList<>(List.of("victim_id,withdrawn,reason"));

  Victims(Country country, long seed) {
    this.country = country;
    dice = new Dice(seed);
    records = new DemoRecords(country, dice);
    for (int i = 0; i < YEARS.length; i++) {
      int left = YEARS[i];
      while (left > 0) {
        int size = Math.min(left, 1 + dice.weighted(78, 13, 5, 2, 1, 0.6, 0.4));
        incident(Country.FIRST_YEAR + i, size);
        left -= size;
      }
    }
    addRejects();
  }

  private void incident(int year, int size) {
    LocalDate day = records.day(year, MONTHS);
    Country.Site site = country.site(year, dice);
    DemoRecords.Declared place = records.place(site, day, false, 0.75);
    boolean near = site.distanceToFront() < 7;
    int device =
        near ? dice.weighted(44, 9, 13, 6, 21, 3, 4) : dice.weighted(9, 4, 6, 17, 52, 7, 5);
    String id = dice.chance(0.03) ? "" : "I" + DemoRecords.padded(++incidents, 5);
    int status = dice.weighted(79, 15 - 0.6 * (year - Country.FIRST_YEAR), 4, 2);
    String activity = activity(status, device);
    String common =
        String.join(
            ",",
            id,
            records.date(day, 0.42),
            place.province(),
            place.district(),
            place.longitude(),
            place.latitude());
    for (int i = 0; i < size; i++) {
      victim(day, common, status, activity, device);
    }
  }

  private String activity(int status, int device) {
    if (status == 1) {
      return dice.pick(List.of("patrol", "travelling", "guard duty"));
    }
    if (status == 2) {
      return "demining";
    }
    if (device >= 3 && device <= 5 && dice.chance(0.35)) {
      return dice.pick(List.of("playing", "tampering", "collecting scrap"));
    }
    return List.of(
            "farming",
            "herding",
            "collecting wood",
            "travelling",
            "passing by",
            "household work",
            "fishing",
            "")
        .get(dice.weighted(30, 20, 12, 14, 10, 5, 3, 6));
  }

  private void victim(LocalDate day, String common, int status, String activity, int device) {
    String id = "V" + DemoRecords.padded(++victims, 5);
    boolean civilian = status == 0;
    boolean child =
        civilian
            && dice.chance(
                activity.equals("playing") || activity.equals("tampering") ? 0.75 : 0.14);
    String sex = List.of("M", "F", "").get(dice.weighted(civilian ? 78 : 95, civilian ? 19 : 4, 2));
    String age =
        child
            ? Integer.toString(dice.between(4, 17))
            : dice.chance(0.08) ? "" : Integer.toString(18 + dice.below(30) + dice.below(25));
    String group = age.isEmpty() ? "" : child ? "under 18" : "18 or older";
    boolean killed = dice.chance(DEADLY[device]);
    String outcome = dice.chance(0.012) ? "" : killed ? "killed" : "injured";
    String initials = letter() + "." + letter() + ".";
    String head = "," + common + "," + initials + ",";
    String tail =
        String.join(
            ",",
            List.of("civilian", "security force", "deminer", "").get(status),
            sex,
            group,
            activity,
            DEVICES.get(device));
    LocalDate updated = day.plusDays(dice.between(1, 45));
    register.add(id + "," + updated + head + tail + "," + outcome);
    LocalDate revised = updated.plusDays(dice.between(10, 300));
    if (!killed && dice.chance(0.03)) {
      revisions.add(id + "," + revised + head + tail + ",killed");
    } else if (dice.chance(0.008)) {
      revisions.add(id + "," + revised + head + tail + "," + outcome);
    } else if (dice.chance(0.005)) {
      withdrawn.add(id + "," + revised + ",reported twice");
    }
  }

  private String letter() {
    return Character.toString((char) ('A' + dice.below(26)));
  }

  /** A few records that cannot be true or cannot be read. */
  private void addRejects() {
    List<String> bad =
        List.of(
            ",2012-04-31,Millvale,Elmtarn,,,X.X.,civilian,M,18 or older,farming,AP mine,injured",
            ",2013-13-02,Wrenmark,Rookhaven,,,X.X.,civilian,M,18 or older,herding,UXO,injured",
            ",2016-08-14,Wrenmark,Umberdale,,,X.X.,civilian,K,under 18,playing,UXO,killed",
            ",2019-05-05,Amberwater,Plumtree,,,X.X.,civilian,F,18 or older,farming,UXO,lost");
    for (String row : bad) {
      register.add("V" + DemoRecords.padded(++victims, 5) + ",2020-01-31," + row);
    }
  }
}
