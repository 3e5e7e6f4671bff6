// Asks real wrangler about every case of src/test/resources/wrangler-cases. See README.md.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs, stripVTControlCharacters } from "node:util";

const { secretsOf } = createRequire(import.meta.url)("./reader.cjs");

const here = path.dirname(fileURLToPath(import.meta.url));
const PARALLEL = 2;
const ORDER = ["path", "env", "ok", "stage", "bindings", "uploaded", "errors", "warnings", "assetsOnly", "errorName", "location", "notes",
  "configPath", "pages", "name", "pagesErrors"];

const { values: options } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    cases: { type: "string", default: path.join(here, "../resources/wrangler-cases") },
  },
});

const node = path.join(here, "node_modules/node/bin/node");
const cli = path.join(here, "node_modules/wrangler/wrangler-dist/cli.js");
if (!fs.existsSync(node) || !fs.existsSync(cli)) {
  console.error("wrangler is not installed here: run `npm ci` first");
  process.exit(2);
}

// os.tmpdir() may be a symbolic link, and wrangler's messages have the real path.
const work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "wrangler-oracle-"));
const environment = {
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
  WRANGLER_LOG_PATH: path.join(work, "logs"),
};

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

/** A question of its own copy of its case. Wrangler looks for configs upwards, and leaves things behind. */
function copyCase(question, index) {
  const [, name] = question.path.split("/");
  const root = path.join(work, `q${index}`);
  fs.cpSync(path.join(options.cases, "cases", name), path.join(root, "cases", name), { recursive: true });
  return root;
}

function readAll(questions) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [path.join(here, "reader.cjs")], { env: environment, stdio: ["pipe", "pipe", "inherit"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(Buffer.concat(chunks).toString())) : reject(new Error(`reader.cjs ended with ${code}`)));
    child.stdin.end(JSON.stringify(questions));
  });
}

function dryRunArgs(question, run, outfile) {
  return ["deploy", ...(run.script ? [run.script] : []), "--dry-run", "--outfile", outfile,
    "--name", "oracle", "--compatibility-date", "2026-01-01",
    ...(run.config === undefined ? [] : ["--config", run.config]),
    ...(question.env === null ? [] : [`--env=${question.env}`])];
}

/** A process that does dry run after dry run (runner.cjs). Replaced when it dies. */
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

function errorIn(text) {
  return /\[ERROR\] ([^\n]*)/.exec(text)?.[1] ?? text.trim().split("\n").at(-1);
}

/** One wrangler for one question, as a user runs it. */
function runFresh(cwd, args) {
  return new Promise((resolve) => {
    execFile(node, [cli, ...args], { cwd, env: environment, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve(error ? { ok: false, message: errorIn(stripVTControlCharacters(stderr)) } : { ok: true }));
  });
}

/** The truth: what a dry run would upload, or that it refuses. */
async function dryRun(question, run, index, runner) {
  const outfile = path.join(work, `q${index}.form`);
  const args = dryRunArgs(question, run, outfile);
  const result = options.fresh ? await runFresh(run.cwd, args) : await runner.run(run.cwd, args);
  if (!result.ok) {
    return { ok: false, message: result.message.split("\n")[0].trim().replaceAll(`${work}/q${index}/`, "") };
  }
  const form = fs.readFileSync(outfile, "utf8");
  return { ok: true, bindings: JSON.parse(/name="metadata"\r?\n\r?\n([^\n]*?)\r?\n/.exec(form)[1]).bindings };
}

async function inParallel(items, work_) {
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

function confirm(answer, run, real) {
  if (real.ok && answer.ok) {
    answer.uploaded = secretsOf(real.bindings);
    return isDeepStrictEqual(real.bindings, run.metadataBindings) ? undefined : "wrangler's form differs from the dry run's";
  }
  if (real.ok) {
    return `refused by the reader (${answer.stage}), but the dry run goes through`;
  }
  if (answer.ok) {
    // Refused after the config was read: what the assets are, whether the Worker can be built.
    Object.assign(answer, { ok: false, stage: "deploy", bindings: [], uploaded: [], errors: [real.message] });
    delete answer.assetsOnly;
  }
  return undefined;
}

function ordered(answer) {
  return Object.fromEntries(ORDER.filter((key) => answer[key] !== undefined).map((key) => [key, answer[key]]));
}

/** JSON with spaces after colons and commas, as the lines of expected.jsonl are. */
function line(value) {
  if (Array.isArray(value)) {
    return `[${value.map(line).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${line(member)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}

async function main() {
  requireNoConfigAbove();
  fs.mkdirSync(environment.HOME);
  fs.mkdirSync(environment.TMPDIR);
  const file = path.join(options.cases, "expected.jsonl");
  const lines = fs.readFileSync(file, "utf8").split("\n").filter((text) => text !== "");
  const asked = lines.map((text) => JSON.parse(text)).map((expected, number) => ({ expected, number }))
    .filter(({ expected }) => expected.path.includes(options.only));
  const answers = await readAll(asked.map(({ expected }, index) =>
    ({ root: copyCase(expected, index), path: expected.path, env: expected.env })));

  let problems = 0;
  const problem = (expected, text) => {
    problems++;
    console.error(`${expected.path} env=${JSON.stringify(expected.env)}: ${text}`);
  };
  if (!options.quick) {
    await inParallel(asked, async ({ expected }, index, runner) => {
      const { answer, run } = answers[index];
      if (!run.skip) {
        const trouble = confirm(answer, run, await dryRun(expected, run, index, runner));
        if (trouble !== undefined) {
          problem(expected, trouble);
        }
      }
    });
  }
  asked.forEach(({ expected, number }, index) => {
    const answer = JSON.parse(JSON.stringify(ordered(answers[index].answer)));
    if (options.quick && expected.stage === "deploy" && answer.ok) {
      return; // known only by running
    }
    const different = [...new Set([...Object.keys(expected), ...Object.keys(answer)])]
      .filter((key) => !isDeepStrictEqual(expected[key], answer[key]));
    if (different.length === 0) {
      return;
    }
    if (options.write) {
      lines[number] = line(answer);
    } else {
      problem(expected, different.map((key) => `\n  ${key}: expected ${line(expected[key])}\n  ${key}: wrangler ${line(answer[key])}`).join(""));
    }
  });
  if (options.write) {
    fs.writeFileSync(file, `${lines.join("\n")}\n`);
  }
  console.log(`${asked.length} questions, ${problems} problem(s)${options.quick ? ", no dry runs" : ""}`);
  process.exitCode = problems === 0 ? 0 : 1;
}

try {
  await main();
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
