interface Env {
  OPENAI_KEY: SecretsStoreSecret;
}

/** Answers a question in one sentence. */
export default {
  async fetch(request, env): Promise<Response> {
    const answer = await fetch("https://api.openai.com/v1/responses", {
      method: "POST",
      headers: {
        authorization: `Bearer ${await env.OPENAI_KEY.get()}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        model: "gpt-5-mini",
        instructions: "Answer in one sentence.",
        input: await request.text(),
      }),
    });
    return new Response(answer.body, answer);
  },
} satisfies ExportedHandler<Env>;
