/** Signs a receipt. */
export default {
  async fetch(request, env) {
    const secret = new TextEncoder().encode(await env.RECEIPT_KEY.get());
    const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const receipt = await request.text();
    const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(receipt));
    return Response.json({ receipt, signature: btoa(String.fromCharCode(...new Uint8Array(signature))) });
  },
};
