import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { formats } from "../../i18n/format";
import "../../i18n/language";
import { type Happening, byDay, deedsOf, imagesOf, tellDeed } from "./activity";

const english = i18next.cloneInstance({ lng: "en" });
const chinese = i18next.cloneInstance({ lng: "zh-CN" });
let position = 1000;
const entry = (type: string, more: Partial<Happening> = {}): Happening => ({
  position: position--,
  at: "2026-03-01T10:00:00Z",
  actor: "user:1",
  type,
  summary: "",
  params: {},
  masters: 1,
  masterId: `m${position}`,
  ...more,
});

describe("what happened", () => {
  test("in one go is one line, and what came between ends it", () => {
    const job = { correlation: "job:1" };
    const deeds = deedsOf([
      entry("master.tagged", job),
      entry("master.tagged", job),
      entry("master.retired", job),
      entry("master.tagged", job),
      entry("master.tagged", { correlation: "other" }),
      entry("master.tagged"),
      entry("master.tagged"),
    ]);
    expect(deeds.map(({ all }) => all.length)).toEqual([3, 1, 1, 1, 1]);
    expect(imagesOf(deeds[0]!)).toBe(3);
  });

  test("by bringing an image in is told once", () => {
    const deeds = deedsOf([
      entry("master.version-added", { masterId: "a", params: { version: 1 } }),
      entry("master.registered", { masterId: "a" }),
      entry("master.version-added", { masterId: "b", params: { version: 2 } }),
    ]);
    expect(deeds.map(({ entry: { type } }) => type)).toEqual(["master.registered", "master.version-added"]);
  });

  test("stands under its day", () => {
    const days = byDay(deedsOf([entry("a", { at: "2026-03-02T12:00:00Z" }), entry("b", { at: "2026-03-02T11:00:00Z" }), entry("c")]));
    expect(days.map(({ deeds }) => deeds.length)).toEqual([2, 1]);
  });

  test("to several images at once counts those", () => {
    expect(imagesOf({ entry: entry("licence.granted"), all: [entry("licence.granted", { masterId: undefined, masters: 12 })] })).toBe(12);
  });

  test("is said in the reader's words", () => {
    const format = formats("en");
    const tell = (type: string, params: Record<string, unknown>) => tellDeed(english, format, deedsOf([entry(type, { params })])[0]!);
    expect(tell("master.tagged", { added: ["new"], removed: ["old"] })).toEqual(["+ new", "− old"]);
    expect(tell("master.described", { changed: ["title", "brand"] })).toEqual(["Title, Brand"]);
    expect(tell("rate.recorded", { base: "EUR", quote: "USD", rate: "1.1", date: "2026-01-02" })[0]).toMatch(/^1 EUR = 1.1 USD/);
    expect(tell("performance-report.imported", { rows: 10, accepted: 9 })).toEqual(["9 of 10 rows taken in"]);
  });

  test("has words for every event that anybody is told of", () => {
    const domain = join(import.meta.dirname, "../../../../../dam-domain/src/main/java/io/reprise/domain");
    const types = readdirSync(domain, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith("Event.java"))
      .flatMap((file) => [...readFileSync(join(domain, file), "utf8").matchAll(/@StoredAs\((?:value = )?"([a-z.-]+)"(?![^)]*NOBODY)/g)].map(([, name]) => name!));
    expect(types.length).toBeGreaterThan(30);
    for (const words of [english, chinese]) {
      expect(types.filter((type) => !words.exists(`history.event.${type}`))).toEqual([]);
    }
  });
});
