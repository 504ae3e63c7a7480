import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { Problem } from "../../api/problems";
import { type State, isActive } from "./job";

/** How often is looked again, in milliseconds: while something moves, and while nothing does. */
const MOVING = 1_500;
const STILL = 20_000;

const key = (id: string) => ["job", id] as const;

/** Newest first; one's own, for an administrator everybody's. */
export function useJobs() {
  return useInfiniteQuery({
    queryKey: ["jobs"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(await api.GET("/api/v1/jobs", { params: { query: { size: 50, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isActive)) ? MOVING : STILL),
  });
}

export function useJob(id: string) {
  return useQuery({
    queryKey: key(id),
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/jobs/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? MOVING : false),
  });
}

/** @param seen how far the job was when it was looked at; its items are as far */
export function useItems(id: string, state: State | undefined, seen: string, moving: boolean) {
  return useInfiniteQuery({
    queryKey: [...key(id), "items", state, moving ? "moving" : seen],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(
        await api.GET("/api/v1/jobs/{id}/items", { params: { path: { id }, query: { state, size: 50, cursor: pageParam } }, signal }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[3] === state ? before : undefined),
    refetchInterval: moving ? MOVING : false,
  });
}

export function useCancel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => body(await api.POST("/api/v1/jobs/{id}:cancel", { params: { path: { id } } })),
    // Also after a refusal: it may have ended meanwhile.
    onSettled: () => Promise.all([["jobs"], key(id)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Takes back what a job has changed; answers with the job that does it. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => body(await api.POST("/api/v1/jobs/{id}:undo", { params: { path: { id } } })).id,
    // Also after a refusal: somebody else may have been first.
    onSettled: (_, __, id) => Promise.all([["jobs"], key(id)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Whether a delivery has made an archive, and whether it may be handed over today: that is decided anew each time. */
export function useArchive(id: string, wanted: boolean) {
  return useQuery({
    queryKey: [...key(id), "archive"],
    enabled: wanted,
    retry: false,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      try {
        await api.GET("/api/v1/jobs/{id}/content", {
          params: { path: { id } },
          headers: { Range: "bytes=0-0" },
          parseAs: "stream",
          signal,
        });
        return true;
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return false;
        throw failure;
      }
    },
  });
}

/** Where a publication is. */
export function usePublished(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["publication", id, "shown"],
    enabled: wanted,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/publications/{id}", { params: { path: { id } }, signal })),
  });
}
