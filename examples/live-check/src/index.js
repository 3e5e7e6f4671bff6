/** Seals an invoice: answers with the HMAC of what it is sent. */
export default {
  async fetch(request, env) {
    const secret = new TextEncoder().encode(await env.SEAL_KEY.get());
    const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const seal = new Uint8Array(await crypto.subtle.sign("HMAC", key, await request.arrayBuffer()));
    return new Response(Array.from(seal, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  },
};
