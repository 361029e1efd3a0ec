/* Replaces the figures that the page has without JavaScript. */
main.replaceChildren();
overview();
trends();
places();
breakdowns();
claims();
quality();
changes();
provenance();
const contents = document.querySelector("nav");
contents.setAttribute("aria-label", T.contents);
contents.replaceChildren(make("ul", {}, [...main.querySelectorAll("section")].map((part) => make("li", {}, make("a", { href: "#" + part.id }, part.querySelector("h2").textContent)))));
/* On paper nothing can be unfolded; long tables stay folded. */
addEventListener("beforeprint", () => {
  main.querySelectorAll("details").forEach((one) => { if (one.querySelectorAll("tr").length < 60) one.open = true; });
  /* Drawn for the width of a page, because text that shrinks with a wide drawing is too small to read. */
  charts.forEach((entry) => entry.box.replaceChildren(bars(PAGE, entry.chart)));
});
addEventListener("afterprint", () => charts.forEach((entry) => barChart(entry.box, entry.chart)));
queueMicrotask(() => { document.documentElement.dataset.ready = "yes"; });
