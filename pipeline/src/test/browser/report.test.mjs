// Tests the reports of real runs in headless Chromium. Needs the built program, Node 20 and Chromium. Environment variables: CHROMIUM is the path of
// Chromium (default /usr/bin/chromium), MINETALLY the program (default pipeline/bin/minetally). A run retakes the pictures of the documentation in docs/images.
// pdftotext (poppler-utils) is needed to check where pages break.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, inflateSync } from "node:zlib";
import { chromium } from "playwright-core";
import { withScript, withoutScript } from "./pictures.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "minetally-report-"));
const colombia = join(root, "../shared/data/colombia");
const real = existsSync(join(colombia, "events_1990_2019.csv"));

const minetally = (...words) => execFileSync(process.env.MINETALLY ?? join(root, "pipeline/bin/minetally"), words, { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });

/* The run prints where it publishes: "Open <output>/current". A job is run once. */
const outputs = new Map();
function reportOn(job, language) {
  if (!outputs.has(job)) outputs.set(job, /^Open (.*?)\/current/m.exec(minetally("run", job.startsWith("examples/") ? onRealData(job) : job))[1]);
  const output = outputs.get(job);
  const page = join(folder, job.replaceAll("/", "_") + "." + language + ".html");
  minetally("report", output, "--to", page, "--language", language);
  return page;
}

/* Copies the folder of an example, and points its job to the real data. */
function onRealData(job) {
  const copy = join(folder, job);
  cpSync(join(root, dirname(job)), dirname(copy), { recursive: true });
  writeFileSync(copy, readFileSync(copy, "utf8").replaceAll("data/", colombia + "/"));
  return copy;
}

const reports = [
  { job: "testdata/sample/job.yaml", language: "en", map: false },
  { job: "testdata/report/job.yaml", language: "es", map: true, claims: { all: 1, supported: 1 } },
  { job: "testdata/report/suppressed.yaml", language: "en", map: true, suppressed: true },
  { job: "testdata/report/suppressed.yaml", language: "ar", map: true, suppressed: true },
  { job: "testdata/azerbaijan/constructed-claims.yaml", language: "ar", map: false, claims: { all: 8, supported: 8, consistent: 3 } },
  { job: "testdata/demo/job.yaml", language: "fr", map: true, rates: true, claims: { all: 3, supported: 1 } },
  ...(real ? [{ job: "examples/colombia/report.yaml", language: "fr", map: true, size: 1_600_000 }] : []),
];

const views = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

/* Opens a page and collects browser errors, warnings and network requests. */
async function open(file, view) {
  const context = await browser.newContext({ ...views[view], reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => { if (request.url() !== pathToFileURL(file).href) complaints.push("asked for " + request.url()); });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('html[data-ready="yes"]', { timeout: 20_000 });
  return { page, complaints, close: () => context.close() };
}

const wordsOf = (language) => JSON.parse(readFileSync(join(root, "pipeline/src/main/resources/org/minetally/report/text." + language + ".json"), "utf8"));
async function violations(page) {
  await page.evaluate(axe + ";0");
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((violation) => violation.id + ": " + violation.nodes.map((node) => node.html + " " + node.failureSummary).slice(0, 3).join(" | "));
}

/* Returns the elements that extend beyond the window, except in scrollable boxes. */
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
  : [...document.querySelectorAll("body *")].filter((part) => !part.closest(".scroll, svg, .skip") && (part.getBoundingClientRect().right > innerWidth + 1 || part.getBoundingClientRect().left < -1)).map((part) => part.outerHTML.slice(0, 120)));
const mapColours = (page) => page.$$eval(".map path.region", (paths) => paths.map((path) => path.getAttribute("style")).join());

