import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Schemas, api, body } from "../../api/client";
import { RECENT } from "../search/useRecent";

export type Master = Schemas["MasterBody"];
export type Version = Schemas["VersionBody"];
export type HistoryEntry = Schemas["Entry"];

/** The master, with the tag that a change of just this state needs. */
export interface Held {
  master: Master;
  etag: string;
}

/** Files often come without a title; their name says more than nothing. */
export const titleOf = (master: Master): string | undefined => master.title ?? master.versions.at(-1)?.fileName;

export const masterKey = (masterId: string) => ["master", masterId] as const;

/** @param asOf an instant, or undefined for now */
export function useMaster(masterId: string, asOf?: string) {
  return useQuery({
    queryKey: asOf === undefined ? masterKey(masterId) : [...masterKey(masterId), "as of", asOf],
    queryFn: ({ signal }) => heldMaster(masterId, { signal, asOf }),
    refetchInterval: ({ state }) => asOf === undefined && state.data !== undefined && state.dataUpdateCount < 30 && willBeStale(state.data.master) && 1_000,
  });
}

/** Variants are marked a moment after there is another version. One that is never marked is asked about no longer than a while. */
export const willBeStale = ({ variants, versions, currentVersion }: Master): boolean => {
  const bytes = (number: number) => versions.find(({ version }) => version === number)?.sha256;
  return variants.some(({ sha256, stale, masterVersion }) => sha256 !== undefined && !stale && bytes(masterVersion) !== bytes(currentVersion));
};

export async function heldMaster(masterId: string, { signal, asOf }: { signal?: AbortSignal; asOf?: string | undefined } = {}): Promise<Held> {
  const answer = await api.GET("/api/v1/masters/{id}", {
    params: { path: { id: masterId }, query: { ...(asOf !== undefined && { asOf }) } },
    ...(signal && { signal }),
  });
  return { master: body(answer), etag: answer.response.headers.get("ETag") ?? "" };
}

/** Remembers that the person has opened it. Whether that works out is nothing to trouble anybody with. */
export function useOpened(masterId: string, there: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!there) return;
    api.PUT("/api/v1/masters/{id}/opened", { params: { path: { id: masterId } } }).then(
      () => client.invalidateQueries({ queryKey: RECENT }),
      () => undefined,
    );
  }, [client, masterId, there]);
}

export function useHistory(masterId: string) {
  return useInfiniteQuery({
    queryKey: [...masterKey(masterId), "history"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(
        await api.GET("/api/v1/masters/{id}/history", {
          params: { path: { id: masterId }, query: { size: 50, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRestore(masterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, etag }: { version: number; etag: string }) =>
      api.POST("/api/v1/masters/{id}/versions/{n}:restore", {
        params: { path: { id: masterId, n: version }, header: { "If-Match": etag } },
      }),
    // Also after a refusal: somebody else may have changed it, and that is then to be seen.
    onSettled: () => client.invalidateQueries({ queryKey: masterKey(masterId) }),
  });
}
