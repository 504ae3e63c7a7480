import { describe, expect, test } from "vitest";
import { groupsOf, step } from "./matrix";

const conformance = { outcome: "passed", blocked: false, rules: [] };
const rendition = { width: 800, height: 800, format: "jpeg", bytes: 1000, conformance };
const variant = (more: object) =>
  ({
    variantId: "v",
    profile: "taobao-main",
    recipe: "standard",
    state: "derived",
    stale: false,
    masterVersion: 1,
    wantedVersion: 1,
    ...rendition,
    live: 0,
    earlier: [],
    publications: [],
    ...more,
  }) as never;
const profiles = [
  { profile: "amazon-main", channel: "amazon" },
  { profile: "taobao-main", channel: "taobao" },
  { profile: "amazon-secondary", channel: "amazon" },
] as never;

const only = (more: object, versions: number[]) => groupsOf([variant(more)], versions, profiles)[0]!.rows[0]!.cells;

describe("the matrix of variants", () => {
  test("keeps a channel's profiles together, and those nobody defines any more at the end", () => {
    const groups = groupsOf([{ profile: "gone" }, { profile: "taobao-main" }, { profile: "amazon-secondary" }, { profile: "amazon-main" }].map(variant), [1], profiles);
    expect(groups.map(({ channel, rows }) => [channel, rows.map((row) => row.variant.profile)])).toEqual([
      ["amazon", ["amazon-main", "amazon-secondary"]],
      ["taobao", ["taobao-main"]],
      ["", ["gone"]],
    ]);
  });

  test("has a file where its version is, and marks the one that is given out and old", () => {
    const [second, first] = only({ stale: true, earlier: [] }, [2, 1]);
    expect([second!.file, second!.missing, second!.stale]).toEqual([undefined, undefined, false]);
    expect([first!.file?.current, first!.stale]).toEqual([true, true]);
  });

  test("shows the files of earlier versions with where they are live", () => {
    const earlier = [{ ...rendition, masterVersion: 1, sha256: "", live: 3 }];
    const [second, first] = only({ masterVersion: 2, wantedVersion: 2, live: 1, earlier }, [2, 1]);
    expect([second!.file?.live, second!.file?.current]).toEqual([1, true]);
    expect([first!.file?.live, first!.file?.current, first!.stale]).toEqual([3, false, false]);
  });

  test("says what is waited for and what failed, beside the file there still is", () => {
    expect(only({ state: "requested", wantedVersion: 2 }, [2, 1]).map(({ missing }) => missing?.state)).toEqual(["requested", undefined]);
    expect(only({ state: "failed", failure: "timed-out", wantedVersion: 1 }, [2, 1])[1]).toMatchObject({
      missing: { state: "failed", code: "timed-out" },
      file: { version: 1 },
    });
  });
});

test("arrow keys go from cell to cell and stop at the edges", () => {
  expect(step("ArrowDown", 1, 1, 2, 3)).toEqual([1, 1]);
  expect(step("ArrowUp", 1, 1, 2, 3)).toEqual([0, 1]);
  expect(step("ArrowRight", 0, 2, 2, 3)).toEqual([0, 2]);
  expect(step("ArrowLeft", 0, 2, 2, 3)).toEqual([0, 1]);
  expect([step("Home", 1, 2, 2, 3), step("End", 1, 0, 2, 3)]).toEqual([[1, 0], [1, 2]]);
  expect(step("a", 0, 0, 2, 3)).toBeUndefined();
});