for (const report of reports) {
  describe(report.job + ", " + report.language, () => {
    let file;
    before(() => { file = reportOn(report.job, report.language); });

    for (const view of Object.keys(views)) {
      test(view + ": draws every chart, loads nothing, logs no error, and has no axe-core violation", async () => {
        const { page, complaints, close } = await open(file, view);
        const charts = await page.$$eval(".chart, .map", (boxes) => boxes.filter((box) => box.offsetParent).map((box) => [box.getAttribute("aria-label")?.length ?? 0, box.querySelectorAll("svg path, svg rect").length]));
        assert.ok(charts.length > 0);
        for (const [words, paths] of charts) assert.ok(words > 10 && paths > 1, "a chart needs a label and shapes: " + charts);
        assert.deepEqual(await wider(page), [], "nothing is wider than the window");
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(complaints, []);
        await close();
      });
    }

    test("works by keyboard: the first tab stop skips to the figures, keys move the slider", async () => {
      const { page, close } = await open(file, "desktop");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#content");
      const slider = page.locator("input[type=range]");
      if (await slider.count()) {
        const caption = () => page.locator("#places table caption").first().textContent();
        const all = await caption();
        await slider.focus();
        await page.keyboard.press("End");
        assert.notEqual(await caption(), all);
        await page.keyboard.press("Home");
        assert.equal(await caption(), all);
      }
      await close();
    });

    test("the slider changes the map", { skip: !report.map && "the job has no boundaries" }, async () => {
      const { page, close } = await open(file, "desktop");
      const years = new Set([await mapColours(page)]);
      const most = +(await page.getAttribute("input[type=range]", "max"));
      assert.ok(most > 1);
      for (let year = 1; year <= most; year++) {
        await page.fill("input[type=range]", String(year));
        years.add(await mapColours(page));
      }
      assert.ok(years.size > 1, "the map differs between years");
      await close();
    });

    test("shows claims with their verdicts", { skip: !report.claims && "the job has no claims" }, async () => {
      const { page, close } = await open(file, "desktop");
      assert.equal(await page.locator("#claims tbody tr").count(), report.claims.all);
      assert.equal(await page.locator("#claims .supported").count(), report.claims.supported);
      assert.equal(await page.locator("#claims .consistent").count(), report.claims.consistent ?? 0);
      const [list] = await Promise.all([page.waitForEvent("download"), page.locator("#claims").getByRole("button").click()]);
      const [head, first] = readFileSync(await list.path(), "utf8").split("\r\n");
      const words = wordsOf(report.language);
      assert.equal(head, "\ufeff" + [words.claim, words.figure, words.supported_by, words.verdict].join(","));
      assert.match(first, /^"?[\w-]+: .+; .+,/);
      await close();
    });

    test("shows the years and regions with records", async () => {
      const { page, close } = await open(file, "desktop");
      const words = wordsOf(report.language);
      const coverage = page.locator("#quality table").filter({ has: page.locator("caption", { hasText: words.coverage }) });
      assert.equal(await coverage.count(), 1);
      assert.ok((await coverage.locator("tbody tr").count()) > 1);
      await close();
    });

    for (const view of report.suppressed ? Object.keys(views) : []) {
      test(view + ": marks suppressed figures in chart, map and tables, and for screen readers", async () => {
        const words = wordsOf(report.language);
        const suppressed = (text) => text === words.suppressed || new RegExp("^" + words.at_least_figure.replace("{value}", "[\\d,.]+") + "$").test(text);
        const { page, complaints, close } = await open(file, view);

        const trend = page.locator("#trend");
        await trend.locator("select").first().selectOption("month");
        const parts = words.trend_label_suppressed.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+");
        assert.match(await trend.locator(".chart").first().getAttribute("aria-label"), new RegExp("^" + parts.replace(/^\.\+/, ".+") + "$"));
        assert.deepEqual((await trend.locator(".legend").first().locator("li").allTextContents()).slice(-2), [words.partly_suppressed, words.suppressed]);
        assert.ok((await trend.locator(".chart rect[fill='url(#hatch-suppressed)']").count()) > 0, "sums with a suppressed part are hatched");
        await trend.locator("details").first().locator("summary").click();
        const cells = await trend.locator("table").first().locator("td .suppressed").allTextContents();
        assert.ok(cells.includes(words.suppressed) && cells.some((text) => text !== words.suppressed));
        for (const text of cells) assert.ok(suppressed(text), text);

        const places = page.locator("#places");
        await places.locator("select").nth(1).selectOption("district");
        assert.match(await places.locator(".map").getAttribute("aria-label"), / 2[.\s]/);
        assert.equal(await places.locator(".map path[fill='url(#hatch-map-suppressed)']").count(), 2, "two districts are hatched");
        assert.ok((await places.locator(".legend li").allTextContents()).includes(words.wholly_or_partly_suppressed));
        const rows = await places.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((one) => one.textContent)));
        assert.deepEqual(rows.map((row) => row[1]), ["1", "2", "–", "–", ""], "only shown figures have a rank");
        assert.deepEqual(rows.slice(2, 4).map((row) => row[0]), ["Cedar & Sons, Südland <b>&amp;</b>", "Dogwood \"the old\", Südland <b>&amp;</b>"], "suppressed regions are in order of their codes");
        for (const row of rows.slice(2, 4)) assert.ok(suppressed(row[2]), row[2]);
        await places.locator("input[type=range]").fill("2");
        assert.ok((await places.locator("tbody tr").allTextContents()).some((text) => text.includes('Dogwood "the old", Südland <b>&amp;</b>–' + words.suppressed)), "the year is marked as suppressed");

        assert.match(await page.locator(".about-suppression").textContent(), new RegExp(words.about_suppression.slice(0, 40)));
        assert.ok((await page.locator("#quality .suppressed").count()) > 0);
        assert.deepEqual(await wider(page), []);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(complaints, []);
        await close();
      });
    }

    test("tooltips mark suppressed figures", { skip: !report.suppressed && "the job suppresses nothing" }, async () => {
      const words = wordsOf(report.language);
      const { page, close } = await open(file, "desktop");
      const map = page.locator(".map");
      await page.locator("#places select").nth(1).selectOption("district");
      const box = await map.boundingBox();
      await map.hover({ position: { x: box.width * 0.7, y: box.height * 0.8 } });
      assert.ok((await page.locator(".tip").innerText()).includes(words.at_least_figure.replace("{value}", "141")));
      await close();
    });

    test("marks counts that are not in the manifest as not published", { skip: !report.suppressed && "the job suppresses nothing" }, async () => {
      const words = wordsOf(report.language);
      const shown = await open(file, "desktop");
      assert.equal(await shown.page.locator(".not-published").textContent(), words.counts_not_published + " " + ["casualties", "detections"].join(words.list_separator));
      assert.ok((await shown.page.locator("#provenance td", { hasText: words.not_published }).count()) >= 3);
      assert.doesNotMatch(await shown.page.locator("body").innerText(), /undefined|null|NaN/);
      assert.deepEqual(await violations(shown.page), []);
      assert.deepEqual(shown.complaints, []);
      await shown.close();
    });

    test("is printed without controls, with bars that need no background, and without a heading at the end of a page", async () => {
      const { page, close } = await open(file, "desktop");
      await page.emulateMedia({ media: "print" });
      for (const hidden of ["nav", "button", "select", "input", "summary"]) {
        for (const part of await page.locator(hidden).all()) assert.equal(await part.isVisible(), false, hidden + " is not printed");
      }
      const path = join(folder, "printed.pdf");
      await page.pdf({ path, format: "A4", printBackground: false });
      const drawn = drawingOf(readFileSync(path));
      for (const colour of await page.$$eval(".bars rect[class^=fill-], .bar", (bars) => [...new Set(bars.map((bar) => (bar.classList.contains("bar") ? getComputedStyle(bar).borderBlockStartColor : getComputedStyle(bar).fill)))])) {
        assert.ok(drawn.has(colour.match(/\d+/g).slice(0, 3).join()), colour + " is printed");
      }
      await page.setViewportSize({ width: 680, height: 1000 });
      const cropped = await page.$$eval(".tabular .scroll", (boxes) => boxes.filter((box) => box.querySelector("table").offsetWidth > box.clientWidth + 1).map((box) => box.getAttribute("aria-label")));
      assert.deepEqual(cropped, [], "no table is wider than A4 with margins");
      const headings = await page.$$eval("h2, h3", (all) => all.map((one) => one.textContent));
      for (const text of pagesOf(path)) {
        const last = text.trim().split("\n").at(-1).trim();
        assert.ok(!headings.includes(last), "a page ends with the heading " + last);
      }
      await close();
    });

    test("shows the figures without JavaScript", async () => {
      const context = await browser.newContext({ ...views.desktop, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      assert.ok((await page.locator("main .bars rect").count()) > 3);
      assert.ok((await page.locator("main table tbody tr").count()) > 10);
      assert.equal((await page.locator("main .map path.region").count()) > 1, report.map);
      assert.equal(await page.locator("main button, main select").count(), 0);
      const words = wordsOf(report.language);
      const claims = page.locator("table").filter({ has: page.locator("caption", { hasText: words.claims_table }) });
      assert.equal(await claims.locator("tbody tr").count(), report.claims?.all ?? 0);
      if (report.claims) assert.deepEqual(await claims.locator("thead th").allTextContents(), [words.claim, words.figure, words.supported_by, words.verdict, words.reason]);
      assert.doesNotMatch(await page.locator("body").innerText(), /undefined|null|NaN/);
      await context.close();
    });

    test("shows the same with JavaScript as without", async () => {
      const words = wordsOf(report.language);
      const context = await browser.newContext({ ...views.desktop, javaScriptEnabled: false });
      const still = await context.newPage();
      await still.goto(pathToFileURL(file).href);
      const before = await withoutScript(still, words);
      await context.close();
      const { page, close } = await open(file, "desktop");
      const after = await withScript(page, words, before);
      await close();
      assert.deepEqual(after.sections, before.sections);
      assert.deepEqual(after.keyFigures, before.keyFigures);
      assert.deepEqual(after.trend.findings, before.trend.findings);
      assert.deepEqual(after.trend.legends, before.trend.legends);
      assert.equal(after.trend.charts.length, before.trend.charts.length);
      after.trend.charts.forEach((chart, i) => assertSameDrawing(chart, before.trend.charts[i]));
      after.trend.tables.forEach((table, i) => {
        const columns = Object.keys(table[0] ?? {}).filter((column) => column !== words.remark);
        const both = (row) => Object.fromEntries(columns.map((column) => [column, row[column]]));
        assert.deepEqual(table.map(both), before.trend.tables[i].map(both));
      });
      assert.deepEqual(after.places, before.places);
      assert.deepEqual(after.groups, before.groups);
      if (report.map) assert.ok(Object.keys(before.places.maps[0].regions).length > 1);
    });

    test("figures by outcome add up to the victims", async () => {
      const { page, close } = await open(file, "desktop");
      const content = JSON.parse(await page.locator("#data").textContent());
      for (const set of content.datasets.filter((any) => any.id === "casualties" && !any.suppressed && any.measures.includes("killed"))) {
        for (const { values, key } of set.trends.flatMap((trend) => [...trend.exact, ...trend.imprecise]).filter((entry) => entry.values.victims !== undefined)) {
          assert.equal(["killed", "injured", "outcome_unknown", "outcome_not_reported"].reduce((sum, part) => sum + (values[part] ?? 0), 0), values.victims, key);
        }
      }
      await close();
    });

    test("offers each table as CSV, and each chart as SVG and PNG", async () => {
      const { page, complaints, close } = await open(file, "desktop");
      const words = wordsOf(report.language);
      const saved = async (button) => {
        const [one] = await Promise.all([page.waitForEvent("download"), button.click()]);
        return { name: one.suggestedFilename(), bytes: readFileSync(await one.path()) };
      };
      assert.equal(await page.locator("#content table").count(), await page.locator("#content .tabular table").count());
      const shown = page.locator("#places .tabular, #quality .tabular").first();
      const list = await saved(shown.getByRole("button", { name: words.download_csv }));
      assert.match(list.name, /\.csv$/);
      const lines = list.bytes.toString("utf8").trimEnd().split("\r\n");
      assert.equal(list.bytes.subarray(0, 3).toString("hex"), "efbbbf");
      assert.equal(lines.length, (await shown.locator("tr").count()));
      const chart = page.locator("#trend");
      const picture = await saved(chart.getByRole("button", { name: words.download_svg }).first());
      assert.match(picture.bytes.toString("utf8"), /^<svg[^>]*xmlns=/);
      assert.doesNotMatch(picture.bytes.toString("utf8"), /var\(--|class="fill/);
      const pixels = await saved(chart.getByRole("button", { name: words.download_png }).first());
      assert.equal(pixels.bytes.subarray(1, 4).toString(), "PNG");
      assert.deepEqual(complaints, []);
      await close();
    });

    test("key figures of any length do not collide", async () => {
      for (const width of [320, 768, 1280]) {
        const { page, close } = await open(file, "desktop");
        await page.setViewportSize({ width, height: 900 });
        await page.$$eval(".figures dd", (all) => all.forEach((one) => { one.textContent = "1,247,912,324,818 km²"; }));
        const boxes = await page.$$eval(".figures > div", (all) => all.map((one) => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom, one.scrollWidth - one.clientWidth]; }));
        boxes.forEach((a, i) => {
          assert.ok(a[4] <= 1, "a figure is wider than its cell");
          boxes.slice(i + 1).forEach((b) => assert.ok(a[2] <= b[0] + 1 || b[2] <= a[0] + 1 || a[3] <= b[1] + 1 || b[3] <= a[1] + 1, "figures overlap"));
        });
        await close();
      }
    });

    test("cuts off no table on a phone", async () => {
      const { page, close } = await open(file, "phone");
      await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
      const wide = await page.$$eval(".scroll:not(.chart)", (boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.getAttribute("aria-label")));
      assert.deepEqual(wide, []);
      assert.deepEqual(await wider(page), []);
      await close();
    });

    test("finds a place by typing a part of its name", { skip: !report.map && "the job has no boundaries" }, async () => {
      const { page, close } = await open(file, "desktop");
      const names = await page.$$eval("#region-names option", (all) => all.map((one) => one.value));
      const name = names.at(-1);
      await page.fill("#places input[type=search]", name.slice(0, -1).toUpperCase());
      assert.ok((await page.locator("#places tbody th").allTextContents()).includes(name));
      assert.ok((await page.locator(".map path.found").count()) >= 1);
      await page.fill("#places input[type=search]", "no such place");
      assert.equal(await page.locator("#places tbody th").count(), 0);
      await close();
    });

    test("shows rates where inhabitants are known", { skip: !report.rates && "the job has no populations" }, async () => {
      const { page, close } = await open(file, "desktop");
      const words = wordsOf(report.language);
      const places = page.locator("#places");
      const before = await mapColours(page);
      await places.locator("select").nth(1).selectOption("district");
      await places.locator("select").nth(2).selectOption("per_100000");
      assert.notEqual(await mapColours(page), before);
      assert.ok((await places.locator("caption").first().textContent()).includes(words.per_100000_year));
      const content = JSON.parse(await page.locator("#data").textContent());
      const level = content.datasets[0].levels.find((any) => any.level === "district");
      const year = level.years[0];
      await places.locator("input[type=range]").fill("1");
      const known = level.places.find((place) => place.years[year]?.victims > 0 && content.regions.district[place.code]?.populations?.[year]);
      const rate = (100000 * known.years[year].victims) / content.regions.district[known.code].populations[year];
      await places.locator("input[type=search]").fill(content.regions.district[known.code].label);
      assert.ok(Math.abs(+(await places.locator("tbody td [data-value]").nth(1).getAttribute("data-value")) - rate) < 1e-9);
      await close();
    });

    test("has a sentence for each selection of places", { skip: !report.map && "the job has no boundaries" }, async () => {
      const { page, close } = await open(file, "desktop");
      const selections = await page.evaluate(() => {
        const part = document.querySelector("#places");
        const [what, level, form] = part.querySelectorAll("select"), range = part.querySelector("input[type=range]");
        const values = (select) => [...select.options].map((one) => one.value);
        const choose = (select, value) => { select.value = value; select.dispatchEvent(new Event("change")); };
        const { regions } = JSON.parse(document.querySelector("#data").textContent);
        const all = [];
        for (const one of values(what)) {
          choose(what, one);
          /* A single place cannot be compared. */
          for (const where of values(level).filter((name) => Object.keys(regions[name]).length > 1)) {
            choose(level, where);
            for (const shown of values(form)) {
              choose(form, shown);
              for (let year = 0; year <= +range.max; year++) {
                range.value = year;
                range.dispatchEvent(new Event("input"));
                const rows = [...part.querySelectorAll("tbody tr")].slice(0, 2).map((row) => [row.cells[0].textContent, row.cells[2].textContent, row.querySelectorAll("[data-value]")[1]?.dataset.value]);
                all.push({ selection: [one, where, shown, year].join(), shown, rows, text: part.querySelector(".finding").hidden ? "" : part.querySelector(".finding").textContent.replace(/[\u2068\u2069]/g, "") });
              }
            }
          }
        }
        return all;
      });
      assert.ok(selections.length > 50);
      for (const { selection, shown, rows: [first, second], text } of selections) {
        assert.ok(text.length > 10, selection);
        if (shown === "number" && +first[2] > 0 && first[2] !== second?.[2]) assert.ok(text.includes(first[0]), selection + ": " + text + " " + first);
      }
      await close();
    });

    for (const scheme of ["light", "dark"]) {
      test(scheme + ": colours differ from the ground and, in grey, from their neighbours", async () => {
        const { page, close } = await open(file, scheme === "dark" ? "dark" : "desktop");
        const names = ["panel", "paper", "killed", "injured", "unsure", "unreported", "found", "area", "quiet", "border", "map-1", "map-2", "map-3", "map-4", "map-5", "map-6"];
        const colours = await page.evaluate((all) => Object.fromEntries(all.map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim()])), names);
        const light = Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, luminance(colour)]));
        for (const bar of ["killed", "injured", "unsure", "found", "area", "quiet"]) assert.ok(contrast(light[bar], light.panel) >= 3, bar + " on the panel: " + contrast(light[bar], light.panel));
        const stack = ["killed", "injured", "unsure", "unreported"];
        for (let i = 1; i < stack.length; i++) assert.ok(Math.abs(grey(light[stack[i]]) - grey(light[stack[i - 1]])) >= 12, stack[i] + " in grey");
        for (let i = 2; i <= 6; i++) assert.ok((grey(light["map-" + (i - 1)]) - grey(light["map-" + i])) * (scheme === "dark" ? -1 : 1) >= 7, "map-" + i + " in grey");
        assert.ok(contrast(light.quiet, light.paper) >= 3, "the pattern of places without records");
        await close();
      });
    }

    test("is small enough for an e-mail", () => {
      assert.ok(readFileSync(file).length < (report.size ?? 700_000), "bytes: " + readFileSync(file).length);
    });
  });
}

