// What ask.mjs and ask-build-output.mjs share: wrangler's Node, a directory to work in, and a wrangler that runs one command after another.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PARALLEL = 2;

export const here = path.dirname(fileURLToPath(import.meta.url));
export const node = path.join(here, "node_modules/node/bin/node");
export const cli = path.join(here, "node_modules/wrangler/wrangler-dist/cli.js");
if (!fs.existsSync(node) || !fs.existsSync(cli)) {
  console.error("wrangler is not installed here: run `npm ci` first");
  process.exit(2);
}

// os.tmpdir() may be a symbolic link, and wrangler's messages have the real path.
export const work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "wrangler-oracle-"));
export const environment = {
  PATH: process.env.PATH,
  HOME: path.join(work, "home"),
  TMPDIR: path.join(work, "tmp"),
  NODE_COMPILE_CACHE: path.join(work, "compile-cache"),
  NODE_OPTIONS: `--require ${JSON.stringify(path.join(here, "no-network.cjs"))}`,
  NO_COLOR: "1",
  CI: "true",
  CLOUDFLARE_API_TOKEN: "dummy",
  CLOUDFLARE_ACCOUNT_ID: "dummy",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG: "none",
  WRANGLER_LOG_PATH: path.join(work, "logs"),
};

/** Does the work in a directory that is deleted afterwards. */
export async function inWorkDirectory(main) {
  try {
    requireNoConfigAbove();
    fs.mkdirSync(environment.HOME);
    fs.mkdirSync(environment.TMPDIR);
    await main();
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function requireNoConfigAbove() {
  for (let dir = work; ; dir = path.dirname(dir)) {
    for (const name of ["wrangler.json", "wrangler.jsonc", "wrangler.toml", ".wrangler/deploy/config.json"]) {
      if (fs.existsSync(path.join(dir, name))) {
        throw new Error(`${path.join(dir, name)} would be found from every case: set TMPDIR to another place`);
      }
    }
    if (dir === path.dirname(dir)) {
      return;
    }
  }
}

/** The answers of a script that calls wrangler's functions: it takes a list of questions, and gives a list of answers. */
export function askFunctions(script, questions) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [path.join(here, script)], { env: environment, stdio: ["pipe", "pipe", "inherit"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(Buffer.concat(chunks).toString())) : reject(new Error(`${script} ended with ${code}`)));
    child.stdin.end(JSON.stringify(questions));
  });
}

/** A process that runs command after command (runner.cjs). Replaced when it dies. */
class Runner {
  #child;
  #waiting;

  run(cwd, args) {
    if (this.#child === undefined) {
      this.#start();
    }
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#child.stdin.write(`${JSON.stringify({ cwd, args })}\n`);
    });
  }

  #start() {
    const child = spawn(node, [path.join(here, "runner.cjs")], { env: environment, stdio: ["pipe", "ignore", "ignore", "pipe"] });
    this.#child = child;
    createInterface({ input: child.stdio[3] }).on("line", (text) => this.#settle(JSON.parse(text)));
    child.on("close", (code) => {
      this.#child = undefined;
      this.#settle({ ok: false, message: `wrangler's process ended with ${code}` });
    });
  }

  #settle(result) {
    const resolve = this.#waiting;
    this.#waiting = undefined;
    resolve?.(result);
  }

  async stop() {
    if (this.#child !== undefined) {
      const closed = once(this.#child, "close");
      this.#child.stdin.end();
      await closed;
    }
  }
}

/** Does the work for each item, with its index and a Runner. */
export async function inParallel(items, work_) {
  let next = 0;
  await Promise.all(Array.from({ length: PARALLEL }, async () => {
    const runner = new Runner();
    while (next < items.length) {
      const index = next++;
      await work_(items[index], index, runner);
    }
    await runner.stop();
  }));
}

/** The bindings in the form that a dry run wrote. */
export function bindingsInForm(file) {
  const form = fs.readFileSync(file, "utf8");
  return JSON.parse(/name="metadata"\r?\n\r?\n([^\n]*?)\r?\n/.exec(form)[1]).bindings;
}

export function readLines(file) {
  return fs.readFileSync(file, "utf8").split("\n").filter((text) => text !== "");
}

/** JSON with spaces after colons and commas. */
export function line(value) {
  if (Array.isArray(value)) {
    return `[${value.map(line).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${line(member)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}
