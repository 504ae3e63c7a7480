import { type Place, placeOf, readPlace, writePlace } from "../place/place";

/** What is asked for, and before its name, what is to be left out. */
export type Without = `not.${Facet}`;
export type Sort = "relevance" | "newest" | "performance" | "reuse" | "value";
export type Facet = (typeof FACETS)[number];

/** In the order in which they stand beside the grid; each is a facet of the server. */
export const FACETS = ["tag", "brand", "category", "conforming", "colour", "orientation", "format"] as const;
export const without = (facet: Facet): Without => `not.${facet}`;
const FILTERS = FACETS.flatMap((facet) => [facet, without(facet)]);
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
} & { [facet in Facet | Without]?: string[] };

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
  for (const filter of FILTERS) {
    const values = texts(address[filter]);
    if (values !== undefined) query[filter] = values;
  }
  return query;
}

/** Words ask for the best match, a look around for what came last. */
export const sortOf = (address: Address): Sort => address.sort ?? (address.q === undefined ? "newest" : "relevance");

export const isFiltered = (address: Address): boolean =>
  address.usable !== undefined || FILTERS.some((filter) => address[filter] !== undefined);

/** The address with the value of a facet switched on or off; wanted and left out exclude each other. */
export function toggled(address: Address, filter: Facet | Without, value: string): Address {
  const other = filter.startsWith("not.") ? (filter.slice(4) as Facet) : without(filter as Facet);
  const values = address[filter] ?? [];
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const contrary = address[other]?.filter((each) => each !== value) ?? [];
  const { [filter]: _, [other]: __, ...rest } = address;
  return {
    ...rest,
    ...(changed.length > 0 && { [filter]: changed }),
    ...(contrary.length > 0 && { [other]: contrary }),
  };
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
