import { useCallback, useMemo, useRef, useState } from "react";
import { type Address, asParameters } from "./query";

/** More is not picked one by one; all that is found can be taken as such. */
export const MOST_PICKED = 10_000;

/** What something is to be done with. */
export interface Picked {
  /** Empty where `all` is taken. */
  ids: readonly string[];
  /** Everything that this search finds, also what has not been looked at. */
  all?: { address: Address; total: number };
}

export const countOf = ({ ids, all }: Picked): number => all?.total ?? ids.length;

interface State {
  search: string;
  picked: Picked;
}

/** Which question it is, in whatever order its answer comes. */
const searchOf = (address: Address): string => JSON.stringify({ ...asParameters(address), sort: "" });

const NONE: Picked = { ids: [] };

/** The images that one is about to do something with. Another question begins anew: what is out of sight is not meant. */
export function usePicked(address: Address) {
  const search = searchOf(address);
  const [state, setState] = useState<State>({ search, picked: NONE });
  const picked = state.search === search ? state.picked : NONE;
  const anchor = useRef<number>(undefined);
  const set = useCallback((to: Picked) => setState({ search, picked: to }), [search]);

  const chosen = useMemo(() => new Set(picked.ids), [picked]);

  return {
    picked,
    has: (id: string) => picked.all !== undefined || chosen.has(id),
    pick: (ids: readonly string[]) => set({ ids: [...new Set(ids)].slice(0, MOST_PICKED) }),
    all: (total: number) => set({ ids: [], all: { address, total } }),
    clear: () => set(NONE),
    /** Where a range begins. */
    anchor,
  };
}

export type Picks = ReturnType<typeof usePicked>;

export const toggledIn = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];

/** Every row from one to another, whichever is first; as many as may be picked. */
export function between(one: number, other: number): number[] {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return Array.from({ length: Math.min(last - first + 1, MOST_PICKED) }, (_, number) => first + number);
}
