import { expect, test } from "vitest";
import { firstPoint, moved, pointAt, readCut } from "./focus";

test("arrow keys move a focal point and stop at the picture's edges", () => {
  expect(moved({ x: 0.5, y: 0.5 }, "ArrowLeft", false)).toEqual({ x: 0.49, y: 0.5 });
  expect(moved({ x: 0.5, y: 0.95 }, "ArrowDown", true)).toEqual({ x: 0.5, y: 1 });
  expect(moved({ x: 0, y: 0.5 }, "ArrowLeft", true)).toEqual({ x: 0, y: 0.5 });
  expect(moved({ x: 0.1, y: 0.9 }, "Home", false)).toEqual({ x: 0.5, y: 0.5 });
  expect(moved({ x: 0.1, y: 0.9 }, "Tab", false)).toBeUndefined();
});

test("a click beside the picture is one on its edge", () => {
  expect(pointAt(-0.2, 1.7)).toEqual({ x: 0, y: 1 });
});

test("a cut is read as the server tells it, and nothing else is one", () => {
  expect(readCut("600,0,600,600")).toEqual({ left: 600, top: 0, width: 600, height: 600 });
  expect([readCut(null), readCut("1,2,3"), readCut("a,b,c,d")]).toEqual([undefined, undefined, undefined]);
});

test("begins as it was cut last, else on the product, else in the middle", () => {
  const content = { x: 0.2, y: 0, width: 0.4, height: 0.5 };
  expect(firstPoint([undefined, { x: 1, y: 0 }], content)).toEqual({ x: 1, y: 0 });
  expect(firstPoint([], content)).toEqual({ x: 0.4, y: 0.25 });
  expect(firstPoint([], undefined)).toEqual({ x: 0.5, y: 0.5 });
});
