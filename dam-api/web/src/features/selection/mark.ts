import type { Schemas } from "../../api/client";

export type Mark = Schemas["MarkedAs"];
export type Flag = "pick" | "reject" | "none";
/** What is absent stays as it was. */
export interface Change {
  rating?: number;
  flag?: Flag;
}

const FLAGS = new Map<string, Flag>([
  ["p", "pick"],
  ["x", "reject"],
  ["u", "none"],
]);

/** What a key says of an image; most say nothing. */
export function changeOf(key: string): Change | undefined {
  if (/^[0-5]$/.test(key)) return { rating: Number(key) };
  const flag = FLAGS.get(key.toLowerCase());
  return flag && { flag };
}

export const UNMARKED: Mark = { rating: 0, flag: "none" };

export const applied = (mark: Mark | undefined, change: Change): Mark => ({ ...UNMARKED, ...mark, ...change });

/** What was before a change that has failed, but for what has been changed again since. */
export function takenBack(now: Mark | undefined, before: Mark | undefined, change: Change): Mark {
  const back = { ...UNMARKED, ...now };
  const { rating, flag } = { ...UNMARKED, ...before };
  if (change.rating !== undefined && back.rating === change.rating) back.rating = rating;
  if (change.flag !== undefined && back.flag === change.flag) back.flag = flag;
  return back;
}
