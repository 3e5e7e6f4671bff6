// Runs one `wrangler deploy --dry-run` after another in one process, by calling wrangler's own main function: most of the time that a dry run
// takes is loading wrangler. stdin: a line of JSON { id, cwd, args } each; file descriptor 3: a line { id, ok, message } for each.
const fs = require("node:fs");
const readline = require("node:readline");

const main = require("./wrangler.cjs")("init_src7(); exports.oracle = main;");
const environment = { ...process.env };

(async () => {
  for await (const text of readline.createInterface({ input: process.stdin })) {
    const { id, cwd, args } = JSON.parse(text);
    const result = { id, ok: true };
    process.env = { ...environment }; // wrangler replaces it when it reads .env files
    process.exitCode = undefined;
    process.chdir(cwd);
    try {
      await main(args);
    } catch (error) {
      result.ok = false;
      result.message = error.message;
    }
    fs.writeSync(3, `${JSON.stringify(result)}\n`);
  }
  process.exit(0);
})();
