import type { i18n } from "i18next";
import type { Schemas } from "../../api/client";

export type Job = Schemas["JobView"];
export type Item = Schemas["ItemView"];

export const STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type State = (typeof STATES)[number];

export const isActive = ({ state }: { state: string }): boolean => state === "queued" || state === "running";

export const stateOf = (text: unknown): State | undefined => STATES.find((each) => each === text);

/** How much has come to an end, well or not, in percent; nothing ordered is nothing left. */
export const progress = ({ total, done, failed }: Pick<Job, "total" | "done" | "failed">): number =>
  total === 0 ? 100 : Math.floor(((done + failed) / total) * 100);

const members = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Kinds whose items are the images themselves. */
export const OF_IMAGES: readonly string[] = ["bulk-edit", "undo"];

/** Kinds that make variants by other recipes. */
export const RECIPE_KINDS: readonly string[] = ["change-recipes", "undo-recipes"];

/** The image that an item is about. */
export const masterOf = ({ order, subject }: Item, kind = ""): string | undefined =>
  OF_IMAGES.includes(kind) ? (subject ?? undefined) : text(members(order).masterId);

/** What was ordered, by the name it has. */
export const orderOf = ({ order }: Item): string | undefined => text(members(order).profile) ?? text(members(order).channel);

/** What came of an item, in the reader's words; codes without words stay as they are. */
export function tellResult(words: i18n, number: (value: number) => string, { result, state }: Item): string {
  const { t } = words;
  const { code, reasons, outcome, blocked, changed, documents, failed, events } = members(result);
  const known = (key: string, code: string) =>
    words.exists(key) ? String(t(key as "failure.timed-out")) : code.replaceAll("-", " ");
  if (typeof code === "string") {
    const why = (Array.isArray(reasons) ? reasons : []).flatMap((reason) => text(members(reason).code) ?? []);
    const told = known(`failure.${code}`, code);
    return why.length === 0 ? told : t("jobs.because", { told, why: why.map((each) => known(`deliveryReason.${each}`, each)).join(", ") });
  }
  if (typeof outcome === "string") {
    const told = known(`outcome.${outcome}`, outcome);
    return t(blocked === true ? "jobs.blocked" : "jobs.rules", { told });
  }
  if (typeof changed === "boolean") return t(changed ? "jobs.edited" : "jobs.unedited");
  if (typeof changed === "number") return t("jobs.changed", { count: changed, shown: number(changed) });
  if (typeof documents === "number") {
    return t("jobs.documents", { documents: number(documents), failed: number(typeof failed === "number" ? failed : 0) });
  }
  if (typeof events === "number") return t("jobs.events", { count: events, shown: number(events) });
  return state === "done" && members(result).delivery !== undefined ? t("jobs.delivered") : "";
}
