// Reads what a page shows at first, with JavaScript or without, in the same form.
//
// Not compared, because it differs on purpose: the box that follows the pointer, the order in which regions are drawn (JavaScript sorts keys that are numbers),
// captions, the section on sources and the run, remarks on periods, ranks, shares, bars in tables, and places and groups without a figure, which only the page with JavaScript lists. Without
// JavaScript, a table has all measures; only the columns that both have are compared.

/* Runs in the page. */
function read({ words, isStatic }) {
  const sectionOf = (title) => [...document.querySelectorAll("main > section")].find((one) => one.querySelector("h2").textContent === title);
  const numbers = (text) => text.match(/-?\d+(\.\d+)?/g).map(Number);
  const textOf = (all) => [...all].map((one) => one.textContent);
  const shape = (one) => ({
    kind: one.localName,
    class: one.getAttribute("class"),
    fill: one.getAttribute("fill"),
    text: one.textContent,
    anchor: one.getAttribute("text-anchor"),
    place: ["x", "y", "width", "height", "x1", "x2", "y1", "y2"].filter((name) => one.hasAttribute(name)).map((name) => +one.getAttribute(name)),
    path: one.localName === "path" ? [one.getAttribute("d").replace(/-?[\d.]+ */g, "#"), ...numbers(one.getAttribute("d"))] : null,
  });
  const legends = (part) => [...part.querySelectorAll("ul.legend")].map((list) => [...list.children].map((one) => one.innerHTML)).filter((list) => list.length);
  const rows = (table) => [...table.tBodies[0].rows].map((row) => Object.fromEntries([...row.cells].map((one, i) => [i === 0 ? "" : table.tHead.rows[0].cells[i].textContent, one.textContent])));
  const listed = (table, column) => rows(table).map((row) => [row[""], row[column]]);
  const findings = (part) => textOf(part.querySelectorAll(".finding")).filter(Boolean);
  const keyFigures = [...document.querySelectorAll("main dl.figures")].map((list) => [...list.children].map((one) => textOf(one.children)));
  const trend = sectionOf(words.trend), places = sectionOf(words.places), groups = sectionOf(words.breakdowns);
  const charts = [...trend.querySelectorAll("svg.bars:not(.swatch)")];
  return {
    sections: textOf(document.querySelectorAll("main > section > h2")).filter((title) => title !== words.provenance),
    keyFigures,
    trend: {
      findings: findings(trend),
      charts: charts.map((svg) => [...svg.children].filter((one) => one.getAttribute("class") !== "cursor").map(shape)),
      widths: charts.map((svg) => svg.viewBox.baseVal.width),
      legends: legends(trend),
      tables: [...trend.querySelectorAll("table")].map(rows),
    },
    places: places && {
      findings: findings(places),
      maps: [...places.querySelectorAll(".map svg")].map((svg) => ({
        box: svg.getAttribute("viewBox"),
        regions: Object.fromEntries([...svg.querySelectorAll(".region")].map((one) => [one.getAttribute("d"), one.getAttribute("style")])),
        patterns: Object.fromEntries([...svg.querySelectorAll(".pattern")].map((one) => [one.getAttribute("d"), one.getAttribute("fill")])),
      })),
      legends: legends(places),
      levels: [...places.querySelectorAll("table")].map((table) => table.tHead.rows[0].cells[0].textContent),
      tables: [...places.querySelectorAll("table")].map((table) => listed(table, table.tHead.rows[0].cells[isStatic ? 1 : 2].textContent).filter(([, figure]) => figure !== words.not_reported && figure !== words.no_record)),
    },
    groups: groups && {
      datasets: textOf(groups.querySelectorAll("h3")),
      findings: findings(groups),
      tables: [...groups.querySelectorAll("table")].map((table) => listed(table, table.tHead.rows[0].cells[1].textContent).filter(([, figure]) => figure !== words.not_reported).slice(0, 25)),
    },
  };
}

export const withoutScript = (page, words) => page.evaluate(read, { words, isStatic: true });

/* Shows charts in the width that they have without JavaScript, and the places of one dataset after the other. */
export async function withScript(page, words, { trend: { widths }, places: { levels } }) {
  await page.evaluate(() => {
    const main = document.querySelector("main");
    main.style.width = main.clientWidth + 900 - document.querySelector(".chart").clientWidth + "px";
  });
  await page.waitForFunction((widths) => [...document.querySelectorAll(".chart:not([hidden]) svg")].every((svg, i) => Math.abs(svg.viewBox.baseVal.width - widths[i]) <= 0.06), widths);
  const picture = await page.evaluate(read, { words, isStatic: false });
  if (!picture.places) return picture;
  const { findings, maps, legends, tables } = { findings: [], maps: [], legends: [], tables: [] };
  const sets = JSON.parse(await page.locator("#data").textContent()).datasets;
  for (const [i, level] of levels.entries()) {
    await page.evaluate(({ measure, level, words }) => {
      const [what, where] = document.querySelectorAll("#places select");
      const choose = (select, option) => { select.value = option; select.dispatchEvent(new Event("change")); };
      choose(what, measure);
      choose(where, [...where.options].find((one) => one.textContent.toLowerCase() === level.toLowerCase()).value);
      [...document.querySelectorAll("#places button[aria-expanded=false]")].forEach((one) => one.click());
    }, { measure: sets[i].id + "/" + sets[i].measures[0], level, words });
    const { places } = await page.evaluate(read, { words, isStatic: false });
    findings.push(...places.findings);
    maps.push(...places.maps);
    legends.push(...places.legends);
    tables.push(...places.tables);
  }
  return { ...picture, places: { findings, maps, legends, levels, tables } };
}
