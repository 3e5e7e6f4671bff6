// Makes odd Build Output: Workers with triggers, exports, containers and bindings of all types, of which some can't be read.
// Replaces the cases gen-… of the family deploy in src/test/resources/build-output-cases; ask-build-output.mjs --write then asks wrangler.
//
// node generate-build-output.mjs [COUNT [SEED]]: the same numbers make the same cases.
import { caseName, chance, disturb, one, renew, seedWith, some } from "./odd.mjs";

const [count = 300, seed = 20261127] = process.argv.slice(2).map(Number);
seedWith(seed);

const SECRET = { type: "secrets-store-secret", storeId: "store-one", secretName: "api_key" };
const DEV = { remote: true };
const BINDINGS = [
  SECRET,
  { type: "unsafe:secrets_store_secret", store_id: "store-two", secret_name: "token" },
  { type: "unsafe:x", dev: { plugin: { package: "p", name: "n" }, options: {} } },
  { type: "agent-memory", namespace: "n" },
  { type: "ai", dev: DEV },
  { type: "ai-search", name: "n" },
  { type: "analytics-engine-dataset", name: "n" },
  { type: "browser" },
  { type: "d1", id: "i", jurisdiction: "eu" },
  { type: "dispatch-namespace", namespace: "n", outbound: { worker: "w", parameters: ["p"] } },
  { type: "durable-object", worker: "w", exportName: "D" },
  { type: "flagship", id: "i" },
  { type: "hyperdrive", id: "i", dev: { remote: false, connectionString: "c" } },
  { type: "json", value: { type: "secrets-store-secret" } },
  { type: "kv", id: "i" },
  { type: "logfwdr", destination: "d" },
  { type: "mtls-certificate", id: "i" },
  { type: "pipeline", streamId: "s" },
  { type: "queue", name: "q", deliveryDelay: 3 },
  { type: "r2", name: "bucket", dev: { experimentalS3Credentials: { accessKeyId: "a", secretAccessKey: "b", more: 1 } } },
  { type: "rate-limit", namespace: "1", simple: { limit: 1, period: 60 } },
  { type: "rate-limit", namespace: "1", simple: { limit: 1, period: 30 } },
  { type: "secret" },
  { type: "send-email", destinationAddress: "a" },
  { type: "send-email", destinationAddress: "a", allowedDestinationAddresses: ["b"] },
  { type: "text", value: "v" },
  { type: "vectorize", name: "n" },
  { type: "version-metadata" },
  { type: "vpc-network", tunnelId: "t" },
  { type: "vpc-network", networkId: "n", tunnelId: "t" },
  { type: "vpc-network" },
  { type: "vpc-service", id: "i" },
  { type: "worker", worker: "w", exportName: "E", props: {} },
  { type: "worker-loader" },
  { type: "workflow", name: "w", worker: "w", exportName: "W" },
];
const EXPORTS = [
  { type: "durable-object", storage: "sqlite" },
  { type: "durable-object", state: "created", storage: "sqlite", container: "c" },
  { type: "durable-object", storage: "legacy-kv", container: "c" },
  { type: "durable-object", storage: "legacy-kv" },
  { type: "durable-object", state: "deleted" },
  { type: "durable-object", state: "deleted", storage: "sqlite" },
  { type: "durable-object", state: "renamed", renamedTo: "G" },
  { type: "durable-object", state: "renamed" },
  { type: "durable-object", state: "transferred", transferredTo: "w" },
  { type: "durable-object", state: "expecting-transfer", storage: "sqlite", transferFrom: "w", container: "c" },
  { type: "durable-object", state: "expecting-transfer", storage: "legacy-kv", transferFrom: "w", container: "c" },
  { type: "worker", cache: { enabled: true } },
  { type: "worker", cache: { enabled: true, crossVersionCache: true } },
  { type: "workflow", name: "w", limits: { steps: 1 }, concurrency: { limit: 2 }, schedules: ["0 * * * *"], jurisdiction: "eu" },
  { type: "workflow", name: "w", limits: { steps: 0 } },
  { type: "workflow", name: "w", schedules: [] },
  { type: "workflow", name: "w", events: [{ type: "cf.artifacts.repo.created", filter: { namespace: "n" } }] },
  { type: "workflow", name: "w", defaultRetention: { successRetention: 1, errorRetention: "3 days" } },
  { type: "function" },
];
const TRIGGERS = [
  { type: "email", addresses: ["a"] },
  { type: "fetch", pattern: "p", zone: "z" },
  { type: "queue", name: "q", maxRetries: 3 },
  { type: "scheduled", schedule: "0 * * * *" },
  { type: "connect", protocol: "tcp", port: 22, address: "a" },
  { type: "connect", protocol: "tcp", port: 22, idleTimeoutMs: 3 },
  { type: "connect", protocol: "udp", port: 53, idleTimeoutMs: 3, maxPendingBytes: 4294967295 },
  { type: "connect", protocol: "udp", port: 53, idleTimeoutMs: 4294967296 },
  { type: "connect", protocol: "udp", port: 53, maxPendingBytes: 1.5 },
  { type: "alarm" },
];
const DOMAINS = ["a.example", { hostname: "a", production: true, previews: false }, { hostname: "a", production: false, previews: false }];
const CONTAINERS = [
  { name: "c", image: { reference: "r" } },
  { name: "c", image: { localReference: "r" }, maxInstances: 3, instanceType: "basic", schedulingPolicy: "regional" },
  { name: "c", image: { dockerfile: "Dockerfile" } },
  { name: "", image: { reference: "r" } },
  { name: "c" },
  { name: "c", schedulingPolicy: "durable-object", images: { a: { reference: "r" } } },
  { name: "c", schedulingPolicy: "durable-object", image: { reference: "r" } },
  { name: "c", image: { reference: "r" }, ssh: { enabled: true, port: 65536 } },
  { name: "c", image: { reference: "r" }, ssh: { enabled: true, port: 22 }, authorizedKeys: [{ name: "n", publicKey: "k" }] },
  { name: "c", image: { reference: "r" }, instanceType: { vcpu: 0.0625, memoryMib: 1, diskMb: 0 }, unsafe: { a: 1 } },
  { name: "c", image: { reference: "r" }, instanceType: { vcpu: 0.06 } },
  { name: "c", image: { reference: "r" }, rollout: { kind: "none", stepPercentage: 25, activeGracePeriod: 0 } },
  { name: "c", image: { reference: "r" }, rollout: { stepPercentage: 30 } },
  { name: "c", image: { reference: "r" }, maxInstances: 2, rollout: { stepPercentage: [10, 100] } },
  { name: "c", image: { reference: "r" }, maxInstances: 1, rollout: { stepPercentage: [10, 100] } },
  { name: "c", image: { reference: "r" }, rollout: { stepPercentage: [20, 10, 100] } },
  { name: "c", image: { reference: "r" }, rollout: { stepPercentage: [] } },
  { name: "c", image: { reference: "r" }, rollout: { stepPercentage: [9, 100] } },
  { name: "c", image: { reference: "r" }, rollout: { stepPercentage: [10, 90] } },
  { name: "c", image: { reference: "r" }, observability: { enabled: true, targetInstancePercentage: 50 } },
  { name: "c", image: { reference: "r" }, observability: { enabled: true, targetInstanceCount: 1, targetInstancePercentage: 50 } },
  { name: "c", image: { reference: "r" }, constraints: { regions: ["WEUR"], jurisdiction: "eu" } },
  { name: "c", image: { reference: "r" }, constraints: { regions: ["weur"] } },
];
const FIELDS = {
  compatibilityFlags: () => ["nodejs_compat"],
  assets: () => ({ htmlHandling: "none", notFoundHandling: "404-page", runWorkerFirst: one([true, ["/a"]]) }),
  domains: () => some(() => one(DOMAINS)),
  triggers: () => some(() => one(TRIGGERS)),
  tailConsumers: () => [{ worker: "w" }],
  cache: () => ({ enabled: true, crossVersionCache: false }),
  placement: () => one([{ mode: "smart", hint: "h" }, { region: "r" }, { mode: "targeted", host: "h" }, { hostname: "h" }, { mode: "smart", region: "r" }]),
  limits: () => ({ cpuMs: 50, subrequests: 5 }),
  logpush: () => true,
  observability: () => ({ enabled: true, issues: { enabled: true }, logs: { persist: true }, traces: { destinations: ["d"] } }),
  access: () => ({ dev: { aud: "a", identity: {} } }),
  workersDev: () => true,
  previewUrls: () => false,
  experimental: () => ({ streamingTailConsumers: [{ worker: "w" }], firstPartyWorker: false }),
  unsafe: () => ({ metadata: one([{ a: 1 }, { bindings: [] }, { bindings: [{ name: "M", type: "secrets_store_secret", store_id: "s", secret_name: "n" }] }]) }),
  exports: () => ({ E: one(EXPORTS), ...(chance(0.3) && { F: one(EXPORTS) }) }),
};
const NAMES = ["A", "A", "A", "B", "B", "C", "D", "a b", "", "1", "ключ", "__proto__", "constructor"];
const CHANGES = {
  keys: ["type", "name", "extra", "bindings", "enabled"],
  odd: [null, true, 0, -1, 1.5, "", "x", [], {}, [null], ["x"], [{}], { type: "x" }],
  words: ["secrets-store-secret", "unsafe:secrets_store_secret", "sqlite", "A"],
};

