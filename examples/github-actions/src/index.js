/** Brings what visitors write to the team's chat. */
export default {
  async fetch(request, env) {
    if (request.method !== "POST") {
      return new Response("Method not allowed", { status: 405, headers: { allow: "POST" } });
    }
    const response = await fetch("https://chat.example.com/api/messages", {
      method: "POST",
      headers: { authorization: `Bearer ${await env.CHAT_TOKEN.get()}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: "feedback", text: await request.text() }),
    });
    return new Response(null, { status: response.ok ? 204 : 502 });
  },
};
