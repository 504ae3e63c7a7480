import { useQuery } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";
import { countries } from "./markets";

export type Channel = Schemas["ChannelBody"];

export function useChannels() {
  return useQuery({
    queryKey: ["channels"],
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/channels", { signal })).items.map(
        (channel): Channel => ({ ...channel, markets: countries(channel.markets) }),
      ),
  });
}
