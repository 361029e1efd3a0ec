// Tests the reports of real runs in headless Chromium. Needs the built program, Node 20 and Chromium. Environment variables: CHROMIUM is the path of
// Chromium (default /usr/bin/chromium), MINETALLY the program (default pipeline/bin/minetally); SCREENSHOTS=docs/images retakes the screenshots of the documentation.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "minetally-report-"));
const colombia = join(root, "../shared/data/colombia");
const real = existsSync(join(colombia, "events_1990_2019.csv"));

const minetally = (...words) => execFileSync(process.env.MINETALLY ?? join(root, "pipeline/bin/minetally"), words, { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });

/* The run prints where it publishes: "Open <output>/current". */
function reportOn(job, language) {
  const output = /^Open (.*?)\/current/m.exec(minetally("run", job.startsWith("examples/") ? onRealData(job) : job))[1];
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
  { job: "testdata/demo/job.yaml", language: "fr", map: true, claims: { all: 3, supported: 1 } },
  ...(real ? [{ job: "examples/colombia/report.yaml", language: "fr", map: true }] : []),
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
const mapColours = (page) => page.$$eval(".map svg path", (paths) => paths.map((path) => path.getAttribute("fill")).join());

for (const report of reports) {
  describe(report.job + ", " + report.language, () => {
    let file;
    before(() => { file = reportOn(report.job, report.language); });

    for (const view of Object.keys(views)) {
      test(view + ": draws every chart, loads nothing, logs no error, and has no axe-core violation", async () => {
        const { page, complaints, close } = await open(file, view);
        const charts = await page.$$eval(".chart", (boxes) => boxes.filter((box) => !box.parentElement.hidden).map((box) => [box.getAttribute("aria-label")?.length ?? 0, box.querySelectorAll("svg path").length]));
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
        assert.deepEqual(await trend.locator(".legend").first().locator("li").allTextContents(), [words.partly_suppressed, words.suppressed]);
        assert.ok((await trend.locator(".chart svg pattern").count()) > 0, "sums with a suppressed part are hatched");
        await trend.locator("details").first().locator("summary").click();
        const cells = await trend.locator("table").first().locator("td .suppressed").allTextContents();
        assert.ok(cells.includes(words.suppressed) && cells.some((text) => text !== words.suppressed));
        for (const text of cells) assert.ok(suppressed(text), text);

        const places = page.locator("#places");
        await places.locator("select").nth(1).selectOption("district");
        assert.match(await places.locator(".map").getAttribute("aria-label"), / 2[.\s]/);
        assert.equal(await places.locator(".map svg path[fill^='url(']").count(), 2, "two districts are hatched");
        assert.ok((await places.locator(".legend li").allTextContents()).includes(words.wholly_or_partly_suppressed));
        const rows = await places.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((one) => one.textContent)));
        assert.deepEqual(rows.map((row) => row[1]), ["1", "2", "–", "–", ""], "only shown figures have a rank");
        assert.deepEqual(rows.slice(2, 4).map((row) => row[0]), ["Cedar & Sons", 'Dogwood "the old"'], "suppressed regions are in order of their codes");
        for (const row of rows.slice(2, 4)) assert.ok(suppressed(row[2]), row[2]);
        await places.locator("input[type=range]").fill("2");
        assert.ok((await places.locator("tbody tr").allTextContents()).some((text) => text.includes('Dogwood "the old"–' + words.suppressed)), "the year is marked as suppressed");

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
      assert.ok((await map.locator("svg text").allTextContents()).some((text) => text === words.at_least_figure.replace("{value}", "141")));
      await close();
    });

    test("marks counts that are not in the manifest as not published", { skip: !report.suppressed && "the job suppresses nothing" }, async () => {
      const words = wordsOf(report.language);
      const shown = await open(file, "desktop");
      assert.equal(await shown.page.locator(".not-published").textContent(), words.counts_not_published + " casualties, detections");
      assert.ok((await shown.page.locator("#provenance td", { hasText: words.not_published }).count()) >= 3);
      assert.doesNotMatch(await shown.page.locator("body").innerText(), /undefined|null|NaN/);
      assert.deepEqual(await violations(shown.page), []);
      assert.deepEqual(shown.complaints, []);
      await shown.close();
    });

    test("can be printed", async () => {
      const { page, close } = await open(file, "desktop");
      await page.emulateMedia({ media: "print" });
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdf.length > 20_000);
      assert.equal(await page.locator("nav").isVisible(), false);
      await close();
    });
  });
}

test("takes the screenshots for the documentation", { skip: !process.env.SCREENSHOTS && "SCREENSHOTS is not set" }, async () => {
  const pictures = resolve(root, process.env.SCREENSHOTS);
  mkdirSync(pictures, { recursive: true });
  const file = reportOn("testdata/demo/job.yaml", "en");
  const { page, close } = await open(file, "desktop");
  await page.setViewportSize({ width: 1280, height: 1900 });
  await page.screenshot({ path: join(pictures, "report.png") });
  await close();
  const phone = await open(file, "phone");
  await phone.page.screenshot({ path: join(pictures, "report-phone.png") });
  await phone.close();
});
