import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";

export type Variant = Schemas["VariantBody"];
export type Profile = Schemas["ProfileBody"];

export function useProfiles() {
  return useQuery({
    queryKey: ["profiles"],
    staleTime: Infinity,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/profiles", { signal })).items,
  });
}

/**
 * Orders the variants and ends when their job has.
 *
 * @param onOrdered hears the id of the job
 */
export function useDerive(masterId: string, onOrdered: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (profiles: string[]) => {
      const ordered = await api.POST("/api/v1/masters/{id}/variants", {
        params: { path: { id: masterId } },
        body: { profiles } as never,
      });
      onOrdered(body(ordered).id);
      await ended(body(ordered).id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["master", masterId] }),
  });
}

const RUNNING = ["queued", "running"];

async function ended(id: string): Promise<void> {
  for (;;) {
    const job = body(await api.GET("/api/v1/jobs/{id}", { params: { path: { id } } }));
    if (!RUNNING.includes(job.state)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
