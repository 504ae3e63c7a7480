import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Schemas, api, body } from "../../api/client";
import { type Job, isActive } from "../job/job";
import type { Picked } from "../search/picked";
import { asParameters } from "../search/query";
import type { Change } from "./change";

export type Outlook = Schemas["BulkBody"];

/** What is picked, as the server takes it. */
const chosen = ({ ids, all }: Picked) => {
  if (all === undefined) return { ids };
  const { sort: _, ...query } = asParameters(all.address);
  return { query };
};

const send = async (picked: Picked, change: Change, dryRun: boolean): Promise<Outlook> =>
  body(await api.POST("/api/v1/masters:bulk", { body: { ...chosen(picked), change, dryRun } as never }));

/** What a change would come to. */
export const useOutlook = (picked: Picked) => useMutation({ mutationFn: (change: Change) => send(picked, change, true) });

export const useOrder = (picked: Picked) =>
  useMutation({
    mutationFn: async (change: Change) => {
      const { id } = await send(picked, change, false);
      return id!;
    },
  });

/** Once a job has ended, what it has changed is shown everywhere: search follows in a moment, and that is waited for. */
export function useShownEverywhere(job: Job | undefined) {
  const client = useQueryClient();
  const shown = useRef<string>(undefined);
  const ended = job !== undefined && !isActive(job);
  const id = job?.id;
  const position = job?.position;
  useEffect(() => {
    if (!ended || id === undefined || shown.current === id) return;
    shown.current = id;
    const anew = () => Promise.all([["search"], ["master"], ["activity"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    const caughtUp =
      position == null
        ? Promise.resolve()
        : api
            .POST("/api/v1/search", { body: { after: position, size: 0 } as never })
            .then(() => undefined)
            // Then it shows a moment later.
            .catch(() => undefined);
    void caughtUp.then(anew);
  }, [client, ended, id, position]);
}
