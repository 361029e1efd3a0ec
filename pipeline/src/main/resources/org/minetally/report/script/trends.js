/* Figures over time. All datasets have the same time axis. */
function trends() {
  const part = section("trend", T.trend);
  for (const set of D.datasets) part.append(...trend(set));
}

function trend(set) {
  const exactTypes = set.trends.filter((any) => any.exact.length);
  const box = make("div", { class: "chart scroll", role: "img", tabindex: "0" });
  const key = make("ul", { class: "legend" });
  const findingText = make("p", { class: "finding" });
  const remark = make("p", { class: "note" });
  const below = make("div");
  let title = "";
  const downloads = drawingDownloads(box, () => title);
  let type = (exactTypes[0] ?? set.trends[0]).period;
  let shown = parts(set) ? "outcomes" : leading(set);

  function redraw() {
    const { exact, imprecise } = set.trends.find((any) => any.period === type);
    const measures = shown === "outcomes" ? parts(set) : [shown];
    const axis = D.axes[type] ?? { keys: [], partial: [], provisional: [] };
    const by = new Map(exact.map((entry) => [entry.key, entry.values]));
    const marked = { partial: axis.partial.filter((one) => by.has(one)), provisional: axis.provisional.filter((one) => by.has(one)) };
    const outside = imprecise.filter((entry) => measures.some((measure) => !isAbsent(entry.values[measure])));
    const undated = (measure) => outside.map((entry) => entry.values[measure]).reduce(plus, undefined);
    const isLoose = measures.some((measure) => (shownPart(undated(measure)) ?? 0) > 0 || isSuppressed(undated(measure)));
    const loose = isLoose ? { key: "XXXX" } : null;
    const value = (one, measure) => (one === "XXXX" ? undated(measure) : by.get(one)?.[measure]);
    const sum = (one) => measures.map((measure) => value(one, measure)).reduce(plus, undefined);
    const what = measures.length > 1 ? label("victims") + ", " + T.by_outcome : label(measures[0]);
    title = pair(label(set.id), what) + " (" + label(type) + ")";
    const own = exact.map((entry) => entry.key);
    const colours = new Map(measures.map((measure) => [measure, hue(measure)]));
    box.hidden = downloads.hidden = !own.length;
    if (own.length) {
      box.setAttribute("aria-label", described(what, own, sum));
      barChart(box, {
        keys: axis.keys, loose, measure: measures[0], marked, tick: (one) => one,
        series: measures.map((measure) => ({ name: label(measure), hue: colours.get(measure), value: (one) => value(one, measure) })),
        describe: (one) => [one === "XXXX" ? T.undated : period(one), ...(one !== "XXXX" && !by.has(one) ? [T.no_record] : measures.filter((measure) => measures.length < 2 || !isAbsent(value(one, measure))).map((measure) => pair(label(measure), figure(value(one, measure), measure)))),
          ...["partial", "provisional"].filter((kind) => axis[kind].includes(one)).map((kind) => T[kind])],
      });
    }
    const all = [...own, ...(loose ? ["XXXX"] : [])];
    const isHidden = (one) => measures.some((measure) => isSuppressed(value(one, measure)) && shownPart(value(one, measure)) === null);
    const isPart = (one) => measures.some((measure) => isSuppressed(value(one, measure)) && shownPart(value(one, measure)) !== null);
    const has = (kind) => axis[kind].some((one) => by.has(one));
    key.replaceChildren(...(measures.length > 1 ? measures.map((measure) => swatch(label(measure), colours.get(measure))) : []),
      ...(has("partial") ? [swatch(T.partial_meaning, "quiet", "hatch-partial")] : []), ...(has("provisional") ? [swatch(T.provisional_meaning, "quiet", "hatch-provisional")] : []),
      ...(loose ? [swatch(type === "year" ? T.undated_meaning : say("undated_in_type", { type: label(type) }), "quiet", "hatch-loose")] : []),
      ...(all.some(isPart) ? [swatch(T.partly_suppressed, "quiet", "hatch-suppressed")] : []), ...(all.some(isHidden) ? [diamond(T.suppressed)] : []));
    findingText.textContent = finding(set, "trend", type, shown === "outcomes" ? "victims" : shown);
    findingText.hidden = !findingText.textContent;
    const gaps = own.length ? axis.keys.filter((one) => one > own[0] && one < own.at(-1) && !by.has(one)).length : 0;
    /* Another dataset may have earlier or later periods. Without this note, the empty ones would look like zero. */
    const isShort = own.length && (own[0] !== axis.keys[0] || own.at(-1) !== axis.keys.at(-1));
    remark.replaceChildren(...[!own.length && T.no_dates, isShort && say("covers", { first: period(own[0]), last: period(own.at(-1)) }), gaps && say("gaps", { count: number(gaps) })].filter(Boolean).join(" "));
    remark.hidden = !remark.textContent;
    const remarks = (one) => ["partial", "provisional"].filter((kind) => axis[kind].includes(one)).map((kind) => T[kind]).join();
    const figures = table(title, [label(type), ...measures.map((measure) => label(measure)), ...(has("partial") || has("provisional") ? [T.remark] : [])],
      [...exact, ...imprecise].map((entry) => [period(entry.key), ...measures.map((measure) => cell(entry.values[measure], measure)), ...(has("partial") || has("provisional") ? [remarks(entry.key)] : [])]));
    const open = below.querySelector("details")?.open ?? !own.length;
    below.replaceChildren(folded(T.as_table, figures));
    below.firstChild.open = open;
  }

  function described(what, own, sum) {
    const exact = own.filter((one) => isExact(sum(one)));
    const suppressed = own.filter((one) => isSuppressed(sum(one)));
    const top = exact.reduce((best, one) => (sum(one) > sum(best) ? one : best), exact[0]);
    const range = { what, first: period(own[0]), last: period(own.at(-1)), top: top === undefined ? "–" : period(top), value: top === undefined ? "–" : figure(sum(top), shown) };
    return !suppressed.length ? say("trend_label", range)
      : say(top === undefined ? "trend_label_none" : "trend_label_suppressed", { ...range, count: number(suppressed.length), all: number(own.length) });
  }

  /* Period types without any exact date would be empty charts. */
  const kinds = choice(T.period_type, exactTypes.map((any) => [any.period, any.period === "year" && set.iso_years ? T.iso_year : label(any.period)]), (chosen) => { type = chosen; redraw(); });
  const what = choice(T.measure, [...(parts(set) ? [["outcomes", T.by_outcome]] : []), ...set.measures.map((measure) => [measure, label(measure)])], (chosen) => { shown = chosen; redraw(); });
  queueMicrotask(redraw);
  return [make("h3", {}, label(set.id)), findingText, make("div", { class: "controls" }, kinds.element, what.element), box, key, remark, downloads, below];
}

const hues = { killed: "killed", injured: "injured", outcome_unknown: "unsure", outcome_not_reported: "unreported", victims: "injured", items: "found", records: "found" };
const hue = (measure) => hues[measure] ?? "area";
