/* The map and the ranking of places. */

/*
 * The upper bounds of map classes: the sextiles of the figures above 0, each rounded to the nearest of 1, 2 and 5 times a power of ten.
 * The bounds are the same for all years, so that years can be compared.
 */
function classes(values) {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  if (!sorted.length) return [];
  const round = (value) => {
    const power = 10 ** Math.floor(Math.log10(value));
    const near = [1, 2, 5, 10].reduce((best, of) => (Math.abs(Math.log(value / (of * power))) < Math.abs(Math.log(value / (best * power))) ? of : best), 1);
    return +(near * power).toPrecision(3);
  };
  const bounds = [1, 2, 3, 4, 5].map((sixth) => round(sorted[Math.min(sorted.length - 1, Math.floor((sixth * sorted.length) / 6))]));
  return [...new Set(bounds)].filter((bound) => bound >= sorted[0] && bound < sorted.at(-1));
}
const SHADES = 6;
const shadeOf = (i, count) => "map-" + (count === 0 ? 4 : 1 + Math.round((i * (SHADES - 1)) / count));
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function places() {
  const sets = D.datasets.filter((set) => set.levels.some((level) => Object.keys(D.regions[level.level] ?? {}).length > 1 || level.places.length > 1));
  if (!sets.length) return;
  const part = section("places", T.places);
  const mapBox = make("div", { class: "map", role: "img" });
  const legend = make("ul", { class: "legend" });
  const method = note();
  let title = "";
  const mapSide = make("div", {}, mapBox, legend, method, drawingDownloads(mapBox, () => title));
  const findingText = make("p", { class: "finding" });
  const ranks = make("div", { "aria-live": "polite" });
  let set = sets[0], measure = leading(set), level, shown = "number", levelSection, year = null, all = false, sought = "";
  const levelsOf = (some) => some.levels.map((any) => any.level);
  level = levelsOf(set).find((name) => D.boundaries[name]) ?? levelsOf(set).find((name) => Object.keys(D.regions[name] ?? {}).length > 1) ?? levelsOf(set)[0];

  const countOf = (place) => (year === null ? Object.values(place.years).map((values) => values[measure]).reduce(plus, undefined) : place.years[year]?.[measure]);
  const info = (code) => D.regions[levelSection.level]?.[code] ?? {};
  const datedYears = () => set.trends[0].exact.map((entry) => +entry.key).filter(Number.isFinite);
  /* Rates are of dated records; over all years, a rate is the average of a year. */
  function rate(place) {
    const of = info(place.code);
    const dated = year !== null ? countOf(place) : Object.entries(place.years).filter(([key]) => !key.includes("X")).map(([, values]) => values[measure]).reduce(plus, undefined);
    if (!isExact(dated)) return shown === "number" ? dated : isAbsent(dated) ? undefined : "suppressed";
    const base = shown === "per_km2" ? of.area_km2 : year === null ? of.population : of.populations?.[year];
    if (!base) return undefined;
    const years = datedYears();
    const span = year === null && shown === "per_100000" ? Math.max(...years) - Math.min(...years) + 1 : 1;
    return (dated * (shown === "per_100000" ? 100_000 : 1)) / base / span;
  }
  const value = (place) => (shown === "number" ? countOf(place) : rate(place));
  const text = (one) => (shown === "number" || !isExact(one) ? figure(one, measure) : precise.format(one) + (isArea(measure) ? "\u00a0" + T.m2 : ""));
  const written = (one) => (shown === "number" ? cell(one, measure) : isExact(one) ? make("span", { "data-value": one }, text(one)) : cell(one, measure));
  const forms = () => {
    const some = Object.values(D.regions[levelSection.level] ?? {});
    const isPeople = set.id === "casualties" && measure !== "records";
    return ["number", ...(isPeople && some.some((of) => of.population) ? ["per_100000"] : []), ...(set.id === "detections" && measure !== "records" && some.some((of) => of.area_km2) ? ["per_km2"] : [])];
  };

  const range = make("input", { type: "range", min: 0, step: 1, value: 0, oninput: () => { setYear(); redraw(); } });
  const shownYear = make("output");
  function setYear() {
    year = +range.value === 0 ? null : levelSection.years[+range.value - 1];
    shownYear.textContent = year === null ? T.all_years : period(year);
    range.setAttribute("aria-valuetext", shownYear.textContent);
  }
  function pick() {
    if (!levelsOf(set).includes(level)) level = levelsOf(set).at(-1);
    levelSection = set.levels.find((any) => any.level === level);
    options(where.select, levelsOf(set).map((name) => [name, label(name)]), level);
    if (!forms().includes(shown)) shown = "number";
    options(form.select, forms().map((name) => [name, T[name]]), shown);
    form.element.hidden = forms().length < 2;
    where.element.hidden = levelsOf(set).length < 2;
    const before = year;
    range.max = levelSection.years.length;
    range.value = before === null ? 0 : Math.max(0, levelSection.years.indexOf(before) + 1);
    suggestions.replaceChildren(...Object.values(D.regions[level] ?? {}).map((of) => make("option", { value: of.label })));
    setYear();
    redraw();
  }
  const options = (select, some, chosen) => { select.replaceChildren(...some.map(([of, words]) => make("option", { value: of }, capitalised(words)))); select.value = chosen; };

  function redraw() {
    const known = levelSection.places.filter((place) => place.name !== null);
    const lost = levelSection.places.filter((place) => place.name === null).map(countOf).reduce(plus, undefined);
    const rows = ranked(known.map((place) => [place, value(place)]).filter(([, one]) => !isAbsent(one)), ([, one]) => one);
    const suppressed = rows.filter(([, one]) => isSuppressed(one)).length;
    const when = year === null ? T.all_years : period(year);
    title = say(shown === "number" ? "in_places" : "rates_in_places", { what: label(measure) + (shown === "number" ? "" : ", " + (shown === "per_100000" && year === null ? T.per_100000_year : T[shown])), level: label(levelSection.level), when });
    findingText.textContent = D.place_sentences[set.id][[levelSection.level, measure, shown].join("/")]?.[+range.value] ?? "";
    findingText.hidden = !findingText.textContent;
    drawMap(rows, suppressed);
    list(rows, suppressed, lost);
  }

  const nameOf = (place) => info(place.code).label ?? place.name;
  function list(rows, suppressed, lost) {
    const isFound = (name) => plain(name).includes(plain(sought));
    const shownCodes = new Set(rows.map(([place]) => place.code));
    const withRecords = new Set(levelSection.places.filter((place) => !isAbsent(countOf(place))).map((place) => place.code));
    const others = Object.entries(D.regions[levelSection.level] ?? {}).filter(([code]) => !shownCodes.has(code)).map(([code, of]) => [{ code, name: of.label }, undefined]);
    const ordered = [...rows.map(([place, one], i) => [place, one, isExact(one) ? i + 1 : null]), ...others.map(([place]) => [place, undefined, null])];
    const matching = sought ? ordered.filter(([place]) => isFound(nameOf(place))) : ordered;
    const few = all || sought ? matching.slice(0, sought ? 50 : undefined) : matching.slice(0, 15);
    const largest = most(rows.map(([, one]) => one));
    const body = few.map(([place, one, rank]) => [nameOf(place), rank === null ? "–" : count(rank), isAbsent(one) ? make("span", { class: "none" }, withRecords.has(place.code) ? T.no_rate : T.no_record) : written(one), bar(one, largest)]);
    const last = !isAbsent(lost) && !sought && shown === "number";
    if (last) body.push([say("place_unknown", { level: label(levelSection.level) }), "", cell(lost, measure), ""]);
    ranks.replaceChildren(sought && !matching.length ? note(say("not_found", { name: sought })) : table(title, [label(levelSection.level), suppressed ? T.rank_shown : T.rank, shown === "number" ? label(measure) : form.select.selectedOptions[0].textContent, T.bar], body, 1, (r) => last && r === few.length));
    if (suppressed) ranks.append(note(say("places_suppressed", { count: number(suppressed) })));
    if (shown !== "number" && !isAbsent(lost)) ranks.append(note(say("not_in_rates", { value: figure(lost, measure) })));
    if (matching.length > few.length || (all && !sought)) ranks.append(make("button", { type: "button", "aria-expanded": String(all), onclick: () => { all = !all; redraw(); } }, all ? T.fewer : say("all_places", { count: number(ordered.length) })));
    mapBox.querySelectorAll("path.region").forEach((path) => path.classList.toggle("found", Boolean(sought) && matching.length < 50 && matching.some(([place]) => place.code === path.dataset.code)));
  }

  const bounds = new Map();
  function drawMap(rows, suppressed) {
    const shapes = D.boundaries[levelSection.level];
    mapSide.hidden = !shapes;
    if (!shapes) return;
    const key = [set.id, measure, levelSection.level, shown, year === null].join();
    if (!bounds.has(key)) {
      const before = year;
      const known = levelSection.places.filter((place) => place.name !== null);
      const values = (before === null ? [null] : levelSection.years.filter((one) => !one.includes("X"))).flatMap((one) => { year = one; return known.map(value); });
      year = before;
      bounds.set(key, classes(values.filter(isExact)));
    }
    const limits = bounds.get(key);
    const figures = new Map(rows.map(([place, one]) => [place.code, one]));
    const hidden = new Set(levelSection.places.filter((place) => !figures.has(place.code) && !isAbsent(countOf(place))).map((place) => place.code));
    const shade = (one) => { const i = limits.findIndex((limit) => one <= limit); return one === 0 ? "map-0" : shadeOf(i < 0 ? limits.length : i, limits.length); };
    const look = (code) => { const one = figures.get(code); return isAbsent(one) ? ["none", "hatch-none"] : isSuppressed(one) ? ["none", "hatch-map-suppressed"] : [shade(one), null]; };
    const top = rows[0] && isExact(rows[0][1]) ? nameOf(rows[0][0]) + ", " + text(rows[0][1]) : "–";
    mapBox.setAttribute("aria-label", say(suppressed ? "map_label_suppressed" : "map_label", { title, count: number(suppressed), top }));
    const layer = (kind, of) => Object.entries(shapes.paths).map(([code, d]) => of(code, d)).filter(Boolean);
    const says = (code) => [info(code).label ?? code, figures.has(code) ? text(figures.get(code)) : hidden.has(code) ? T.no_rate : T.no_record];
    mapBox.replaceChildren(draw("svg", { viewBox: "0 0 " + shapes.width + " " + shapes.height, "aria-hidden": "true" },
      layer("fill", (code, d) => draw("path", { class: "region", "data-code": code, d, style: "fill:var(--" + look(code)[0] + ")", onpointermove: (event) => showTip(event, says(code)), onpointerleave: hideTip })),
      layer("pattern", (code, d) => look(code)[1] && draw("path", { class: "pattern", d, fill: "url(#" + look(code)[1] + ")" }))));
    const used = new Set([...figures.values()].filter(isExact).map(shade));
    const names = limits.map((limit, i) => say("up_to", { limit: text(limit), from: text(i === 0 ? 0 : limits[i - 1]) }));
    names.push(limits.length ? say("above", { limit: text(limits.at(-1)) }) : T.any);
    legend.replaceChildren(...(used.has("map-0") ? [swatch("0", "map-0")] : []), ...(figures.size > suppressed || !suppressed ? names.map((name, i) => swatch(name, shadeOf(i, limits.length))) : []),
      ...(Object.keys(shapes.paths).some((code) => !figures.has(code)) ? [swatch(shown === "number" ? T.no_record : T.no_record_or_rate, "none", "hatch-none")] : []), ...(suppressed ? [swatch(T.wholly_or_partly_suppressed, "none", "hatch-map-suppressed")] : []));
    method.textContent = T.classes_note + (shown === "per_100000" ? " " + T.rate_note : "");
  }

  const what = choice(T.measure, sets.flatMap((any) => any.measures.map((column) => [any.id + "/" + column, pair(label(any.id), label(column))])), (chosen) => {
    const [id, column] = chosen.split("/");
    set = sets.find((any) => any.id === id);
    measure = column;
    pick();
  });
  const where = choice(T.level, [[level, label(level)], ["", ""]], (chosen) => { level = chosen; all = false; pick(); });
  const form = choice(T.shown_as, [["number", ""], ["", ""]], (chosen) => { shown = chosen; redraw(); });
  const suggestions = make("datalist", { id: "region-names" });
  const seek = make("input", { type: "search", list: "region-names", autocomplete: "off", oninput: () => { sought = seek.value.trim(); redraw(); } });
  part.append(findingText, make("div", { class: "controls" }, what.element, where.element, form.element, make("label", {}, T.find_place, seek, suggestions), make("label", { class: "slider" }, make("span", {}, capitalised(T.year) + T.colon, shownYear), range)),
    make("div", { class: "columns" }, mapSide, ranks));
  pick();
}
