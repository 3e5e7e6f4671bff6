/** Needs no secret: the check says so in one line, and passes. */
export default {
  async fetch(): Promise<Response> {
    return new Response("Orders, mail and an assistant: see the neighbours.\n");
  },
} satisfies ExportedHandler;
