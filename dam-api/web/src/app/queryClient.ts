import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problems";

export const ME = ["me"] as const;

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Whatever notices first that the session has ended: the page then asks who is there, and shows the sign-in.
    onError: (failure, query) => {
      if (failure instanceof Problem && failure.status === 401 && query.queryKey[0] !== ME[0]) {
        void queryClient.invalidateQueries({ queryKey: ME });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only what may pass is tried again.
      retry: (count, failure) => count < 2 && (!(failure instanceof Problem) || failure.status >= 500),
    },
  },
});
