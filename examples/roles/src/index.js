/** Lets go whoever follows the signed link at the end of a newsletter: /leave?address=...&signature=... */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/leave") {
      return new Response("Not found", { status: 404 });
    }
    const address = searchParams.get("address") ?? "";
    const genuine = await isSigned(address, searchParams.get("signature") ?? "", await env.SIGNING_KEY.get());
    return genuine
      ? new Response(`${address} gets no more newsletters.\n`)
      : new Response("This link is not one of ours.\n", { status: 403 });
  },
};

async function isSigned(text, signature, secret) {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (hex) => parseInt(hex, 16));
  return crypto.subtle.verify("HMAC", key, bytes, encoder.encode(text));
}
