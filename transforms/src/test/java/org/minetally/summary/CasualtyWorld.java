package org.minetally.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.suppression.Attacker;
import org.minetally.summary.internal.suppression.SuppressionHistory;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;

/**
 * Some people, one per record, and all tables published about them. The expected value of a table's
 * number is computed from the people and the key of its row, independently of how tables are made.
 */
final class CasualtyWorld {

  static final long MINIMUM = 5;

  private static final Gazetteer GAZETTEER = SummaryFact.GAZETTEER;
  private static final List<String> STATUSES = List.of("civilian", "deminer", "unknown");
  private static final List<String> AGES = List.of("adult", "child", "unknown");
  private static final List<Measure> MEASURES = Layout.of(Dataset.CASUALTIES, List.of()).measures();

  /** The number of unknowns: records, then the measures. */
  private static final int UNKNOWNS = 1 + MEASURES.size();

  private static final Layout LAYOUT =
      Layout.of(Dataset.CASUALTIES, List.of(Dimension.VICTIM_STATUS, Dimension.AGE_GROUP));

  private static final TableSet TABLES =
      new TableSet(
          new Layouts(List.of(), List.of(LAYOUT)),
          GAZETTEER,
          List.of(
              table(PeriodType.MONTH, "district", Dimension.VICTIM_STATUS, Dimension.AGE_GROUP),
              table(PeriodType.MONTH, "region"),
              table(PeriodType.QUARTER, "region", Dimension.VICTIM_STATUS),
              table(PeriodType.YEAR, "district", Dimension.AGE_GROUP),
              table(PeriodType.YEAR, "region")),
          new Summaries(
              List.of(
                  new SummaryTable(PeriodType.MONTH, "district"),
                  new SummaryTable(PeriodType.YEAR, "region")),
              Summaries.PROVISIONAL_DAYS),
          new Suppression(MINIMUM));

  /** One person. */
  record Person(long month, int region, String status, String age, Measure outcome) {}

  /** People that nothing published distinguishes, except by outcome. */
  private record Atom(long month, int region, String status, String age) {}

  /** A number in a table, with the unknowns it should consist of. */
  record Figure(
      String name, long value, long truth, List<Long> factors, boolean isCount, boolean isBase) {

    /** Returns how many times each unknown counts in it. */
    long[] terms() {
      return factors.stream().mapToLong(Long::longValue).toArray();
    }

    boolean isShown() {
      return value != TableRows.NO_NUMBER;
    }

    /** Returns whether it is suppressed and not itself computed from several suppressed numbers. */
    boolean isSecret() {
      return !isShown() && isBase;
    }

    @Override
    public String toString() {
      return name + " = " + (isShown() ? value : "suppressed");
    }
  }

  private final List<Person> people;
  private final List<Atom> atoms;

  /** The true value of each unknown. */
  private final long[] truths;

  private final List<TableRows> tables = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  private CasualtyWorld(List<Person> people) {
    this.people = List.copyOf(people);
    this.atoms = people.stream().map(CasualtyWorld::atom).distinct().toList();
    this.truths = new long[UNKNOWNS * atoms.size()];
    for (Person person : people) {
      int atom = atoms.indexOf(atom(person));
      for (int i = 0; i < UNKNOWNS; i++) {
        Measure measure = i == 0 ? Measure.RECORDS : MEASURES.get(i - 1);
        truths[UNKNOWNS * atom + i] += value(person, measure);
      }
    }
    CellTable finest = Rollup.finest(LAYOUT);
    finest.add(batch(), Rollup.grain(TABLES, LAYOUT));
    TableSuppression suppression = new TableSuppression(TABLES, finest, SuppressionHistory.NONE);
    for (PeopleTables.Facts table : suppression.tables().facts()) {
      FactRows rows = SuppressSmallCounts.facts(TABLES, table, suppression);
      tables.add(rows.rows());
      messages.add(rows.message(0));
    }
    for (int i = 0; i < TABLES.summaries().tables().size(); i++) {
      PeopleTables.Summary table = suppression.tables().summaries().get(i);
      SummaryRows rows =
          new SummaryRows(
              TABLES,
              TABLES.summaries().tables().get(i),
              table.cells(),
              suppression.rowsOf(table),
              suppression.windowsOf(table),
              SummaryFrame.NONE);
      tables.add(rows.rows());
      messages.add(rows.message(0));
    }
  }

  private static FactTable table(PeriodType period, String level, Dimension... dimensions) {
    return new FactTable(Dataset.CASUALTIES, period, level, List.of(dimensions));
  }

  static CasualtyWorld of(List<Person> people) {
    return new CasualtyWorld(people);
  }

