/* Data quality, the changes since the previous snapshot, and where the figures come from. */
function quality() {
  const sources = D.manifest.sources;
  const part = section("quality", T.quality);
  duplicates(part, sources);
  reconciliation(part, sources);
  if (D.checks.length) part.append(table(T.checks, [T.check, T.passed, T.failed, T.skipped], D.checks.map((of) => [T["check_" + of.name] ?? label(of.name), count(of.passed), count(of.failed), count(of.skipped)]), 1, (row) => D.checks[row].failed > 0), note(T.checks_note),
    ...(D.failed_checks.length ? [make("ul", {}, D.failed_checks.map((why) => make("li", {}, named(why)))), andMore(D.more_failed_checks) ?? ""] : []));
  part.append(table(T.coverage, [T.dataset, T.covered, T.with_records, T.of_all, T.share], D.datasets.flatMap((set) => set.coverage.map((of) =>
    [label(set.id), of.first ? say("years_between", { first: period(of.first), last: period(of.last) }) : label(of.of), count(of.with), count(of.all), shareOf(of.all ? of.with / of.all : 0)])), 2), note(T.coverage_note));
  precision(part);
  lists(part);
}

/* Identical rows without a key are counted, because they may describe different cases. Readers must know how many there are. */
function duplicates(part, sources) {
  for (const source of sources) {
    const possible = source.reasons.find((of) => of.kind === "notes" && of.reason === "POSSIBLE_DUPLICATE");
    if (possible) part.append(make("p", { class: "callout possible-duplicates" }, say("possible_duplicates", { source: source.id, count: number(possible.records), all: number(source.counts.counted), share: percentage(source.counts.counted ? possible.records / source.counts.counted : 0) })));
  }
}

function reconciliation(part, sources) {
  const kept = ["read", "accepted", "filtered", "rejected", "duplicates", "superseded", "deleted", "counted", "unmatched"];
  const isCounted = (source) => Object.keys(source.counts).length > 0;
  const counted = sources.filter(isCounted);
  if (counted.length) part.append(table(T.reconciliation, [T.source, ...kept.map((column) => (column === "unmatched" ? T.unmatched_word : label(column)))], counted.map((source) => [source.id, ...kept.map((column) => (isAbsent(source.counts[column]) ? T.not_published : count(source.counts[column])))])), note(T.reconciliation_note));
  if (counted.length < sources.length) part.append(make("p", { class: "note not-published" }, T.counts_not_published + " ", named(sources.filter((source) => !isCounted(source)).map((source) => source.id).join(T.list_separator))));
  const reasons = sources.flatMap((source) => source.reasons.map((of) => [source.id, label(of.kind), of.kind === "filtered" ? say("filtered_value", { value: of.reason }) : sentence(of.reason), count(of.records)]));
  if (reasons.length) part.append(table(T.reasons, [T.source, T.kind, T.reason, T.records_word], reasons, 3), andMore(sources.reduce((sum, source) => sum + source.more_reasons, 0)) ?? "");
}

function precision(part) {
  /* The most precise first. Places have two entries: a level, and what is above it. */
  const finest = ["day", "week", "month", "quarter", "year"];
  const order = (key) => (finest.includes(key) ? finest.indexOf(key) : key === "unknown" || key.startsWith("above ") ? finest.length + 1 : finest.length);
  part.append(make("h3", {}, T.precision), make("div", { class: "columns" }, D.datasets.flatMap((set) => ["time", "place"].map((kind) => {
    const counts = Object.entries(set.precision[kind]).sort(([a], [b]) => order(a) - order(b));
    const sum = counts.map(([, records]) => records).reduce(plus, undefined);
    const share = (records) => (isExact(sum) ? shareOf(sum ? records / sum : 0) : make("span", { class: "suppressed" }, T.suppressed));
    const name = (key) => (key.startsWith("above ") ? say("only_above", { level: label(key.slice(6)) }) : key === "unknown" ? T.not_known : label(key));
    return table(pair(label(set.id), T["precision_" + kind]), [T["precision_" + kind], T.records_word, T.share], counts.map(([key, records]) => [name(key), cell(records, "records"), share(records)]));
  }))));
}

