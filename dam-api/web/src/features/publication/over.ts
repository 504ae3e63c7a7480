import type { Publication } from "./usePublications";

type Period = Pick<Publication, "from" | "until">;

/** Withdrawn before it began: the server then lets it end where it would have begun. */
export const wasNeverLive = ({ from, until }: Period): boolean =>
  until !== undefined && new Date(until).getTime() <= new Date(from).getTime();

/** Whether it is not live any more and never will be. */
export const isOver = (period: Period, now: number): boolean =>
  wasNeverLive(period) || (period.until !== undefined && new Date(period.until).getTime() <= now);
