import { type Place, placeOf, readPlace, writePlace } from "../place/place";

export type Sort = "relevance" | "newest" | "performance" | "reuse" | "value";
export type Facet = (typeof FACETS)[number];

/** In the order in which they stand beside the grid; each is a facet of the server. */
export const FACETS = ["tag", "brand", "category", "conforming", "colour", "orientation", "format"] as const;
export const SORTS: readonly Sort[] = ["relevance", "newest", "performance", "reuse", "value"];

/**
 * What is asked of the library. It is all in the page's address, with the server's names, so that a search can be sent
 * to somebody and found again.
 */
export type Address = {
  q?: string;
  sort?: Sort;
  state?: "retired" | "any";
  /** Where hits are to be used; only those that may be are `usable`, without it they just say whether they may. */
  channel?: string;
  market?: string;
  usable?: string;
} & { [facet in Facet]?: string[] };

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
  if (address.state === "retired" || address.state === "any") query.state = address.state;
  const only = readPlace(address.usable);
  const place = only ?? placeOf(address.channel, address.market);
  if (place !== undefined) Object.assign(query, only === undefined ? place : { usable: writePlace(place) });
  // How well something sells is said of a place; without one there is no such order.
  const sort = SORTS.find((each) => each === address.sort && (each !== "performance" || place !== undefined));
  if (sort !== undefined) query.sort = sort;
  for (const facet of FACETS) {
    const values = texts(address[facet]);
    if (values !== undefined) query[facet] = values;
  }
  return query;
}

/** Words ask for the best match, a look around for what came last. */
export const sortOf = (address: Address): Sort => address.sort ?? (address.q === undefined ? "newest" : "relevance");

export const isFiltered = (address: Address): boolean =>
  address.usable !== undefined || FACETS.some((facet) => address[facet] !== undefined);

/** The address with the value of a facet switched on or off. */
export function toggled(address: Address, facet: Facet, value: string): Address {
  const values = address[facet] ?? [];
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const { [facet]: _, ...rest } = address;
  return changed.length === 0 ? rest : { ...rest, [facet]: changed };
}

/** Where hits are to be used, if that is asked. */
export const placeIn = (address: Address): Place | undefined =>
  readPlace(address.usable) ?? placeOf(address.channel, address.market);

/** The address asking about a place; `only` keeps what may be used there. */
export function withPlace(address: Address, place: Place | undefined, only: boolean): Address {
  const { channel: _, market: __, usable: ___, ...rest } = address;
  if (place === undefined) {
    const { sort, ...unsorted } = rest;
    return sort === "performance" ? unsorted : rest;
  }
  return only ? { ...rest, usable: writePlace(place) } : { ...rest, ...place };
}

/** Without any filter, but with the same words and order, and asking about the same place. */
export function unfiltered(address: Address): Address {
  const { q, sort } = address;
  return { ...(q !== undefined && { q }), ...(sort !== undefined && { sort }), ...placeIn(address) };
}

/** As the server takes it. */
export function asParameters(address: Address): Record<string, string | string[]> {
  const { sort: _, ...rest } = address;
  return { ...rest, sort: sortOf(address) } as Record<string, string | string[]>;
}
