import { readFileSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { describe, expect, test } from "vitest";
import "../../i18n/language";
import en from "../../i18n/en.json";
import zhCN from "../../i18n/zh-CN.json";
import { type Item, STATES, masterOf, orderOf, progress, stateOf, tellResult } from "./job";

const item = (more: Partial<Item>): Item => ({ no: 0, state: "done", attempts: 1, order: {}, ...more }) as Item;
const english = i18next.cloneInstance({ lng: "en" });
const told = (result: unknown, more: Partial<Item> = {}) => tellResult(english, String, item({ result: result as never, ...more }));

test("progress counts what failed as ended, and never says all before it is", () => {
  expect(progress({ total: 3, done: 1, failed: 1 })).toBe(66);
  expect(progress({ total: 1000, done: 999, failed: 0 })).toBe(99);
  expect(progress({ total: 0, done: 0, failed: 0 })).toBe(100);
});

describe("an item", () => {
  test("names its image and what was ordered, where it does", () => {
    const derived = item({ order: { profile: "amazon-main", masterId: "m" } as never });
    expect([masterOf(derived), orderOf(derived)]).toEqual(["m", "amazon-main"]);
    expect(masterOf(item({ subject: "s" }), "bulk-edit")).toBe("s");
    expect([masterOf(item({ order: 5 as never })), orderOf(item({ order: null as never }))]).toEqual([undefined, undefined]);
  });

  test("says what came of it", () => {
    expect(told({ outcome: "passed", blocked: false })).toBe("Rules: Passed");
    expect(told({ outcome: "failed", blocked: true })).toBe("Rules: Failed; may not be published so");
    expect(told({ changed: 1 })).toBe("1 score changed");
    expect(told({ changed: true })).toBe("Changed");
    expect(told({ changed: false })).toBe("Was so already");
    expect(told({ delivery: "d" })).toBe("Delivered");
    expect(told({ code: "timed-out" })).toBe("It took too long.");
    expect(told({ code: "delivery-refused", reasons: [{ code: "rights-refused" }, { code: "file-missing" }] })).toMatch(
      /^May not be delivered.*rights.*file/,
    );
  });

  test("keeps a code that nobody has words for, and says nothing of nothing", () => {
    expect(told({ code: "of-tomorrow" })).toBe("of tomorrow");
    expect(told(undefined, { state: "queued" })).toBe("");
  });
});

test("a state in an address is one that there is", () => {
  expect(stateOf("failed")).toBe("failed");
  expect(stateOf("broken")).toBeUndefined();
});

/** Codes as the server's sources have them, so that a new one is not forgotten here. */
describe("there are words for", () => {
  const api = join(import.meta.dirname, "../../../../src/main/java/io/reprise/api");
  const codes = (file: string, pattern: RegExp) =>
    [...readFileSync(join(api, file), "utf8").matchAll(pattern)].map(([, code]) => code!);
  const missing = (found: string[], of: "jobKind" | "jobState" | "failure" | "deliveryReason") =>
    found.filter((code) => !(code in en[of]) || !(code in zhCN[of]));

  test("kinds and states of jobs", () => {
    const files = ["variant/RenderVariants", "search/RebuildController", "performance/ScoreJobs", "publication/DeliverPublications", "master/EditMasters"];
    const kinds = files.flatMap((file) => codes(`${file}.java`, /(?:KIND|SEARCH|TABLES|DEAD_LETTERS) = "([a-z-]+)"/g));
    expect(kinds).toHaveLength(7);
    expect(missing([...kinds, "undo"], "jobKind")).toEqual([]);
    expect(missing([...STATES], "jobState")).toEqual([]);
  });

  test("why an item failed", () => {
    const found = [
      ...codes("variant/RenderVariants.java", /case MediaFailure\.\w+ _ -> "([a-z-]+)"/g),
      ...codes("publication/DeliverPublications.java", /object\("code", "([a-z-]+)"\)|put\("code", "([a-z-]+)"\)/g).filter(Boolean),
      ...["EditMasters", "UndoEdits", "EditOutcomes"].flatMap((file) =>
        codes(`master/${file}.java`, /(?:failed\(item\.no\(\), |failed\(no, |SINCE = |outcome\.failure\(\)\), |object\(|\? )"([a-z-]+)"/g),
      ),
    ];
    expect(found).toEqual(expect.arrayContaining(["changed-since", "forgotten", "order-forgotten", "overtaken", "too-many-on-master"]));
    expect(found.length).toBeGreaterThan(7);
    expect(missing([...found, "master-retired", "delivery-refused", "worker-lost", "no-outcome"], "failure")).toEqual([]);
    const line = readFileSync(join(import.meta.dirname, "../../../../../docs/api.md"), "utf8").match(/`delivery-refused` with `reasons`: ([^)]*)\)/)!;
    expect(missing([...line[1]!.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!), "deliveryReason")).toEqual([]);
  });
});