  /** Returns about twenty atoms, each of one or more people, over two years and four districts. */
  static CasualtyWorld random(int seed) {
    Random random = new Random(seed);
    List<Person> people = new ArrayList<>();
    int most = 2 + 6 * (seed % 12);
    for (int atom = 0; atom < 18; atom++) {
      long month =
          random.nextInt(12) == 0
              ? DateInterval.ofParts(2019, 0, 0)
              : DateInterval.ofParts(2019 + random.nextInt(2), 1 + random.nextInt(5), 0);
      int region = random.nextInt(GAZETTEER.size() + 1) - 1;
      String status = STATUSES.get(random.nextInt(STATUSES.size()));
      String age = AGES.get(random.nextInt(AGES.size()));
      for (int person = random.nextInt(most); person >= 0; person--) {
        Measure outcome =
            switch (random.nextInt(5)) {
              case 0 -> Measure.KILLED;
              case 1 -> Measure.OUTCOME_UNKNOWN;
              default -> Measure.INJURED;
            };
        people.add(new Person(month, region, status, age, outcome));
      }
    }
    return new CasualtyWorld(people);
  }

  CasualtyWorld shuffled(Random random) {
    List<Person> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, random);
    return new CasualtyWorld(shuffled);
  }

  private Batch batch() {
    BatchBuilder builder = new BatchBuilder(false, 2, MEASURES.size());
    for (Person person : people) {
      builder.next(person.month(), person.region(), Batch.MATCHED);
      builder.code(0, STATUSES.indexOf(person.status()));
      builder.code(1, AGES.indexOf(person.age()));
      for (int i = 0; i < MEASURES.size(); i++) {
        builder.measure(i, value(person, MEASURES.get(i)));
      }
    }
    return builder.build(0, 0, List.of(STATUSES, AGES), List.of());
  }

  private static Atom atom(Person person) {
    return new Atom(person.month(), person.region(), person.status(), person.age());
  }

  private static long value(Person person, Measure measure) {
    boolean counts =
        measure == Measure.RECORDS || measure == Measure.VICTIMS || measure == person.outcome();
    return counts ? 1 : 0;
  }

  List<TableRows> tables() {
    return tables;
  }

  List<TableRows> summaries() {
    return tables.subList(TABLES.facts().size(), tables.size());
  }

  List<Message> messages() {
    return messages;
  }

  long total(Measure measure) {
    return people.stream().mapToLong(person -> value(person, measure)).sum();
  }

  /**
   * Returns an attacker that knows which rows exist, and that each record is one victim, who is
   * killed, injured or neither.
   */
  Attacker attacker() {
    long[] least = new long[UNKNOWNS * atoms.size()];
    for (int atom = 0; atom < atoms.size(); atom++) {
      least[UNKNOWNS * atom] = 1;
    }
    Attacker attacker = new Attacker(least);
    for (int atom = 0; atom < atoms.size(); atom++) {
      long[] outcomes = new long[least.length];
      for (Measure measure : MEASURES) {
        outcomes[unknown(atom, measure)] = measure == Measure.VICTIMS ? 1 : -1;
      }
      attacker.learn(outcomes, 0);
      long[] one = new long[least.length];
      one[unknown(atom, Measure.RECORDS)] = 1;
      one[unknown(atom, Measure.VICTIMS)] = -1;
      attacker.learn(one, 0);
    }
    return attacker;
  }

  private static int unknown(int atom, Measure measure) {
    return UNKNOWNS * atom + 1 + MEASURES.indexOf(measure);
  }

  List<Figure> numbers() {
    List<Figure> numbers = new ArrayList<>();
    for (TableRows table : tables) {
      for (int row = 0; row < table.size(); row++) {
        numbers.addAll(numbers(table, row));
      }
    }
    return numbers;
  }

  static String key(TableRows table, int row) {
    return table.schema().key().stream()
        .map(column -> table.text(table.schema().position(column), row))
        .toList()
        .toString();
  }

  /** Returns the numbers of a row that are sums or differences of sums over people. */
  List<Figure> numbers(TableRows table, int row) {
    int at = tables.indexOf(table);
    return at < TABLES.facts().size()
        ? facts(TABLES.facts().get(at), table, row)
        : summaries(TABLES.summaries().tables().get(at - TABLES.facts().size()), table, row);
  }

  private List<Figure> facts(FactTable of, TableRows table, int row) {
    Predicate<Atom> cell = in(table, row, of.period(), of.level());
    for (Dimension dimension : of.dimensions()) {
      String member = text(table, dimension.column(), row);
      cell =
          cell.and(
              atom ->
                  member.equals(dimension == Dimension.VICTIM_STATUS ? atom.status() : atom.age()));
    }
    List<Figure> numbers = new ArrayList<>();
    numbers.add(number(table, row, "records", sum(cell, Measure.RECORDS), true, true));
    for (Measure measure : MEASURES) {
      numbers.add(number(table, row, measure.column(), sum(cell, measure), true, true));
    }
    return numbers;
  }

  private List<Figure> summaries(SummaryTable of, TableRows table, int row) {
    Predicate<Atom> cell = in(table, row, of.period(), of.level());
    List<Figure> numbers = new ArrayList<>();
    if (atoms.stream().noneMatch(cell)) {
      overTime(numbers, of, table, row);
      return numbers;
    }
    numbers.add(number(table, row, "casualty_records", sum(cell, Measure.RECORDS), true, true));
    for (Measure measure : MEASURES) {
      numbers.add(number(table, row, measure.column(), sum(cell, measure), true, true));
    }
    part(numbers, table, row, "civilians", cell.and(atom -> atom.status().equals("civilian")));
    part(numbers, table, row, "status_known", cell.and(atom -> !atom.status().equals("unknown")));
    part(numbers, table, row, "children", cell.and(atom -> atom.age().equals("child")));
    part(numbers, table, row, "age_known", cell.and(atom -> !atom.age().equals("unknown")));
    overTime(numbers, of, table, row);
    return numbers;
  }

  private void part(
      List<Figure> numbers, TableRows table, int row, String column, Predicate<Atom> people) {
    if (atoms.stream().anyMatch(people)) {
      numbers.add(number(table, row, column, sum(people, Measure.VICTIMS), true, true));
    }
  }

  private void overTime(List<Figure> numbers, SummaryTable of, TableRows table, int row) {
    Predicate<Atom> place = at(text(table, "region_code", row), of.level());
    int end = table.date(table.schema().position("period_end"), row);
    if (end == TableRows.NO_DATE) {
      return;
    }
    Period period = period(table, row, of.period());
    if (of.hasTwelveMonths() && !period.exact()) {
      return;
    }
    Predicate<Atom> soFar = place.and(atom -> of.period().periodOf(atom.month()).endDay() <= end);
    for (Measure measure : List.of(Measure.VICTIMS, Measure.KILLED, Measure.INJURED)) {
      String column = measure.column() + "_cumulative";
      numbers.add(number(table, row, column, sum(soFar, measure), true, false));
    }
    change(numbers, of, table, row, "_change", period.previous());
    change(numbers, of, table, row, "_change_on_year", period.yearBefore());
    if (of.hasTwelveMonths() && period.exact()) {
      int from = period.firstDayOfTwelveMonths();
      Predicate<Atom> year =
          place
              .and(atom -> of.period().periodOf(atom.month()).exact())
              .and(atom -> DateInterval.startDay(atom.month()) >= from)
              .and(atom -> DateInterval.endDay(atom.month()) <= end);
      for (Measure measure : List.of(Measure.VICTIMS, Measure.KILLED, Measure.INJURED)) {
        String column = measure.column() + "_12_months";
        numbers.add(number(table, row, column, sum(year, measure), true, false));
      }
    }
  }

  private void change(
      List<Figure> numbers,
      SummaryTable of,
      TableRows table,
      int row,
      String suffix,
      Optional<Period> before) {
    if (before.isEmpty()) {
      return;
    }
    Predicate<Atom> place = at(text(table, "region_code", row), of.level());
    Predicate<Atom> now = in(table, row, of.period(), of.level());
    Predicate<Atom> then =
        place.and(atom -> of.period().periodOf(atom.month()).equals(before.get()));
    if (atoms.stream().noneMatch(then) || atoms.stream().noneMatch(now)) {
      return;
    }
    for (Measure measure : List.of(Measure.VICTIMS, Measure.KILLED)) {
      long[] factors = sum(now, measure);
      long[] less = sum(then, measure);
      for (int i = 0; i < factors.length; i++) {
        factors[i] -= less[i];
      }
      numbers.add(number(table, row, measure.column() + suffix, factors, false, false));
    }
  }

  private Figure number(
      TableRows table, int row, String column, long[] factors, boolean count, boolean base) {
    long truth = 0;
    for (int i = 0; i < factors.length; i++) {
      truth += factors[i] * truths[i];
    }
    String name = table.schema().name() + key(table, row) + "." + column;
    long value = table.number(table.schema().position(column), row);
    return new Figure(name, value, truth, Arrays.stream(factors).boxed().toList(), count, base);
  }

  private long[] sum(Predicate<Atom> cell, Measure measure) {
    long[] factors = new long[UNKNOWNS * atoms.size()];
    for (int atom = 0; atom < atoms.size(); atom++) {
      if (cell.test(atoms.get(atom))) {
        factors[unknown(atom, measure)] = 1;
      }
    }
    return factors;
  }

  private static Predicate<Atom> in(TableRows table, int row, PeriodType type, String level) {
    String key = text(table, "period_key", row);
    return at(text(table, "region_code", row), level)
        .and(atom -> type.periodOf(atom.month()).key().equals(key));
  }

  private static Period period(TableRows table, int row, PeriodType type) {
    return type.periodOf(
        DateInterval.pack(
            table.date(table.schema().position("period_start"), row),
            table.date(table.schema().position("period_end"), row)));
  }

  private static Predicate<Atom> at(String code, String level) {
    int index = GAZETTEER.levelIndex(level);
    return atom -> GAZETTEER.cell(atom.region(), index).code().equals(code);
  }

  private static String text(TableRows table, String column, int row) {
    return table.text(table.schema().position(column), row);
  }
}
