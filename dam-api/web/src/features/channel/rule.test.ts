import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import en from "../../i18n/en.json";
import zhCN from "../../i18n/zh-CN.json";
import { isDay, parseShown, partsOf, readRequired } from "./rule";

describe("what a rule asks", () => {
  test("is a bound with its unit, a choice, or a state", () => {
    expect(readRequired("longest-side", ">= 500")).toEqual({ kind: "bound", sign: "≥", value: 500, unit: "pixels" });
    expect(readRequired("bytes", "<= 5000000")).toEqual({ kind: "bound", sign: "≤", value: 5_000_000, unit: "bytes" });
    expect(readRequired("frames", "<= 1")).toEqual({ kind: "bound", sign: "≤", value: 1, unit: "none" });
    expect(readRequired("format", "jpeg | webp")).toEqual({ kind: "any", values: ["JPEG", "WebP"] });
    expect(readRequired("background-white", "white (255, 255, 255)")).toEqual({ kind: "white" });
    expect(readRequired("overlay", "absent")).toEqual({ kind: "absent" });
  });

  test("stays as it is where it is not understood", () => {
    expect(readRequired("aspect", "1801:2600")).toEqual({ kind: "raw", text: "1801:2600" });
    expect(readRequired("width", ">= many")).toEqual({ kind: "raw", text: ">= many" });
  });
});

test("addresses in a source lead there, without the brackets and full stops around them", () => {
  expect(partsOf("G1881 (https://a.example/G1881), read at https://b.example/x.")).toEqual([
    { text: "G1881 (", link: false },
    { text: "https://a.example/G1881", link: true },
    { text: "), read at ", link: false },
    { text: "https://b.example/x", link: true },
    { text: ".", link: false },
  ]);
  expect(partsOf("For tests")).toEqual([{ text: "For tests", link: false }]);
});

test("a source's date is a day or a remark", () => {
  expect(isDay("2026-07-18")).toBe(true);
  expect(["2026", "undated SDK", "2026-04-30 (restatement)", "2026-13-40"].filter(isDay)).toEqual([]);
});

test("an address that anybody may have typed loses what makes no sense", () => {
  const all = { profile: "amazon-main", on: "2027-01-31", asOf: "2026-04-02T10:00:00.000Z" };
  expect(parseShown(all)).toEqual(all);
  expect(parseShown({ profile: "../x", on: "soon", asOf: "2026" })).toEqual({});
});

/** Codes as the server's profiles have them, so that a new one is not forgotten here. */
describe("there are words for", () => {
  const folder = join(import.meta.dirname, "../../../../src/main/resources/profiles");
  const profiles = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { definitions: Profile[] }).definitions);
  type Profile = { role: string; rules: { name: string; evidence: string }[] };
  const missing = (codes: string[], of: "rule" | "evidence" | "profileRole") =>
    [...new Set(codes)].filter((code) => !(code in en[of]) || !(code in zhCN[of]));

  test("rules, evidence and roles", () => {
    expect(profiles.length).toBeGreaterThan(31);
    expect(missing(profiles.flatMap(({ rules }) => rules.map(({ name }) => name)), "rule")).toEqual([]);
    expect(missing(profiles.flatMap(({ rules }) => rules.map(({ evidence }) => evidence)), "evidence")).toEqual([]);
    expect(missing(profiles.map(({ role }) => role), "profileRole")).toEqual([]);
  });
});
