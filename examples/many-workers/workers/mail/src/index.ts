interface Env {
  MAIL_KEY: SecretsStoreSecret;
  SIGNING_KEY: SecretsStoreSecret;
}

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends what waits in the queue, each mail with a signature by which its links can be checked later. */
export default {
  async queue(batch, env): Promise<void> {
    const [apiKey, signingKey] = await Promise.all([env.MAIL_KEY.get(), env.SIGNING_KEY.get()]);
    for (const message of batch.messages) {
      const sent = await send(message.body, apiKey, await sign(message.body.to, signingKey));
      sent ? message.ack() : message.retry();
    }
  },
} satisfies ExportedHandler<Env, Mail>;

async function send(mail: Mail, apiKey: string, signature: string): Promise<boolean> {
  const response = await fetch("https://api.mail.example.com/messages", {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ ...mail, headers: { "X-Signature": signature } }),
  });
  return response.ok;
}

async function sign(text: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