test("marks partial and provisional periods and undated records, and hides empty charts", async () => {
  const { page, close } = await open(reportOn("testdata/report/job.yaml", "en"), "desktop");
  const words = wordsOf("en");
  const legend = (await page.locator("#trend .legend").first().locator("li").allTextContents()).join("; ");
  assert.ok(legend.includes(words.undated_meaning), legend);
  assert.ok((await page.locator("#trend .bars rect[fill='url(#hatch-loose)']").count()) > 0);
  assert.ok((await page.locator("#trend .bars rect[fill='url(#hatch-partial)'], #trend .bars rect[fill='url(#hatch-provisional)']").count()) > 0);
  const axes = await page.$$eval("#trend .bars", (all) => all.map((svg) => [...svg.querySelectorAll("text.label")].map((text) => text.textContent).filter((text) => /^\d{4}$/.test(text)).join()));
  assert.equal(new Set(axes).size, 1, "both datasets have the same axis");
  const widths = await page.$$eval("#trend .bars rect[class^=fill-]", (all) => all.map((bar) => bar.width.baseVal.value));
  assert.ok(Math.max(...widths) <= 44);
  assert.doesNotMatch(await page.locator("header").innerText(), /\d{8}T\d{6}/, "the header has no run id");
  await close();
});

test("says which years a dataset covers if another covers more", { skip: !real && "needs real data" }, async () => {
  const { page, close } = await open(reportOn("examples/colombia/report.yaml", "fr"), "desktop");
  const content = JSON.parse(await page.locator("#data").textContent());
  const keys = content.axes.year.keys;
  for (const [i, set] of content.datasets.entries()) {
    const own = set.trends[0].exact.map((entry) => entry.key);
    const isShort = own[0] !== keys[0] || own.at(-1) !== keys.at(-1);
    const words = wordsOf("fr").covers.replace("{first}", own[0]).replace("{last}", own.at(-1));
    assert.equal((await page.locator("#trend h3").nth(i).locator("~ .note").first().textContent()).includes(words), isShort, set.id);
  }
  await close();
});

