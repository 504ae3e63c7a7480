import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problems";

export const ME = ["me"] as const;

/** Whether the session of the person whose page this is has ended. The page stays as it is until they sign in again. */
export const ENDED = ["session-ended"] as const;

/** Whatever notices first that the session has ended: the page then asks who is there, and for the sign-in. */
function notice(failure: unknown): void {
  const known = queryClient.getQueryData(ME) != null && queryClient.getQueryData(ENDED) !== true;
  if (known && failure instanceof Problem && failure.status === 401) {
    void queryClient.invalidateQueries({ queryKey: ME });
  }
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only what may pass is tried again.
      retry: (count, failure) => count < 2 && (!(failure instanceof Problem) || failure.status >= 500),
    },
  },
});
