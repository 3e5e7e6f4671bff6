// Answers questions with the functions of wrangler itself, without starting it for each: the messages, the warnings and what the form of an
// upload would hold. ask.mjs then checks every answer against a real dry run. Runs under the Node of this directory's package.json.
//
// stdin: JSON, a list of { root, path, env }; stdout: JSON, a list of answers, each with `run`: how to start the dry run.
const fs = require("node:fs");
const path = require("node:path");

const STUB = "oracle-entry.js";

const WRANGLER = `
init_validation(); init_validation_pages(); init_config2(); init_config_helpers(); init_binding_utils(); init_create_worker_upload_form();
exports.oracle = {
  readRawConfig: exports.experimental_readRawConfig,
  normalizeAndValidateConfig,
  validatePagesConfig,
  isPagesConfig,
  getBindings,
  createWorkerUploadForm,
};`;

function flatten(diagnostics, kind) {
  return [...diagnostics[kind], ...diagnostics.children.flatMap((child) => flatten(child, kind))];
}

function isSecret(binding) {
  return typeof binding === "object" && binding !== null && binding.type === "secrets_store_secret";
}

function pick(object, keys) {
  return Object.fromEntries(keys.filter((key) => object[key] !== undefined).map((key) => [key, object[key]]));
}

/** Creates what a build would have created: an entry point that exports the classes that are bound, and a directory of assets. */
function createStubs(config, cwd) {
  const serviceWorker = ["wasm_modules", "text_blobs", "data_blobs"].some((field) => config[field] !== undefined);
  const classes = [...(config.durable_objects?.bindings ?? []), ...(config.workflows ?? [])]
    .map((entry) => entry?.class_name)
    .filter((name) => typeof name === "string" && /^[A-Za-z_$][\w$]*$/.test(name));
  const code = serviceWorker
    ? 'addEventListener("fetch", () => {});\n'
    : `export default { fetch() {} };\n${[...new Set(classes)].map((name) => `export class ${name} {}\n`).join("")}`;
  const write = (file, text) => {
    if (!fs.existsSync(file)) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  };
  for (const field of ["wasm_modules", "text_blobs", "data_blobs"]) {
    for (const file of Object.values(config[field] ?? {})) {
      write(path.resolve(file), "");
    }
  }
  const directory = config.assets?.directory;
  if (typeof directory === "string" && directory !== "" && config.configPath) {
    fs.mkdirSync(path.resolve(path.dirname(config.configPath), directory), { recursive: true });
  }
  if (typeof config.main === "string") {
    write(config.main, code);
    return undefined;
  }
  if (config.assets) {
    return undefined;
  }
  write(path.join(cwd, STUB), code);
  return STUB;
}

function ask(w, { root, path: asked, env }) {
  const target = path.join(root, asked);
  const isDirectory = fs.existsSync(target) && fs.statSync(target).isDirectory();
  const cwd = isDirectory ? target : root;
  process.chdir(cwd);
  const args = { ...(isDirectory ? {} : { config: asked }), ...(env === null ? {} : { env }) };
  const clean = (text) => text.replaceAll(`${root}/`, "").replaceAll(root, ".");
  const answer = { path: asked, env, ok: false, stage: "parse", bindings: [], uploaded: [], errors: [], warnings: [] };
  const run = { cwd, config: args.config, script: undefined, skip: false, metadataBindings: undefined };
  const failed = (error, stage) => {
    answer.stage = stage;
    answer.errors = [clean(error.message)];
    answer.errorName = error.name === "Error" && error.constructor.name !== "Error" ? error.constructor.name : error.name;
    if (error.location) {
      answer.location = pick(error.location, ["line", "column", "length", "lineText"]);
    }
    if (error.notes?.length) {
      answer.notes = error.notes.map((note) => clean(note.text));
    }
    return { answer, run };
  };

  let raw;
  try {
    raw = w.readRawConfig(args, { useRedirectIfAvailable: true });
  } catch (error) {
    return failed(error, "parse");
  }
  const { rawConfig, configPath, userConfigPath } = raw;
  if (configPath !== undefined) {
    answer.configPath = isDirectory ? path.relative(target, path.resolve(configPath)) : path.basename(configPath);
  }
  // The normalising changes the raw config, so this comes first.
  const projectName = rawConfig?.name;
  const environments = Object.keys(rawConfig?.env ?? {});
  answer.pages = rawConfig !== null && w.isPagesConfig(rawConfig);
  let config, diagnostics;
  try {
    ({ config, diagnostics } = w.normalizeAndValidateConfig(rawConfig, configPath, userConfigPath, args));
  } catch (error) {
    return failed(error, "crash");
  }
  answer.name = config.name ?? null;
  answer.warnings = flatten(diagnostics, "warnings").map(clean);
  answer.errors = flatten(diagnostics, "errors").map(clean);
  if (diagnostics.hasErrors()) {
    answer.stage = "validate";
    return { answer, run };
  }
  if (answer.pages) {
    answer.pagesErrors = flatten(w.validatePagesConfig(config, environments, projectName), "errors");
    run.skip = true; // `wrangler deploy` refuses such a project, `wrangler pages deploy` has no dry run
  }
  run.script = createStubs(config, cwd);
  try {
    const form = w.createWorkerUploadForm(
      { main: { name: "index.js", type: "esm", content: "" }, modules: [] },
      w.getBindings(config),
      { dryRun: true, unsafe: config.unsafe },
    );
    run.metadataBindings = JSON.parse(form.get("metadata")).bindings;
  } catch (error) {
    return failed(error, "crash");
  }
  answer.ok = true;
  answer.stage = "ok";
  answer.bindings = config.secrets_store_secrets.map((entry) => pick(entry, ["binding", "store_id", "secret_name"]));
  answer.uploaded = secretsOf(run.metadataBindings);
  if (!answer.pages && config.main === undefined && config.assets?.directory) {
    answer.assetsOnly = true;
  }
  return { answer, run };
}

function secretsOf(bindings) {
  return (Array.isArray(bindings) ? bindings : [])
    .filter(isSecret)
    .map((binding) => pick(binding, ["name", "type", "store_id", "secret_name"]));
}

module.exports = { secretsOf };

if (require.main === module) {
  const w = require("./wrangler.cjs")(WRANGLER);
  const questions = JSON.parse(fs.readFileSync(0, "utf8"));
  const answers = questions.map((question) => ask(w, question));
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
}
