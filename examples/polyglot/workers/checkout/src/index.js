/** Starts the payment of what the path names, at the price that the Java service tells. */
export default {
  async fetch(request, env) {
    const price = await fetch(`${env.PRICES}/prices/${new URL(request.url).pathname.slice(1)}`);
    if (!price.ok) {
      return new Response("Not for sale", { status: 404 });
    }
    return fetch("https://api.stripe.com/v1/payment_intents", {
      method: "POST",
      headers: { authorization: `Bearer ${await env.STRIPE_KEY.get()}` },
      body: new URLSearchParams({ amount: await price.text(), currency: "eur" }),
    });
  },
};
