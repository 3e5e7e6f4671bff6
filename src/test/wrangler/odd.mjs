// What the generators of odd cases share: numbers that repeat, choices, and changes that break a value.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const CASES = path.join(path.dirname(fileURLToPath(import.meta.url)), "../resources/build-output-cases");

let state = 0;

/** Sets what the numbers begin with: the same seed makes the same cases. */
export function seedWith(seed) {
  state = seed;
}

/** mulberry32: a number from 0 to less than 1. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

export const one = (list) => structuredClone(list[Math.floor(random() * list.length)]);
export const chance = (probability) => random() < probability;
export const some = (make) => Array.from({ length: 1 + Math.floor(random() * 2) }, make);

/** All tables and lists in a value, itself first. */
function inside(value) {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(inside)] : [];
}

/**
 * Changes one value: another one, none, one more, or the same again.
 *
 * `keys` are added where there are none, `odd` are the values that any place may get, and `words` those of keys.
 */
export function disturb(value, { keys: more, odd, words }) {
  const targets = inside(value);
  const target = targets[Math.floor(random() * targets.length)];
  const keys = Object.keys(target);
  const key = keys.length > 0 && chance(0.8) ? one(keys) : one(more);
  if (Array.isArray(target)) {
    chance(0.5) ? target.push(chance(0.5) && target.length > 0 ? one(target) : one(odd)) : target.splice(0, 1, one(odd));
  } else if (key !== "__proto__" && chance(0.2)) {
    delete target[key];
  } else if (key !== "__proto__") {
    target[key] = chance(0.2) ? one(words) : one(odd);
  }
}

/** Replaces the generated rows of a family, which are named gen-…, by others. */
export function renew(family, kind, rows) {
  const file = path.join(CASES, `${family}-${kind}.jsonl`);
  const kept = fs.readFileSync(file, "utf8").split("\n").filter((text) => text !== "" && !text.startsWith('{"case": "gen-'));
  const made = rows.map((row) => JSON.stringify(row).replace('{"case":"', '{"case": "'));
  fs.writeFileSync(file, `${[...kept, ...made].join("\n")}\n`);
}

export const caseName = (index) => `gen-${String(index + 1).padStart(3, "0")}`;
