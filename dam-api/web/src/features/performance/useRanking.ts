import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import type { Place } from "../place/place";

export type Listed = Schemas["ListedBody"];
export type ReportAnswer = Schemas["ReportAnswer"];
export type Ranking = "leaders" | "under-used";

const SHOWN = 50;
/** Scores follow a report in a job of their own: for so long the lists look again, in milliseconds. */
const FOLLOWING = 30_000;
const AGAIN = 2_000;
const REPORTED = ["reported"];

/** The best of a place by the lower bound of their lift; of the under-used, those that are live nowhere there. */
export function useRanking(ranking: Ranking, place: Place | undefined) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ["ranking", ranking, place],
    enabled: place !== undefined,
    refetchInterval: () => (Date.now() - (client.getQueryData<number>(REPORTED) ?? 0) < FOLLOWING ? AGAIN : false),
    queryFn: async ({ signal }) =>
      body(
        await api.GET(`/api/v1/performance/${ranking}`, {
          params: { query: { channel: place!.channel, market: place!.market, size: SHOWN } },
          signal,
        }),
      ).items,
  });
}

/** Sends a report as it is; the same file again changes nothing, so it may be sent again after a failure. */
export function useReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) =>
      body(
        await api.POST("/api/v1/performance/reports", {
          body: file as never,
          bodySerializer: (bytes: unknown) => bytes as File,
          headers: { "Content-Type": /\.(ndjson|jsonl)$/i.test(file.name) ? "application/x-ndjson" : "text/csv" },
        }),
      ),
    onSuccess: () => {
      client.setQueryData(REPORTED, Date.now());
      return Promise.all(["ranking", "search", "master"].map((first) => client.invalidateQueries({ queryKey: [first] })));
    },
  });
}
