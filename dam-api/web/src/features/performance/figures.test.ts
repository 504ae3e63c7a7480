import { describe, expect, test } from "vitest";
import { type Figures, factorOf, onLine, quarter, share, steps, valueOf } from "./figures";

const figures = (from: string, more: Partial<Figures> = {}): Figures => ({
  from,
  impressions: 1000,
  clicks: 20,
  addToCarts: 5,
  orders: 2,
  units: 2,
  returns: 0,
  ...more,
});

describe("a rate", () => {
  test("is a share of the whole, and none at all of nothing", () => {
    expect(share(3, 20)).toBe(0.15);
    expect(share(0, 20)).toBe(0);
    expect(share(0, 0)).toBeUndefined();
    expect(valueOf(figures("2026-01-01"), "clickRate")).toBe(0.02);
    expect(valueOf(figures("2026-01-01", { clicks: 0 }), "orderRate")).toBeUndefined();
  });
});

test("revenue is there for those who may see it, and nothing for others", () => {
  expect(valueOf(figures("2026-01-01", { revenue: [{ amount: "12.50", currency: "USD" }] }), "revenue")).toBe(12.5);
  expect(valueOf(figures("2026-01-01"), "revenue")).toBeUndefined();
  expect(valueOf(figures("2026-01-01", { revenue: [] }), "revenue")).toBeUndefined();
});

describe("a quarter", () => {
  test("is twelve weeks to today, and by week it begins on a Monday", () => {
    expect(quarter("2026-11-23", "day")).toBe("2026-09-01");
    expect(quarter("2026-11-23", "week")).toBe("2026-08-31");
    expect(quarter("2026-11-22", "week")).toBe("2026-08-31");
  });

  test("has a step also where nothing was reported, over the end of a year", () => {
    const known = figures("2026-01-05");
    expect(steps([known], "2025-12-29", "2026-01-13", "week")).toEqual([
      { from: "2025-12-29", figures: undefined },
      { from: "2026-01-05", figures: known },
      { from: "2026-01-12", figures: undefined },
    ]);
    expect(steps([], "2026-02-27", "2026-03-02", "day").map(({ from }) => from)).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
  });
});

test("the usual is in the middle of the line, and twice as much as far from it as half as much", () => {
  expect(onLine(1)).toBe(50);
  expect(onLine(2)).toBe(75);
  expect(onLine(0.5)).toBe(25);
  expect(onLine(0)).toBe(0);
  expect(onLine(99)).toBe(100);
});

test("what is insufficient neither raises nor lowers a match", () => {
  expect(factorOf({ label: "insufficient", liftLo: 9 })).toBe(1);
  expect(factorOf({ label: "ok", liftLo: 9 })).toBeCloseTo(1.4142);
  expect(factorOf({ label: "ok", liftLo: 0.1 })).toBeCloseTo(0.7071);
});
