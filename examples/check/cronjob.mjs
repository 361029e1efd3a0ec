// Holds a CronJob to the model of batch/v1: names, types, and values of its members.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import yaml from "js-yaml";

const { CronJob } = createRequire(import.meta.url)("kubernetes-models/batch/v1/CronJob");
const { apiVersion, kind, ...members } = yaml.load(readFileSync(process.argv[2], "utf8"));
if (apiVersion !== "batch/v1" || kind !== "CronJob") throw new Error("no CronJob of batch/v1: " + apiVersion + " " + kind);
new CronJob(members).validate();
