export default {
  async fetch(request: Request, env: { STRIPE_KEY: { get(): Promise<string> } }): Promise<Response> {
    const key = await env.STRIPE_KEY.get();
    return new Response(key.length > 0 ? "ready" : "no key");
  },
};
