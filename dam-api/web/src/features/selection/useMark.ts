import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { type Change, type Mark, UNMARKED, applied, takenBack } from "./mark";

/** As many as one request takes. */
const AT_ONCE = 500;

interface Marking {
  ids: readonly string[];
  change: Change;
}

type Answer = Schemas["SearchBody"];

const markKey = (masterId: string) => ["mark", masterId] as const;

/** What one has said of one image. */
export function useOwnMark(masterId: string) {
  return useQuery({
    queryKey: markKey(masterId),
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/selections", { params: { query: { masterIds: [masterId] } }, signal })).items[0]?.mark ?? UNMARKED,
  });
}

/** Changes the marks of images in everything that was found and on their own pages; tells what they were. */
function remark(client: QueryClient, ids: readonly string[], to: (mark: Mark | undefined, id: string) => Mark): Map<string, Mark | undefined> {
  const marked = new Set(ids);
  const before = new Map<string, Mark | undefined>();
  client.setQueriesData<Answer>({ queryKey: ["search"] }, (answer) =>
    answer?.items.some((hit) => marked.has(hit.masterId))
      ? {
          ...answer,
          items: answer.items.map((hit) => {
            if (!marked.has(hit.masterId)) return hit;
            before.set(hit.masterId, hit.mark);
            return { ...hit, mark: to(hit.mark, hit.masterId) };
          }),
        }
      : answer,
  );
  for (const id of ids) {
    const own = client.getQueryData<Mark>(markKey(id));
    if (own !== undefined) {
      before.set(id, own);
      client.setQueryData(markKey(id), to(own, id));
    }
  }
  return before;
}

/** Marks images for oneself: shown at once, and taken back if the server does not take it. One after the other, as they were said. */
export function useMark() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "marks" },
    mutationFn: async ({ ids, change }: Marking) => {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        await api.PUT("/api/v1/selections", { body: { masterIds: ids.slice(from, from + AT_ONCE), ...change } });
      }
    },
    onMutate: ({ ids, change }) => remark(client, ids, (mark) => applied(mark, change)),
    onError: (_failure, { change }, before) => {
      if (before) remark(client, [...before.keys()], (now, id) => takenBack(now, before.get(id), change));
    },
  });
}
