// What wrangler's own reader takes for many configs, in a process that stays: the program SideBySide of src/test/bench asks it.
// Arguments: a directory with directories in it, each with a wrangler.toml. stdin: a line with the number of configs to read;
// stdout: a line with the Secrets Store bindings found in them, and the milliseconds.
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const w = require("./wrangler.cjs")(`
init_validation(); init_config2(); init_config_helpers(); init_binding_utils();
exports.oracle = { readRawConfig: exports.experimental_readRawConfig, normalizeAndValidateConfig, getBindings };`);

function bindingsOf(file) {
  const args = { config: file };
  const { rawConfig, configPath, userConfigPath } = w.readRawConfig(args, { useRedirectIfAvailable: true });
  const { config, diagnostics } = w.normalizeAndValidateConfig(rawConfig, configPath, userConfigPath, args);
  if (diagnostics.hasErrors()) {
    throw new Error(diagnostics.renderErrors());
  }
  return Object.values(w.getBindings(config)).filter((binding) => binding.type === "secrets_store_secret").length;
}

(async () => {
  const root = process.argv[2];
  const files = fs.readdirSync(root).sort().map((name) => path.join(root, name, "wrangler.toml"));
  for await (const count of readline.createInterface({ input: process.stdin })) {
    const start = performance.now();
    const bindings = files.slice(0, Number(count)).reduce((sum, file) => sum + bindingsOf(file), 0);
    process.stdout.write(`${bindings} ${performance.now() - start}\n`);
  }
})();
