import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../../api/client";
import { newKey } from "../../api/key";
import { forgetUpload, sendInPieces } from "../../api/pieces";
import { Problem } from "../../api/problems";
import { DISCARD } from "../../api/sending";
import { type Held, masterKey } from "./useMaster";

interface Given {
  file: File;
  note: string;
}

/** Under which name the browser remembers how far these bytes came, for this image. */
const nameOf = (masterId: string, file: File) => `${masterId} ${file.name} ${file.size} ${file.lastModified}`;

/** Sends a file in pieces and makes it the newest version; what has arrived is not sent again when somebody tries again. */
export function useNewVersion({ master: { masterId }, etag }: Held) {
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  const arrived = useRef<{ name: string; uploadId: string }>(undefined);
  // The same until the server has answered: an answer that was lost on the way must not be asked for a second version.
  const asked = useRef<{ key: string; note: string }>(undefined);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(DISCARD), []);

  const add = useMutation({
    mutationFn: async ({ file, note }: Given) => {
      const name = nameOf(masterId, file);
      stop.current = new AbortController();
      setSent(0);
      if (arrived.current?.name !== name) {
        asked.current = undefined;
        arrived.current = { name, uploadId: await sendInPieces({ file, name, told: setSent, signal: stop.current.signal }) };
      }
      setSent(file.size);
      if (asked.current?.note !== note) asked.current = { key: newKey(), note };
      try {
        await api.POST("/api/v1/masters/{id}/versions", {
          params: { path: { id: masterId }, header: { "If-Match": etag, "Idempotency-Key": asked.current.key } },
          body: { uploadId: arrived.current.uploadId, note } as never,
        });
        forgetUpload(name);
        // It has become a version: there is nothing to give up any more.
        stop.current = undefined;
      } catch (failure) {
        if (failure instanceof Problem) asked.current = undefined;
        // Of an upload that is not there any more the bytes are sent again, when somebody tries again.
        if (failure instanceof Problem && failure.errors.some(({ pointer }) => pointer === "/uploadId")) {
          forgetUpload(name);
          arrived.current = undefined;
        }
        throw failure;
      }
    },
    // Also after a refusal: somebody else may have changed it, and that is then to be seen.
    onSettled: () => client.invalidateQueries({ queryKey: masterKey(masterId) }),
  });
  return { add, sent, stop: () => stop.current?.abort(DISCARD) };
}
