/* Figures by each dimension. */
function breakdowns() {
  const sets = D.datasets.filter((set) => set.breakdowns.length);
  if (!sets.length) return;
  const part = section("breakdowns", T.breakdowns);
  for (const set of sets) {
    const columns = make("div", { class: "columns" });
    const redraw = (measure) => columns.replaceChildren(...set.breakdowns.map((by) => {
      const members = ranked(by.members.filter((entry) => !isAbsent(entry.values[measure])), (entry) => entry.values[measure]);
      const few = members.slice(0, 25);
      const total = set.totals[measure];
      const largest = most(members.map((entry) => entry.values[measure]));
      const unknown = few.findIndex((entry) => ["unknown", "unspecified"].includes(entry.key));
      const share = (value) => (isExact(total) && isExact(value) ? (total > 0 ? shareOf(value / total) : "–") : make("span", { class: "suppressed" }, T.suppressed));
      return make("div", {}, findingLine(finding(set, "group", by.dimension, measure)), table(say("by", { what: label(measure), dimension: label(by.dimension) }), [label(by.dimension), label(measure), T.share, T.bar],
        few.map((entry) => [label(entry.key), cell(entry.values[measure], measure), share(entry.values[measure]), bar(entry.values[measure], largest)]),
        1, (row) => row === unknown), andMore(members.length - few.length + by.more));
    }));
    const what = choice(T.measure, set.measures.map((measure) => [measure, label(measure)]), redraw);
    part.append(make("h3", {}, label(set.id)), make("div", { class: "controls" }, what.element), columns);
    redraw(leading(set));
  }
  part.append(note(T.share_note, sets.some((set) => set.suppressed) ? " " + T.share_suppressed : ""));
}
