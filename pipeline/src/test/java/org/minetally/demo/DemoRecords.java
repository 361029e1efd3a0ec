package org.minetally.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the records of both datasets have in common: dates and places as their owners write them.
 */
final class DemoRecords {

  private static final LocalDate SPLIT = LocalDate.of(2018, 1, 1);

  private final Country country;
  private final Dice dice;

  DemoRecords(Country country, Dice dice) {
    this.country = country;
    this.dice = dice;
  }

  /** Returns a day of a year; months are as probable as their weights. */
  LocalDate day(int year, double[] monthWeights) {
    YearMonth month = YearMonth.of(year, 1 + dice.weighted(monthWeights));
    return month.atDay(dice.between(1, month.lengthOfMonth()));
  }

  /** Writes a date as precisely as records of its year are; older ones are less precise. */
  String date(LocalDate day, double imprecise) {
    int age = Country.LAST_YEAR - day.getYear();
    if (!dice.chance(imprecise * (0.2 + age) / 15)) {
      return day.toString();
    }
    String month = day.toString().substring(0, 7);
    return switch (dice.weighted(55, 10, 5, 22, 3, 5)) {
      case 0 -> month;
      case 1 -> month + "-XX";
      case 2 -> month + "~";
      case 3 -> month.substring(0, 4);
      case 4 -> month.substring(0, 4) + "?";
      default -> "";
    };
  }

  /** A declared place and point; empty where the record does not say. */
  record Declared(
      String province, String code, String district, String longitude, String latitude) {}

  /** Writes a place with the imprecision and the contradictions of real registers. */
  Declared place(Country.Site site, LocalDate day, boolean withCode, double withPoint) {
    int number = site.district();
    Country.Point point = site.point();
    boolean pointed = dice.chance(withPoint);
    if (pointed && dice.chance(0.012)) {
      number = otherDistrict(number);
    }
    Country.District district = country.districts().get(number);
    Country.Province province = Country.PROVINCES.get(district.province());
    String provinceName =
        !province.alias().isEmpty() && dice.chance(0.04) ? province.alias() : province.name();
    String code = withCode && dice.chance(0.9) ? codeOn(number, day) : "";
    String name = spelling(number, day);
    if (dice.chance(0.035)) {
      code = "";
      name = "";
      if (dice.chance(0.1)) {
        provinceName = "";
      }
    }
    if (!pointed) {
      return new Declared(provinceName, code, name, "", "");
    }
    String longitude = degrees(point.longitude());
    String latitude = degrees(point.latitude());
    if (dice.chance(0.0004)) {
      return dice.chance(0.5)
          ? new Declared(provinceName, code, name, longitude.substring(1), latitude)
          : new Declared(provinceName, code, name, latitude, longitude);
    }
    return new Declared(provinceName, code, name, longitude, latitude);
  }

  private int otherDistrict(int number) {
    int province = country.districts().get(number).province();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < country.districts().size(); i++) {
      if (i != number && country.districts().get(i).province() == province) {
        others.add(i);
      }
    }
    return dice.pick(others);
  }

  private String codeOn(int number, LocalDate day) {
    boolean before = day.isBefore(SPLIT) && number == country.eastClovercross();
    return country.districts().get(before ? country.westClovercross() : number).code();
  }

  private String spelling(int number, LocalDate day) {
    if (number == country.eastClovercross() || number == country.westClovercross()) {
      if (day.isBefore(SPLIT)) {
        return "Clovercross";
      }
      return number == country.eastClovercross() ? "East Clovercross" : "West Clovercross";
    }
    Country.District district = country.districts().get(number);
    if (dice.chance(0.003)) {
      return dice.chance(0.2) ? "Old Mill Road" : misspelt(district.name());
    }
    if (!district.variants().isEmpty() && dice.chance(0.09)) {
      return dice.pick(district.variants());
    }
    return dice.chance(0.03) ? district.name().toUpperCase(java.util.Locale.ROOT) : district.name();
  }

  /** Omits a letter; the gazetteer has no alias for the result. */
  private static String misspelt(String name) {
    return name.substring(0, 4) + name.substring(5);
  }

  /** Writes 1/10,000 degrees as decimal degrees. */
  static String degrees(int value) {
    String digits = Integer.toString(Math.abs(value));
    String padded = "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    int point = padded.length() - 4;
    return (value < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
  }

  /** Writes a number with leading zeros. */
  static String padded(int value, int digits) {
    String text = Integer.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
