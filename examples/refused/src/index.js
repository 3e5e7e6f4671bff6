/** Answers a question with a draft, and files both at the help desk. */
export default {
  async fetch(request, env) {
    const question = await request.text();
    const answer = await call("https://api.openai.com/v1/responses", await env.OPENAI_KEY.get(), {
      model: "gpt-5-mini",
      input: question,
    });
    const draft = await answer.text();
    await call("https://desk.example.com/api/tickets", await env.DESK_KEY.get(), { question, draft });
    return new Response(draft, { headers: { "content-type": "application/json" } });
  },
};

function call(url, key, body) {
  return fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
