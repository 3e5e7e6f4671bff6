// Deploys every case of src/test/resources/real-deploys with real wrangler to a stand-in for Cloudflare's API. See README.md.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual, parseArgs, stripVTControlCharacters } from "node:util";
import { cli, environment, here, inParallel, inWorkDirectory, line, node, readLines, work } from "./oracle.mjs";
import { startStandIn } from "./stand-in.mjs";

const QUESTION = ["case", "deployer", "command", "env", "variables", "existing", "replaced", "run", "stricter"];
const BUILT = {
  "src/index.js": "export default { fetch() { return new Response() } };\n",
  "public/index.html": "<!doctype html>\n",
};

const { values: options } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    print: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    cases: { type: "string", default: path.join(here, "../resources/real-deploys") },
  },
});

const account = JSON.parse(fs.readFileSync(path.join(options.cases, "account.json"), "utf8"));

/** A deploy's own copy of its case, with the output of a build, and with the placeholders that a pipeline would replace. */
function copyCase(question, index) {
  const [name, ...below] = question.case.split("/");
  const copy = path.join(work, `d${index}`);
  fs.cpSync(path.join(options.cases, "cases", name), copy, { recursive: true });
  for (const [file, content] of Object.entries(BUILT)) {
    fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    fs.writeFileSync(path.join(copy, file), content);
  }
  for (const [placeholder, id] of Object.entries(question.replaced ?? {})) {
    const config = path.join(copy, "wrangler.toml");
    fs.writeFileSync(config, fs.readFileSync(config, "utf8").replaceAll(placeholder, id));
  }
  return path.join(copy, ...below);
}

/** A token is in the environment, as in CI. A member has logged in: the file is what `wrangler login` leaves behind. */
function credentials(deployer, index) {
  if (account.deployers[deployer].permissions !== undefined) {
    return { CLOUDFLARE_API_TOKEN: deployer };
  }
  const home = path.join(work, `home${index}`);
  const file = path.join(home, ".wrangler/config/default.toml");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `oauth_token = "${deployer}"\nrefresh_token = "none"\nexpiration_time = "2999-01-01T00:00:00.000Z"\n`);
  return { HOME: home, CLOUDFLARE_API_TOKEN: undefined };
}

function runWrangler(cwd, args, variables) {
  const env = { ...environment, WRANGLER_LOG: "log", ...variables };
  return new Promise((resolve) => {
    const child = execFile(node, [cli, ...args], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr: stripVTControlCharacters(stderr) }));
    child.stdin.end();
  });
}

/** The beginning of the first error that wrangler prints, or Cloudflare's answer in it. */
function errorIn(stderr, project) {
  const [, error = stderr] = /\[ERROR\] ([\s\S]*?)(?=\n\n\n|\n\S|$)/.exec(stderr) ?? [];
  const lines = error.replaceAll(project, ".").split("\n").map((text) => text.trim()).filter((text) => text !== "");
  return lines.find((text) => /\[code: \d+\]$/.test(text)) ?? lines.slice(0, 2).join(" ");
}

function secretOf({ name, store_id, secret_name }) {
  return { name, store_id, secret_name };
}

async function deploy(question, index) {
  const project = copyCase(question, index);
  const standIn = await startStandIn(account, question.existing ?? false);
  const args = [...(question.command ?? "deploy").split(" "), ...(question.env === undefined ? [] : [`--env=${question.env}`])];
  const result = await runWrangler(project, args, {
    NODE_OPTIONS: `--require ${JSON.stringify(path.join(here, "only-loopback.cjs"))}`,
    CLOUDFLARE_API_BASE_URL: standIn.url,
    CLOUDFLARE_ACCOUNT_ID: account.id,
    ...credentials(question.deployer, index),
    ...question.variables,
  });
  await standIn.stop();
  return outcome(standIn, result, project);
}

function outcome(standIn, result, project) {
  const message = result.ok ? undefined : errorIn(result.stderr, project);
  const code = /\[code: (\d+)\]$/.exec(message)?.[1];
  const last = standIn.uploads.at(-1);
  const answer = {
    accepted: result.ok,
    refusedBy: result.ok ? undefined : last === undefined ? "wrangler" : "Cloudflare",
    code: code === undefined ? undefined : Number(code),
    message,
    uploaded: last?.bindings.map(secretOf),
  };
  return { answer, trouble: trouble(standIn, answer, last), result };
}

/** What must never be recorded: an outcome that wrangler and the stand-in see differently. */
function trouble({ uploads, unknown }, answer, last) {
  if (unknown.length > 0) {
    return `the stand-in doesn't know ${unknown.join(", ")}`;
  } else if (uploads.length > 1) {
    return `${uploads.length} uploads`;
  } else if (answer.accepted !== (last !== undefined && last.refused === undefined)) {
    return `wrangler ${answer.accepted ? "ended well" : `failed (${answer.message})`}, but the stand-in saw ${line(uploads)}`;
  } else if (last?.refused !== undefined && last.refused.code !== answer.code) {
    return `wrangler prints ${answer.message}, but the stand-in answered ${last.refused.code}`;
  }
  return undefined;
}

function questionOf(expected) {
  return Object.fromEntries(QUESTION.filter((key) => expected[key] !== undefined).map((key) => [key, expected[key]]));
}

async function main() {
  const file = path.join(options.cases, "expected.jsonl");
  const lines = readLines(file);
  const asked = lines.map((text) => JSON.parse(text)).map((expected, number) => ({ expected, number }))
    .filter(({ expected }) => expected.case.includes(options.only));
  let problems = 0;
  let accepted = 0;
  await inParallel(asked, async ({ expected, number }, index) => {
    const question = questionOf(expected);
    const { answer, trouble, result } = await deploy(question, index);
    const real = JSON.parse(JSON.stringify({ ...question, ...answer }));
    accepted += answer.accepted ? 1 : 0;
    if (options.print) {
      console.log(`${result.stdout}${result.stderr}`);
    }
    if (trouble !== undefined) {
      problems++;
      console.error(`${line(question)}: ${trouble}`);
    } else if (options.write) {
      lines[number] = line(real);
    } else if (!isDeepStrictEqual(expected, real)) {
      problems++;
      console.error(`${line(question)}:\n  expected ${line(expected)}\n  real     ${line(real)}`);
    }
  });
  if (options.write) {
    fs.writeFileSync(file, `${lines.join("\n")}\n`);
  }
  console.log(`${asked.length} deploys, ${accepted} accepted, ${asked.length - accepted} refused, ${problems} problem(s)`);
  process.exitCode = problems === 0 ? 0 : 1;
}

await inWorkDirectory(main);
