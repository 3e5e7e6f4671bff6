interface Env {
  TURNSTILE_KEY: SecretsStoreSecret;
}

/** Takes an entry of the guestbook, if Turnstile says that a human wrote it. */
export default {
  async fetch(request, env): Promise<Response> {
    if (request.method !== "POST") {
      return new Response("Send your entry with POST.\n", { status: 405, headers: { allow: "POST" } });
    }
    const form = await request.formData();
    const human = await isHuman(String(form.get("cf-turnstile-response")), await env.TURNSTILE_KEY.get());
    return human ? new Response(`Thank you, ${form.get("name")}.\n`) : new Response("Robots may not write.\n", { status: 403 });
  },
} satisfies ExportedHandler<Env>;

async function isHuman(response: string, secret: string): Promise<boolean> {
  const answer = await fetch("https://challenges.cloudflare.com/turnstile/v0/siteverify", {
    method: "POST",
    body: new URLSearchParams({ secret, response }),
  });
  return (await answer.json<{ success: boolean }>()).success;
}
