/* Bar charts over time, drawn as SVG. Colours are classes, so that dark mode and print need no redrawing. */
const HEIGHT = 300, TOP = 30, BOTTOM = 30, WIDEST = 44, NARROWEST = 3, PAGE = 720;
const charts = [];

const tip = make("div", { class: "tip", hidden: true, "aria-hidden": "true" });
document.body.append(tip);
function showTip(event, lines) {
  tip.replaceChildren(...lines.map((line, i) => make(i === 0 ? "strong" : "div", {}, line)));
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(event.clientX + 12, innerWidth - box.width - 8)) + "px";
  tip.style.top = Math.max(4, event.clientY - box.height - 10) + "px";
}
const hideTip = () => { tip.hidden = true; };

/* Round steps: 1, 2 or 5 times a power of ten, in at most five steps up to the highest value. */
function ticks(highest, isWhole) {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  let step = [1, 2, 5, 10].map((of) => of * power).find((of) => of >= rough * 0.999);
  if (isWhole) step = Math.max(1, step);
  const all = [0];
  while (all.at(-1) < highest * 0.999) all.push(+(all.length * step).toPrecision(12));
  return all;
}

/*
 * Draws a chart into a box and again if its width changes. Of its parts, keys are the exact periods; loose is the slot for figures
 * without an exact period, or null. series: {name, hue, value(key)}. marked: keys by "partial" and "provisional".
 */
function barChart(box, chart) {
  let entry = charts.find((any) => any.box === box);
  if (!entry) charts.push((entry = { box }));
  entry.chart = chart;
  entry.width = box.clientWidth;
  box.replaceChildren(bars(box.clientWidth || 900, chart));
}
new ResizeObserver(() => charts.forEach((entry) => { if (entry.box.clientWidth && entry.width !== entry.box.clientWidth) barChart(entry.box, entry.chart); })).observe(main);

const height = (series, key) => series.reduce((sum, of) => sum + Math.max(0, shownPart(of.value(key)) ?? 0), 0);

function bars(available, { keys, loose, series, marked, measure, describe, tick }) {
  const slots = keys.length + (loose ? 1.6 : 0);
  const highest = Math.max(0, ...[...keys, ...(loose ? [loose.key] : [])].map((key) => height(series, key)));
  const inKm2 = isArea(measure) && highest >= 1e6;
  const levels = ticks(inKm2 ? highest / 1e6 : highest, !inKm2).map((value) => (inKm2 ? value * 1e6 : value));
  const level = (value) => (inKm2 ? tenths.format(value / 1e6) : number(value));
  const side = Math.max(...levels.map((value) => level(value).length)) * 7.2 + 14;
  const looseWidth = loose ? Math.max(60, T.undated.length * 7) : 0;
  const width = Math.max(available, side + keys.length * NARROWEST + looseWidth + 10);
  const band = Math.min(90, (width - side - 10 - looseWidth) / Math.max(1, keys.length + (loose ? 0.6 : 0)));
  const most = levels.at(-1);
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const mirror = (x, wide = 0) => (rightToLeft ? width - x - wide : x);
  const left = (key) => (loose && key === loose.key ? side + (keys.length + 0.6) * band + Math.max(0, (looseWidth - band) / 2) : side + keys.indexOf(key) * band);
  const barWidth = Math.min(WIDEST, Math.max(1, band * (band < 8 ? 0.9 : 0.72)));
  const svg = draw("svg", { class: "bars", width, height: HEIGHT, viewBox: "0 0 " + width + " " + HEIGHT, "aria-hidden": "true" });
  const end = side + keys.length * band;

  for (const kind of ["partial", "provisional"]) {
    const some = marked[kind].map((key) => keys.indexOf(key)).filter((i) => i >= 0).sort((a, b) => a - b);
    if (!some.length) continue;
    const from = side + some[0] * band, to = side + (some.at(-1) + 1) * band;
    svg.append(draw("rect", { class: "span", x: mirror(from, to - from), y: TOP - 4, width: to - from, height: HEIGHT - TOP - BOTTOM + 4 }));
    const words = T[kind], wide = words.length * 6.6;
    svg.append(write(words, Math.min(Math.max(side, (from + to) / 2 - wide / 2), Math.max(side, width - wide - 4)), kind === "partial" ? 12 : marked.partial.length ? 25 : 12, "start", "tag"));
  }
  for (const value of levels) {
    svg.append(draw("line", { class: value === 0 ? "base" : "grid", x1: mirror(side), x2: mirror(loose ? width - 4 : Math.max(end, side + 1)), y1: y(value), y2: y(value) }),
      write(level(value), side - 6, y(value) + 4, "end"));
  }
  if (isArea(measure)) svg.append(write(inKm2 ? T.km2 : T.m2, side - 6, 12, "end", "tag"));

  for (const key of [...keys, ...(loose ? [loose.key] : [])]) {
    let below = 0;
    const x = mirror(left(key) + (band - barWidth) / 2, barWidth);
    for (const of of series) {
      const value = of.value(key), part = Math.max(0, shownPart(value) ?? 0);
      if (part > 0) {
        const place = { x, y: y(below + part), width: barWidth, height: Math.max(0.8, y(below) - y(below + part)) };
        svg.append(draw("rect", { class: "fill-" + of.hue, ...place }));
        const pattern = isSuppressed(value) ? "hatch-suppressed" : marked.partial.includes(key) ? "hatch-partial" : marked.provisional.includes(key) ? "hatch-provisional" : loose && key === loose.key ? "hatch-loose" : null;
        if (pattern) svg.append(draw("rect", { ...place, fill: "url(#" + pattern + ")" }));
        below += part;
      }
    }
    /* A mark above the bar shows that a part of it is entirely suppressed. */
    if (series.some((of) => isSuppressed(of.value(key)) && shownPart(of.value(key)) === null)) {
      const size = Math.min(5, Math.max(2.5, band / 3)), cx = x + barWidth / 2, cy = y(below) - size - 3;
      svg.append(draw("path", { class: "hidden-mark", d: "M" + cx + " " + (cy - size) + "l" + size + " " + size + "l" + -size + " " + size + "l" + -size + " " + -size + "z" }));
    }
  }
  labels(keys, band, tick).forEach(([i, text]) => svg.append(write(text, side + (i + 0.5) * band, HEIGHT - 10, "middle")));
  if (loose) svg.append(write(T.undated, left(loose.key) + band / 2, HEIGHT - 10, "middle"));

  const cursor = svg.appendChild(draw("rect", { class: "cursor", y: TOP - 4, width: Math.max(1, band), height: HEIGHT - TOP - BOTTOM + 4, visibility: "hidden" }));
  svg.addEventListener("pointermove", (event) => {
    const at = (event.clientX - svg.getBoundingClientRect().left) * (width / svg.getBoundingClientRect().width);
    const key = [...keys, ...(loose ? [loose.key] : [])].find((one) => { const x = mirror(left(one), band); return at >= x && at < x + band; });
    cursor.setAttribute("visibility", key === undefined ? "hidden" : "visible");
    if (key === undefined) return hideTip();
    cursor.setAttribute("x", mirror(left(key), band));
    showTip(event, describe(key));
  });
  svg.addEventListener("pointerleave", () => { hideTip(); cursor.setAttribute("visibility", "hidden"); });
  return svg;

  /* The drawing itself runs from left to right; a page that runs from right to left mirrors it. */
  function write(text, x, atY, anchor, kind = "label") {
    const mirrored = { start: "end", end: "start", middle: "middle" };
    return draw("text", { class: kind, x: mirror(x), y: atY, "text-anchor": rightToLeft ? mirrored[anchor] : anchor }, text);
  }
}

