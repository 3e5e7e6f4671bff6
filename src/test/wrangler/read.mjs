// Asks real wrangler what it reads in every document of src/test/resources/conformance. See README.md.
// Starts itself once more, under wrangler's Node and without a network.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { shape } from "./shape.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const documents = path.join(here, "../resources/conformance");
const node = path.join(here, "node_modules/node/bin/node");

function ask(oracle, name, directory) {
  const config = path.join(directory, `wrangler.${name.endsWith(".toml") ? "toml" : "json"}`);
  fs.copyFileSync(path.join(documents, name), config);
  try {
    return { document: name, read: shape(oracle.readRawConfig({ config }).rawConfig) };
  } catch (error) {
    return { document: name, refused: error.message.replaceAll(directory, "").split("\n")[0] };
  }
}

function answers() {
  const oracle = createRequire(import.meta.url)("./wrangler.cjs")(
    "exports.oracle = { readRawConfig: exports.experimental_readRawConfig };");
  const directory = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "wrangler-reads-"));
  const names = fs.readdirSync(documents, { recursive: true }).filter((name) => /\.(toml|json)$/.test(name)).sort();
  const lines = names.map((name) => JSON.stringify(ask(oracle, name, directory)));
  fs.rmSync(directory, { recursive: true });
  return `${lines.join("\n")}\n`;
}

/** Compares line by line, or writes. */
function renew(write) {
  const file = path.join(documents, "wrangler.jsonl");
  const now = answers();
  if (write) {
    fs.writeFileSync(file, now);
    return 0;
  }
  const before = new Set(fs.readFileSync(file, "utf8").split("\n"));
  const different = now.split("\n").filter((line) => !before.has(line));
  different.forEach((line) => console.error(`wrangler: ${line.slice(0, 300)}`));
  console.log(`${before.size - 1} documents, ${different.length} difference(s)`);
  return different.length === 0 && before.size === now.split("\n").length ? 0 : 1;
}

if (process.env.ORACLE !== undefined) {
  process.exit(renew(process.env.ORACLE === "--write"));
}
const { status } = spawnSync(node, ["--require", path.join(here, "no-network.cjs"), fileURLToPath(import.meta.url)], {
  env: { PATH: process.env.PATH, HOME: os.tmpdir(), ORACLE: process.argv[2] ?? "", WRANGLER_SEND_METRICS: "false", CI: "true" },
  stdio: "inherit",
});
process.exit(status ?? 1);
