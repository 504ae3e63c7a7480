import { type QueryClient, keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Schemas, api, body } from "../../api/client";
import { Problem } from "../../api/problems";
import { type Address, FACETS, asParameters } from "./query";

export type Hit = Schemas["HitBody"];
export type Count = Schemas["Count"];
type Answer = Schemas["SearchBody"];

export const PAGE = 100;

const key = (address: Address, page: number) => ["search", address, page] as const;

async function ask(parameters: Record<string, string | string[]>, signal?: AbortSignal): Promise<Answer> {
  return body(
    await api.GET("/api/v1/search", { params: { query: { parameters } as never }, ...flat(parameters), ...(signal && { signal }) }),
  );
}

/** The first page also counts the facets, which do not change from page to page; the others are of the library as it was then. */
const pageOf = (client: QueryClient, address: Address, page: number) => ({
  queryKey: key(address, page),
  queryFn: async ({ signal }: { signal?: AbortSignal }) => {
    const parameters = { ...asParameters(address), size: String(PAGE), badges: "true", marks: "true" };
    if (page === 0) return ask({ ...parameters, facets: [...FACETS, "field.*"].join(",") }, signal);
    const row = { ...parameters, from: String(page * PAGE) };
    const cursor = client.getQueryData<Answer>(key(address, 0))?.next;
    try {
      return await ask(cursor ? { ...row, cursor } : row, signal);
    } catch (failure) {
      if (!(failure instanceof Problem) || !failure.code.startsWith("cursor-")) throw failure;
      void client.invalidateQueries({ queryKey: key(address, 0), exact: true });
      return ask(row, signal);
    }
  },
});

/** What a search finds, by row: how many rows there are is known at once, each page comes when it is wanted. */
export function useFound(address: Address) {
  const client = useQueryClient();
  const first = useQuery({ ...pageOf(client, address, 0), placeholderData: keepPreviousData });
  const [wanted, setWanted] = useState<readonly number[]>([]);
  const rows = first.data === undefined ? 0 : first.data.reach;
  const pages = first.isPlaceholderData ? [] : wanted.filter((page) => page > 0 && page * PAGE < rows);
  const others = useQueries({ queries: pages.map((page) => pageOf(client, address, page)) });

  const at = (row: number): Hit | undefined => {
    const page = Math.floor(row / PAGE);
    const answer = page === 0 ? first.data : client.getQueryData<Answer>(key(address, page));
    return answer?.items[row - page * PAGE];
  };
  /** What is here already; the rest comes once nobody scrolls past it any more. */
  const has = useCallback(
    (page: number) => page === 0 || client.getQueryData(key(address, page)) !== undefined,
    [client, address],
  );
  /** Ids of rows, which may be far from what is shown. */
  const ids = async (numbers: readonly number[]): Promise<string[]> => {
    const found: string[] = [];
    for (const page of [...new Set(numbers.map((row) => Math.floor(row / PAGE)))]) {
      const { items } = await client.fetchQuery({ ...pageOf(client, address, page), staleTime: 60_000 });
      for (const row of numbers) {
        const hit = Math.floor(row / PAGE) === page ? items[row - page * PAGE] : undefined;
        if (hit !== undefined) found.push(hit.masterId);
      }
    }
    return found;
  };
  return {
    first,
    rows,
    at,
    has,
    ids,
    want: setWanted,
    isFetching: first.isFetching || others.some((page) => page.isFetching),
    failure: others.find((page) => page.isError)?.error,
    again: () => others.filter((page) => page.isError).forEach((page) => void page.refetch()),
  };
}

export type Found = ReturnType<typeof useFound>;

/** The server's document describes the parameters as one object of any names; they go out by their names. */
const flat = (parameters: Record<string, string | string[]>) => ({
  querySerializer: () => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      for (const each of [value].flat()) query.append(name, each);
    }
    return query.toString();
  },
});

export function useSuggestions(q: string) {
  return useQuery({
    queryKey: ["suggest", q],
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/suggest", { params: { query: { q, size: 8 } }, signal })).items,
  });
}