test("writes levels, common values and verdicts in the language of the report", async () => {
  const { page, close } = await open(reportOn("testdata/demo/job.yaml", "fr"), "desktop");
  const words = wordsOf("fr");
  assert.ok((await page.locator("#places select").nth(1).locator("option").allTextContents()).includes("District"));
  assert.ok((await page.locator("#breakdowns tbody th").allTextContents()).includes(words.non_technical_survey));
  assert.match(await page.locator("#claims").innerText(), new RegExp(words.claim_reason.slice(0, 20)));
  assert.doesNotMatch(await page.locator("#claims").innerText(), /records|certain\b/);
  await close();
});

test("draws victims without a reported outcome", async () => {
  const { page, close } = await open(reportOn("testdata/sample/job.yaml", "en"), "desktop");
  assert.ok((await page.locator("#trend .legend").first().locator("li").allTextContents()).includes(wordsOf("en").outcome_not_reported));
  assert.ok((await page.locator("#trend .bars rect.fill-unreported").count()) > 0);
  await close();
});

test("shows possible duplicates at the top of the data quality, and reasons as sentences", async () => {
  const { page, close } = await open(reportOn("testdata/report/job.yaml", "es"), "desktop");
  const words = wordsOf("es");
  const content = JSON.parse(await page.locator("#data").textContent());
  const repeated = content.manifest.sources.flatMap((source) => source.reasons).filter((reason) => reason.reason === "POSSIBLE_DUPLICATE");
  assert.equal(await page.locator("#quality h2 ~ .possible-duplicates").count(), repeated.length);
  assert.doesNotMatch(await page.locator("#quality").innerText(), /\b[A-Z]+_[A-Z_]+\b/, "no codes");
  assert.ok(words.code_POSSIBLE_DUPLICATE.length > 20);
  await close();
});

