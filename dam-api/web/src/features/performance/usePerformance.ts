import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import type { Place } from "../place/place";
import { type By, quarter } from "./figures";

export type Score = Schemas["ScoreBody"];
export type PerformanceBody = Schemas["PerformanceBody"];

export const today = (): string => new Date().toISOString().slice(0, 10);

async function ask(masterId: string, query: Record<string, string>, signal: AbortSignal): Promise<PerformanceBody> {
  // The server's document has the parameters as one object; they go out by their names.
  return body(
    await api.GET("/api/v1/masters/{id}/performance", { params: { path: { id: masterId }, query: query as never }, signal }),
  );
}

/** A quarter of figures at a place, with the score there. */
export function usePerformance(masterId: string, place: Place | undefined, by: By) {
  const from = quarter(today(), by);
  return useQuery({
    queryKey: ["master", masterId, "performance", place, by, from],
    enabled: place !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => ({
      from,
      by,
      place: place!,
      ...(await ask(masterId, { ...place!, by, from }, signal)),
    }),
  });
}

/** The score with everything it was computed from. */
export function useScore(masterId: string, place: Place, wanted: boolean) {
  return useQuery({
    queryKey: ["master", masterId, "score", place],
    enabled: wanted,
    queryFn: async ({ signal }) => (await ask(masterId, { ...place, by: "month" }, signal)).score ?? null,
  });
}
