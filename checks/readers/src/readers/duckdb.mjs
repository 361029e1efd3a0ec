// DuckDB for Node, through the snapshot's own views.
import { readFileSync } from "node:fs";
import { DuckDBInstance, version } from "@duckdb/node-api";
import { answer } from "./answers.mjs";

const TYPES = { VARCHAR: "string", DATE: "date", BIGINT: "integer", BOOLEAN: "boolean", "DECIMAL(18,4)": "number", DOUBLE: "number", BLOB: "any", "GEOMETRY('OGC:CRS84')": "any" };
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();

console.log(version());
await answer({
  async open(snapshot, tables, again) {
    await connection.run(`SET file_search_path = '${snapshot}'`);
    if (again) return;
    for (const [view] of await rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")) {
      await connection.run(`DROP VIEW "${view}"`);
    }
    await connection.run(readFileSync(`${snapshot}/views.duckdb.sql`, "utf8"));
  },
  query: rows,
  async types(table) {
    return (await rows(`DESCRIBE "${table}"`)).map(([name, type]) => `${name} ${TYPES[type] ?? type}`);
  },
});
process.exit(0);
