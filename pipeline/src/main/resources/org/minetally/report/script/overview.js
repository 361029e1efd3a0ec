/* Key figures. */
function overview() {
  const part = section("key-figures", T.key_figures);
  for (const set of D.datasets) {
    const years = set.trends[0].exact.map((entry) => entry.key);
    const shown = (measure) => {
      const total = set.totals[measure];
      const isRounded = isExact(total) && isArea(measure) && Math.abs(total) >= 1e6;
      return make("dd", { title: isRounded ? number(total) + "\u00a0" + T.m2 : null }, make("span", { class: isSuppressed(total) ? "suppressed" : null }, figure(total, measure)));
    };
    const gap = !isAbsent(set.totals.outcome_not_reported) && parts(set) ? ["outcome_not_reported"] : [];
    const order = set.measures.flatMap((measure) => (measure === "records" ? [...gap, measure] : [measure]));
    part.append(make("h3", {}, label(set.id)),
      make("dl", { class: "figures" }, order.map((measure) => make("div", {}, make("dt", {}, label(measure)), shown(measure)))),
      note(years.length ? say("covers", { first: years[0], last: years.at(-1) }) : T.no_dates));
    if (set.suppressed) part.append(make("p", { class: "note about-suppression" }, T.about_suppression, set.not_shown.length ? " " + say("not_shown", { what: set.not_shown.map(label).join(T.list_separator) }) : ""));
  }
  if (D.datasets.length > 1) part.append(note(T.never_added));
}
