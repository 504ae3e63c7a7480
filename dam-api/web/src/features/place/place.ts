/** Where a picture is to be used: both or nothing. */
export interface Place {
  channel: string;
  market: string;
}

const CHANNEL = /^[a-z0-9][a-z0-9-]{0,39}$/;
const MARKET = /^[A-Z]{2}$/;

export function placeOf(channel: unknown, market: unknown): Place | undefined {
  return typeof channel === "string" && typeof market === "string" && CHANNEL.test(channel) && MARKET.test(market)
    ? { channel, market }
    : undefined;
}

/** Reads `<channel>:<market>`, as the server's `usable` has it. */
export function readPlace(text: unknown): Place | undefined {
  const parts = typeof text === "string" ? text.split(":") : [];
  return parts.length === 2 ? placeOf(parts[0], parts[1]) : undefined;
}

export const writePlace = ({ channel, market }: Place): string => `${channel}:${market}`;
