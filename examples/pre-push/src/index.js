/** Short links: GET follows one, PUT with the admin's key makes one. */
export default {
  async fetch(request, env) {
    const name = new URL(request.url).pathname.slice(1);
    if (request.method === "PUT") {
      const allowed = request.headers.get("authorization") === `Bearer ${await env.ADMIN_KEY.get()}`;
      if (allowed) {
        await env.LINKS.put(name, await request.text());
      }
      return new Response(null, { status: allowed ? 201 : 403 });
    }
    const target = await env.LINKS.get(name);
    return target ? Response.redirect(target, 302) : new Response("Not found", { status: 404 });
  },
};
