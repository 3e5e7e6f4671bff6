/** Takes an order's payment with Stripe, and Stripe's word for it that the payment arrived. */
export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && pathname === "/orders") {
      return pay(await request.json(), env);
    }
    if (request.method === "POST" && pathname === "/webhook") {
      const genuine = await isFromStripe(request.headers.get("stripe-signature"), await request.text(), env);
      return new Response(null, { status: genuine ? 204 : 400 });
    }
    return new Response("Not found", { status: 404 });
  },
};

async function pay(order, env) {
  const response = await fetch("https://api.stripe.com/v1/payment_intents", {
    method: "POST",
    headers: { authorization: `Bearer ${await env.STRIPE_KEY.get()}` },
    body: new URLSearchParams({ amount: String(order.amount), currency: order.currency }),
  });
  const { client_secret } = await response.json();
  return Response.json({ client_secret }, { status: response.ok ? 201 : 502 });
}

async function isFromStripe(header, body, env) {
  const parts = new Map((header ?? "").split(",").map((part) => part.split("=", 2)));
  const secret = new TextEncoder().encode(await env.WEBHOOK_SECRET.get());
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const signature = Uint8Array.from((parts.get("v1") ?? "").match(/../g) ?? [], (hex) => parseInt(hex, 16));
  return crypto.subtle.verify("HMAC", key, signature, new TextEncoder().encode(`${parts.get("t")}.${body}`));
}
