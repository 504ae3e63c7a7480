import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../app/address";
import { asParameters, parseQuery, sortOf, toggled, unfiltered } from "./query";

const of = (address: string) => parseQuery(readAddress(address));

describe("an address", () => {
  test("says the whole search, and comes back as it was", () => {
    const address = "?q=red+dress&sort=newest&tag=a%26b&tag=%E8%BF%9E%E8%A1%A3%E8%A3%99&colour=red";
    expect(of(address)).toEqual({ q: "red dress", sort: "newest", tag: ["a&b", "连衣裙"], colour: ["red"] });
    expect(of(writeAddress(of(address)))).toEqual(of(address));
  });

  test("that makes no sense asks for everything", () => {
    expect(of("?q=%20&sort=cheapest&state=gone&tag=&page=7&__proto__=x")).toEqual({});
  });

  test("may hold digits and a word twice", () => {
    expect(of("?q=4006381333931&tag=2026&tag=2026")).toEqual({ q: "4006381333931", tag: ["2026"] });
  });
});

test("words ask for the best match, looking around for the newest, unless chosen otherwise", () => {
  expect(sortOf({ q: "dress" })).toBe("relevance");
  expect(sortOf({})).toBe("newest");
  expect(sortOf({ q: "dress", sort: "newest" })).toBe("newest");
});

test("a value is switched on, and off again with its facet", () => {
  const on = toggled({ q: "x", tag: ["a"] }, "tag", "b");
  expect(on).toEqual({ q: "x", tag: ["a", "b"] });
  expect(toggled(toggled(on, "tag", "a"), "tag", "b")).toEqual({ q: "x" });
});

test("clearing the filters keeps the words and the order", () => {
  expect(unfiltered({ q: "x", sort: "newest", tag: ["a"], state: "any" })).toEqual({ q: "x", sort: "newest" });
});

test("the server is always told the order", () => {
  expect(asParameters({ tag: ["a", "b"] })).toEqual({ tag: ["a", "b"], sort: "newest" });
});
