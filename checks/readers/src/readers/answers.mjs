// The same as ReaderLoop does for the readers in Java: questions on the standard input, answers on the standard output.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

const PLACES = 6;

export function text(value) {
  if (value === null || value === undefined) return "NULL";
  const number = typeof value === "number" ? value.toFixed(PLACES) : String(value);
  return /^-?\d+\.\d+$/.test(number) ? number.replace(/\.?0+$/, "").replace(/^-0$/, "0") : number;
}

export async function answer(engine) {
  const seen = new Set();
  for await (const line of createInterface({ input: process.stdin })) {
    const [snapshot, questions] = line.split("\t");
    const asked = readFileSync(questions, "utf8").trimEnd().split("\n").map((question) => question.split("\t"));
    await engine.open(snapshot, [...new Set(asked.map((parts) => parts[1]))], seen.has(snapshot));
    seen.add(snapshot);
    for (const [kind, table, sql] of asked) {
      const rows =
        kind === "types" ? (await engine.types(table)).map((type) => ["is", type]) : await engine.query(sql, table);
      for (const row of rows) console.log([table, ...row.map(text)].join("\t"));
    }
    console.log("-- end");
  }
}
