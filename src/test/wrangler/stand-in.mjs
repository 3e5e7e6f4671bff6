// A stand-in for the part of Cloudflare's API that `wrangler deploy` uses. It holds one account, and enforces who can bind which secret.
//
// The rules are written from https://developers.cloudflare.com/secrets-store/access-control/, and share no code with the plugin.
import http from "node:http";
import { once } from "node:events";

const CAN_BIND_BY_PERMISSION = ["Secrets Store Write"];
const CAN_BIND_BY_ROLE = ["Super Administrator", "Secrets Store Deployer"];
const SCOPE_OF_A_WORKER = "workers";

const NOT_AUTHORIZED = {
  code: 10021,
  message: "failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes",
};
const NO_SUCH_WORKER = { code: 10090, message: "workers.api.error.service_not_found" };
const NO_SUCH_SCRIPT = { code: 10007, message: "This Worker does not exist on your account." };
const AUTHENTICATION = { code: 10000, message: "Authentication error" };

const VERSION = "5b0d5f27-91c4-4c0a-8f0e-0a7d1cdced63";
const VERSION_BY_THE_SCRIPT_API = VERSION.replaceAll("-", "");
const SUBDOMAIN = { enabled: true, previews_enabled: false };
const PREVIEW = { id: "feature", name: "feature", slug: "feature", urls: [] };
const NO_ASSETS_MISSING = { jwt: "e30.e30.e30", buckets: [] };

/** An answer other than 200. */
class Refusal extends Error {
  constructor(status, error) {
    super(error.message);
    Object.assign(this, { status, error });
  }
}

/** A request is evaluated against the token's permissions or the member's roles, never both. */
function canBind({ permissions, roles }) {
  return permissions !== undefined
    ? permissions.some((name) => CAN_BIND_BY_PERMISSION.includes(name))
    : roles.some((name) => CAN_BIND_BY_ROLE.includes(name));
}

function notFound({ name, store_id, secret_name }) {
  return {
    code: 10182,
    message: `Secrets Store binding '${name}' references store '${store_id}' and secret '${secret_name}' which were not found.`,
  };
}

/** Why the account refuses a binding; undefined if it doesn't. */
function refusal(account, deployer, binding) {
  if (!canBind(deployer)) {
    return NOT_AUTHORIZED;
  }
  const store = account.stores.find(({ id }) => id === binding.store_id);
  const secret = store?.secrets.find(({ name }) => name === binding.secret_name);
  if (secret?.status !== "active") {
    return notFound(binding);
  }
  return secret.scopes.includes(SCOPE_OF_A_WORKER) ? undefined : NOT_AUTHORIZED;
}

async function metadataIn(request, body) {
  const form = await new Response(body, { headers: { "content-type": request.headers["content-type"] } }).formData();
  return JSON.parse(await form.get("metadata"));
}

/** A script has a list of bindings; a Preview has `env`, with the bindings by name. */
function bindingsOf({ bindings = [], env = {} }) {
  return [...bindings, ...Object.entries(env).map(([name, binding]) => ({ name, ...binding }))];
}

/**
 * Starts a stand-in for one deploy.
 *
 * @param account its stores, tokens and members: account.json
 * @param existing whether the Worker was deployed before: if so, wrangler uploads a version
 * @returns its base URL, and what it was asked: `uploads` with the Secrets Store bindings and the refusal of each, and the requests
 *   that it doesn't know (`unknown`)
 */
export async function startStandIn(account, existing) {
  const uploads = [];
  const unknown = [];

  async function upload(request, body, deployer) {
    const bindings = bindingsOf(await metadataIn(request, body)).filter(({ type }) => type === "secrets_store_secret");
    const refused = bindings.map((binding) => refusal(account, deployer, binding)).find((error) => error !== undefined);
    uploads.push({ bindings, refused });
    if (refused !== undefined) {
      throw new Refusal(400, refused);
    }
    return {
      id: VERSION,
      deployment_id: VERSION_BY_THE_SCRIPT_API,
      resources: { script: { etag: "etag" } },
      metadata: { has_preview: false },
      startup_time_ms: 1,
    };
  }

  function worker() {
    if (!existing) {
      throw new Refusal(404, NO_SUCH_WORKER);
    }
    return { default_environment: { environment: "production", script: { tag: "tag", tags: [], last_deployed_from: "wrangler" } } };
  }

  function settings() {
    if (!existing) {
      throw new Refusal(404, NO_SUCH_SCRIPT);
    }
    return { bindings: [] };
  }

  function preview() {
    if (!existing) {
      throw new Refusal(404, NO_SUCH_SCRIPT);
    }
    return PREVIEW;
  }

  const script = "/workers/scripts/[^/]+";
  const customers = "/workers/dispatch/namespaces/[^/]+/scripts/[^/]+";
  const previews = "/workers/workers/[^/]+/previews";
  const routes = [
    ["GET", "/workers/services/[^/]+", worker],
    ["PUT", script, upload],
    ["POST", `${script}/versions`, upload],
    ["POST", `${script}/assets-upload-session`, () => NO_ASSETS_MISSING],
    ["GET", `${script}/deployments`, () => ({ deployments: [] })],
    ["POST", `${script}/deployments`, () => ({ id: VERSION })],
    ["PATCH", `${script}/script-settings`, () => ({})],
    ["GET", `${script}/settings`, settings],
    ["GET", `${script}/secrets`, () => []],
    ["GET", `${script}/subdomain`, () => SUBDOMAIN],
    ["POST", `${script}/subdomain`, () => SUBDOMAIN],
    ["GET", customers, () => ({})],
    ["PUT", customers, upload],
    ["POST", "/workers/workers", () => ({})],
    ["GET", `${previews}/[^/]+`, preview],
    ["POST", previews, () => PREVIEW],
    ["PATCH", `${previews}/[^/]+`, () => PREVIEW],
    ["POST", `${previews}/[^/]+/deployments`, upload],
    ["GET", `${previews}/[^/]+/deployments/latest`, () => ({ id: VERSION, env: {} })],
    ["GET", "/workers/workers/[^/]+", () => ({ subdomain: SUBDOMAIN })],
    ["GET", "/workers/subdomain", () => ({ subdomain: "example" })],
  ].map(([method, path, answer]) => ({ method, path: new RegExp(`^/accounts/${account.id}${path}$`), answer }));

  async function answer(request, body) {
    const deployer = account.deployers[request.headers.authorization?.replace("Bearer ", "")];
    if (deployer === undefined) {
      throw new Refusal(401, AUTHENTICATION);
    }
    const { pathname } = new URL(request.url, "http://stand-in");
    const route = routes.find(({ method, path }) => method === request.method && path.test(pathname));
    if (route === undefined) {
      unknown.push(`${request.method} ${request.url}`);
      throw new Refusal(404, { code: 7003, message: `Could not route to ${pathname}` });
    }
    return route.answer(request, body, deployer);
  }

  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const send = (status, success, errors, result) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ success, errors, messages: [], result }));
    };
    try {
      send(200, true, [], await answer(request, Buffer.concat(chunks)));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        unknown.push(`${request.method} ${request.url} (${error.message})`);
      }
      send(error.status ?? 500, false, [error.error ?? { code: 10013, message: error.message }], null);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    uploads,
    unknown,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
