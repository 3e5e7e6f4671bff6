// src/index.ts
var index_default = {
  async fetch(request, env) {
    const key = await env.STRIPE_KEY.get();
    return new Response(key.length > 0 ? "ready" : "no key");
  }
};
export {
  index_default as default
};
//# sourceMappingURL=index.js.map
