// @actions/workflow-parser is made for bundlers: it imports JSON without saying so, which Node refuses.
export async function load(url, context, next) {
  return next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
}
