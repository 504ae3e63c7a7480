import type { Schemas } from "../../api/client";
import type { Me } from "../account/session";
import { type Address, parseQuery, placeIn, withPlace } from "../search/query";

export type Collection = Omit<Schemas["CollectionBody"], "kind"> & { kind: "manual" | "live" };

/** As many as one request takes, and as many as there may be in one. */
export const AT_ONCE = 500;
export const MOST = 10_000;

/** By name, as the reader's language orders names. */
export const sorted = (collections: readonly Collection[], language: string): Collection[] => {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...collections].sort((one, other) => compare(one.name, other.name));
};

/** Those whose name has all the words in it. */
export const matching = (collections: readonly Collection[], words: string): Collection[] => {
  const each = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return collections.filter(({ name }) => each.every((word) => name.toLocaleLowerCase().includes(word)));
};

/** What is everybody's to see is its owner's to rename and to delete, and an administrator's. */
export const mayRevise = (me: Me | null | undefined, { owner }: Collection): boolean => me != null && (me.role === "admin" || me.id === owner);

/** Where a collection is seen: a manual one by its name, a live one as what it looks for. The place asked about stays. */
export const addressOf = (collection: Collection, from: Address): Address => {
  if (collection.kind === "live") return parseQuery((collection.query ?? {}) as Record<string, unknown>);
  return withPlace({ collection: collection.id }, placeIn(from), "all");
};

/** One's own stars and flags are nobody else's: what is looked for by them is not shown to all. */
export const isPersonal = ({ rated, flag }: Address): boolean => rated !== undefined || flag !== undefined;

export const batches = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, number) => ids.slice(number * AT_ONCE, (number + 1) * AT_ONCE));

/** What was done to a collection, and so what takes it back. */
export interface Done {
  id: string;
  name: string;
  added: readonly string[];
  removed: readonly string[];
}

export const takenBack = ({ id, name, added, removed }: Done) => ({ id, name, add: removed, remove: added });
