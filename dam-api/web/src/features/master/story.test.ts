import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { formats } from "../../i18n/format";
import { load } from "../../i18n/language";
import { detailsOf, linesOf, whoDid } from "./story";
import type { HistoryEntry } from "./useMaster";

await load("zh-CN");

const chinese = i18next.cloneInstance({ lng: "zh-CN" });
const english = i18next.cloneInstance({ lng: "en" });

let position = 1000;
const entry = (type: string, params: Record<string, unknown> = {}, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  position: position--,
  at: "2026-05-01T12:00:00Z",
  type,
  summary: "in the server's words",
  params,
  changes: [],
  ...more,
});
const told = (words: typeof chinese, one: HistoryEntry) =>
  detailsOf(words, formats(words.language as "en"), linesOf([one])[0]!).join("\n");
const place = { channel: "amazon", market: "US", listing: "B01", slot: "main" };
const delivered = (delivery: string, more: Record<string, unknown> = {}, about: Partial<HistoryEntry> = {}) =>
  entry("publication.delivered", { ...place, target: "zip", delivery, ...more }, about);

describe("the history says in the reader's language", () => {
  test.each([
    entry("master.version-added", { version: 2, fileName: "红裙.png" }),
    entry("master.version-restored", { version: 3, restoredFrom: 1 }),
    entry("variant.derived", { profile: "taobao-main", version: 1, outcome: "failed" }),
    entry("variant.derivation-failed", { profile: "taobao-main", version: 1, code: "worker-crashed" }),
    entry("publication.withdrawn", { ...place, ends: "2026-05-01T12:00:00Z" }),
    entry("publication.takedown-required", { ...place, reasons: ["licence-expired"] }),
    entry("review.approved", { version: 2 }),
    entry("embargo.placed", { until: "2026-05-01T12:00:00Z" }),
    entry("licence.granted", { kind: "own" }),
    entry("cost.recorded", { kind: "retouching", amount: "12.50", currency: "EUR" }),
    delivered("d1"),
  ])("$type", (one) => {
    const english = /[A-Za-z]{2,}/g;
    // Names of channels, profiles and files are nobody's language.
    const kept = ["amazon", "taobao", "main", "png", "ZIP"];
    expect(told(chinese, one)).not.toBe("");
    expect((told(chinese, one).match(english) ?? []).filter((word) => !kept.includes(word))).toEqual([]);
  });

  test("that what was withdrawn before its time never began", () => {
    const at = "2026-05-01T12:00:00Z";
    expect(told(english, entry("publication.withdrawn", { ...place, ends: at }, { at }))).toMatch(/\nEnded 1 May 2026|\nEnded May 1, 2026/);
    expect(told(english, entry("publication.withdrawn", { ...place, ends: "2026-06-01T12:00:00Z" }, { at }))).toMatch(/before it began/);
  });

  test("what it has no words for not at all, so that the server's line can stand", () => {
    expect(told(chinese, entry("master.praised", { loudly: true }))).toBe("");
  });
});

describe("deliveries", () => {
  test("to the same target are one line that counts them and says when the last was", () => {
    const lines = linesOf([
      delivered("d3", {}, { at: "2026-05-03T12:00:00Z" }),
      delivered("d2"),
      delivered("d2", { listing: "B02", slot: "2" }),
      delivered("d1"),
      entry("publication.published", place),
      delivered("d0"),
    ]);
    expect(lines.map(({ all }) => all.length)).toEqual([4, 1, 1]);
    const details = detailsOf(english, formats("en"), lines[0]!);
    expect(details[0]).toMatch(/^In a ZIP archive, 3 times, last on .*2026/);
    expect(details.slice(1)).toEqual([
      "amazon · United States · Listing B01 · Main image (3×)",
      "amazon · United States · Listing B02 · Image 2",
    ]);
    expect(detailsOf(english, formats("en"), lines[2]!)[0]).toBe("In a ZIP archive");
  });

  test("to another target or by somebody else stand alone", () => {
    expect(linesOf([delivered("d3"), delivered("d2", { target: "folder" }), delivered("d1", {}, { actor: "user:1" })])).toHaveLength(3);
  });
});

test("who did it is you, a name, somebody who has left, or the system", () => {
  const who = (actor?: string, actorName?: string) => whoDid(english, entry("master.tagged", {}, { ...(actor && { actor }), ...(actorName && { actorName }) }), "7");
  expect(who("user:7", "Ada")).toBe("you");
  expect(who("user:8", "Grace")).toBe("Grace");
  expect(who("user:9")).toBe("somebody without an account now");
  expect(who("system")).toBe("the system");
  expect(who()).toBe("the system");
});
