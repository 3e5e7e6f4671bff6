export default (context: { mode?: string }) => ({
  worker: {
    name: context.mode === "staging" ? "payments-staging" : "payments",
    entrypoint: "./src/index.ts",
    compatibilityDate: "2026-06-01",
    env: {
      STRIPE_KEY: {
        type: "secrets-store-secret",
        storeId: "8f7a1cdced6342c18d223ece462fd88d",
        secretName: context.mode === "staging" ? "stripe_key_test" : "stripe_key",
      },
    },
  },
});
