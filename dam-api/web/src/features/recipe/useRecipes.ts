import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { digest } from "../upload/digest";
import type { Definition, Recipe } from "./draft";

export type Outlook = Schemas["VariantBulkBody"];

const RECIPES = ["recipes"] as const;

export const useRecipes = () =>
  useQuery({ queryKey: RECIPES, queryFn: async ({ signal }) => body(await api.GET("/api/v1/recipes", { signal })).items });

/** Saves a recipe; one that was there is revised only as it was read. */
export function useSave(existing: Recipe | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, label, definition }: { name: string; label: string; definition: Definition }) => {
      const path = { recipe: name };
      const tag = existing && (await api.GET("/api/v1/recipes/{recipe}", { params: { path } })).response.headers.get("ETag");
      return body(
        await api.PUT("/api/v1/recipes/{recipe}", {
          params: { path, header: (tag ? { "If-Match": tag } : {}) as never },
          body: { label, definition } as never,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: RECIPES }),
  });
}

/** What a recipe that is being written would make of an image. */
export function useTrial(masterId: string | undefined, profile: string | undefined, definition: Definition) {
  return useQuery({
    queryKey: ["recipe trial", masterId, profile, definition],
    enabled: masterId !== undefined && profile !== undefined,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Blob> =>
      body(
        await api.POST("/api/v1/masters/{id}/variants:preview", {
          params: { path: { id: masterId! } },
          body: { profile, definition, side: 512 } as never,
          parseAs: "blob",
          signal,
        }),
      ) as unknown as Blob,
  });
}

/** Images to try a recipe on: the newest ones, and the profiles they can be tried in. */
export const useSpecimens = () =>
  useQuery({
    queryKey: ["recipe specimens"],
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/search", { params: { query: { sort: "newest", size: 24 } as never }, signal })).items,
  });

/** Stores a picture under its own digest; undefined where the browser cannot compute one. */
export const useStore = () =>
  useMutation({
    mutationFn: async (file: File): Promise<string | undefined> => {
      const sha256 = await digest(file);
      if (sha256 === null) return undefined;
      await api.PUT("/api/v1/pictures/{sha256}", {
        params: { path: { sha256 } },
        headers: { "Content-Type": file.type },
        body: file as never,
        bodySerializer: (raw: unknown) => raw as File,
      } as never);
      return sha256;
    },
  });

export interface Wish {
  brand: string;
  live: boolean;
  slot: string;
  add: string[];
  remove: string[];
}

const send = async ({ brand, live, slot, add, remove }: Wish, dryRun: boolean): Promise<Outlook> =>
  body(
    await api.POST("/api/v1/variants:bulk", {
      body: {
        query: { ...(brand !== "" && { brand }), ...(live && { live, ...(slot !== "" && { slot }) }) },
        recipeChange: { add, remove },
        dryRun,
      } as never,
    }),
  );

export const useOutlook = () => useMutation({ mutationFn: (wish: Wish) => send(wish, true) });

export const useOrder = () => useMutation({ mutationFn: async (wish: Wish) => (await send(wish, false)).id! });
