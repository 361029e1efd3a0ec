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
queueMicrotask(() => { document.documentElement.dataset.ready = "yes"; });
