import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { Problem } from "../api/problems";
import { formats } from "./format";
import { load } from "./language";
import en from "./en.json";
import zhCN from "./zh-CN.json";
import { tellMember, tellProblem } from "./problem";

await load("zh-CN");

const speaking = (language: "en" | "zh-CN") => {
  const words = i18next.cloneInstance({ lng: language });
  return (problem: Problem, shown?: string[]) => tellProblem(words, formats(language), problem, shown);
};
const english = speaking("en");
const chinese = speaking("zh-CN");

const refused = (code: string, params: Record<string, unknown> = {}, errors: { pointer: string; code: string }[] = []) =>
  new Problem(422, code, params, "The server's own sentence.", errors);

describe("a refusal is told", () => {
  test("with the pair and the day of the rate that is missing", () => {
    const missing = refused("rate-missing", { pair: "JPY/EUR", date: "2026-03-01", maxAgeDays: 7 });
    expect(chinese(missing).sentence).toMatch(/2026年3月1日.*7.*JPY.*EUR/);
    expect(english(missing).sentence).toMatch(/JPY to EUR.*2026.*7 days/);
  });

  test("entry by entry, each by its name", () => {
    const wrong = refused("invalid-request", {}, [
      { pointer: "/usable", code: "unknown-value" },
      { pointer: "/products/1", code: "invalid-gtin" },
      { pointer: "", code: "not-an-object" },
    ]);
    expect(chinese(wrong).entries[0]).toBe("可用范围：没有这个选项");
    expect(chinese(wrong).entries[1]).toBe("商品 2：GTIN 校验位不正确");
    expect(chinese(wrong).entries).toHaveLength(3);
    expect(english(wrong).entries[0]).toBe("Usable in: There is no such choice");
    expect(english(wrong, ["/usable"]).entries).toHaveLength(2);
  });

  test("in the server's words where there are no others, and by its status where something else answered", () => {
    expect(chinese(refused("code-of-tomorrow")).sentence).toBe("The server's own sentence.");
    expect(chinese(refused("http-502")).sentence).toContain("502");
  });

  test("with members that have no name as they are called", () => {
    expect(tellMember(i18next, "/a~1b")).toBe("a/b");
  });
});

/** Codes as the server's sources have them, so that a new one is not forgotten here. */
describe("there are words for", () => {
  const root = join(import.meta.dirname, "../../../..");
  const read = (directory: string, name: RegExp): string =>
    readdirSync(join(root, directory), { recursive: true, encoding: "utf8" })
      .filter((path) => name.test(path))
      .map((path) => readFileSync(join(root, directory, path), "utf8"))
      .join("\n");
  const codes = (source: string, pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, code]) => code!))];
  const domain = "dam-domain/src/main/java/io/reprise/domain";
  const api = "dam-api/src/main/java/io/reprise/api";
  const search = read("dam-search/src/main/java/io/reprise/search/master", /\.java$/);

  test.each([
    ["refusals of the domain that the page can meet", read(domain, /\/(Master|Publication|Licence|Valuation|ChannelProfile)Rejection\.java$/), /super\(\s*(?:Kind\.\w+,\s*)?"([a-z-]+)"/g],
    ["refusals of every route", read(`${api}/problem`, /\.java$/), /Problems\.of\(\s*[\w.]+,\s*"([a-z-]+)"/g],
    ["lists that cannot be continued", search, /InvalidQuery\.ofCursor\("([a-z-]+)"/g],
    ["refusals of uploads", read(`${api}/upload`, /\.java$/) + read(`${api}/master`, /Intake\.java$/), /(?:HttpStatus\.\w+|CHECKSUM_MISMATCH),\s*"([a-z-]+)"/g],
    ["refusals of who asks", read(`${api}/gate`, /\.java$/) + read(`${api}/limit`, /\.java$/), /Problems\.of\(\s*HttpStatus\.\w+,\s*"([a-z-]+)"/g],
  ])("%s", (_, source, pattern) => {
    const found = codes(source, pattern);
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter((code) => !(code in en.problem) || !(code in zhCN.problem))).toEqual([]);
  });

  test("rows and whole reports", () => {
    const line = readFileSync(join(root, "docs/api.md"), "utf8").match(/Codes of lines:(.*)As a whole 422(.*)/)!;
    const named = (text: string) => codes(text.replaceAll(/\([^)]*\)/g, ""), /`([a-z-]+)`/g);
    expect(named(line[1]!).length).toBeGreaterThan(20);
    expect(named(line[1]!).filter((code) => !(code in en.row) || !(code in zhCN.row))).toEqual([]);
    expect(named(line[2]!).filter((code) => !(code in en.problem) || !(code in zhCN.problem))).toEqual([]);
  });

  test("what can be wrong with an entry", () => {
    const source = ["publication", "rights", "master"].map((noun) => read(`${domain}/${noun}`, /Form\.java$/)).join("\n");
    const searched = read(`${api}/search`, /\.java$/) + read(`${api}/rights`, /(Places|RightsController)\.java$/);
    const found = codes(source + searched + search, /(?:error|FieldError|InvalidQuery\.of)\([^;]*?"([a-z]+(?:-[a-z]+)*)"\)/g);
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter((code) => !(code in en.field) || !(code in zhCN.field))).toEqual([]);
  });
});
