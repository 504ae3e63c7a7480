import { expect, test } from "vitest";
import { formats } from "./format";

const en = formats("en");
const zh = formats("zh-CN");

test("a calendar day is the same day in every time zone", () => {
  expect(zh.day("2026-03-01")).toBe("2026年3月1日");
});

test("sizes of files are in decimal units", () => {
  expect(en.bytes(0)).toBe("0 byte");
  expect(en.bytes(999)).toBe("999 byte");
  expect(en.bytes(1_000)).toBe("1 kB");
  expect(en.bytes(24_600_000)).toBe("24.6 MB");
  expect(en.bytes(5e12)).toBe("5,000 GB");
});

test("money keeps digits that a floating-point number would lose", () => {
  expect(zh.money({ amount: "12345678901234567.89", currency: "CNY" })).toBe("¥12,345,678,901,234,567.89");
  expect(zh.money({ amount: "-0.10", currency: "EUR" })).toBe("-€0.10");
});

test("how long something takes is said in one unit, and never as shorter than it is", () => {
  expect(en.duration(40)).toBe("40 seconds");
  expect(en.duration(61)).toBe("2 minutes");
  expect(zh.duration(7200)).toBe("2小时");
});
