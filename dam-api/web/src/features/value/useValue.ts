import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { Problem } from "../../api/problems";
import { type Question, monthEnds, yearTo } from "./question";

export type Entry = Schemas["EntryBody"];
export type Valuation = Schemas["ValuationBody"];
export type Cost = Schemas["CostBody"];

const PAGE = 50;
const MONTHS = 12;

/** @param where undefined = the library */
async function ask(where: string | undefined, query: Record<string, string>, signal: AbortSignal): Promise<Valuation> {
  const asked = { method: "cost-to-date", ...query } as never;
  return body(
    where === undefined
      ? await api.GET("/api/v1/valuation", { params: { query: asked }, signal })
      : await api.GET("/api/v1/masters/{id}/valuation", { params: { path: { id: where }, query: asked }, signal }),
  );
}

/** What was spent, with what was summed. The next pages are of the same question as the first. */
function useFigure(key: readonly unknown[], where: string | undefined, question: Question) {
  return useInfiniteQuery({
    queryKey: key,
    // While another day is asked about; another image is another thing.
    ...(where === undefined && { placeholderData: keepPreviousData }),
    initialPageParam: undefined as { cursor: string; asOf: string; knownAt: string } | undefined,
    queryFn: ({ pageParam, signal }) => ask(where, { ...question, size: String(PAGE), ...pageParam }, signal),
    getNextPageParam: ({ entries, asOf, knownAt }) => (entries.next == null ? undefined : { cursor: entries.next, asOf, knownAt }),
  });
}

export const useCostToDate = (masterId: string) => useFigure(["master", masterId, "cost-to-date"], masterId, {});

export const useValuation = (question: Question) => useFigure(["valuation", question], undefined, question);

/** The question that a figure is the answer to, to the instant: other figures beside it must be of the same. */
export function questionOf({ asOf, knownAt, amount, brand }: Valuation) {
  return { asOf, knownAt, currency: amount.currency, ...(brand != null && { brand }) };
}

export type Pinned = ReturnType<typeof questionOf>;

export interface Point {
  day: string;
  valuation: Valuation | undefined;
  /** Why there is no figure. */
  missing: Problem | undefined;
}

/** The ends of twelve months and the day itself, one question after the other. */
export function useMonths(pinned: Pinned) {
  return useQuery({
    queryKey: ["valuation", "months", pinned],
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const points: Point[] = [];
      for (const day of monthEnds(pinned.asOf, MONTHS)) {
        points.push({ day, ...(await tried({ ...pinned, asOf: day }, signal)) });
      }
      return points;
    },
  });
}

/** What the library has cost by what its entries have in common, the dearest first. */
export function useGroups(pinned: Pinned, by: "brand" | "category") {
  return useQuery({
    queryKey: ["valuation", "groups", by, pinned],
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { groups, groupsTotal } = await ask(undefined, { ...pinned, by, size: "1" }, signal);
      return { groups: groups ?? [], more: (groupsTotal ?? 0) > (groups?.length ?? 0) };
    },
  });
}

/** A figure, or why it cannot be: a rate that is missing for one must not hide the others. */
async function tried(question: Pinned, signal: AbortSignal): Promise<Pick<Point, "valuation" | "missing">> {
  try {
    return { valuation: await ask(undefined, { ...question, size: "1" }, signal), missing: undefined };
  } catch (failure) {
    if (failure instanceof Problem && failure.code === "rate-missing") return { valuation: undefined, missing: failure };
    throw failure;
  }
}

/** Uses in the year that ends with the day. */
export function useReuse({ asOf, currency }: Pinned) {
  return useQuery({
    queryKey: ["valuation", "reuse", asOf, currency],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/reuse", { params: { query: { from: yearTo(asOf), to: asOf, currency } }, signal })),
  });
}

/** All entries of a figure, not only those that are shown. */
export async function allEntries(pinned: Pinned, told: (read: number) => void, signal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(undefined, { ...pinned, size: "500", ...(cursor !== undefined && { cursor }) }, signal);
    entries.push(...page.entries.items);
    told(entries.length);
    cursor = page.entries.next ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

/** What is said of a cost; amounts go out as they were typed. */
export interface Said {
  kind: string;
  amount: { amount: string; currency: string };
  date: string;
  note?: string;
}

function useBooked() {
  const client = useQueryClient();
  return () => Promise.all(["valuation", "master", "cost"].map((first) => client.invalidateQueries({ queryKey: [first] })));
}

export function useRecordCost() {
  const booked = useBooked();
  return useMutation({
    mutationFn: async ({ key, cost }: { key: string; cost: Said & { masterId: string } }) =>
      body(await api.POST("/api/v1/costs", { params: { header: { "Idempotency-Key": key } }, body: cost as never })),
    onSuccess: booked,
  });
}

/** A cost as it stands, with the tag that a correction of just this state needs. */
export function useCost(id: string) {
  return useQuery({
    queryKey: ["cost", id],
    gcTime: 0,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const answer = await api.GET("/api/v1/costs/{id}", { params: { path: { id } }, signal });
      return { cost: body(answer), etag: answer.response.headers.get("ETag") ?? "" };
    },
  });
}

export function useCorrectCost(id: string) {
  const booked = useBooked();
  return useMutation({
    mutationFn: async ({ key, etag, said }: { key: string; etag: string; said: Said }) =>
      body(
        await api.POST("/api/v1/costs/{id}:correct", {
          params: { path: { id }, header: { "If-Match": etag, "Idempotency-Key": key } },
          body: said as never,
        }),
      ),
    // Also after a refusal: somebody else may have corrected it, and that is then to be seen.
    onSettled: booked,
  });
}

/** Sends costs as a file; a line that was recorded before changes nothing, so it may be sent again. */
export function useImportCosts() {
  const booked = useBooked();
  return useMutation({
    mutationFn: async (file: File) =>
      body(
        await api.POST("/api/v1/costs:import", {
          body: file as never,
          bodySerializer: (bytes: unknown) => bytes as File,
          headers: { "Content-Type": "text/csv" },
        }),
      ),
    onSuccess: booked,
  });
}

export function useRecordRate() {
  const booked = useBooked();
  return useMutation({
    mutationFn: async ({ key, rate }: { key: string; rate: Record<"base" | "quote" | "rate" | "date", string> }) =>
      body(await api.POST("/api/v1/rates", { params: { header: { "Idempotency-Key": key } }, body: rate as never })),
    onSuccess: booked,
  });
}

/** Images by words, to choose one. */
export function useImages(q: string) {
  return useQuery({
    queryKey: ["search", "pick", q],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      body(
        await api.GET("/api/v1/search", {
          params: { query: { parameters: {} } as never },
          querySerializer: () => new URLSearchParams({ q, size: "8" }).toString(),
          signal,
        }),
      ).items,
  });
}
