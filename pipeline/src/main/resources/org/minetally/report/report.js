"use strict";
/* Renders the page from the two JSON blocks above. Data is always inserted as text, never as markup. */
(() => {
  const T = JSON.parse(document.getElementById("text").textContent);
  const D = JSON.parse(document.getElementById("data").textContent);
  const language = document.documentElement.lang;
  const locale = language === "ar" ? "ar-u-nu-latn" : language;
  const rightToLeft = document.documentElement.dir === "rtl";
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: true, minimumGroupingDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const main = document.getElementById("content");

  const say = (key, values = {}) => (T[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const label = (key) => T[key] ?? key.replaceAll("_", " ");
  const number = (value) => (value === undefined || value === null ? "–" : whole.format(value));
  const unit = (measure) => (measure.endsWith("_m2") ? " m²" : "");

  /* A figure is a number, {at_least: number} if a part of a sum is suppressed, "suppressed", or absent if nothing is reported. */
  const isAbsent = (value) => value === undefined || value === null;
  const isExact = (value) => typeof value === "number";
  const isSuppressed = (value) => !isAbsent(value) && !isExact(value);
  const shownPart = (value) => (isExact(value) ? value : value?.at_least ?? null);
  const figure = (value, measure) => (isAbsent(value) ? T.not_reported : isExact(value) ? number(value) + unit(measure)
    : shownPart(value) === null ? T.suppressed : say("at_least_figure", { value: number(shownPart(value)) + unit(measure) }));
  function plus(a, b) {
    if (isAbsent(a) || isAbsent(b)) return isAbsent(a) ? b : a;
    const sum = (shownPart(a) ?? 0) + (shownPart(b) ?? 0);
    return isExact(a) && isExact(b) ? sum : sum > 0 ? { at_least: sum } : "suppressed";
  }
  /* Only shown figures are sorted; the others stay in the order of their codes. */
  const ranked = (rows, value) => [...rows.filter((row) => isExact(value(row))).sort((a, b) => value(b) - value(a)), ...rows.filter((row) => isSuppressed(value(row)))];
  const published = (value) => (isAbsent(value) ? T.not_published : typeof value === "number" ? number(value) : value);
  const period = (key) => (/^X+$/.test(key) ? T.unknown_date : key);

  /* Creates an element with attributes and content: elements or text. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
    return element;
  }
  const named = (text) => make("bdi", {}, text ?? "");
  const cell = (value, measure) => (isSuppressed(value) ? make("span", { class: "suppressed" }, figure(value, measure)) : figure(value, measure));
  const bar = (value, most) => (shownPart(value) === null ? "" : make("span", { class: isExact(value) ? "bar" : "bar part", style: "width:" + Math.max(0, (100 * shownPart(value)) / most) + "%" }));
  const most = (values) => Math.max(1, ...values.map((value) => shownPart(value) ?? 0));
  const andMore = (count) => (count > 0 ? make("p", { class: "note" }, say("more", { count: number(count) })) : null);
  const tooMany = (count, name) => (count > 0 ? make("p", { class: "note" }, say("more_in_table", { count: number(count), table: name })) : null);
  const swatches = (suppressed, partly) => [partly ? make("li", {}, make("span", { class: "swatch part" }), T.partly_suppressed) : null, suppressed ? make("li", {}, make("span", { class: "swatch hidden" }), T.suppressed) : null].filter(Boolean);

  function section(id, title, ...children) {
    const part = make("section", { id, "aria-labelledby": id + "-title" }, make("h2", { id: id + "-title" }, title), ...children);
    main.append(part);
    return part;
  }

  /* rows: arrays of cells; the first cell of a row is its header. numeric: the index of the first numeric column. */
  function table(caption, head, rows, numeric = 1, aside = () => false) {
    const isNumber = (i) => i >= numeric;
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", {},
        make("caption", {}, caption),
        make("thead", {}, make("tr", {}, head.map((text, i) => make("th", { scope: "col", class: isNumber(i) ? "number" : null }, text)))),
        make("tbody", {}, rows.map((row, r) => make("tr", { class: aside(r) ? "aside" : null },
          row.map((cell, i) => i === 0 ? make("th", { scope: "row" }, named(cell)) : make("td", { class: cell.classList?.contains("bar") ? "drawn" : isNumber(i) ? "number" : null }, isNumber(i) ? cell : named(cell))))))));
  }
  const folded = (title, content) => make("details", {}, make("summary", {}, title), content);
  function choice(title, options, change) {
    const select = make("select", { onchange: () => change(select.value) }, options.map(([value, text]) => make("option", { value }, text)));
    return { element: make("label", {}, title, select), select };
  }

  /* Redraws charts when the window size or the colour scheme changes. */
  const drawn = [];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  function chart(box, option) {
    let entry = drawn.find((any) => any.box === box);
    if (!entry) {
      entry = { box, chart: echarts.init(box, null, { renderer: "svg" }) };
      drawn.push(entry);
    }
    entry.option = option;
    entry.chart.setOption(option(), true);
    return entry.chart;
  }
  const hatch = () => ({ symbol: "rect", symbolSize: 1, rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [3, 4], color: colour("paper") });
  const again = () => drawn.forEach((entry) => entry.chart.setOption(entry.option(), true));
  new ResizeObserver(() => drawn.forEach((entry) => entry.chart.resize())).observe(main);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  addEventListener("beforeprint", () => { again(); drawn.forEach((entry) => entry.chart.resize()); });
  const frame = () => ({
    animation: false, aria: { enabled: true, label: { enabled: false }, decal: { show: false } }, textStyle: { color: colour("ink"), fontFamily: "system-ui, sans-serif" },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("paper"), borderColor: colour("quiet"), textStyle: { color: colour("ink") } },
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
  });
  const axis = () => ({ axisLine: { lineStyle: { color: colour("quiet") } }, axisLabel: { color: colour("ink") }, splitLine: { lineStyle: { color: colour("line") } } });
  const hues = { killed: "killed", injured: "injured", outcome_unknown: "unsure", victims: "injured", items: "found", records: "found" };
  const hue = (measure) => colour(hues[measure] ?? "area");

  const parts = (set) => {
    const outcomes = ["killed", "injured", "outcome_unknown"].filter((measure) => set.measures.includes(measure));
    return set.id === "casualties" && outcomes.length > 1 ? outcomes : null;
  };
  const leading = (set) => set.measures[0];

  function headline() {
    const m = D.manifest;
    document.getElementById("made").append(say("made", { run: m.run_id, when: m.ended.slice(0, 10), mode: m.region_mode }));
    document.querySelector(".skip").append(T.skip);
    const part = section("headline", T.headline);
    for (const set of D.datasets) {
      const years = set.trends[0].exact.map((entry) => entry.key);
      part.append(make("h3", {}, label(set.id)),
        make("dl", { class: "figures" }, set.measures.map((measure) => make("div", {}, make("dt", {}, label(measure)), make("dd", {}, isExact(set.totals[measure]) ? [number(set.totals[measure]), make("small", {}, unit(measure))] : cell(set.totals[measure], measure))))),
        make("p", { class: "note" }, years.length ? say("covers", { first: years[0], last: years.at(-1) }) : T.no_dates));
      if (set.suppressed) part.append(make("p", { class: "note about-suppression" }, T.about_suppression, set.not_shown.length ? " " + say("not_shown", { what: set.not_shown.map(label).join(", ") }) : ""));
    }
    if (D.datasets.length > 1) part.append(make("p", { class: "note" }, T.never_added));
  }

  /* All keys from the first to the last exact one, so that periods without records stay visible as gaps. */
  function keysBetween(type, keys) {
    if (type === "year" && keys.length) {
      const all = [];
      for (let year = +keys[0]; year <= +keys.at(-1); year++) all.push(String(year).padStart(4, "0"));
      return all;
    }
    if (type === "month" && keys.length) {
      const all = [];
      let [year, month] = keys[0].split("-").map(Number);
      for (let key = keys[0]; key <= keys.at(-1); ) {
        all.push(key);
        month++;
        if (month > 12) { month = 1; year++; }
        key = String(year).padStart(4, "0") + "-" + String(month).padStart(2, "0");
      }
      return all;
    }
    return keys;
  }

  function trends() {
    const part = section("trend", T.trend);
    for (const set of D.datasets) {
      const box = make("div", { class: "chart", role: "img", dir: "ltr" });
      const key = make("ul", { class: "legend" });
      const note = make("p", { class: "note" });
      const below = make("div");
      let type = set.trends[0].period;
      let shown = parts(set) ? "outcomes" : leading(set);
      const draw = () => {
        const trend = set.trends.find((any) => any.period === type);
        const measures = shown === "outcomes" ? parts(set) : [shown];
        const keys = keysBetween(type, trend.exact.map((entry) => entry.key));
        const by = new Map(trend.exact.map((entry) => [entry.key, entry.values]));
        const sum = (key) => measures.map((measure) => by.get(key)?.[measure]).reduce(plus, undefined);
        const isHidden = (key) => measures.some((measure) => isSuppressed(by.get(key)?.[measure]) && shownPart(by.get(key)[measure]) === null);
        const exact = keys.filter((key) => isExact(sum(key)));
        const suppressed = keys.filter((key) => isSuppressed(sum(key)));
        const hidden = keys.filter(isHidden);
        const top = exact.reduce((best, key) => (sum(key) > sum(best) ? key : best), exact[0]);
        const title = measures.map(label).join(", ") + unit(measures[0]);
        const range = { what: title, first: keys[0], last: keys.at(-1), top, value: top === undefined ? "–" : number(sum(top)) };
        box.setAttribute("aria-label", !keys.length ? T.no_dates : !suppressed.length ? say("trend_label", range)
          : say(top === undefined ? "trend_label_none" : "trend_label_suppressed", { ...range, count: number(suppressed.length), all: number(keys.length) }));
        /* A mark above the bar of a period shows that a part of it is entirely suppressed. */
        const height = (key) => measures.reduce((total, measure) => total + Math.max(0, shownPart(by.get(key)?.[measure]) ?? 0), 0);
        const marks = () => ({
          type: "scatter", name: T.suppressed, symbol: "diamond", symbolSize: keys.length > 60 ? 6 : 10, symbolOffset: [0, keys.length > 60 ? -4 : -7], itemStyle: { color: "transparent", borderColor: colour("ink"), borderWidth: 1.2 },
          data: hidden.map((key) => [key, height(key)]),
        });
        const tooltip = (at) => [at[0].axisValueLabel, ...measures.map((measure) => label(measure) + ": " + (by.has(at[0].axisValue) ? figure(by.get(at[0].axisValue)[measure], measure) : T.no_record))].join("\n");
        chart(box, () => ({
          ...frame(), tooltip: set.suppressed ? { ...frame().tooltip, formatter: tooltip } : frame().tooltip,
          legend: { show: measures.length > 1, top: 0, data: measures.map(label), textStyle: { color: colour("ink") } },
          grid: { ...frame().grid, bottom: keys.length > 60 ? 44 : 8 },
          dataZoom: keys.length > 60 ? [{ type: "slider", bottom: 4, height: 24, textStyle: { color: colour("ink") } }] : [],
          xAxis: { type: "category", data: keys, inverse: rightToLeft, ...axis() },
          yAxis: { type: "value", position: rightToLeft ? "right" : "left", name: "", ...axis(), axisLabel: { color: colour("ink"), formatter: (value) => whole.format(value) } },
          series: [...measures.map((measure) => ({
            type: "bar", name: label(measure), stack: "all", itemStyle: { color: hue(measure) }, large: keys.length > 500 && !set.suppressed,
            data: keys.map((key) => { const value = by.get(key)?.[measure]; return isSuppressed(value) && shownPart(value) !== null ? { value: shownPart(value), itemStyle: { decal: hatch() } } : shownPart(value); }),
            tooltip: { valueFormatter: (value) => figure(value, measure) },
          })), ...(hidden.length ? [marks()] : [])],
        }));
        key.replaceChildren(...swatches(hidden.length > 0, suppressed.some((key) => measures.some((measure) => isSuppressed(by.get(key)?.[measure]) && shownPart(by.get(key)[measure]) !== null))));
        const loose = trend.imprecise.filter((entry) => measures.some((measure) => entry.values[measure] !== undefined));
        const empty = keys.filter((key) => !by.has(key));
        note.replaceChildren(
          loose.length ? T.imprecise + " " + loose.map((entry) => period(entry.key) + ": " + measures.filter((measure) => entry.values[measure] !== undefined).map((measure) => label(measure) + " " + figure(entry.values[measure], measure)).join(", ")).slice(0, 12).join("; ") + (loose.length > 12 ? "; " + say("more", { count: number(loose.length - 12) }) : "") + ". " : "",
          empty.length ? say("gaps", { count: number(empty.length) }) : "");
        below.replaceChildren(folded(T.as_table, table(title, [label(type), ...measures.map(label)],
          [...trend.exact, ...trend.imprecise].map((entry) => [period(entry.key), ...measures.map((measure) => cell(entry.values[measure], measure))]))));
      };
      const kinds = choice(T.period_type, set.trends.map((trend) => [trend.period, trend.period === "year" && set.iso_years ? T.iso_year : label(trend.period)]), (value) => { type = value; draw(); });
      const what = choice(T.measure, [...(parts(set) ? [["outcomes", T.by_outcome]] : []), ...set.measures.map((measure) => [measure, label(measure)])], (value) => { shown = value; draw(); });
      part.append(make("h3", {}, label(set.id)), make("div", { class: "controls" }, kinds.element, what.element), box, key, note, below);
      draw();
    }
  }

  /* Upper bounds of map classes: round numbers, with about the same number of regions in each class. */
  function classes(values) {
    const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
    const round = (value) => { const scale = 10 ** Math.max(0, Math.floor(Math.log10(value))); return Math.ceil(value / scale) * scale; };
    const bounds = [0.35, 0.6, 0.78, 0.91, 0.98].map((share) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1));
    return [...new Set(bounds)].filter((bound) => bound < (sorted.at(-1) ?? 0));
  }

  function boundaries(level) {
    return { type: "FeatureCollection", features: D.boundaries[level].map((region) => ({
      type: "Feature", properties: { name: region.code },
      geometry: { type: "MultiPolygon", coordinates: region.polygons.map((rings) => rings.map((ring) => { const points = []; for (let i = 0; i < ring.length; i += 2) points.push([ring[i], ring[i + 1]]); return points; })) },
    })) };
  }

  function places() {
    const sets = D.datasets.filter((set) => set.levels.some((level) => level.places.length > 1));
    if (!sets.length) return;
    const levels = [...new Set(sets.flatMap((set) => set.levels.map((level) => level.level)))];
    const part = section("places", T.places);
    const mapBox = make("div", { class: "chart map", role: "img", dir: "ltr" });
    const mapSide = make("div", {}, mapBox, make("ul", { class: "legend" }));
    const ranks = make("div");
    const middle = (level) => { const all = D.boundaries[level].flatMap((region) => region.polygons.flatMap((rings) => rings[0].filter((_, i) => i % 2 === 1))); return (Math.min(...all.slice(0, 50000)) + Math.max(...all.slice(0, 50000))) / 2; };
    for (const level of Object.keys(D.boundaries)) echarts.registerMap(level, boundaries(level));

    let set, measure, level, section_, year = null, all = false;
    const bound = new Map();
    const value = (place) => (year === null
      ? Object.values(place.years).map((values) => values[measure]).reduce(plus, undefined)
      : place.years[year]?.[measure]);
    const range = make("input", { type: "range", min: 0, step: 1, value: 0, oninput: () => { setYear(); draw(); } });
    const shownYear = make("output");
    const setYear = () => {
      year = +range.value === 0 ? null : section_.years[+range.value - 1];
      const text = year === null ? T.all_years : period(year);
      shownYear.textContent = text;
      range.setAttribute("aria-valuetext", text);
    };

    function pick() {
      section_ = set.levels.find((any) => any.level === level) ?? set.levels.at(-1);
      const before = year;
      range.max = section_.years.length;
      range.value = before === null ? 0 : Math.max(0, section_.years.indexOf(before) + 1);
      setYear();
      draw();
    }

    function draw() {
      const known = section_.places.filter((place) => place.name !== null);
      const unknown = section_.places.filter((place) => place.name === null);
      const rows = ranked(known.map((place) => [place, value(place)]).filter(([, sum]) => !isAbsent(sum)), ([, sum]) => sum);
      const suppressed = rows.filter(([, sum]) => isSuppressed(sum)).length;
      const lost = unknown.map(value).reduce(plus, undefined);
      const title = say("in_places", { what: label(measure) + unit(measure), level: label(section_.level), when: year === null ? T.all_years : period(year) });
      drawMap(rows, title, suppressed);
      const largest = most(rows.map(([, sum]) => sum));
      const few = all ? rows : rows.slice(0, 15);
      const body = few.map(([place, sum], i) => [place.name, isExact(sum) ? number(i + 1) : "–", cell(sum, measure), bar(sum, largest)]);
      if (lost) body.push([say("place_unknown", { level: label(section_.level) }), "", cell(lost, measure), ""]);
      ranks.replaceChildren(table(title, [label(section_.level), suppressed ? T.rank_shown : T.rank, label(measure), T.bar], body, 1, (r) => r === few.length));
      if (suppressed) ranks.append(make("p", { class: "note" }, say("places_suppressed", { count: number(suppressed) })));
      if (rows.length > 15) ranks.append(make("button", { type: "button", "aria-expanded": String(all), onclick: () => { all = !all; draw(); } }, all ? T.fewer : say("all_places", { count: number(rows.length) })));
    }

    function drawMap(rows, title, suppressed) {
      const has = D.boundaries[section_.level] !== undefined;
      mapSide.hidden = !has;
      if (!has) return;
      const key = [set.id, measure, section_.level, year === null].join();
      if (!bound.has(key)) {
        const values = section_.places.filter((place) => place.name !== null).flatMap((place) => (year === null ? [value(place)] : Object.values(place.years).map((values) => values[measure]))).filter(isExact);
        bound.set(key, classes(values));
      }
      const bounds = bound.get(key);
      const shades = (count) => [...Array(count + 1).keys()].map((i) => "map-" + (count === 0 ? 4 : 1 + Math.round((i * 5) / count)));
      const shade = (sum) => { const i = bounds.findIndex((limit) => sum <= limit); return shades(bounds.length)[i < 0 ? bounds.length : i]; };
      const names = new Map(section_.places.map((place) => [place.code, place.name]));
      const sums = new Map(rows.map(([place, sum]) => [place.code, sum]));
      mapBox.setAttribute("aria-label", say(suppressed ? "map_label_suppressed" : "map_label", { title, count: number(suppressed), top: rows.length && isExact(rows[0][1]) ? rows[0][0].name + ", " + figure(rows[0][1], measure) : "–" }));
      const area = (sum) => (isSuppressed(sum) ? { areaColor: colour("none"), decal: { ...hatch(), color: colour("quiet") } } : { areaColor: colour(sum > 0 ? shade(sum) : "none") });
      chart(mapBox, () => ({
        ...frame(), tooltip: { ...frame().tooltip, trigger: "item", formatter: (at) => (names.get(at.name) ?? at.name) + "\n" + (sums.has(at.name) ? figure(sums.get(at.name), measure) : T.no_record) },
        series: [{
          type: "map", map: section_.level, left: 4, right: 4, top: 4, bottom: 4, aspectScale: Math.cos((middle(section_.level) * Math.PI) / 180), roam: false, selectedMode: false,
          itemStyle: { areaColor: colour("none"), borderColor: colour("paper"), borderWidth: 0.4 }, label: { show: false },
          emphasis: { label: { show: false }, itemStyle: { areaColor: null, borderColor: colour("ink"), borderWidth: 1.2 } },
          data: rows.map(([place, sum]) => ({ name: place.code, value: shownPart(sum), itemStyle: area(sum), emphasis: { itemStyle: area(sum) } })),
        }],
      }));
      const limits = bounds.map((limit, i) => say("up_to", { limit: number(limit), from: number(i === 0 ? 0 : bounds[i - 1]) }));
      if (bounds.length) limits.push(say("above", { limit: number(bounds.at(-1)) })); else limits.push(T.any);
      const isShaded = rows.some(([, sum]) => isExact(sum)) || !suppressed;
      mapSide.querySelector("ul").replaceChildren(...(isShaded ? shades(bounds.length) : []).map((name, i) => make("li", {}, make("span", { style: "background:var(--" + name + ")" }), limits[i])),
        make("li", {}, make("span", { style: "background:var(--none)" }), T.no_record), ...(suppressed ? [make("li", {}, make("span", { class: "hatched" }), T.wholly_or_partly_suppressed)] : []));
    }

    const what = choice(T.measure, sets.flatMap((any) => any.measures.map((column) => [any.id + "/" + column, label(any.id) + ": " + label(column)])), (chosen) => {
      const [id, column] = chosen.split("/");
      set = sets.find((any) => any.id === id);
      measure = column;
      pick();
    });
    const where = choice(T.level, levels.map((name) => [name, label(name)]), (chosen) => { level = chosen; all = false; pick(); });
    part.append(make("div", { class: "controls" }, what.element, where.element, make("label", { class: "slider" }, make("span", {}, T.year + ": ", shownYear), range)),
      make("div", { class: "beside" }, mapSide, ranks));
    set = sets[0];
    measure = leading(set);
    level = levels.find((name) => D.boundaries[name]) ?? levels.find((name) => sets[0].levels.find((any) => any.level === name)?.places.length > 1) ?? levels[0];
    where.select.value = level;
    pick();
  }

  function breakdowns() {
    const sets = D.datasets.filter((set) => set.breakdowns.length);
    if (!sets.length) return;
    const part = section("breakdowns", T.breakdowns);
    for (const set of sets) {
      const beside = make("div", { class: "beside" });
      const draw = (measure) => beside.replaceChildren(...set.breakdowns.map((by) => {
        const members = ranked(by.members.filter((entry) => !isAbsent(entry.values[measure])), (entry) => entry.values[measure]);
        const few = members.slice(0, 25);
        const total = set.totals[measure];
        const largest = most(members.map((entry) => entry.values[measure]));
        const unknown = few.findIndex((entry) => ["unknown", "unspecified"].includes(entry.key));
        const share = (value) => (isExact(total) && isExact(value) ? (total > 0 ? percent.format(value / total) : "–") : make("span", { class: "suppressed" }, T.suppressed));
        return make("div", {}, table(say("by", { what: label(measure), dimension: label(by.dimension) }), [label(by.dimension), label(measure), T.share, T.bar],
          few.map((entry) => [label(entry.key), cell(entry.values[measure], measure), share(entry.values[measure]), bar(entry.values[measure], largest)]),
          1, (row) => row === unknown), andMore(members.length - few.length + by.more));
      }));
      const what = choice(T.measure, set.measures.map((measure) => [measure, label(measure)]), draw);
      part.append(make("h3", {}, label(set.id)), make("div", { class: "controls" }, what.element), beside);
      draw(leading(set));
    }
    part.append(make("p", { class: "note" }, T.share_note, sets.some((set) => set.suppressed) ? " " + T.share_suppressed : ""));
  }

  function claims() {
    if (!D.claims.length) return;
    section("claims", T.claims, make("p", { class: "note" }, T.claims_note), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": T.verdict }, make("table", {},
      make("thead", {}, make("tr", {}, [T.claim, T.figure, T.supported_by, T.verdict].map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, D.claims.map((claim) => make("tr", {},
        make("th", { scope: "row" }, make("bdi", {}, claim.claim_id + ": " + claim.statement), make("div", { class: "note" }, make("bdi", {}, [claim.source, claim.published_on].filter(Boolean).join(", ")))),
        make("td", {}, label(claim.comparator) + " " + number(claim.claimed_value)),
        make("td", {}, claim.lowest === null ? T.nothing : claim.lowest === claim.highest ? number(claim.lowest) : say("between", { low: number(claim.lowest), high: number(claim.highest) })),
        make("td", {}, make("span", { class: "verdict " + claim.verdict }, label(claim.verdict) + (claim.certainty === "possible" ? " (" + label("possible") + ")" : "")), make("div", { class: "note" }, claim.reason), claimRelations(claim))))))), tooMany(D.rows.claims - D.claims.length, "claims"));
  }

  function claimRelations(claim) {
    const notes = [];
    if (claim.parts_verdict) notes.push(make("div", { class: "note" }, T["parts_" + claim.parts_verdict]));
    if (claim.subset_of) notes.push(make("div", { class: "note" }, say("subset_of", { whole: claim.subset_of }) + " ", make("span", { class: "verdict " + claim.subset_verdict }, label(claim.subset_verdict)), claim.subset_reason ? ". " + claim.subset_reason : ""));
    return notes;
  }

  function quality() {
    const sources = D.manifest.sources;
    const kept = ["read", "accepted", "filtered", "rejected", "duplicates", "superseded", "deleted", "counted", "unmatched"];
    const isCounted = (source) => Object.keys(source.counts).length > 0;
    const counted = sources.filter(isCounted);
    const part = section("quality", T.quality);
    if (counted.length) part.append(table(T.reconciliation, [T.source, ...kept.map((column) => (column === "unmatched" ? T.unmatched_word : label(column)))], counted.map((source) => [source.id, ...kept.map((column) => published(source.counts[column]))])), make("p", { class: "note" }, T.reconciliation_note));
    if (counted.length < sources.length) part.append(make("p", { class: "note not-published" }, T.counts_not_published + " ", named(sources.filter((source) => !isCounted(source)).map((source) => source.id).join(", "))));
    const reasons = sources.flatMap((source) => source.reasons.map((of) => [source.id, label(of.kind), of.reason, number(of.records)]));
    if (reasons.length) part.append(table(T.reasons, [T.source, T.kind, T.reason, T.records_word], reasons, 3), andMore(sources.reduce((sum, source) => sum + source.more_reasons, 0)) ?? "");
    if (D.checks.length) part.append(table(T.checks, [T.check, T.passed, T.failed, T.skipped], D.checks.map((of) => [label(of.name), number(of.passed), number(of.failed), number(of.skipped)]), 1, (row) => D.checks[row].failed > 0), make("p", { class: "note" }, T.checks_note),
      ...(D.failed_checks.length ? [make("ul", {}, D.failed_checks.map((why) => make("li", {}, named(why)))), andMore(D.more_failed_checks) ?? ""] : []));
    part.append(table(T.coverage, [T.dataset, T.covered, T.with_records, T.of_all, T.share], D.datasets.flatMap((set) => set.coverage.map((of) =>
      [label(set.id), of.first ? say("years_between", { first: period(of.first), last: period(of.last) }) : label(of.of), number(of.with), number(of.all), percent.format(of.all ? of.with / of.all : 0)])), 2), make("p", { class: "note" }, T.coverage_note));
    part.append(make("h3", {}, T.precision), make("div", { class: "beside" }, D.datasets.flatMap((set) => ["time", "place"].map((kind) => {
      const counts = Object.entries(set.precision[kind]);
      const sum = counts.map(([, records]) => records).reduce(plus, undefined);
      const share = (records) => (isExact(sum) ? percent.format(sum ? records / sum : 0) : make("span", { class: "suppressed" }, T.suppressed));
      const name = (key) => (key.startsWith("above ") ? say("only_above", { level: label(key.slice(6)) }) : key === "unknown" ? T.not_known : label(key));
      return table(label(set.id) + ": " + T["precision_" + kind], [T["precision_" + kind], T.records_word, T.share], counts.map(([key, records]) => [name(key), cell(records, "records"), share(records)]));
    }))));
    if (D.rows.unmatched_names) part.append(make("h3", {}, T.unmatched), make("p", { class: "note" }, say("unmatched_note", { count: number(D.rows.unmatched_names), shown: number(D.unmatched.length) })),
      folded(T.as_table, table(T.unmatched, [T.name, label("level"), T.within, T.suggestions, T.records_word], D.unmatched.map((row) => [row.name, label(row.region_level), row.parent_name ?? "", row.suggestions ?? "", number(row.records)]), 4)));
    if (D.findings.length) part.append(make("h3", {}, T.findings), folded(T.as_table, table(T.findings, [T.kind, T.finding, T.source, T.line], D.findings.map((row) => [row.finding_code, row.finding, row.source_id, number(row.line_number)]), 3)), tooMany(D.rows.findings - D.findings.length, "findings") ?? "");
    if (D.rejects.length) part.append(make("h3", {}, T.rejects), folded(T.as_table, table(T.rejects, [T.reason, T.source, T.file, T.line], D.rejects.map((row) => [row.reason, row.source_id, row.file, number(row.line_number)]), 3)), tooMany(D.rows.rejects - D.rejects.length, "rejects") ?? "");
  }

  function changes() {
    const c = D.changes;
    const isCompared = D.datasets.some((set) => !set.suppressed);
    const text = !c ? T.no_snapshot_before : !isCompared ? null : !c.comparable && !c.cells ? T.not_comparable : c.cells ? say("changed", { count: number(c.cells), run: c.before }) : say("unchanged", { run: c.before });
    const part = section("changes", T.changes, text === null ? null : make("p", {}, text), c && D.datasets.some((set) => set.suppressed) ? make("p", {}, T.changes_suppressed) : null);
    if (c?.cells) part.append(table(T.changes, [T.dataset, T.year, T.region, T.measure, T.before, T.after], c.first.map((cell) => [label(cell.dataset), period(cell.year), cell.region, label(cell.measure), figure(cell.before, cell.measure), figure(cell.after, cell.measure)]), 4), andMore(c.cells - c.first.length) ?? "");
  }

  function provenance() {
    const m = D.manifest;
    const file = (of, what) => [of.path ?? "–", what, published(of.sha256), published(of.bytes)];
    const files = (list, what) => (list.length ? list.map((of) => file(of, what)) : [file({}, what)]);
    section("provenance", T.provenance, table(T.inputs, [T.file, T.source, "SHA-256", T.bytes],
      [file(m.gazetteer, T.gazetteer), ...m.references.map((of) => file(of, T.reference)), ...m.sources.flatMap((source) => files(source.inputs, source.id))], 3),
      andMore(m.sources.reduce((sum, source) => sum + source.more_inputs, m.more_references)),
      table(T.run, [T.what, T.value], [[T.run, m.run_id], [T.job, m.job], ["SHA-256", m.job_sha256], [T.region_mode, m.region_mode], [T.started, m.started], [T.ended, m.ended], ["Minetally", m.minetally], ["Apache Beam", m.beam && m.beam + ", " + m.runner], ["Java", m.java]].map(([what, value]) => [what, published(value)]), 2));
  }

  headline();
  trends();
  places();
  breakdowns();
  claims();
  quality();
  changes();
  provenance();
  const list = make("ul", {}, [...main.querySelectorAll("section")].map((part) => make("li", {}, make("a", { href: "#" + part.id }, part.querySelector("h2").textContent))));
  const nav = document.querySelector("nav");
  nav.setAttribute("aria-label", T.contents);
  nav.append(list);
  document.querySelector("footer").append(T.footer);
  document.documentElement.dataset.ready = "yes";
})();
