/** A value as one line: keys sorted, # for a number, @ for a date. */
export function shape(value) {
  if (Array.isArray(value)) {
    return `[${value.map(shape).join(",")}]`;
  } else if (value instanceof Date) {
    return "@";
  } else if (typeof value === "object" && value !== null) {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${shape(value[key])}`).join(",")}}`;
  }
  return typeof value === "number" || typeof value === "bigint" ? "#" : JSON.stringify(value);
}
