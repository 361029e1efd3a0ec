package org.minetally.benchmarks;

/** The kinds of device in the generated data: the source's word, and the category it stands for. */
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

  /** What the generated file calls it. */
  String word() {
    return word;
  }

  /** The canonical member of the device category. */
  String category() {
    return category;
  }

  /** How often it occurs, in thousandths. */
  int weight() {
    return weight;
  }
}
