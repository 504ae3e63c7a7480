import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MarketSelect } from "./MarketSelect";
import type { Place } from "./place";
import { useChannels } from "./useChannels";

const NONE: readonly string[] = [];

interface Props {
  place: Place | undefined;
  onChange: (place: Place | undefined) => void;
  /** What stands for no channel; without it a channel is always chosen. */
  none?: string;
  size?: "xs" | "sm";
  labels?: boolean;
}

/** A channel and a market of it. A channel brings its first market along, so that there is never half a place. */
export function PlacePicker({ place, onChange, none, size = "sm", labels = false }: Props) {
  const { t } = useTranslation();
  const channels = useChannels().data ?? [];
  const marketsOf = (channel: string | undefined) => channels.find((each) => each.channel === channel)?.markets ?? NONE;
  const known = channels.map(({ channel, name }) => ({ value: channel, label: name }));
  const missing = place !== undefined && !channels.some(({ channel }) => channel === place.channel);

  function choose(channel: string) {
    const markets = marketsOf(channel);
    const kept = place !== undefined && (markets.length === 0 || markets.includes(place.market));
    onChange(channel === "" ? undefined : { channel, market: kept ? place.market : (markets[0] ?? "US") });
  }
  const name = (words: string) => (labels ? { label: words } : { "aria-label": words });

  return (
    <>
      <NativeSelect
        {...name(t("place.channel"))}
        size={size}
        value={place?.channel ?? ""}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(none === undefined ? [] : [{ value: "", label: none }]),
          ...(missing ? [{ value: place.channel, label: place.channel }] : []),
          ...known,
        ]}
      />
      {place && (
        <MarketSelect
          {...name(t("place.market"))}
          size={size}
          value={place.market}
          first={marketsOf(place.channel)}
          onChange={(market) => onChange({ ...place, market })}
        />
      )}
    </>
  );
}
