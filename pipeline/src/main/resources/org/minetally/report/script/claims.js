/* Published claims and their verdicts. */
function claims() {
  if (!D.claims.length) return;
  section("claims", T.claims, note(T.claims_note),
    table(T.claims_table, [T.claim, T.figure, T.supported_by, T.verdict], D.claims.map((claim) => [claimText(claim), label(claim.comparator) + " " + number(claim.claimed_value), supported(claim), verdict(claim)]), 4),
    tooMany(D.rows.claims - D.claims.length, "claims"));
}

const detail = (...text) => make("div", { class: "note" }, ...text);
const claimText = (claim) => [named(claim.claim_id + ": " + claim.statement), detail(named([claim.source, claim.published_on && period(claim.published_on)].filter(Boolean).join(T.list_separator)))];

function supported(claim) {
  if (claim.lowest === null) return T.nothing;
  return claim.lowest === claim.highest ? number(claim.lowest) : say("between", { low: number(claim.lowest), high: number(claim.highest) });
}

function verdict(claim) {
  const certainty = claim.certainty === "possible" ? " (" + label("possible") + ")" : "";
  return [make("span", { class: "verdict " + claim.verdict }, label(claim.verdict) + certainty), detail(reasonOf(claim)), ...claimRelations(claim)];
}

/* The reason in the table is English; other languages have the numbers of records instead. */
function reasonOf(claim) {
  if (language === "en") return claim.reason;
  const key = claim.records_without_value ? "claim_reason_silent" : claim.records || claim.possible_records ? "claim_reason" : "claim_reason_none";
  return say(key, { certain: number(claim.records), possible: number(claim.possible_records), silent: number(claim.records_without_value) });
}

function claimRelations(claim) {
  const notes = [];
  if (claim.parts_verdict) notes.push(detail(T["parts_" + claim.parts_verdict]));
  if (claim.subset_of) notes.push(detail(say("subset_of", { whole: claim.subset_of }) + " ", make("span", { class: "verdict " + claim.subset_verdict }, label(claim.subset_verdict)), claim.subset_reason ? [" ", make("bdi", { lang: "en" }, claim.subset_reason)] : ""));
  return notes;
}
