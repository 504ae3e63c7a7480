import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import type { Shown } from "./rule";

export type Profile = Schemas["ProfileBody"];
export type Rule = Schemas["RuleBody"];

/** Channels as the server names their markets; a profile without markets is for all of them. */
export function useChannelList() {
  return useQuery({
    queryKey: ["channels", "list"],
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/channels", { signal })).items,
  });
}

export function useProfile({ profile = "", on, asOf }: Shown) {
  return useQuery({
    queryKey: ["profile", profile, on, asOf],
    enabled: profile !== "",
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/profiles/{profile}", { params: { path: { profile }, query: { on, asOf } }, signal })),
  });
}
