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

/** A place, and the day it is asked about; without one it is now. */
export interface Asked extends Place {
  on?: string;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const dayOf = (text: unknown): string | undefined => (typeof text === "string" && DAY.test(text) ? text : undefined);

/** Reads `<channel>:<market>[:<day>]`. */
export function readAsked(text: unknown): Asked | undefined {
  const parts = typeof text === "string" ? text.split(":") : [];
  const place = parts.length === 2 || parts.length === 3 ? placeOf(parts[0], parts[1]) : undefined;
  const on = dayOf(parts[2]);
  return place === undefined || (parts.length === 3 && on === undefined) ? undefined : { ...place, ...(on !== undefined && { on }) };
}

export const writeAsked = ({ on, ...place }: Asked): string => writePlace(place) + (on === undefined ? "" : `:${on}`);

export const writePlace = ({ channel, market }: Place): string => `${channel}:${market}`;
