import { expect, test } from "vitest";
import { MOST_PICKED, between, countOf, toggledIn } from "./picked";

test("a range is the same from either end, and ends somewhere", () => {
  expect(between(4, 2)).toEqual([2, 3, 4]);
  expect(between(3, 3)).toEqual([3]);
  expect(between(0, 5_000_000)).toHaveLength(MOST_PICKED);
});

test("what is picked is picked once", () => {
  expect(toggledIn(["a", "b"], "a")).toEqual(["b"]);
  expect(toggledIn(["b"], "a")).toEqual(["b", "a"]);
  expect(countOf({ ids: ["a", "b"] })).toBe(2);
  expect(countOf({ ids: [], all: { address: {}, total: 7 } })).toBe(7);
});
