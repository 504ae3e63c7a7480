import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { type Picked, countOf } from "../search/picked";
import { type Address, asParameters } from "../search/query";
import { type Collection, type Done, MOST, batches } from "./collections";

const KEY = ["collections"] as const;
const TOLD = ["collections told"] as const;
const PAGE = 500;

/** All there are; there may be a thousand. */
export function useCollections() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Collection[]> => {
      const all: Collection[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = body(await api.GET("/api/v1/collections", { params: { query: { size: PAGE, ...(cursor && { cursor }) } }, signal }));
        all.push(...(page.items as Collection[]));
        cursor = page.next;
      }
      return all;
    },
  });
}

/** The ids of what is picked; of everything found they are asked for, page by page. */
async function idsOf(picked: Picked): Promise<readonly string[]> {
  if (picked.all === undefined) return picked.ids;
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: { masterId: string }[]; next?: string } = body(
      await api.POST("/api/v1/search", { body: { ...asParameters(picked.all.address), size: PAGE, ...(cursor && { cursor }) } as never }),
    );
    ids.push(...page.items.map(({ masterId }) => masterId));
    cursor = page.next;
  } while (cursor !== undefined && ids.length < MOST);
  return ids;
}

export interface Put {
  id: string;
  name: string;
  add?: Picked;
  remove?: Picked;
}

/** What is in it changes what is found in it, and the number beside its name. */
function changed(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: KEY });
  void client.invalidateQueries({ predicate: ({ queryKey: [what, address] }) => what === "search" && (address as Address | undefined)?.collection === id });
}

async function put({ id, name, add, remove }: Put, done: Done): Promise<Done> {
  const [adding, removing] = [add ? await idsOf(add) : [], remove ? await idsOf(remove) : []];
  const requests = [...batches(adding).map((ids) => ({ add: ids })), ...batches(removing).map((ids) => ({ remove: ids }))];
  let told = { ...done, id, name };
  for (const request of requests) {
    const answer = body(await api.POST("/api/v1/collections/{id}/masters", { params: { path: { id } }, body: request as never }));
    told = { ...told, added: [...told.added, ...answer.added], removed: [...told.removed, ...answer.removed] };
  }
  return told;
}

/** What was done last, which can be taken back. */
export type Told = Done & { undone?: boolean; failure?: unknown };

export function useTold() {
  const client = useQueryClient();
  const { data } = useQuery<Told | null>({ queryKey: TOLD, queryFn: () => null, enabled: false, initialData: null, staleTime: Infinity });
  return { told: data, forget: () => client.setQueryData(TOLD, null) };
}

/** Puts images in and takes images out, one collection after the other, and tells it. */
export function usePut() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "collections" },
    mutationFn: ({ undone: _, ...wanted }: Put & { undone?: boolean }) => put(wanted, { id: wanted.id, name: wanted.name, added: [], removed: [] }),
    onSuccess: (done, { undone = false }) => client.setQueryData(TOLD, { ...done, undone }),
    onError: (failure, { id, name }) => client.setQueryData(TOLD, { id, name, added: [], removed: [], failure }),
    onSettled: (_done, _failure, { id }) => changed(client, id),
  });
}

export interface Draft {
  name: string;
  /** For a live one. */
  query?: Address;
}

export function useCreate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, query }: Draft) =>
      body(
        await api.POST("/api/v1/collections", {
          body: { name, ...(query && { kind: "live", query: asParameters(query) }) } as never,
        }),
      ) as Collection,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

const match = ({ version }: Collection) => ({ "If-Match": `"${version}"` });

export function useRevise() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ collection, name, query }: { collection: Collection; name?: string; query?: Address }) =>
      body(
        await api.PATCH("/api/v1/collections/{id}", {
          params: { path: { id: collection.id }, header: match(collection) },
          body: { ...(name !== undefined && { name }), ...(query && { query: asParameters(query) }) } as never,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDelete() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (collection: Collection) =>
      void (await api.DELETE("/api/v1/collections/{id}", { params: { path: { id: collection.id }, header: match(collection) } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const fits = (picked: Picked): boolean => countOf(picked) <= MOST;
