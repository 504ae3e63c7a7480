import { type QueryClient, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ENDED, ME } from "../../app/queryClient";
import { type Schemas, api, body, carry } from "../../api/client";
import { Problem } from "../../api/problems";

export type Me = Schemas["Me"];

const EDITORS = ["marketer", "studio", "admin"];

export const mayEdit = (me: Me | null | undefined): boolean => me != null && EDITORS.includes(me.role);

const ACCOUNTANTS = ["finance", "admin"];

export const mayCount = (me: Me | null | undefined): boolean => me != null && ACCOUNTANTS.includes(me.role);

const REPORTERS = ["marketer", "finance", "admin"];

export const mayReport = (me: Me | null | undefined): boolean => me != null && REPORTERS.includes(me.role);

const LICENSORS = ["studio", "legal", "admin"];

export const mayLicense = (me: Me | null | undefined): boolean => me != null && LICENSORS.includes(me.role);

/** Who is signed in, or was until the session ended; null = nobody. */
export function useMe() {
  return useQuery({
    queryKey: ME,
    staleTime: Infinity,
    queryFn: async ({ client }): Promise<Me | null> => {
      await followLink();
      try {
        const me = body(await api.GET("/api/v1/me"));
        carry(me.csrf ?? null);
        return me;
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 401) {
          carry(null);
          const was = client.getQueryData<Me | null>(ME) ?? null;
          client.setQueryData(ENDED, was !== null);
          return was;
        }
        throw failure;
      }
    },
  });
}

/** Whether that person has to sign in again. */
export const useEnded = (): boolean => useQuery<boolean>({ queryKey: ENDED, queryFn: skipToken, initialData: false, staleTime: Infinity }).data === true;

const ofTheLibrary = ({ queryKey: [first] }: { queryKey: readonly unknown[] }) => first !== ME[0] && first !== ENDED[0];

/** Nothing that was read as somebody else may stay. */
function forgetLibrary(client: QueryClient): void {
  client.removeQueries({ predicate: ofTheLibrary });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (shown: { token: string } | { link: string }) =>
      body(await api.POST("/api/v1/session", { body: shown })),
    onSuccess: (me) => {
      const was = client.getQueryData<Me | null>(ME);
      carry(me.csrf ?? null);
      client.setQueryData(ENDED, false);
      client.setQueryData(ME, me);
      if (was?.id === me.id) {
        // What they were writing is still there.
        void client.invalidateQueries({ predicate: ofTheLibrary });
      } else {
        forgetLibrary(client);
      }
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE("/api/v1/session"),
    onSettled: () => {
      carry(null);
      client.setQueryData(ENDED, false);
      client.setQueryData(ME, null);
      forgetLibrary(client);
    },
  });
}

let spent = false;

/** Whether the page was opened by a sign-in link that lets nobody in any more. */
export const wasLinkSpent = (): boolean => spent;

async function followLink(): Promise<void> {
  const link = takeLink();
  if (link === null) {
    return;
  }
  try {
    await api.POST("/api/v1/session", { body: { link } });
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    spent = true;
  }
}

/** The secret of a sign-in link. It leaves the address at once, so that it is in no history and no bookmark. */
function takeLink(): string | null {
  const { hash, pathname } = window.location;
  if (pathname !== "/sign-in" || !hash.startsWith("#rpr_")) {
    return null;
  }
  window.history.replaceState(null, "", "/");
  return hash.slice(1);
}
