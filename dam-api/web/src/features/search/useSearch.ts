import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { type Address, FACETS, asParameters } from "./query";

export type Hit = Schemas["HitBody"];
export type Count = Schemas["Count"];

const PAGE = 100;

/** Pages of hits; the first also counts the facets, which do not change from page to page. */
export function useSearch(address: Address) {
  return useInfiniteQuery({
    queryKey: ["search", address],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const parameters = {
        ...asParameters(address),
        size: String(PAGE),
        ...(pageParam === null ? { facets: FACETS.join(",") } : { cursor: pageParam }),
      };
      return body(await api.GET("/api/v1/search", { params: { query: { parameters } as never }, ...flat(parameters), signal }));
    },
    getNextPageParam: (page) => page.next ?? null,
  });
}

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
