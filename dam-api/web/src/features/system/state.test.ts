import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "../../i18n/en.json";
import zhCN from "../../i18n/zh-CN.json";
import { membersOf, stateOf, unitOf } from "./state";

test("a part's members are found wherever they are, but for its state", () => {
  expect(membersOf({ state: "up", embedded: true, connections: { active: 2, most: 32 }, odd: null, list: [1] })).toEqual([
    { name: "embedded", value: true },
    { name: "connections.active", value: 2 },
    { name: "connections.most", value: 32 },
  ]);
});

test("states are one however they are written, and one that is not said is unknown", () => {
  expect([stateOf({ state: "UP" }), stateOf({ state: "degraded" }), stateOf({})]).toEqual(["up", "degraded", "unknown"]);
});

test("a number's unit is in its name", () => {
  expect(["sizeBytes", "behindMillis", "behind"].map(unitOf)).toEqual(["bytes", "millis", "count"]);
});

/** Members as the server's sources have them, so that a new one is not forgotten here. */
test("there are words for all that parts say", () => {
  const api = join(import.meta.dirname, "../../../../src/main/java/io/reprise/api");
  const sources = [
    ...readdirSync(join(api, "system")).filter((name) => name.endsWith("Part.java")).map((name) => `system/${name}`),
    "job/JobPart.java",
    "search/SearchWiring.java",
  ].map((file) => readFileSync(join(api, file), "utf8"));
  const found = sources.flatMap((source) =>
    [...source.matchAll(/state\.put\(\s*"([A-Za-z]+)"|"state", "up", "([A-Za-z]+)"[^"]*"([A-Za-z]+)"/g)].flatMap((match) => match.slice(1).filter(Boolean)),
  );
  const known = (words: object) => found.filter((name) => name !== "state" && !(name in words));
  expect(new Set(found).size).toBeGreaterThan(15);
  expect([known(en.system.member), known(zhCN.system.member)]).toEqual([[], []]);
});