/* The periods that get a label: as many as fit. Of months, whole years if not every month fits. */
function labels(keys, band, tick) {
  const wide = Math.max(...keys.slice(0, 3).map((key) => tick(key).length), 1) * 7.4 + 10;
  const isYearly = keys.length > 1 && /^\d{4}-/.test(keys[0]) && wide > band;
  const first = isYearly ? keys.map((key, i) => (i === 0 || key.slice(0, 4) !== keys[i - 1].slice(0, 4) ? i : -1)).filter((i) => i >= 0) : keys.map((_, i) => i);
  const shown = isYearly ? first.filter((i) => i > 0 || /-(01|Q1|W01)/.test(keys[0])) : first;
  const distance = shown.length > 1 ? (shown[1] - shown[0]) * band : band;
  const step = Math.max(1, Math.ceil((isYearly ? 42 : wide) / distance));
  return shown.filter((_, i) => i % step === 0).map((i) => [i, isYearly ? keys[i].slice(0, 4) : tick(keys[i])]);
}

/* A copy of a drawing as a file of its own: with its patterns, its colours as drawn, and its title. */
function standalone(svg, title) {
  const copy = svg.cloneNode(true);
  const box = svg.viewBox.baseVal;
  const from = [svg, ...svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((one, i) => {
    const style = getComputedStyle(one);
    for (const name of ["fill", "stroke", "stroke-width", "font-size", "font-family", "text-anchor"]) {
      const own = one.getAttribute(name) ?? "";
      if (one !== svg) to[i].style.setProperty(name, own.startsWith("url(") ? own : style.getPropertyValue(name));
    }
  });
  const patterns = document.querySelector("#patterns defs");
  const kept = patterns.cloneNode(true);
  [...patterns.querySelectorAll("*")].forEach((one, i) => { const style = getComputedStyle(one); [...kept.querySelectorAll("*")][i].setAttribute("style", "fill:" + style.fill + ";stroke:" + style.stroke + ";stroke-width:" + style.strokeWidth); });
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--panel").trim();
  const space = 30;
  copy.setAttribute("viewBox", [box.x, box.y - space, box.width, box.height + space].join(" "));
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height + space);
  to.forEach((one) => one.removeAttribute("class"));
  copy.prepend(kept, draw("rect", { x: box.x, y: box.y - space, width: box.width, height: box.height + space, style: "fill:" + ground }),
    draw("text", { x: box.x + 8, y: box.y - space + 20, style: "font:600 15px system-ui,sans-serif;fill:" + getComputedStyle(main).color }, title));
  return new XMLSerializer().serializeToString(copy);
}

/* Buttons that save the drawing in a box. */
function drawingDownloads(box, title) {
  const shown = () => box.querySelector("svg");
  const png = () => {
    const picture = new Image();
    picture.onload = () => {
      const canvas = make("canvas", { width: picture.width * 2, height: picture.height * 2 });
      const pen = canvas.getContext("2d");
      pen.scale(2, 2);
      pen.drawImage(picture, 0, 0);
      canvas.toBlob((blob) => save(title() + ".png", "image/png", blob));
    };
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(standalone(shown(), title()));
  };
  return make("div", { class: "downloads" }, download(T.download_svg, () => save(title() + ".svg", "image/svg+xml", standalone(shown(), title()))), download(T.download_png, png));
}