/* The same shapes in the same order and places; without JavaScript, places are rounded to tenths. */
function assertSameDrawing(after, before) {
  const all = (shapes) => shapes.map(({ place, path, ...shape }) => shape);
  assert.deepEqual(all(after), all(before));
  after.forEach((shape, i) => {
    const other = before[i];
    assert.equal(shape.path?.[0], other.path?.[0]);
    const [here, there] = [shape, other].map((one) => [...one.place, ...(one.path?.slice(1) ?? [])]);
    assert.ok(here.length === there.length && here.every((at, n) => Math.abs(at - there[n]) <= 0.06), JSON.stringify([shape, other]));
  });
}

/* The colours of all filled shapes of a PDF, as "red,green,blue". */
function drawingOf(pdf) {
  const colours = new Set();
  const text = pdf.toString("latin1");
  for (const stream of text.matchAll(/stream\r?\n/g)) {
    const start = stream.index + stream[0].length;
    try {
      const content = inflateSync(pdf.subarray(start, text.indexOf("endstream", start)), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
      for (const [, ...rgb] of content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg/g)) colours.add(rgb.map((part) => Math.round(part * 255)).join());
    } catch { /* A font or an image. */ }
  }
  return colours;
}
const pagesOf = (pdf) => execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").filter((text) => text.trim());

