/* Elements of the page. Data is always inserted as text, never as markup. */
const main = document.getElementById("content");
const graphics = document.getElementById("patterns").namespaceURI;

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return element;
}
/* Creates an element with attributes and content: elements or text. */
const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(graphics, name), attributes, children);

const named = (text) => make("bdi", {}, text ?? "");
const note = (...text) => make("p", { class: "note" }, ...text);
const findingLine = (text) => (text ? make("p", { class: "finding" }, text) : null);
const andMore = (count) => (count > 0 ? note(say("more", { count: number(count) })) : null);
const tooMany = (count, name) => (count > 0 ? note(say("more_in_table", { count: number(count), table: name })) : null);

/* A value in a table, never rounded. The downloaded table has the number itself, without separators and units. */
const cell = (value, measure) => make("span", { class: isSuppressed(value) ? "suppressed" : null, "data-value": isExact(value) ? value : null },
  isExact(value) ? number(value) + (isArea(measure) ? "\u00a0" + T.m2 : "") : figure(value, measure));
const count = (value) => make("span", { "data-value": value ?? "" }, number(value));
const shareOf = (value) => make("span", { class: "share", "data-value": value }, percentage(value, tenthsOfPercent));
/* The bar is a border, which is printed even where backgrounds are not. */
const bar = (value, most) => (shownPart(value) === null ? "" : make("span", { class: isExact(value) ? "bar" : "bar part", style: "width:" + Math.max(0, (100 * shownPart(value)) / most) + "%" }));
const most = (values) => Math.max(1e-9, ...values.map((value) => shownPart(value) ?? 0));

/* A square of a legend: a colour, a pattern over it, or both. */
function swatch(text, colour, pattern) {
  return make("li", {}, draw("svg", { class: "swatch", viewBox: "0 0 18 13", "aria-hidden": "true" },
    draw("rect", { x: 0.5, y: 0.5, width: 17, height: 12, style: "fill:" + (colour ? "var(--" + colour + ")" : "none") + ";stroke:var(--quiet)" }),
    pattern ? draw("rect", { x: 0.5, y: 0.5, width: 17, height: 12, fill: "url(#" + pattern + ")" }) : null), text);
}
const diamond = (text) => make("li", {}, draw("svg", { class: "swatch", viewBox: "0 0 18 13", "aria-hidden": "true" }, draw("path", { class: "hidden-mark", d: "M9 1L14 6.5L9 12L4 6.5z" })), text);

function section(id, title, ...children) {
  const part = make("section", { id, "aria-labelledby": id + "-title" }, make("h2", { id: id + "-title" }, title), ...children);
  main.append(part);
  return part;
}

/* A cell is text or elements. Text may run in the other direction. */
const content = (one) => (typeof one === "string" ? named(one) : one);

/* rows: arrays of cells; the first cell of a row is its header. numeric: the index of the first numeric column; remarks are text. */
function table(caption, head, rows, numeric = 1, aside = () => false) {
  const isNumber = (i) => i >= numeric && head[i] !== T.remark;
  const isBar = (i) => head[i] === T.bar;
  const box = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    make("table", { class: head.filter((_, i) => !isBar(i)).length > 3 ? "wide" : null },
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, head.map((text, i) => make("th", { scope: "col", class: isBar(i) ? "drawn" : isNumber(i) ? "number" : null }, isBar(i) ? make("span", { class: "unseen" }, text) : text)))),
      make("tbody", {}, rows.map((row, r) => make("tr", { class: aside(r) ? "aside" : null },
        row.map((one, i) => i === 0 ? make("th", { scope: "row" }, content(one)) : make("td", { "data-label": capitalised(head[i]) + T.colon, class: isBar(i) ? "drawn" : isNumber(i) ? "number" : null }, content(one))))))));
  return make("div", { class: "tabular" }, box, download(T.download_csv, () => save(caption + ".csv", "text/csv;charset=utf-8", csv(box.querySelector("table")))));
}
const folded = (title, content) => make("details", {}, make("summary", {}, title), content);
function choice(title, options, change) {
  const select = make("select", { onchange: () => change(select.value) }, options.map(([value, text]) => make("option", { value }, capitalised(text))));
  return { element: make("label", { hidden: options.length < 2 }, title, select), select };
}

const download = (text, act) => make("button", { type: "button", class: "download", onclick: act }, text);

/* Offers a file; its name is that of the table or chart. */
function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  make("a", { href: address, download: name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim() }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/* Text that a spreadsheet would take for a formula gets an apostrophe. The lines of a cell are separated by semicolons. */
function csv(shown) {
  const lines = (one) => [...one.childNodes].map((line) => line.textContent).filter(Boolean).join("; ");
  const text = (one) => { const raw = one.querySelector("[data-value]"); return raw ? raw.dataset.value : lines(one).replace(/^(?=[=+\-@\t\r])/, "'"); };
  const quoted = (value) => (/[",\n\r]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);
  return "\ufeff" + [...shown.rows].map((row) => [...row.cells].filter((one) => !one.classList.contains("drawn")).map((one) => quoted(text(one))).join(",") + "\r\n").join("");
}
