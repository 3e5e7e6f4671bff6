// Asks real wrangler about every case of src/test/resources/wrangler-cases. See README.md.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { isDeepStrictEqual, parseArgs, stripVTControlCharacters } from "node:util";
import { askFunctions, bindingsInForm, cli, environment, here, inParallel, inWorkDirectory, line, node, readLines, work } from "./oracle.mjs";

const { secretsOf } = createRequire(import.meta.url)("./reader.cjs");

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

/** A question of its own copy of its case. Wrangler looks for configs upwards, and leaves things behind. */
function copyCase(question, index) {
  const [, name] = question.path.split("/");
  const root = path.join(work, `q${index}`);
  fs.cpSync(path.join(options.cases, "cases", name), path.join(root, "cases", name), { recursive: true });
  return root;
}

function dryRunArgs(question, run, outfile) {
  return ["deploy", ...(run.script ? [run.script] : []), "--dry-run", "--outfile", outfile,
    "--name", "oracle", "--compatibility-date", "2026-01-01",
    ...(run.config === undefined ? [] : ["--config", run.config]),
    ...(question.env === null ? [] : [`--env=${question.env}`])];
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
  return { ok: true, bindings: bindingsInForm(outfile) };
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

async function main() {
  const file = path.join(options.cases, "expected.jsonl");
  const lines = readLines(file);
  const asked = lines.map((text) => JSON.parse(text)).map((expected, number) => ({ expected, number }))
    .filter(({ expected }) => expected.path.includes(options.only));
  const answers = await askFunctions("reader.cjs", asked.map(({ expected }, index) =>
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

await inWorkDirectory(main);
