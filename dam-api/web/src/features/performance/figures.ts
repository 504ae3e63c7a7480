import type { Schemas } from "../../api/client";

export type Figures = Schemas["Figures"];
export type By = "day" | "week";
export type Metric = (typeof METRICS)[number];

export const METRICS = ["impressions", "clickRate", "orders", "orderRate", "revenue"] as const;

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The Monday of the day's week; a step of the server's weeks begins there. */
function monday(day: string): string {
  const time = Date.parse(day);
  return iso(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}

/** The first day of a quarter that ends today, at the beginning of a step. */
export function quarter(today: string, by: By): string {
  const first = iso(Date.parse(today) - 83 * DAY);
  return by === "week" ? monday(first) : first;
}

/** What part of the whole; of nothing there is none, which is not 0. */
export const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** @returns undefined where there is nothing to tell */
export function valueOf(figures: Figures | undefined, metric: Metric): number | undefined {
  if (figures === undefined) return undefined;
  switch (metric) {
    case "clickRate":
      return share(figures.clicks, figures.impressions);
    case "orderRate":
      return share(figures.orders, figures.clicks);
    case "revenue":
      return figures.revenue?.[0] && Number(figures.revenue[0].amount);
    default:
      return figures[metric];
  }
}

export interface Step {
  from: string;
  figures: Figures | undefined;
}

/** Every step from the first day to the last, also those of which nothing was reported. */
export function steps(series: readonly Figures[], from: string, to: string, by: By): Step[] {
  const known = new Map(series.map((each) => [each.from, each]));
  const all: Step[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += by === "week" ? 7 * DAY : DAY) {
    all.push({ from: iso(time), figures: known.get(iso(time)) });
  }
  return all;
}

/** Where a lift stands on a line from a quarter to four times the usual, in percent; the usual is in the middle. */
export const onLine = (lift: number): number => Math.min(100, Math.max(0, 50 + 25 * Math.log2(Math.max(lift, 1e-9))));

/** What an order by words is multiplied by for how a hit does (docs/api.md, search). */
export const factorOf = ({ label, liftLo }: { label: string; liftLo: number }): number =>
  label === "insufficient" ? 1 : Math.sqrt(Math.min(2, Math.max(0.5, liftLo)));
