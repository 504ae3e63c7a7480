import { useInfiniteQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";

export type Entry = Schemas["EntryBody"];

/** What was spent on it until today, with what was summed. The next pages are of the same question as the first. */
export function useCostToDate(masterId: string) {
  return useInfiniteQuery({
    queryKey: ["master", masterId, "cost-to-date"],
    initialPageParam: undefined as { cursor: string; asOf: string; knownAt: string } | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(
        await api.GET("/api/v1/masters/{id}/valuation", {
          params: { path: { id: masterId }, query: { method: "cost-to-date", size: "50", ...pageParam } as never },
          signal,
        }),
      ),
    getNextPageParam: ({ entries, asOf, knownAt }) =>
      entries.next == null ? undefined : { cursor: entries.next, asOf, knownAt },
  });
}
