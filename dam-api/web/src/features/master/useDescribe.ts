import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { Problem } from "../../api/problems";
import { type Draft, draftOf, patchOf } from "./edit";
import { type Held, type HistoryEntry, heldMaster, masterKey } from "./useMaster";

/** The state that somebody else has made while this one was written, and who it was. */
export interface Meanwhile {
  held: Held;
  last: HistoryEntry | undefined;
}

export class ChangedMeanwhile extends Error {
  constructor(readonly meanwhile: Meanwhile) {
    super("changed meanwhile");
  }
}

/** Sends what was changed of a state; if that state has passed, the failure brings the one of now. */
export function useDescribe(masterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ held, draft }: { held: Held; draft: Draft }): Promise<Held> => {
      try {
        const answer = await api.PATCH("/api/v1/masters/{id}", {
          params: { path: { id: masterId }, header: { "If-Match": held.etag } },
          body: patchOf(draftOf(held.master), draft) as never,
        });
        return { master: body(answer), etag: answer.response.headers.get("ETag") ?? "" };
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 412) {
          throw new ChangedMeanwhile({ held: await heldMaster(masterId), last: await lastChange(masterId) });
        }
        throw failure;
      }
    },
    onSuccess: (held) => client.setQueryData(masterKey(masterId), held),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [...masterKey(masterId), "history"] });
      void client.invalidateQueries({ queryKey: ["search"] });
    },
  });
}

async function lastChange(masterId: string): Promise<HistoryEntry | undefined> {
  const history = await api.GET("/api/v1/masters/{id}/history", { params: { path: { id: masterId }, query: { size: 1 } } });
  return body(history).items[0];
}
