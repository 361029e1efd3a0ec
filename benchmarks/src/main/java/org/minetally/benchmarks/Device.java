package org.minetally.benchmarks;

/** The devices in the generated data, with the source's word and the device category. */
enum Device {
  UXO("UXO", "unexploded_ordnance", 380),
  AP_MINE("AP mine", "anti_personnel_mine", 270),
  SUBMUNITION("Submunition", "cluster_munition_remnant", 120),
  AV_MINE("AV mine", "anti_vehicle_mine", 70),
  IED("IED", "improvised_mine", 60),
  AXO("AXO", "abandoned_ordnance", 50),
  UNKNOWN("Unknown", "unspecified", 25),
  OTHER_ERW("Other ERW", "other_erw", 20),
  BOOBY_TRAP("Booby-trap", "booby_trap", 5);

  private final String word;
  private final String category;
  private final int weight;

  Device(String word, String category, int weight) {
    this.word = word;
    this.category = category;
    this.weight = weight;
  }

  /** Returns the word in the generated file. */
  String word() {
    return word;
  }

  /** Returns the canonical device category. */
  String category() {
    return category;
  }

  /** Returns the frequency in thousandths. */
  int weight() {
    return weight;
  }
}
