import { type Asked, type Place, dayOf, placeOf, readAsked, writeAsked } from "../place/place";

/** What is asked for, and before its name, what is to be left out. */
export type Without = `not.${Facet}`;
/** What is asked of a custom field, by its key: any of some values, a least or a greatest, or that there is a value. */
export type OfField = `field.${string}`;
export type Sort = "relevance" | "newest" | "performance" | "reuse" | "value";
export type Facet = (typeof FACETS)[number];

/** In the order in which they stand beside the grid; each is a facet of the server. */
export const FACETS = ["tag", "brand", "category", "conforming", "colour", "orientation", "format"] as const;
export const RATED = ["1", "2", "3", "4", "5"] as const;
export const FLAGS = ["pick", "reject", "none"] as const;
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
  /** What one has marked so oneself: at least so many stars, and the flag. */
  rated?: (typeof RATED)[number];
  flag?: (typeof FLAGS)[number];
  /** The collection they are in, made by hand. */
  collection?: string;
  /** Where hits are to be used, and on which day; they say whether they may be. */
  channel?: string;
  market?: string;
  on?: string;
  /** The same in one word, for only those that may be, or may not. */
  usable?: string;
  "not.usable"?: string;
} & { [facet in Facet | Without | OfField]?: string[] };

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

const OF_FIELD = /^field\.[a-zA-Z][\w-]*(\.(from|to|exists))?$/;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What an address asks of custom fields. */
export const ofFields = (address: object): OfField[] => Object.keys(address).filter((name): name is OfField => OF_FIELD.test(name));

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function parseQuery(address: Record<string, unknown>): Address {
  const query: Address = {};
  const q = text(address.q);
  if (q !== undefined) query.q = q;
  if (address.state === "retired" || address.state === "any") query.state = address.state;
  const rated = RATED.find((each) => each === text(address.rated));
  if (rated !== undefined) query.rated = rated;
  const flag = FLAGS.find((each) => each === address.flag);
  if (flag !== undefined) query.flag = flag;
  if (typeof address.collection === "string" && ID.test(address.collection)) query.collection = address.collection;
  const place = askedIn(address);
  if (place !== undefined) Object.assign(query, withPlace({}, place, wantedIn(address)));
  // How well something sells is said of a place; without one there is no such order.
  const sort = SORTS.find((each) => each === address.sort && (each !== "performance" || place !== undefined));
  if (sort !== undefined) query.sort = sort;
  for (const filter of [...FILTERS, ...ofFields(address)]) {
    const values = texts(address[filter]);
    if (values !== undefined) query[filter] = values;
  }
  return query;
}

/** Words ask for the best match, a look around for what came last. */
export const sortOf = (address: Address): Sort => address.sort ?? (address.q === undefined ? "newest" : "relevance");

export const isFiltered = (address: Address): boolean =>
  wantedIn(address) !== "all" ||
  markIn(address) !== "" ||
  address.collection !== undefined ||
  [...FILTERS, ...ofFields(address)].some((filter) => address[filter] !== undefined);

/** Whether nothing but the collection narrows what is shown. */
export const onlyCollection = ({ collection, ...rest }: Address): boolean =>
  collection !== undefined && rest.q === undefined && rest.state === undefined && !isFiltered(rest);

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

/** The same for a value of a custom field. */
export function toggledOfField(address: Address, filter: OfField, value: string): Address {
  const values = address[filter] ?? [];
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const { [filter]: _, ...rest } = address;
  return changed.length > 0 ? { ...rest, [filter]: changed } : rest;
}

/** Which mark is asked for, as one word for a list of them; both stars and a flag only an address says. */
export const markIn = ({ rated, flag }: Address): string => (flag ? `flag ${flag}` : rated ? `rated ${rated}` : "");

/** The address asking for one mark, or for images with any and none. */
export function withMark(address: Address, mark: string): Address {
  const { rated: _, flag: __, ...rest } = address;
  const [by, value] = mark.split(" ");
  return parseQuery({ ...rest, ...(by && { [by]: value }) });
}

/** Of hits, all, only those that are cleared for the place, or only those that are not. */
export type Wanted = "all" | "cleared" | "refused";
type Places = { channel?: unknown; market?: unknown; on?: unknown; usable?: unknown; "not.usable"?: unknown };

export const wantedIn = (address: Places): Wanted =>
  readAsked(address.usable) ? "cleared" : readAsked(address["not.usable"]) ? "refused" : "all";

function askedIn(address: Places): Asked | undefined {
  const only = readAsked(address.usable) ?? readAsked(address["not.usable"]);
  if (only !== undefined) return only;
  const place = placeOf(address.channel, address.market);
  const on = dayOf(address.on);
  return place && { ...place, ...(on !== undefined && { on }) };
}

/** Where hits are to be used, if that is asked. */
export const placeIn = (address: Address): Place | undefined => {
  const asked = askedIn(address);
  return asked && { channel: asked.channel, market: asked.market };
};

/** The day on which, if it is not now. */
export const dayIn = (address: Address): string | undefined => askedIn(address)?.on;

/** The address asking about a place, for all hits or only some. */
export function withPlace(address: Address, place: Asked | undefined, wanted: Wanted): Address {
  const { channel: _, market: __, on: ___, usable: ____, "not.usable": _____, ...rest } = address;
  if (place === undefined) {
    const { sort, ...unsorted } = rest;
    return sort === "performance" ? unsorted : rest;
  }
  return wanted === "all" ? { ...rest, ...place } : { ...rest, [wanted === "cleared" ? "usable" : "not.usable"]: writeAsked(place) };
}

/** Without any filter, but with the same words and order, and asking about the same place. */
export function unfiltered(address: Address): Address {
  const { q, sort } = address;
  return { ...(q !== undefined && { q }), ...(sort !== undefined && { sort }), ...askedIn(address) };
}

/** As the server takes it. */
export function asParameters(address: Address): Record<string, string | string[]> {
  const { sort: _, ...rest } = address;
  return { ...rest, sort: sortOf(address) } as Record<string, string | string[]>;
}

/** Where everything that is found is as a table. */
export function csvAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asParameters(address))) {
    for (const each of [value].flat()) query.append(name, each);
  }
  return `/api/v1/search.csv?${query.toString()}`;
}
