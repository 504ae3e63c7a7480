import { describe, expect, test } from "vitest";
import { isOver, wasNeverLive } from "./over";

const now = Date.parse("2026-05-01T12:00:00Z");
const [before, later, muchLater] = ["2026-04-01T00:00:00Z", "2026-06-01T00:00:00.000001Z", "2026-07-01T00:00:00Z"];

describe("a publication is over", () => {
  test("from the instant at which it ends", () => {
    expect(isOver({ from: before, until: "2026-05-01T12:00:00Z" }, now)).toBe(true);
    expect(isOver({ from: before, until: later }, now)).toBe(false);
    expect(isOver({ from: before }, now)).toBe(false);
  });

  test("when it was withdrawn before it began, though its only instant is yet to come", () => {
    expect(isOver({ from: later, until: later }, now)).toBe(true);
    expect(wasNeverLive({ from: later, until: later })).toBe(true);
    expect(isOver({ from: later, until: muchLater }, now)).toBe(false);
    expect(isOver({ from: later }, now)).toBe(false);
  });
});
