// Asks real wrangler about the cases of src/test/resources/build-output-cases. See README.md.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { askFunctions, bindingsInForm, here, inParallel, inWorkDirectory, line, readLines, work } from "./oracle.mjs";

const { secretsOf } = createRequire(import.meta.url)("./build-output.cjs");

const GUARD = /^It looks like you've run [^]* was found at `([^`]+)`[^]* run `([^`]+)` instead/;
const NEW_CONFIG = "--experimental-new-config";
const OUTPUT = ".cloudflare/output";

/** What is asked of each family; a row has more keys: the question, and notes about it. */
const ASKED = {
  previews: ["ok", "stage", "errors", "warnings", "uploaded", "workerName", "targetEnvironment", "env_all", "requestKeys"],
  guard: ["refused", "foundAt", "says"],
  deploy: ["worker", "workerName", "ok", "stage", "errors", "issues", "uploaded", "deployedBy", "mode", "isPreview", "accountId", "assetsOnly",
    "dryRunOk"],
};

const { values: options } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    cases: { type: "string", default: path.join(here, "../resources/build-output-cases") },
  },
});

/** Makes the tree of a case. */
function makeTree(tree, root) {
  const at = (name) => {
    const target = path.join(root, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    return target;
  };
  fs.mkdirSync(root);
  for (const [name, text] of Object.entries(tree.files)) {
    fs.writeFileSync(at(name), typeof text === "string" ? text : Buffer.from(text.base64, "base64"));
  }
  tree.emptyDirectories.forEach((name) => fs.mkdirSync(path.join(root, name), { recursive: true }));
  Object.entries(tree.links).forEach(([name, target]) => fs.symlinkSync(target, at(name)));
}

/** A command of wrangler that must stop at its guard, or at the missing network. */
async function guard({ root, expected }, runner) {
  const { ok, message } = await runner.run(path.join(root, expected.cwd), expected.command.split(" ").slice(1));
  const [, foundAt = null, says = null] = GUARD.exec(message ?? "") ?? [];
  if (!ok && foundAt === null && !/fetch failed|no network/.test(message)) {
    return { problem: `stopped by something else: ${message}` };
  }
  return { answer: { refused: foundAt !== null, foundAt, says } };
}

function jsonFilesIn(directory) {
  const read = (name) => {
    const value = JSON.parse(fs.readFileSync(path.join(directory, name), "utf8"));
    delete value.producer; // the version of wrangler
    return value;
  };
  const names = fs.existsSync(directory) ? fs.readdirSync(directory, { recursive: true }) : [];
  return Object.fromEntries(names.filter((name) => name.endsWith("config.json")).sort().map((name) => [name, read(name)]));
}

/** Builds a project as its tree was built, and lets wrangler say what it would upload of the same source. */
async function build({ root, expected, tree }, runner) {
  const args = [NEW_CONFIG, ...(expected.mode == null ? [] : [`--env=${expected.mode}`])];
  const recorded = jsonFilesIn(path.join(root, OUTPUT));
  fs.rmSync(path.join(root, OUTPUT), { recursive: true, force: true });
  const built = await runner.run(root, ["build", ...args, "--experimental-cf-build-output"]);
  const written = jsonFilesIn(path.join(root, OUTPUT));
  const form = `${root}.form`;
  const dryRun = await runner.run(root, ["deploy", ...args, "--dry-run", "--outfile", form]);
  if (!built.ok) {
    const errors = [built.message.replaceAll(root, "<case>")];
    return { answer: { worker: null, ok: false, stage: "build", errors, uploaded: [], dryRunOk: dryRun.ok } };
  }
  if (!isDeepStrictEqual(written, recorded)) {
    return { problem: `writes other files:\n  recorded ${line(recorded)}\n  wrangler ${line(written)}` };
  }
  return dryRun.ok
    ? { answer: { uploaded: secretsOf(bindingsInForm(form)) } }
    : { problem: `builds it, but refuses the dry run: ${dryRun.message}` };
}

/** How a question is asked by running wrangler; undefined if its functions are enough. */
function command({ family, expected }) {
  if (options.quick) {
    return undefined;
  }
  return family === "guard" ? guard : /^dry-run|build/.test(expected.how) ? build : undefined;
}

function questionsOf(family) {
  const read = (kind) => readLines(path.join(options.cases, `${family}-${kind}.jsonl`));
  const trees = new Map(read("cases").map((text) => JSON.parse(text)).map((tree) => [tree.case, tree]));
  return read("expected").map((text) => {
    const expected = JSON.parse(text);
    return { family, text, expected, tree: trees.get(expected.case), name: `${family}/${expected.case}` };
  });
}

/** Gives each question what wrangler says: `answer` with the keys that it can fill, `problem`, or `left`: why there is no answer. */
async function askAll(questions) {
  questions.forEach((question, index) => {
    question.root = path.join(work, `q${index}`);
    makeTree(question.tree, question.root);
  });
  const ofFunctions = questions.filter(({ family }) => family !== "guard");
  const answers = await askFunctions("build-output.cjs",
    ofFunctions.map(({ family, root, expected }) => ({ family, root, asked: expected })));
  ofFunctions.forEach((question, index) => {
    const { left, ...answer } = answers[index];
    Object.assign(question, left === undefined ? { answer } : { left });
  });
  await inParallel(questions, async (question, index, runner) => {
    const { answer, problem } = await command(question)?.(question, runner) ?? {};
    if (answer !== undefined) {
      const both = question.answer?.uploaded;
      question.problem = both && !isDeepStrictEqual(both, answer.uploaded)
        ? `the source uploads ${line(answer.uploaded)}, its Build Output ${line(both)}`
        : undefined;
      question.answer = { ...question.answer, ...answer };
    }
    question.problem ??= problem;
  });
  questions.filter(({ expected }) => expected.assumed !== undefined).forEach((question) => {
    question.answer = undefined;
    question.left = "assumed";
  });
}

/** What is asked and not as recorded. */
function differences({ family, expected, answer = {} }) {
  return ASKED[family].filter((key) => !isDeepStrictEqual(expected[key], answer[key]));
}

function report({ name, expected, answer, problem, different }) {
  const lines = different.map((key) => `\n  ${key}: expected ${line(expected[key])}\n  ${key}: wrangler ${line(answer?.[key])}`);
  console.error(`${name}: ${problem ?? ""}${lines.join("")}`);
}

/** The row with wrangler's answer; the keys of the question and the notes stay. */
function renewed({ family, expected, answer }) {
  const row = Object.fromEntries(Object.entries(expected).filter(([key]) => !ASKED[family].includes(key) || answer[key] !== undefined));
  return line({ ...row, ...answer, how: expected.how ?? "functions" });
}

async function main() {
  const all = Object.keys(ASKED).flatMap(questionsOf);
  const questions = all.filter(({ family, name }) => name.includes(options.only) && !(options.quick && family === "guard"));
  await askAll(questions);
  const counts = Object.fromEntries(Object.keys(ASKED).map((family) => [family, { asked: 0, left: 0, different: 0 }]));
  for (const question of questions) {
    const count = counts[question.family];
    const { name, answer, left = "known only by running", problem } = question;
    count.asked++;
    if (answer === undefined && problem === undefined) {
      count.left++;
      console.log(`${name}: left as recorded (${left})`);
      continue;
    }
    question.different = answer === undefined ? [] : differences(question);
    if (problem !== undefined || (question.different.length > 0 && !options.write)) {
      count.different++;
      report(question);
    } else if (question.different.length > 0) {
      question.text = renewed(question);
    }
  }
  if (options.write) {
    for (const family of Object.keys(ASKED)) {
      const lines = all.filter((question) => question.family === family).map(({ text }) => text);
      fs.writeFileSync(path.join(options.cases, `${family}-expected.jsonl`), `${lines.join("\n")}\n`);
    }
  }
  const summary = Object.entries(counts).map(([family, { asked, left, different }]) =>
    `${family}: ${asked} questions, ${asked - left - different} agree, ${left} left as recorded, ${different} problem(s)`);
  console.log(`${summary.join("\n")}${options.quick ? "\nno runs" : ""}`);
  process.exitCode = Object.values(counts).every(({ different }) => different === 0) ? 0 : 1;
}

await inWorkDirectory(main);
