// Answers questions about src/test/resources/build-output-cases with the functions of wrangler itself. Runs under the Node of this
// directory's package.json. stdin: JSON, a list of { family, root, asked }; stdout: JSON, a list of what wrangler says, each with the keys of
// an answer that it can fill, or with `left`: why it can't.
const fs = require("node:fs");
const path = require("node:path");

const VERSION_DIRECTORY = /^v(0|[1-9]\d*)$/;

// Wrangler writes Build Output and doesn't read it: the schemas of its files are put together here as they are in the bundle, where they
// have no name (after BuildOutputProducerSchema, ContainerConfigSchema and ManifestSchema).
const WRANGLER = `
init_validation(); init_config2(); init_config_helpers(); init_binding_utils(); init_create_worker_upload_form(); init_preview3();
exports.oracle = {
  readRawConfig: exports.experimental_readRawConfig,
  normalizeAndValidateConfig,
  getBindings,
  createWorkerUploadForm,
  resolveWorkerName,
  ensurePreviewsConfig,
  extractConfigBindings,
  assemblePreviewDeploymentSettings,
  convertToWranglerConfig,
  rootSchema: strictObject({
    producer: BuildOutputProducerSchema.optional(),
    settings: strictObject(SettingsSchema.shape).optional(),
    buildContext: BuildContextSchema,
  }),
  containerSchema: union([
    StandardContainerBaseSchema.extend({ image: BuildOutputContainerImageSchema }).superRefine(validateContainerRelationships),
    DurableObjectContainerBaseSchema.extend({ images: record(string2(), BuildOutputContainerImageSchema).optional() }),
  ]),
  workerSchema: BaseWorkerSchema.extend({ manifest: ManifestSchema.optional() }),
};`;

function flatten(diagnostics, kind) {
  return [...diagnostics[kind], ...diagnostics.children.flatMap((child) => flatten(child, kind))];
}

/** Secrets Store bindings of the list of an upload, or of the bindings by name of a Preview's. */
function secretsOf(bindings) {
  const list = Array.isArray(bindings) ? bindings : Object.entries(bindings ?? {}).map(([name, binding]) => ({ name, ...binding }));
  return list.filter((binding) => binding?.type === "secrets_store_secret").map(({ type, ...fields }) => fields);
}

/** What `wrangler preview --env ENV` would send. */
async function preview(w, root, { env }) {
  const refused = (stage, errors) => ({ ...answer, stage, errors });
  const args = env === null ? {} : { env };
  const answer = { ok: false, stage: "parse", errors: [], warnings: [], uploaded: [] };
  let config, diagnostics;
  try {
    const { rawConfig, configPath, userConfigPath } = w.readRawConfig(args, { useRedirectIfAvailable: true });
    answer.stage = "crash";
    ({ config, diagnostics } = w.normalizeAndValidateConfig(rawConfig, configPath, userConfigPath, args));
  } catch (error) {
    return refused(answer.stage, [error.message.replaceAll(`${root}/`, "")]);
  }
  answer.warnings = flatten(diagnostics, "warnings");
  if (diagnostics.hasErrors()) {
    answer.workerName = config.name ?? null;
    answer.targetEnvironment = config.targetEnvironment ?? null;
    return refused("validate (wrangler deploy is refused too)", flatten(diagnostics, "errors"));
  }
  try {
    answer.workerName = w.resolveWorkerName({}, config);
    answer.targetEnvironment = config.targetEnvironment ?? null;
    config = await w.ensurePreviewsConfig("dummy", { ignoreBaseConfig: true }, config);
    const request = await w.assemblePreviewDeploymentSettings(config, undefined, "dummy", answer.workerName, "dummy", { isNewPreview: true });
    const bindings = Object.entries(request.env ?? {});
    return {
      ...answer,
      ok: true,
      stage: "ok",
      uploaded: secretsOf(request.env),
      env_all: Object.fromEntries(bindings.map(([name, binding]) => [name, binding.type])),
      requestKeys: Object.keys(request),
    };
  } catch (error) {
    return refused("preview", [error.message.split("\n")[0]]);
  }
}

class Refused extends Error {
  constructor(answer) {
    super();
    this.answer = { worker: null, ok: false, uploaded: [], stage: "reader", ...answer };
  }
}

/** A file of Build Output, read as strictly as wrangler writes it. */
function readJson(root, file, what, schema) {
  const called = `<case>/${path.relative(root, file)}`;
  let value;
  try {
    value = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new Refused({ errors: [`Build Output Specification: could not parse JSON at ${called}.\n${error.message}`] });
  }
  const { success, data, error } = schema.safeParse(value);
  if (!success) {
    throw new Refused({
      errors: [`Build Output Specification: invalid ${what} config at ${called}.\n${error.message}`],
      issues: error.issues.map((issue) =>
        ({ code: issue.code, path: issue.path.join("."), message: issue.message, ...(issue.keys && { keys: issue.keys }) })),
    });
  }
  return data;
}

