/* The texts, the data, and how numbers are written. */
const T = JSON.parse(document.getElementById("text").textContent);
const D = JSON.parse(document.getElementById("data").textContent);
const language = document.documentElement.lang;
const locale = language === "ar" ? "ar-u-nu-latn" : language;
const rightToLeft = document.documentElement.dir === "rtl";
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: "always" });
const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: "always" });
const precise = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, useGrouping: "always" });
const percents = (digits) => new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: 1 });
const percent = percents(0), tenthsOfPercent = percents(1);
/* A small share is not written as 0%, nor a large one as 100%. */
const percentage = (value, form = percent) => (value > 0 && value < 0.0005 ? T.less_than + " " + percent.format(0.001) : value < 1 && value >= 0.9995 ? T.more_than + " " + percent.format(0.999) : (value === 0 || value === 1 ? percent : form).format(value));

const say = (key, values = {}) => (T[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
/* Words of a job may be written with spaces. */
const label = (key) => T[key] ?? T[key.replaceAll(" ", "_")] ?? key.replaceAll("_", " ");
const capitalised = (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
const pair = (name, value) => name + T.colon + value;
const number = (value) => (value === undefined || value === null ? "–" : whole.format(value));
const isArea = (measure) => measure?.endsWith("_m2") ?? false;
/* Large areas are written in square kilometres, because "24,951,500" and "1,247,912.25" are hard to compare at a glance. */
const amount = (value, measure) => (!isArea(measure) ? number(value) : Math.abs(value) < 1e6 ? number(value) + "\u00a0" + T.m2 : tenths.format(value / 1e6) + "\u00a0" + T.km2);

/* A figure is a number, {at_least: number} if a part of a sum is suppressed, "suppressed", or absent if nothing is reported. */
const isAbsent = (value) => value === undefined || value === null;
const isExact = (value) => typeof value === "number";
const isSuppressed = (value) => !isAbsent(value) && !isExact(value);
const shownPart = (value) => (isExact(value) ? value : value?.at_least ?? null);
const figure = (value, measure) => (isAbsent(value) ? T.not_reported : isExact(value) ? amount(value, measure)
  : shownPart(value) === null ? T.suppressed : say("at_least_figure", { value: amount(shownPart(value), measure) }));
function plus(a, b) {
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) ? b : a;
  const sum = (shownPart(a) ?? 0) + (shownPart(b) ?? 0);
  return isExact(a) && isExact(b) ? sum : sum > 0 ? { at_least: sum } : "suppressed";
}
/* Only shown figures are sorted; the others stay in the order of their codes. */
const ranked = (rows, value) => [...rows.filter((row) => isExact(value(row))).sort((a, b) => value(b) - value(a)), ...rows.filter((row) => isSuppressed(value(row)))];
const published = (value) => (isAbsent(value) ? T.not_published : typeof value === "number" ? number(value) : value);

function period(key) {
  if (/^X+$/.test(key)) return T.unknown_date;
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(key) ?? [];
  if (!month) return key;
  const date = new Date(Date.UTC(2000, +month - 1, +(day ?? 1)));
  date.setUTCFullYear(+year);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : locale, { timeZone: "UTC", year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}) }).format(date);
}

/* Sentences about a code, such as the reason of a rejection; the code itself if there is none. */
const sentence = (code) => T["code_" + code] ?? code;

/* The parts of a chart by outcome. They add up: victims without a reported outcome are a part of their own. */
const outcomes = ["killed", "injured", "outcome_unknown", "outcome_not_reported"];
function parts(set) {
  const some = outcomes.filter((measure) => set.measures.includes(measure) || !isAbsent(set.totals[measure]));
  return set.id === "casualties" && some.length > 1 ? some : null;
}
const leading = (set) => set.measures[0];
const finding = (set, chart, of, measure) => D.sentences[set.id]?.[chart + "/" + of + "/" + measure] ?? "";
