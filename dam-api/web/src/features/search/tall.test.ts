import { describe, expect, test } from "vitest";
import { TALLEST, type Tall, heightOnPage, inList, onPage, shifted, toShow } from "./tall";

const short: Tall = { height: 90_000, view: 900 };
const tall: Tall = { height: 48_000_000, view: 900 };

describe("a list that the page can hold", () => {
  test("is the page", () => {
    expect(heightOnPage(short)).toBe(90_000);
    for (const place of [-200, 0, 44_000, 89_100]) {
      expect(inList(short, place)).toBe(place);
      expect(onPage(short, place)).toBe(place);
      expect(shifted(short, 0, 10, place)).toBe(0);
    }
  });
});

describe("a list that is too tall for the page", () => {
  test("begins and ends with it", () => {
    expect(heightOnPage(tall)).toBe(TALLEST);
    expect(inList(tall, -200)).toBe(-200);
    expect(inList(tall, 0)).toBe(0);
    expect(inList(tall, TALLEST - 900)).toBe(tall.height - 900);
    expect(onPage(tall, tall.height - 900)).toBe(TALLEST - 900);
    expect(inList(tall, TALLEST / 2 - 450)).toBeCloseTo(tall.height / 2 - 450, -1);
  });

  test("has a place on the page for each of its own, in order", () => {
    let before = -1;
    for (let place = 0; place <= tall.height - 900; place += 333_333) {
      const there = onPage(tall, place);
      expect(there).toBeGreaterThan(before);
      expect(Math.abs(inList(tall, there) - place)).toBeLessThan(7);
      before = there;
    }
  });

  test("moves by as much as the hand does, and jumps with the scroll bar", () => {
    const at = 4_000_000;
    const shift = inList(tall, at) - at;
    expect(shifted(tall, shift, at, at + 120)).toBe(shift);
    expect(shifted(tall, shift, at, at - 1_300)).toBe(shift);
    expect(at + 400_000 + shifted(tall, shift, at, at + 400_000)).toBeCloseTo(inList(tall, at + 400_000));
    expect(shifted(tall, shift, at, 0)).toBe(0);
    expect(shifted(tall, 123, 50, 170)).toBe(0);
  });
});

test("a row is brought into the window by the shortest way, below the bar", () => {
  expect(toShow(short, 1_000, 1_100, 1_390, 64)).toBe(1_000);
  expect(toShow(short, 1_000, 1_020, 1_310, 64)).toBe(956);
  expect(toShow(short, 1_000, 1_800, 2_090, 64)).toBe(1_190);
  expect(toShow(short, 1_000, 0, 290, 64)).toBe(0);
  expect(toShow(short, -150, 0, 290, 64)).toBe(-150);
  expect(toShow(short, 0, 89_710, 90_000, 64)).toBe(89_100);
});
