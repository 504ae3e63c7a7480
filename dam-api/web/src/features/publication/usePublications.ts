import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";

export type Publication = Schemas["PublicationBody"];

/** What somebody asks for; what is not said is left out. */
export interface Wanted {
  channel: string;
  market?: string;
  listing?: string;
  slot?: string;
  product?: string;
  campaign?: string;
  counterfactual?: string;
  from?: string;
  until?: string;
}

export function usePublications(masterId: string) {
  return useInfiniteQuery({
    queryKey: ["master", masterId, "publications"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(
        await api.GET("/api/v1/publications", {
          params: { query: { master: masterId, size: 100, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function usePublish(masterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ variantId, key, wanted }: { variantId: string; key: string; wanted: Wanted }) =>
      body(
        await api.POST("/api/v1/variants/{id}/publications", {
          params: { path: { id: variantId }, header: { "Idempotency-Key": key } as never },
          body: wanted as never,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["master", masterId] }),
  });
}

/** The tag of the state that somebody sees when asked whether to withdraw it. */
export function usePublicationTag(id: string) {
  return useQuery({
    queryKey: ["publication", id],
    gcTime: 0,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const answer = await api.GET("/api/v1/publications/{id}", { params: { path: { id } }, signal });
      return answer.response.headers.get("ETag") ?? "";
    },
  });
}

export function useWithdraw(masterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, etag }: { id: string; etag: string }) =>
      body(
        await api.POST("/api/v1/publications/{id}:withdraw", {
          params: { path: { id }, header: { "If-Match": etag } as never },
        }),
      ),
    // Also after a refusal: somebody else may have changed it, and that is then to be seen.
    onSettled: () => client.invalidateQueries({ queryKey: ["master", masterId] }),
  });
}
