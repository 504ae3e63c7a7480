import { api, body } from "../../api/client";
import { sending } from "../../api/sending";
import type { Port } from "./batch";
import { digest } from "./digest";
import type { Row } from "./row";

/** As random as an identifier has to be, also where the page came without TLS. */
const key = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function known(sha256: string[]): Promise<Map<string, string>> {
  const { items } = body(await api.POST("/api/v1/masters:check", { body: { sha256 } }));
  return new Map(items.flatMap((item) => (item.masterId ? [[item.sha256, item.masterId] as const] : [])));
}

async function register(row: Row, told: (bytes: number) => void): Promise<{ masterId: string; isNew: boolean }> {
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
  return { masterId: body(answer).masterId, isNew: answer.response.status === 201 };
}

async function derive(masterId: string, profiles: string[]): Promise<void> {
  await api.POST("/api/v1/masters/{id}/variants", { params: { path: { id: masterId } }, body: { profiles } as never });
}

async function license(masterIds: string[]): Promise<void> {
  await api.POST("/api/v1/licences", {
    body: { masterIds, kind: "own", channels: [], territories: ["*"], except: [] } as never,
  });
}

export const server: Port = { digest, known, register, derive, license, key };
