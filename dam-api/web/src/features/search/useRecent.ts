import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";

export const RECENT = ["recent"] as const;

/** So many are offered; the server remembers more. */
const SHOWN = 8;

/** The images that one has opened last. */
export function useRecent(asked: boolean) {
  return useQuery({
    queryKey: RECENT,
    enabled: asked,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/masters:recent", { signal })).items.slice(0, SHOWN),
  });
}
