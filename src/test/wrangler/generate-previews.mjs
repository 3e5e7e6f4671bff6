// Makes odd `previews` blocks: names that repeat across kinds, kinds in shapes that they don't have, environments, placeholders.
// Replaces the cases gen-… of the family previews in src/test/resources/build-output-cases; ask-build-output.mjs --write then asks wrangler.
//
// node generate-previews.mjs [COUNT [SEED]]: the same numbers make the same cases.
import { createRequire } from "node:module";
import { caseName, chance, disturb, one, renew, seedWith, some } from "./odd.mjs";

const { stringify } = createRequire(import.meta.url)("smol-toml");
const [count = 300, seed = 20261117] = process.argv.slice(2).map(Number);
seedWith(seed);

const NAMES = ["A", "A", "A", "B", "B", "C", "a b", "", "1", "ключ", "constructor", "toString", "__proto__", "undefined"];
const name = () => one(NAMES);
const secret = () => ({ store_id: one(["store-one", "store-two", ""]), secret_name: one(["api_key", "db_password", "token"]) });

/** The kinds that are lists: what an entry of each has besides its name. */
const LISTS = {
  kv_namespaces: { id: "i" },
  d1_databases: { database_id: "i" },
  r2_buckets: { bucket_name: "bucket" },
  services: { service: "s" },
  vectorize: { index_name: "i" },
  ai_search_namespaces: { namespace: "n" },
  ai_search: { instance_name: "i" },
  agent_memory: { namespace: "n" },
  vpc_networks: { tunnel_id: "t" },
  hyperdrive: { id: "i" },
  analytics_engine_datasets: {},
  dispatch_namespaces: { namespace: "n" },
  mtls_certificates: { certificate_id: "i" },
  pipelines: { stream: "s" },
  k2: { stream: "s" },
  artifacts: { namespace: "n" },
  unsafe_hello_world: {},
  flagship: { app_id: "i" },
  worker_loaders: {},
  vpc_services: { service_id: "i" },
  workflows: { name: "w", class_name: "W" },
};
const BLOCKS = ["browser", "analytics", "ai", "images", "stream", "media", "version_metadata"];
const OTHERS = {
  secrets_store_secrets: () => some(() => ({ binding: name(), ...secret() })),
  vars: () => ({ [name()]: one(["text", 3, { type: "secrets_store_secret", ...secret() }]) }),
  send_email: () => [{ name: name() }],
  ratelimits: () => [{ name: name(), namespace_id: "1", simple: { limit: 1, period: 60 } }],
  durable_objects: () => ({ bindings: [{ name: name(), class_name: "D" }] }),
  queues: () => ({ producers: [{ binding: name(), queue: "q" }] }),
  logfwdr: () => ({ bindings: [{ name: name(), destination: "d" }] }),
  unsafe: () => ({ bindings: some(unsafe), ...(chance(0.2) && { metadata: { bindings: [unsafe()] } }) }),
  limits: () => ({ cpu_ms: 50 }),
  routes: () => [],
};
const PLACEHOLDER = "<REPLACE_ME>";
const ODD = [null, true, false, 0, 3, "", "x", "@date", PLACEHOLDER, `x${PLACEHOLDER}`, [], {}, [null], ["x"], [[]], [{}], { binding: "A" },
  { [PLACEHOLDER]: 1 }, { bindings: null }, { bindings: {} }, { producers: [{ queue: "q" }] }, { bindings: [{ name: "A" }] }];

function unsafe() {
  return { name: name(), type: one(["secrets_store_secret", "secrets_store_secret", "plain_text", "inherit", "Secrets_Store_Secret"]), ...secret() };
}

function previews() {
  const block = {};
  const add = (kind) => {
    block[kind] = kind in LISTS
      ? some(() => ({ binding: name(), ...LISTS[kind] }))
      : BLOCKS.includes(kind) ? { binding: name() } : OTHERS[kind]();
  };
  if (chance(0.85)) {
    add("secrets_store_secrets");
  }
  const groups = [Object.keys(LISTS), BLOCKS, Object.keys(OTHERS)];
  some(() => one(one(groups))).forEach(add);
  return block;
}

const CHANGES = {
  keys: ["type", "name", "binding", "extra", "bindings"],
  odd: ODD,
  words: ["secrets_store_secret", "unsafe_secrets_store_secret", "A"],
};

function odd(make) {
  const value = make();
  for (let times = one([0, 0, 1, 1, 1, 2]); times > 0; times--) {
    disturb(value, CHANGES);
  }
  return value;
}

/** A question: a config, and the environment that is asked for. */
function question() {
  const env = chance(0.4) ? "staging" : null;
  const top = { name: "shop", main: "index.js", compatibility_date: "2026-06-01" };
  const staging = {};
  const own = env !== null && chance(0.6);
  if (!own || chance(0.8)) {
    top.previews = !own && chance(0.03) ? one(ODD) : odd(previews);
  }
  if (own) {
    staging.previews = chance(0.1) ? one(ODD) : odd(previews);
  }
  if (chance(0.2)) {
    top.secrets_store_secrets = [{ binding: "A", ...secret() }];
  }
  if (chance(0.2)) {
    one([top, env === null ? top : staging]).assets = { directory: "out", binding: one(["A", "B", "C", "", "undefined"]) };
  }
  if (env !== null || chance(0.2)) {
    top.env = { staging };
  }
  return { env, config: top };
}

/** The config in TOML, if that can hold it, or in JSON. Only TOML has dates. */
function files(made) {
  const json = JSON.stringify(made);
  return chance(0.3) && !json.includes("null")
    ? { "wrangler.toml": stringify(made).replaceAll('"@date"', "2026-11-17") }
    : { "wrangler.json": json };
}

const questions = Array.from({ length: count }, (_, index) => ({ case: caseName(index), ...question() }));
renew("previews", "cases", questions.map(({ case: name, config }) => ({ case: name, files: files(config), emptyDirectories: [], links: {} })));
renew("previews", "expected", questions.map(({ case: name, env }) => ({ case: name, env })));
