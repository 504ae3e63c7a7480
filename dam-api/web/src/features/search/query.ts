export type Sort = "relevance" | "newest";
export type Facet = (typeof FACETS)[number];

/** In the order in which they stand beside the grid; each is a facet of the server. */
export const FACETS = ["tag", "brand", "category", "conforming", "colour", "orientation", "format"] as const;
export const SORTS: readonly Sort[] = ["relevance", "newest"];

/**
 * What is asked of the library. It is all in the page's address, with the server's names, so that a search can be sent
 * to somebody and found again.
 */
export type Address = { q?: string; sort?: Sort; state?: "retired" | "any" } & { [facet in Facet]?: string[] };

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== ""
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;

const texts = (value: unknown): string[] | undefined => {
  const all = (Array.isArray(value) ? value : [value]).map(text).filter((each) => each !== undefined);
  return all.length === 0 ? undefined : [...new Set(all)];
};

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function parseQuery(address: Record<string, unknown>): Address {
  const query: Address = {};
  const q = text(address.q);
  if (q !== undefined) query.q = q;
  const sort = SORTS.find((each) => each === address.sort);
  if (sort !== undefined) query.sort = sort;
  if (address.state === "retired" || address.state === "any") query.state = address.state;
  for (const facet of FACETS) {
    const values = texts(address[facet]);
    if (values !== undefined) query[facet] = values;
  }
  return query;
}

/** Words ask for the best match, a look around for what came last. */
export const sortOf = (address: Address): Sort => address.sort ?? (address.q === undefined ? "newest" : "relevance");

export const isFiltered = (address: Address): boolean => FACETS.some((facet) => address[facet] !== undefined);

/** The address with the value of a facet switched on or off. */
export function toggled(address: Address, facet: Facet, value: string): Address {
  const values = address[facet] ?? [];
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const { [facet]: _, ...rest } = address;
  return changed.length === 0 ? rest : { ...rest, [facet]: changed };
}

/** Without any filter, but with the same words and order. */
export function unfiltered({ q, sort }: Address): Address {
  return { ...(q !== undefined && { q }), ...(sort !== undefined && { sort }) };
}

/** As the server takes it. */
export function asParameters(address: Address): Record<string, string | string[]> {
  const { sort: _, ...rest } = address;
  return { ...rest, sort: sortOf(address) } as Record<string, string | string[]>;
}
