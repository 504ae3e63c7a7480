import { api, body } from "../../api/client";
import { newKey } from "../../api/key";
import { forgetUpload, sendInPieces } from "../../api/pieces";
import { Problem } from "../../api/problems";
import { sending } from "../../api/sending";
import { digest } from "./digest";
import type { Port } from "./port";
import type { Near, Row } from "./row";

async function known(sha256: string[]): Promise<Map<string, string>> {
  const { items } = body(await api.POST("/api/v1/masters:check", { body: { sha256 } }));
  return new Map(items.flatMap((item) => (item.masterId ? [[item.sha256, item.masterId] as const] : [])));
}

/** Above this a file goes in pieces, in bytes: what is smaller is sent again as quickly as it would be asked about. */
const LARGE = 5_000_000;

type Registered = Promise<{ masterId: string; isNew: boolean; near?: Near[] | undefined }>;

const register = (row: Row, told: (bytes: number) => void): Registered =>
  row.file.size > LARGE ? registerInPieces(row, told) : registerWhole(row, told);

async function registerInPieces(row: Row, told: (bytes: number) => void): Registered {
  const signal = row.stop!.signal;
  const name = row.sha256 ?? `${row.file.name} ${row.file.size} ${row.file.lastModified}`;
  row.uploadId ??= await sendInPieces({ file: row.file, name, told, signal });
  told(row.file.size);
  try {
    const answer = await api.POST("/api/v1/masters", {
      params: { query: { onDuplicate: "return" }, header: { "Idempotency-Key": row.key } },
      body: { uploadId: row.uploadId, ...row.order?.meta } as never,
      signal,
    });
    forgetUpload(name);
    return { masterId: body(answer).masterId, isNew: answer.response.status === 201, near: body(answer).nearDuplicates };
  } catch (failure) {
    // Of an upload that is not there any more the bytes are sent again, when somebody tries again.
    if (failure instanceof Problem && failure.errors.some(({ pointer }) => pointer === "/uploadId")) {
      forgetUpload(name);
      row.uploadId = undefined;
      row.key = newKey();
    }
    throw failure;
  }
}

async function registerWhole(row: Row, told: (bytes: number) => void): Registered {
  const form = new FormData();
  form.set("file", row.file, row.file.name);
  form.set("meta", new Blob([JSON.stringify(row.order?.meta ?? {})], { type: "application/json" }));
  const answer = await api.POST("/api/v1/masters", {
    params: { query: { onDuplicate: "return" }, header: { "Idempotency-Key": row.key } },
    body: form as never,
    bodySerializer: () => form,
    fetch: sending(form, told),
    signal: row.stop?.signal,
  });
  return { masterId: body(answer).masterId, isNew: answer.response.status === 201, near: body(answer).nearDuplicates };
}

async function derive(masterId: string, profiles: string[]): Promise<void> {
  await api.POST("/api/v1/masters/{id}/variants", { params: { path: { id: masterId } }, body: { profiles } as never });
}

async function license(masterIds: string[]): Promise<void> {
  await api.POST("/api/v1/licences", {
    body: { masterIds, kind: "own", channels: [], territories: ["*"], except: [] } as never,
  });
}

export const server: Port = { digest, known, register, derive, license, key: newKey };
