import type { i18n } from "i18next";
import type { formats } from "../../i18n/format";
import type { HistoryEntry } from "./useMaster";

type Formats = ReturnType<typeof formats>;
type Params = Record<string, unknown>;

/** What a line is made of, in a master's history and elsewhere. */
export type Told = Pick<HistoryEntry, "at" | "type" | "params" | "actor" | "actorName">;

/** What stands as one line: the same hand giving to the same target again and again is told once. */
export interface Line<Entry extends Told = HistoryEntry> {
  entry: Entry;
  /** It and those before it that it stands for, newest first. */
  all: Entry[];
}

const DELIVERED = "publication.delivered";

/** Entries as lines, newest first. */
export function linesOf(entries: HistoryEntry[]): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (
      last !== undefined &&
      entry.type === DELIVERED &&
      last.entry.type === DELIVERED &&
      last.entry.actor === entry.actor &&
      last.entry.params.target === entry.params.target
    ) {
      last.all.push(entry);
    } else {
      lines.push({ entry, all: [entry] });
    }
  }
  return lines;
}

/** Who did it, as far as the reader may know. */
export function whoDid({ t }: i18n, entry: Told, myId: string | undefined): string {
  if (myId !== undefined && entry.actor === `user:${myId}`) return t("history.you");
  if (entry.actorName !== undefined) return entry.actorName;
  return t(entry.actor?.startsWith("user:") ? "history.formerPerson" : "history.system");
}

/** What exactly was done, in the reader's language. */
export function detailsOf(words: i18n, format: Formats, { entry, all }: Line<Told>): string[] {
  const { t } = words;
  const params: Params = entry.params;
  const text = (name: string) => String(params[name] ?? "");
  const version = text("version");
  const profile = text("profile");
  const word = (key: string, code: string) => (words.exists(`${key}.${code}`) ? t(`${key}.${code}` as "costKind.other") : code);
  switch (entry.type) {
    case "master.version-added":
      return [t("history.detail.version", { version, fileName: text("fileName") })];
    case "master.version-restored":
      return [t("history.detail.restored", { version, restoredFrom: text("restoredFrom") })];
    case "variant.requested":
      return [t("history.detail.fromVersion", { profile, version })];
    case "variant.derived":
      return [t("history.detail.derived", { profile, version, outcome: word("outcome", text("outcome")) })];
    case "variant.derivation-failed":
      return [t("history.detail.fromVersion", { profile, version }), word("failure", text("code"))];
    case "variant.marked-stale":
      return [t("history.detail.stale", { profile, version })];
    case "publication.published":
      return [placeOf(words, format, params), periodOf(words, format, params)];
    case "publication.withdrawn":
      return [placeOf(words, format, params), endOf(words, format, entry)];
    case "publication.takedown-required":
      return [placeOf(words, format, params), ...texts(params.reasons).map((reason) => word("takedown", reason))];
    case DELIVERED:
      return deliveries(words, format, all);
    case "review.requested":
    case "review.approved":
    case "review.rejected":
      return [t("history.detail.review", { version })];
    case "embargo.placed":
      return [periodOf(words, format, params)];
    case "licence.granted":
      return params.kind === "own" ? [t("rights.own")] : [];
    case "licence.ended":
      return [t("history.detail.licenceEnds", { at: format.dateTime(text("at")) })];
    case "cost.recorded":
    case "cost.reversed":
      return [`${word("costKind", text("kind"))} · ${format.money({ amount: text("amount"), currency: text("currency") })}`];
    default:
      return [];
  }
}

/** What ends later than it was withdrawn was withdrawn before it began; clocks may differ by a breath. */
function endOf({ t }: i18n, format: Formats, { at, params }: Told): string {
  const ends = String(params.ends ?? "");
  const ahead = new Date(ends).getTime() - new Date(at).getTime();
  return ahead > 1_000
    ? t("publication.neverLive", { from: format.dateTime(ends) })
    : t("history.detail.ends", { at: format.dateTime(ends) });
}

/** How often and when last, then each place once. */
function deliveries(words: i18n, format: Formats, all: Told[]): string[] {
  const { t } = words;
  const target = String(all[0]!.params.target);
  const known = `history.delivered.${target}`;
  const what = words.exists(known) ? t(known as "history.delivered.zip") : target;
  const times = new Set(all.map(({ params }) => params.delivery)).size;
  const places = new Map<string, number>();
  for (const { params } of all) {
    const place = placeOf(words, format, params);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return [
    times === 1 ? what : t("history.delivered.times", { what, times, at: format.dateTime(all[0]!.at) }),
    ...[...places].map(([place, count]) => (count === 1 || places.size === 1 ? place : t("history.placeTimes", { place, times: count }))),
  ];
}

function placeOf({ t }: i18n, format: Formats, params: Params): string {
  const slot = String(params.slot ?? "");
  return [
    String(params.channel ?? ""),
    format.market(String(params.market ?? "")),
    t("publication.listingNo", { listing: String(params.listing ?? "") }),
    slot === "main" ? t("publication.mainImage") : t("publication.imageNo", { number: slot }),
  ].join(" · ");
}

function periodOf({ t }: i18n, format: Formats, params: Params): string {
  const from = typeof params.from === "string" ? format.dateTime(params.from) : undefined;
  const until = typeof params.until === "string" ? format.dateTime(params.until) : undefined;
  if (from === undefined) return until === undefined ? t("period.always") : t("period.until", { until });
  return until === undefined ? t("rights.since", { from }) : t("period.between", { from, until });
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