/* WCAG's relative luminance, contrast, and the lightness of the grey that a printer makes of it. */
function luminance(colour) {
  const [red, green, blue] = colour.match(/[\da-f]{2}/gi).map((part) => parseInt(part, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const grey = (of) => 116 * Math.cbrt(of) - 16;

test("takes the pictures of the documentation", async () => {
  const pictures = join(root, "docs/images");
  mkdirSync(pictures, { recursive: true });
  const take = async (name, page, clip) => page.screenshot({ path: join(pictures, name + ".png"), ...(clip ? { clip } : {}) });
  const english = reportOn("testdata/demo/job.yaml", "en");
  const desktop = await open(english, "desktop");
  await desktop.page.setViewportSize({ width: 1280, height: 1500 });
  await take("report", desktop.page);
  await desktop.page.locator("#places select").nth(1).selectOption("district");
  if (await desktop.page.locator("#places select").nth(2).isVisible()) await desktop.page.locator("#places select").nth(2).selectOption("per_100000");
  await desktop.page.locator("#places").screenshot({ path: join(pictures, "report-places.png") });
  await desktop.close();
  const dark = await open(english, "dark");
  await dark.page.setViewportSize({ width: 1280, height: 1000 });
  await take("report-dark", dark.page);
  await dark.close();
  const phone = await open(english, "phone");
  await take("report-phone", phone.page);
  await phone.close();
  const arabic = await open(reportOn("testdata/demo/job.yaml", "ar"), "desktop");
  await arabic.page.setViewportSize({ width: 1280, height: 1000 });
  await take("report-arabic", arabic.page);
  await arabic.close();
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
  const paper = await context.newPage();
  await paper.goto(pathToFileURL(english).href);
  const pdf = join(folder, "demo.pdf");
  await paper.pdf({ path: pdf, format: "A4", margin: { top: "1.5cm", bottom: "1.5cm", left: "1.5cm", right: "1.5cm" } });
  execFileSync("pdftoppm", ["-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", pdf, join(pictures, "report-print")]);
  await context.close();
});
