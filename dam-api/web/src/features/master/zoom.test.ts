import { describe, expect, test } from "vitest";
import { fitted, kept, panned, widthFor, zoomed } from "./zoom";

const stage = { width: 1000, height: 500 };
const image = { width: 4000, height: 1000 };

describe("zooming", () => {
  test("begins with the whole picture, which is never enlarged", () => {
    expect(fitted(stage, image)).toEqual({ scale: 0.25, x: 2000, y: 500 });
    expect(fitted(stage, { width: 100, height: 100 }).scale).toBe(1);
  });

  test("keeps what is under the hand where it is", () => {
    const before = { scale: 0.5, x: 2000, y: 500 };
    const after = zoomed(before, 2, { x: 300, y: -100 }, stage, image);
    expect(after.scale).toBe(1);
    expect(after.x + 300 / after.scale).toBe(before.x + 300 / before.scale);
    expect(after.y - 100 / after.scale).toBe(before.y - 100 / before.scale);
  });

  test("ends at the whole picture and at four to one", () => {
    expect(zoomed(fitted(stage, image), 0.1, { x: 0, y: 0 }, stage, image)).toEqual(fitted(stage, image));
    expect(zoomed(fitted(stage, image), 1e6, { x: 0, y: 0 }, stage, image).scale).toBe(4);
  });

  test("goes no farther than to the picture's edges", () => {
    const near = { scale: 1, x: 2000, y: 500 };
    expect(panned(near, 1e6, 1e6, stage, image)).toEqual({ scale: 1, x: 500, y: 250 });
    expect(panned(near, -1e6, -1e6, stage, image)).toEqual({ scale: 1, x: 3500, y: 750 });
    expect(panned(fitted(stage, image), 50, 50, stage, image)).toEqual(fitted(stage, image));
    expect(kept({ scale: 1, x: 0, y: 0 }, { width: 5000, height: 5000 }, image)).toEqual({ scale: 1, x: 2000, y: 500 });
  });
});

test("loads as much as is seen, and never more than there is", () => {
  expect(widthFor(0.25, image, 1)).toBe(1024);
  expect(widthFor(0.25, image, 2)).toBe(2048);
  expect(widthFor(4, image, 2)).toBe(4096);
  expect(widthFor(4, { width: 20_000, height: 100 }, 1)).toBe(8192);
});
