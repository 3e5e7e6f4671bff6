// Answers what smol-toml reads: for each line of stdin, a document as a JSON string, a line with its shape or "refused".
import readline from "node:readline";
import { parse } from "smol-toml";
import { shape } from "./shape.mjs";

for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let answer;
  try {
    answer = shape(parse(JSON.parse(line)));
  } catch {
    answer = "refused";
  }
  process.stdout.write(`${answer}\n`);
}
