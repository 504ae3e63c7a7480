import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { ENDED, ME, queryClient } from "../../app/queryClient";
import { api, body } from "../../api/client";
import { Problem } from "../../api/problems";
import { useEnded } from "../account/session";
import { Batch } from "./batch";
import type { Port } from "./port";
import { server } from "./server";

let current: { person: string; batch: Batch } | undefined;

/** Whoever signs in next must not send what somebody else has chosen. */
function only(person: string): Port {
  const check = () => {
    if (queryClient.getQueryData<{ id: string } | null>(ME)?.id !== person) throw new Problem(401, "token-required", {}, "");
  };
  const checked =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given) => {
      check();
      return call(...given);
    };
  const { known, register, derive, license } = server;
  return { ...server, known: checked(known), register: checked(register), derive: checked(derive), license: checked(license) };
}

/** Leaving the page would break off what is on its way. */
window.addEventListener("beforeunload", (event) => {
  if (current !== undefined && current.batch.tally.underWay > 0) event.preventDefault();
});

/** The person's batch, which outlasts the page that shows it; another person at the same browser has none of it. */
export function useBatch(person: string): Batch {
  if (current?.person !== person) {
    current?.batch.clear();
    current = { person, batch: new Batch(only(person)) };
  }
  const { batch } = current;
  useSyncExternalStore(batch.tally.subscribe, batch.tally.seen);
  const signedOut = batch.pause?.why === "signed-out";
  const ended = useEnded();
  useEffect(() => {
    // Either the session has just ended, which the page is to notice, or there is a new one.
    if (signedOut && !ended) void queryClient.invalidateQueries({ queryKey: ME }).then(() => queryClient.getQueryData(ENDED) !== true && batch.resume());
  }, [batch, signedOut, ended]);
  return batch;
}

/** What the library calls that master; its file's name where it has no title. */
export function useName(masterId: string | undefined) {
  return useQuery({
    queryKey: ["master-name", masterId],
    enabled: masterId !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const master = body(await api.GET("/api/v1/masters/{id}", { params: { path: { id: masterId! } }, signal }));
      return master.title ?? master.versions.at(-1)?.fileName ?? "";
    },
  }).data;
}

/** Names that are in use, so that the same thing is called the same again. */
export function useVocabulary(): Record<"brand" | "category" | "tag", string[]> {
  const facets = useQuery({
    queryKey: ["search", "vocabulary"],
    queryFn: async ({ signal }) => {
      const querySerializer = () => "size=0&facets=brand,category,tag";
      return body(await api.GET("/api/v1/search", { params: { query: {} as never }, querySerializer, signal })).facets;
    },
  }).data;
  const of = (facet: string) => facets?.[facet]?.map(({ value }) => value) ?? [];
  return { brand: of("brand"), category: of("category"), tag: of("tag") };
}
