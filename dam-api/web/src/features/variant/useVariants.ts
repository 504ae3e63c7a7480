import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { type Cut, type Point, readCut } from "./focus";

export type Variant = Schemas["VariantBody"];
export type Profile = Schemas["ProfileBody"];

/** Those that need no definition; others are named by whoever wrote them. */
export const RECIPES = ["standard", "crop"] as const;
export type Recipe = string;

/** What is to be made. */
export interface Order {
  profiles: string[];
  recipe: Recipe;
  focalPoint?: Point;
}

export function useProfiles() {
  return useQuery({
    queryKey: ["profiles"],
    staleTime: Infinity,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/profiles", { signal })).items,
  });
}

/** Orders variants; answers with the id of the job that makes them. */
export function useDerive(masterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: Order) =>
      body(
        await api.POST("/api/v1/masters/{id}/variants", {
          params: { path: { id: masterId }, header: { "Idempotency-Key": crypto.randomUUID() } as never },
          body: order as never,
        }),
      ).id,
    onSettled: () => client.invalidateQueries({ queryKey: ["master", masterId] }),
  });
}

export interface Preview {
  picture: Blob;
  cut: Cut | undefined;
}

/** A small picture of what would be made, as the server makes it; what was asked before is given up. */
export function usePreview(masterId: string, version: number, profile: string | undefined, recipe: Recipe, point: Point) {
  const at = recipe === "crop" ? point : undefined;
  return useQuery({
    queryKey: ["variant preview", masterId, version, profile, recipe, at],
    enabled: profile !== undefined,
    staleTime: 60_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Preview> => {
      const answer = await api.GET("/api/v1/masters/{id}/variants:preview", {
        params: { path: { id: masterId }, query: { profile: profile!, recipe, width: 512, ...at } },
        parseAs: "blob",
        signal,
      });
      return { picture: body(answer) as unknown as Blob, cut: readCut(answer.response.headers.get("Reprise-Cut")) };
    },
  });
}
