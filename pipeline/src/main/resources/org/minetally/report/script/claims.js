/* Published claims and their verdicts. */
function claims() {
  if (!D.claims.length) return;
  section("claims", T.claims, note(T.claims_note), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": T.verdict }, make("table", { class: "wide" },
    make("thead", {}, make("tr", {}, [T.claim, T.figure, T.supported_by, T.verdict].map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, D.claims.map((claim) => make("tr", {},
      make("th", { scope: "row" }, make("bdi", {}, claim.claim_id + ": " + claim.statement), make("div", { class: "note" }, make("bdi", {}, [claim.source, claim.published_on].filter(Boolean).join(", ")))),
      make("td", { "data-label": T.figure }, label(claim.comparator) + " " + number(claim.claimed_value)),
      make("td", { "data-label": T.supported_by }, claim.lowest === null ? T.nothing : claim.lowest === claim.highest ? number(claim.lowest) : say("between", { low: number(claim.lowest), high: number(claim.highest) })),
      make("td", { "data-label": T.verdict }, make("span", { class: "verdict " + claim.verdict }, label(claim.verdict) + (claim.certainty === "possible" ? " (" + label("possible") + ")" : "")), make("div", { class: "note" }, claim.reason), claimRelations(claim))))))), tooMany(D.rows.claims - D.claims.length, "claims"));
}

function claimRelations(claim) {
  const notes = [];
  if (claim.parts_verdict) notes.push(make("div", { class: "note" }, T["parts_" + claim.parts_verdict]));
  if (claim.subset_of) notes.push(make("div", { class: "note" }, say("subset_of", { whole: claim.subset_of }) + " ", make("span", { class: "verdict " + claim.subset_verdict }, label(claim.subset_verdict)), claim.subset_reason ? ". " + claim.subset_reason : ""));
  return notes;
}
