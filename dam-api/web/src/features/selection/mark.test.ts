import { describe, expect, test } from "vitest";
import { applied, changeOf, takenBack } from "./mark";

describe("a key", () => {
  test("rates, flags, or says nothing of an image", () => {
    expect(["0", "5", "P", "x", "u"].map(changeOf)).toEqual([{ rating: 0 }, { rating: 5 }, { flag: "pick" }, { flag: "reject" }, { flag: "none" }]);
    expect(["6", "9", "F1", "s", "Enter", "-1", "constructor"].map(changeOf)).toEqual(Array(7).fill(undefined));
  });
});

describe("a mark", () => {
  test("keeps its flag when rated, and its stars when flagged", () => {
    expect(applied({ rating: 2, flag: "pick" }, { rating: 5 })).toEqual({ rating: 5, flag: "pick" });
    expect(applied(undefined, { flag: "reject" })).toEqual({ rating: 0, flag: "reject" });
  });

  test("that was refused goes back, but not over what was said since", () => {
    const before = { rating: 1, flag: "pick" };
    expect(takenBack({ rating: 4, flag: "pick" }, before, { rating: 4 })).toEqual(before);
    expect(takenBack({ rating: 5, flag: "reject" }, before, { rating: 4 })).toEqual({ rating: 5, flag: "reject" });
    expect(takenBack({ rating: 4, flag: "none" }, undefined, { rating: 4 })).toEqual({ rating: 0, flag: "none" });
  });
});
