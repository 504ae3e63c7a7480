import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";

export type User = Schemas["UserView"];
export type Token = Schemas["TokenView"];

const SIZE = 50;

export function useUsers() {
  return useInfiniteQuery({
    queryKey: ["users"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(await api.GET("/api/v1/users", { params: { query: { size: SIZE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** One's own. */
export function useTokens() {
  return useInfiniteQuery({
    queryKey: ["tokens"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(await api.GET("/api/v1/tokens", { params: { query: { size: SIZE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useAddUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, user }: { key: string; user: { name: string; role: string } }) =>
      body(await api.POST("/api/v1/users", { params: { header: { "Idempotency-Key": key } }, body: user as never })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
}

export function useSetDisabled(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (disabled: boolean) => {
      const params = { path: { id } };
      return body(
        disabled
          ? await api.POST("/api/v1/users/{id}:disable", { params })
          : await api.POST("/api/v1/users/{id}:enable", { params }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
}

/** A secret in the answer is nowhere else, and is kept nowhere. */
export function useSignInLink(id: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: async () => body(await api.POST("/api/v1/users/{id}:sign-in-link", { params: { path: { id } } })),
  });
}

export function useAddToken() {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: async (token: { name: string; role: string; expires?: string; userId?: string }) =>
      body(await api.POST("/api/v1/tokens", { body: token as never })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["tokens"] }),
  });
}

export function useRevoke() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/tokens/{id}", { params: { path: { id } } }),
    // Also after a refusal: it may be gone already.
    onSettled: () => client.invalidateQueries({ queryKey: ["tokens"] }),
  });
}
