import type { i18n } from "i18next";
import type { Schemas } from "../../api/client";
import type { formats } from "../../i18n/format";
import { tellMember } from "../../i18n/problem";
import { type Line, detailsOf } from "../master/story";

type Formats = ReturnType<typeof formats>;
export type Happening = Schemas["ActivityEntry"];

/** What one hand did in one go: many images at once are one line. */
export type Deed = Line<Happening>;

/** Adding an image is two events, of which one says it all. */
const isItsFirst = (later: Happening, earlier: Happening): boolean =>
  later.type === "master.version-added" &&
  earlier.type === "master.registered" &&
  later.params.version === 1 &&
  later.masterId === earlier.masterId;

/** The line of the same go that it belongs to: of several changes of each image, each kind is a line. */
function inOneGo(deeds: readonly Deed[], { correlation, actor, type }: Happening): Deed | undefined {
  if (correlation === undefined) return undefined;
  for (let at = deeds.length - 1; at >= 0; at--) {
    const { entry } = deeds[at]!;
    if (entry.correlation !== correlation || entry.actor !== actor) return undefined;
    if (entry.type === type) return deeds[at];
  }
  return undefined;
}

/** Entries as lines, newest first. */
export function deedsOf(entries: readonly Happening[]): Deed[] {
  const deeds: Deed[] = [];
  for (const entry of entries) {
    const last = deeds.at(-1);
    if (last !== undefined && isItsFirst(last.entry, entry)) {
      deeds[deeds.length - 1] = { entry, all: [entry] };
    } else {
      const same = inOneGo(deeds, entry);
      if (same) same.all.push(entry);
      else deeds.push({ entry, all: [entry] });
    }
  }
  return deeds;
}

/** Lines by the reader's day, newest first; a day is named by one of its instants. */
export function byDay(deeds: readonly Deed[]): { day: string; at: string; deeds: Deed[] }[] {
  const days: { day: string; at: string; deeds: Deed[] }[] = [];
  for (const deed of deeds) {
    const day = new Date(deed.entry.at).toDateString();
    const last = days.at(-1);
    if (last?.day === day) last.deeds.push(deed);
    else days.push({ day, at: deed.entry.at, deeds: [deed] });
  }
  return days;
}

/** How many images a line is about, those that the reader may see. */
export const imagesOf = ({ all }: Deed): number => {
  const named = new Set(all.flatMap(({ masterId }) => masterId ?? []));
  return named.size > 0 ? named.size : Math.max(...all.map(({ masters }) => masters));
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What exactly was done. What differs from image to image is told of one alone. */
export function tellDeed(words: i18n, format: Formats, deed: Deed): string[] {
  const { type, params } = deed.entry;
  const { t } = words;
  const text = (name: string) => String(params[name] ?? "");
  if (deed.all.length > 1 && type !== "master.tagged" && type !== "master.described") return [];
  if (type.startsWith("collection.")) return params.name === undefined ? [] : [text("name")];
  switch (type) {
    case "master.described":
      return [texts(params.changed).map((member) => tellMember(words, member)).join(t("activity.and"))];
    case "master.tagged":
      return [...texts(params.added).map((tag) => `+ ${tag}`), ...texts(params.removed).map((tag) => `− ${tag}`)];
    case "master.classified":
      return [t(`assetClass.${text("assetClass") as "packshot"}`, { defaultValue: text("assetClass") })];
    case "brand.approval-required":
    case "brand.approval-waived":
      return [text("brand")];
    case "channel-profile.revised":
      return [t("activity.revision", { profile: text("profile"), revision: text("revision") })];
    case "performance-report.imported":
      return [t("activity.rows", { accepted: format.number(Number(params.accepted)), rows: format.number(Number(params.rows)) })];
    case "rate.recorded":
      return [`1 ${text("base")} = ${text("rate")} ${text("quote")} · ${format.day(text("date"))}`];
    default:
      return detailsOf(words, format, deed);
  }
}
