/** A figure or word of a part of the server, by its name within the part. */
export interface Member {
  name: string;
  value: string | number | boolean;
}

/** What a part says, member by member; those inside others are named `connections.active`. Its state stands by itself. */
export function membersOf(part: Record<string, unknown>, within = ""): Member[] {
  return Object.entries(part).flatMap(([name, value]): Member[] => {
    const path = within + name;
    if (path === "state") return [];
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [{ name: path, value }];
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? membersOf(value as Record<string, unknown>, `${path}.`)
      : [];
  });
}

/** `UP` of one part is `up` of another. */
export const stateOf = (part: Record<string, unknown>): string => (typeof part.state === "string" ? part.state.toLowerCase() : "unknown");

/** In which unit a number is, by the end of its name. */
export const unitOf = (name: string): "bytes" | "millis" | "count" =>
  name.endsWith("Bytes") ? "bytes" : name.endsWith("Millis") ? "millis" : "count";
