import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { type Address, asParameters } from "./query";

export type SavedSearch = Schemas["SavedSearch"];

const KEY = ["saved searches"] as const;

/** As many as there may be of one person, so there is no second page. */
const ALL = 200;

export function useSavedSearches() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/saved-searches", { params: { query: { size: ALL } }, signal })).items,
  });
}

export function useSaveSearch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, address }: { name: string; address: Address }) =>
      body(await api.POST("/api/v1/saved-searches", { body: { name, query: asParameters(address) } as never })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useForgetSearch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/saved-searches/{id}", { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
