import { describe, expect, test } from "vitest";
import { compare, currencies, monthEnds, plain, parseQuestion, toCsv, yearTo } from "./question";
import type { Entry } from "./useValue";

describe("an address", () => {
  test("says which figure", () => {
    const all = { asOf: "2026-03-31", knownAt: "2026-04-02T10:00:00.000Z", currency: "CNY", brand: "Atelier" };
    expect(parseQuestion(all)).toEqual(all);
  });

  test("that anybody may have typed loses what makes no sense", () => {
    expect(parseQuestion({ asOf: "0202-03-31", knownAt: "yesterday", currency: "eur", brand: " ", more: "1" })).toEqual({});
    expect(parseQuestion({ asOf: "2026-13-45", knownAt: ["2026-04-02T10:00:00Z"], brand: 5 })).toEqual({});
  });
});

describe("month ends", () => {
  test("come before the day itself, over the end of a year and in a leap year", () => {
    expect(monthEnds("2024-03-10", 4)).toEqual(["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-10"]);
  });

  test("of a day that ends its month are those before it", () => {
    expect(monthEnds("2026-03-31", 2)).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
  });

  test("a year has 365 days, both ends included", () => {
    expect(yearTo("2026-12-31")).toBe("2026-01-01");
  });
});

describe("entries as CSV", () => {
  const entry = (more: Partial<Entry>): Entry => ({
    amount: { amount: "12345678901234567.80", currency: "EUR" },
    costId: "c",
    date: "2026-03-31",
    entry: 0,
    kind: "creation",
    masterId: "m",
    position: 7,
    recordedAt: "2026-04-01T00:00:00Z",
    ...more,
  });

  test("keep every digit", () => {
    expect(toCsv([entry({})]).split("\r\n")[1]).toBe(
      "2026-03-31,2026-04-01T00:00:00Z,creation,12345678901234567.80,EUR,,m,c,0,7,,",
    );
  });

  test("keep commas and quotation marks in their cells, and let nothing be computed", () => {
    expect(toCsv([entry({ brand: 'A "b", c' })])).toContain(',"A ""b"", c",');
    expect(toCsv([entry({ brand: '=HYPERLINK("x")' })])).toContain(`,"'=HYPERLINK(""x"")",`);
  });

  test("say what they take back and correct", () => {
    const [head, row] = toCsv([entry({ reverses: 0, amount: { amount: "-5", currency: "JPY" } })]).split("\r\n");
    expect(head!.split(",")).toHaveLength(row!.split(",").length);
    expect(row).toContain(",-5,JPY,");
    expect(row!.endsWith(",7,0,")).toBe(true);
  });
});

test("a currency that is chosen can be seen", () => {
  expect(currencies("EUR")[0]).toBe("EUR");
  expect(currencies("KWD")[0]).toBe("KWD");
});

test("amounts are ordered by what they are, beyond what a floating-point number can tell apart", () => {
  const amounts = ["9.00", "-1.50", "90071992547409930.01", "90071992547409930.02", "10.00"];
  expect(amounts.sort(compare)).toEqual(["-1.50", "9.00", "10.00", "90071992547409930.01", "90071992547409930.02"]);
});

test("a rate keeps what it says", () => {
  expect(["0.12110000", "7.00", "100", "1.05"].map(plain)).toEqual(["0.1211", "7", "100", "1.05"]);
});
