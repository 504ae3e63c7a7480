import type { Schemas } from "../../api/client";

/** Where a file stands. The last four are final until somebody tries again. */
export type State = "waiting" | "checking" | "ready" | "queued" | "sending" | "looking" | "new" | "duplicate" | "refused" | "failed";

export const STATES: readonly State[] = [
  "waiting",
  "checking",
  "ready",
  "queued",
  "sending",
  "looking",
  "new",
  "duplicate",
  "refused",
  "failed",
];

const FINAL: readonly State[] = ["new", "duplicate", "refused", "failed"];

export const isFinal = ({ state }: { state: State }): boolean => FINAL.includes(state);

/** An image of the library that looks like a file. */
export type Near = Schemas["NearBody"];

/** A file that is somewhere in a choice of files and folders. */
export interface Found {
  file: File;
  /** With the folders that it was in, from the one that was chosen. */
  path: string;
}

/** What is to be done with files, as it was said when they were sent. */
export interface Order {
  meta: Partial<Schemas["MasterBody"]>;
  profiles: string[];
  /** To be recorded as own work. */
  own: boolean;
}

/** A line of the list. It changes in place: ten thousand of them are no state of the page's components. */
export interface Row extends Found {
  readonly id: number;
  state: State;
  /** Under which the server knows a repeated request. */
  key: string;
  sha256?: string | undefined;
  order?: Order | undefined;
  /** Bytes that have gone out. */
  sent: number;
  /** So many times it did not get through although the server was there. */
  attempts: number;
  /** The master that it became, or that has the same bytes. */
  masterId?: string | undefined;
  /** Images of the library that look like it. */
  near?: Near[] | undefined;
  /** All its bytes are at the server under this id, and wait to become a master. */
  uploadId?: string | undefined;
  /** The line before it in this list that has the same bytes. */
  twinOf?: Row | undefined;
  /** Why it was refused or has failed. */
  failure?: unknown;
  /** Why its variants could not be ordered, when it is in the library. */
  aside?: unknown;
  stop?: AbortController | undefined;
  removed?: boolean;
}

export const VIEWS = ["all", "open", "new", "duplicate", "problem"] as const;

/** Which lines of the list are shown. */
export type View = (typeof VIEWS)[number];

export function inView(row: Row, view: View): boolean {
  switch (view) {
    case "all":
      return true;
    case "open":
      return !isFinal(row);
    case "problem":
      return row.state === "refused" || row.state === "failed" || row.aside !== undefined;
    default:
      return row.state === view;
  }
}
