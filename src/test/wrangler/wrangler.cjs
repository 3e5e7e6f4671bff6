// wrangler's bundle is one CommonJS file: compile it with an addition that hands out functions that it keeps to itself.
const fs = require("node:fs");
const path = require("node:path");
const Module = require("node:module");

module.exports = function wrangler(addition) {
  const file = path.join(__dirname, "node_modules/wrangler/wrangler-dist/cli.js");
  const module_ = new Module(file, module);
  module_.filename = file;
  module_.paths = Module._nodeModulePaths(path.dirname(file));
  module_._compile(`${fs.readFileSync(file, "utf8")}\n;${addition}`, file);
  return module_.exports.oracle;
};
