/* Published claims and their verdicts. */
function claims() {
  if (!D.claims.length) return;
  section("claims", T.claims, note(T.claims_note),
    table(T.claims_table, [T.claim, T.figure, T.supported_by, T.verdict], D.claims.map((claim) => [claimText(claim), label(claim.comparator) + " " + number(claim.claimed_value), supported(claim), verdict(claim)]), 4),
    tooMany(D.rows.claims - D.claims.length, "claims"));
}

const detail = (...text) => make("div", { class: "note" }, ...text);
const claimText = (claim) => [named(claim.claim_id + ": " + claim.statement), detail(named([claim.source, claim.published_on].filter(Boolean).join(", ")))];

function supported(claim) {
  if (claim.lowest === null) return T.nothing;
  return claim.lowest === claim.highest ? number(claim.lowest) : say("between", { low: number(claim.lowest), high: number(claim.highest) });
}

function verdict(claim) {
  const certainty = claim.certainty === "possible" ? " (" + label("possible") + ")" : "";
  return [make("span", { class: "verdict " + claim.verdict }, label(claim.verdict) + certainty), detail(claim.reason), ...claimRelations(claim)];
}

function claimRelations(claim) {
  const notes = [];
  if (claim.parts_verdict) notes.push(detail(T["parts_" + claim.parts_verdict]));
  if (claim.subset_of) notes.push(detail(say("subset_of", { whole: claim.subset_of }) + " ", make("span", { class: "verdict " + claim.subset_verdict }, label(claim.subset_verdict)), claim.subset_reason ? ". " + claim.subset_reason : ""));
  return notes;
}
