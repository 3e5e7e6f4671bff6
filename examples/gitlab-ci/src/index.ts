interface Env {
  PAGER_KEY: SecretsStoreSecret;
}

/** Looks at the shop every ten minutes, and pages somebody if it does not answer. */
export default {
  async scheduled(controller, env): Promise<void> {
    const shop = await fetch("https://shop.example.com/health");
    if (!shop.ok) {
      await fetch("https://pager.example.com/alerts", {
        method: "POST",
        headers: { authorization: `Bearer ${await env.PAGER_KEY.get()}`, "content-type": "application/json" },
        body: JSON.stringify({ at: controller.scheduledTime, text: `The shop answers ${shop.status}.` }),
      });
    }
  },
} satisfies ExportedHandler<Env>;
