// Reads every workflow and action of the repository with the parser and the schemas that GitHub publishes; prints what is
// wrong with them. It knows which contexts and functions an expression may use at its place.
import { readFileSync, readdirSync } from "node:fs";
import { register } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

register("./json-modules.mjs", import.meta.url);
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");
const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");

const workflows = (directory) =>
  readdirSync(directory)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(directory, name));

async function errors(file) {
  const source = { name: relative(root, file), content: readFileSync(file, "utf8") };
  const trace = new NoOperationTraceWriter();
  if (/^action\.ya?ml$/.test(basename(file))) {
    return parseAction(source, trace).context.errors.getErrors();
  }
  const parsed = parseWorkflow(source, trace);
  if (parsed.value) {
    // Finds what the schema can't: an unknown job in "needs", a cycle.
    const template = await convertWorkflowTemplate(parsed.context, parsed.value);
    return [...parsed.context.errors.getErrors(), ...(template.errors ?? []).map((error) => ({ message: error.Message }))];
  }
  return parsed.context.errors.getErrors();
}

const broken = workflows(join(here, "broken"));
const files = [
  join(root, "action.yml"),
  ...workflows(join(root, ".github/workflows")),
  ...workflows(join(root, "examples/github-actions/.github/workflows")),
];

let failed = false;
for (const file of files) {
  for (const error of await errors(file)) {
    failed = true;
    console.log(error.message);
  }
}
// A parser that finds nothing anywhere would look just the same.
for (const file of broken) {
  if ((await errors(file)).length === 0) {
    failed = true;
    console.log(`${relative(root, file)} is broken, and the parser doesn't find it`);
  }
}
console.log(`${files.length} files read, ${broken.length} broken ones recognized`);
process.exit(failed ? 1 : 0);
