import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { Problem } from "../../api/problems";

/** Each is read and written by itself; for more there is the editing of many at once. */
export const MOST_TAGGED = 200;
const TRIES = 3;

/** What somebody else wrote meanwhile stays: the tag is added to what is there then. */
async function add(id: string, tag: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await api.GET("/api/v1/masters/{id}", { params: { path: { id } } });
    const { tags } = body(answer);
    if (tags.includes(tag)) return;
    try {
      await api.PATCH("/api/v1/masters/{id}", {
        params: { path: { id }, header: { "If-Match": answer.response.headers.get("ETag") ?? "" } },
        body: { tags: [...tags, tag] } as never,
      });
      return;
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 412 || attempt === TRIES) throw failure;
    }
  }
}

export function useTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, tag }: { ids: readonly string[]; tag: string }) => {
      for (const id of ids) await add(id, tag);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["search"] });
      void client.invalidateQueries({ queryKey: ["master"] });
    },
  });
}