function lists(part) {
  if (D.rows.unmatched_names) part.append(make("h3", {}, T.unmatched), D.unmatched.length < D.rows.unmatched_names ? note(say("unmatched_note", { count: number(D.rows.unmatched_names), shown: number(D.unmatched.length) })) : "",
    folded(T.as_table, table(T.unmatched, [T.name, label("level"), T.within, T.suggestions, T.records_word], D.unmatched.map((row) => [row.name, label(row.region_level), row.parent_name ?? "", row.suggestions ?? "", count(row.records)]), 4)));
  if (D.findings.length) part.append(make("h3", {}, T.findings), folded(T.as_table, table(T.findings, [T.kind, T.finding, T.source, T.line], D.findings.map((row) => [sentence(row.finding_code), row.finding, row.source_id, row.line_number ?? "–"]), 3)), tooMany(D.rows.findings - D.findings.length, "findings") ?? "");
  if (D.rejects.length) part.append(make("h3", {}, T.rejects), folded(T.as_table, table(T.rejects, [T.reason, T.source, T.file, T.line], D.rejects.map((row) => [T["code_" + row.reason_code] ?? row.reason, row.source_id, row.file, row.line_number ?? "–"]), 3)), tooMany(D.rows.rejects - D.rejects.length, "rejects") ?? "");
}

function changes() {
  const c = D.changes;
  const isCompared = D.datasets.some((set) => !set.suppressed);
  const when = c ? period(c.ended.slice(0, 10)) : "";
  const text = !c ? T.no_snapshot_before : !isCompared ? null : !c.comparable && !c.cells ? T.not_comparable : c.cells ? say("changed", { count: number(c.cells), when }) : say("unchanged", { when });
  const part = section("changes", T.changes, text === null ? null : make("p", {}, text), c && D.datasets.some((set) => set.suppressed) ? make("p", {}, T.changes_suppressed) : null);
  const top = D.levels[0];
  const place = (code) => D.regions[top]?.[code]?.label ?? D.datasets.flatMap((set) => set.levels).map((of) => D.regions[of.level]?.[code]?.label).find(Boolean) ?? code;
  if (c?.cells) part.append(table(T.changes, [T.dataset, T.year, T.region, T.measure, T.before, T.after], c.first.map((of) => [label(of.dataset), period(of.year), place(of.region), label(of.measure), cell(of.before, of.measure), cell(of.after, of.measure)]), 4), andMore(c.cells - c.first.length) ?? "");
}

function provenance() {
  const m = D.manifest;
  const long = (text) => make("bdi", { class: "path" }, published(text));
  const file = (of, what) => [of.path ? long(of.path) : "–", what, long(of.sha256), isAbsent(of.bytes) ? T.not_published : count(of.bytes)];
  const files = (list, what) => (list.length ? list.map((of) => file(of, what)) : [file({}, what)]);
  section("provenance", T.provenance, table(T.inputs, [T.file, T.source, "SHA-256", T.bytes],
    [file(m.gazetteer, T.gazetteer), ...m.references.map((of) => file(of, T.reference)), ...m.sources.flatMap((source) => files(source.inputs, source.id))], 3),
    andMore(m.sources.reduce((sum, source) => sum + source.more_inputs, m.more_references)),
    table(T.run, [T.what, T.value], [[T.run, m.run_id], [T.job, m.job], ["SHA-256", m.job_sha256 && long(m.job_sha256)], [T.region_mode, m.region_mode && label(m.region_mode)], [T.started, m.started], [T.ended, m.ended], ["Minetally", m.minetally], ["Apache Beam", m.beam && m.beam + ", " + m.runner], ["Java", m.java]].map(([what, value]) => [what, value?.nodeType ? value : published(value)]), 2));
}