function worker() {
  const config = { name: chance(0.03) ? "Not A Name!" : "shop", compatibilityDate: "2026-06-01", env: { KEY: structuredClone(SECRET) } };
  for (const field of chance(0.6) ? some(() => one(Object.keys(FIELDS))) : []) {
    config[field] = FIELDS[field]();
  }
  for (const binding of chance(0.6) ? some(() => one(BINDINGS)) : []) {
    Object.defineProperty(config.env, one(NAMES), { value: binding, enumerable: true, configurable: true, writable: true });
  }
  config.manifest = { type: "complete", mainModule: "index.js", modules: { "index.js": { type: "esm" } } };
  if (chance(0.2)) {
    disturb(config, CHANGES);
  }
  return config;
}

function container() {
  const config = one(CONTAINERS);
  if (chance(0.15)) {
    disturb(config, CHANGES);
  }
  return config;
}

function tree(name) {
  const version = ".cloudflare/output/v1";
  const files = {
    [`${version}/config.json`]: JSON.stringify({ buildContext: { isPreview: false } }),
    [`${version}/workers/default/worker.config.json`]: JSON.stringify(worker()),
    [`${version}/workers/default/bundle/index.js`]: "export default {};\n",
  };
  if (chance(0.25)) {
    files[`${version}/containers/c/container.config.json`] = JSON.stringify(container());
  }
  return { case: name, files, emptyDirectories: [], links: {} };
}

const trees = Array.from({ length: count }, (_, index) => tree(caseName(index)));
renew("deploy", "cases", trees);
renew("deploy", "expected", trees.map(({ case: name }) => ({ case: name })));
