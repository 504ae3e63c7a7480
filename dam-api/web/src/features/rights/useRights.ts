import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import type { Place } from "../place/place";

export type Grant = Schemas["Grant"];
export type Licence = Schemas["LicenceBody"];

/** @param on a day in UTC, asked about as a whole; empty = now */
export function useDecision(masterId: string, place: Place | undefined, on: string) {
  return useQuery({
    queryKey: ["master", masterId, "rights", place, on],
    enabled: place !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      body(
        await api.GET("/api/v1/rights/decision", {
          params: { query: { master: masterId, ...place!, ...(on !== "" && { on }) } },
          signal,
        }),
      ),
  });
}

/** Who granted what; a grant says only what it allows. */
export function useLicences(ids: string[]): Map<string, Licence> {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ["licence", id],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        body(await api.GET("/api/v1/licences/{id}", { params: { path: { id } }, signal })),
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }): [string, Licence][] => (data ? [[data.licenceId, data]] : []))),
  });
}
