import { expect, test } from "vitest";
import { type Layout, touched } from "./band";

const layout: Layout = { columns: 3, side: 100, gap: 10, step: 150, height: 130, total: 8 };
const band = (left: number, top: number, right: number, bottom: number, most = 100) =>
  touched(layout, { x: left, y: top }, { x: right, y: bottom }, most);

test("a band takes what it touches, whichever way it is drawn", () => {
  expect(band(50, 50, 160, 60)).toEqual([0, 1]);
  expect(band(160, 60, 50, 50)).toEqual([0, 1]);
  expect(band(0, 0, 330, 450)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(band(120, 140, 125, 160)).toEqual([4]);
});

test("between tiles it touches none", () => {
  expect(band(101, 0, 109, 400)).toEqual([]);
  expect(band(0, 131, 330, 149)).toEqual([]);
  expect(band(-50, -50, -1, -1)).toEqual([]);
  expect(band(0, 460, 300, 900)).toEqual([]);
});

test("it ends where too many would be taken", () => {
  expect(band(0, 0, 330, 450, 4)).toEqual([0, 1, 2, 3]);
});