/** Why a tree has another reader's answer: which directories, files and links there may be is decided by cf. */
function leftToCf(output, workers) {
  const versions = fs.existsSync(output) ? fs.readdirSync(output).filter((name) => VERSION_DIRECTORY.test(name)) : [];
  if (versions.join() !== "v1") {
    return "which version directory is read";
  }
  if (fs.lstatSync(path.join(output, "..")).isSymbolicLink()
    || fs.readdirSync(output, { recursive: true, withFileTypes: true }).some((entry) => entry.isSymbolicLink())) {
    return "links";
  }
  const containers = directories(path.join(output, "v1/containers"));
  const files = [path.join(output, "v1/config.json"),
    ...containers.map((container) => path.join(output, "v1/containers", container, "container.config.json")),
    ...workers.map((worker) => path.join(output, "v1/workers", worker, "worker.config.json"))];
  return workers.includes("default") && files.every((file) => fs.existsSync(file)) ? undefined : "which files must be there";
}

function directories(parent) {
  const entries = fs.existsSync(parent) ? fs.readdirSync(parent, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** What `cf deploy --prebuilt` would upload of a Worker of Build Output, as far as wrangler's own schemas and conversion decide it. */
function buildOutput(w, root, { project = "", worker: asked }) {
  const output = path.join(root, project, ".cloudflare/output");
  const directory = path.join(output, "v1/workers");
  const workers = directories(directory);
  const left = leftToCf(output, workers);
  if (left !== undefined) {
    return { left };
  }
  try {
    const rootConfig = readJson(root, path.join(output, "v1/config.json"), "root", w.rootSchema);
    const configs = Object.fromEntries(workers.map((name) =>
      [name, readJson(root, path.join(directory, name, "worker.config.json"), "Worker", w.workerSchema)]));
    for (const name of directories(path.join(output, "v1/containers"))) {
      readJson(root, path.join(output, "v1/containers", name, "container.config.json"), "Container", w.containerSchema);
    }
    return ofWorker(w, path.join(directory, asked ?? "default"), rootConfig, configs[asked ?? "default"]);
  } catch (error) {
    if (error instanceof Refused) {
      return error.answer;
    }
    throw error;
  }
}

function ofWorker(w, directory, { settings, buildContext }, { manifest, ...worker }) {
  const { isPreview, mode = null } = buildContext;
  const command = isPreview ? "cf previews deploy" : "cf deploy";
  const answer = {
    worker: path.basename(directory),
    workerName: worker.name,
    ok: false,
    errors: [],
    uploaded: [],
    deployedBy: path.basename(directory) === "default" ? command : `${command} --worker ${worker.name}`,
    mode,
    isPreview,
    accountId: settings?.accountId ?? null,
  };
  if (isPreview && (Object.keys(worker.unsafe?.metadata ?? {}).length > 0 || worker.unsafe?.capnp)) {
    return { left: "what a Preview may have in unsafe" };
  }
  const refused = (errors) => ({ ...answer, stage: "validate", errors });
  const bundle = path.join(directory, "bundle");
  const main = manifest !== undefined && fs.existsSync(bundle) ? path.join(bundle, manifest.mainModule) : undefined;
  let config, diagnostics;
  try {
    const raw = w.convertToWranglerConfig({ ...settings, worker, containers: [] });
    ({ config, diagnostics } = w.normalizeAndValidateConfig({ ...raw, ...(main && { main }) }, undefined, undefined, {}));
  } catch (error) {
    return refused([`validate crash: ${error.message}`]);
  }
  if (diagnostics.hasErrors()) {
    return refused(flatten(diagnostics, "errors"));
  }
  const assetsOnly = main === undefined && fs.existsSync(path.join(directory, "assets"));
  answer.ok = true;
  if (isPreview) {
    answer.uploaded = secretsOf(w.extractConfigBindings({ ...config, previews: config }));
  } else if (assetsOnly) {
    answer.assetsOnly = true;
  } else {
    const form = w.createWorkerUploadForm(
      { main: { name: "index.js", type: "esm", content: "" }, modules: [] },
      w.getBindings(config),
      { dryRun: true, unsafe: config.unsafe },
    );
    answer.uploaded = secretsOf(JSON.parse(form.get("metadata")).bindings);
  }
  return answer;
}

module.exports = { secretsOf };

if (require.main === module) {
  const w = require("./wrangler.cjs")(WRANGLER);
  const ask = { previews: preview, deploy: buildOutput };
  (async () => {
    const answers = [];
    for (const { family, root, asked } of JSON.parse(fs.readFileSync(0, "utf8"))) {
      process.chdir(root);
      answers.push(await ask[family](w, root, asked));
    }
    process.stdout.write(JSON.stringify(answers), () => process.exit(0));
  })();
}
