import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../app/address";
import { asParameters, dayIn, isFiltered, markIn, parseQuery, placeIn, sortOf, toggled, unfiltered, wantedIn, withMark, withPlace } from "./query";

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

describe("a mark", () => {
  test("is asked for by stars or by a flag, and nothing else is one", () => {
    expect(of("?rated=3&flag=pick")).toEqual({ rated: "3", flag: "pick" });
    expect(of("?rated=0&flag=star")).toEqual({});
    expect(asParameters(of("?rated=5"))).toEqual({ rated: "5", sort: "newest" });
  });

  test("is chosen from a list, filters, and is taken away", () => {
    expect(withMark(of("?q=a&rated=3"), "flag reject")).toEqual({ q: "a", flag: "reject" });
    expect(markIn(withMark(of("?q=a"), "rated 2"))).toBe("rated 2");
    expect(withMark(of("?q=a&flag=none"), "")).toEqual({ q: "a" });
    expect(isFiltered(of("?flag=none"))).toBe(true);
    expect(unfiltered(of("?q=a&rated=2"))).toEqual({ q: "a" });
  });
});

describe("a place", () => {
  test("is asked about, or is all that is kept", () => {
    expect(of("?channel=amazon&market=US")).toEqual({ channel: "amazon", market: "US" });
    expect(of("?usable=amazon:US&channel=taobao&market=CN")).toEqual({ usable: "amazon:US" });
    expect(placeIn(of("?usable=amazon:US"))).toEqual({ channel: "amazon", market: "US" });
  });

  test("may be of a day, and of what is not cleared", () => {
    expect(of("?usable=amazon:US:2027-01-31")).toEqual({ usable: "amazon:US:2027-01-31" });
    expect(of("?not.usable=taobao:CN")).toEqual({ "not.usable": "taobao:CN" });
    expect(of("?channel=amazon&market=US&on=2027-01-31")).toEqual({ channel: "amazon", market: "US", on: "2027-01-31" });
    expect(of("?usable=amazon:US:soon&on=2027-01-31")).toEqual({});
    expect(of("?channel=amazon&market=US&on=2027-13-01")).toEqual({ channel: "amazon", market: "US" });
    expect(dayIn(of("?not.usable=amazon:US:2027-01-31"))).toBe("2027-01-31");
    expect(wantedIn(of("?not.usable=amazon:US"))).toBe("refused");
    expect(withPlace(of("?usable=amazon:US:2027-01-31"), { channel: "amazon", market: "US", on: "2027-01-31" }, "refused")).toEqual({
      "not.usable": "amazon:US:2027-01-31",
    });
  });

  test("is whole or is not there", () => {
    expect(of("?channel=amazon")).toEqual({});
    expect(of("?usable=amazon")).toEqual({});
    expect(of("?usable=amazon:us&market=US")).toEqual({});
  });

  test("is switched between asking and keeping, and taken away, without touching the rest", () => {
    const place = { channel: "amazon", market: "US" };
    expect(withPlace({ q: "x", ...place }, place, "cleared")).toEqual({ q: "x", usable: "amazon:US" });
    expect(withPlace({ q: "x", usable: "amazon:US" }, place, "all")).toEqual({ q: "x", ...place });
    expect(withPlace({ q: "x", usable: "amazon:US" }, undefined, "cleared")).toEqual({ q: "x" });
    expect(unfiltered({ usable: "amazon:US", tag: ["a"] })).toEqual(place);
  });
});

test("an order by performance needs a place, and goes with it", () => {
  const place = { channel: "amazon", market: "US" };
  expect(of("?sort=performance")).toEqual({});
  expect(of("?sort=performance&usable=amazon:US")).toEqual({ sort: "performance", usable: "amazon:US" });
  expect(of("?sort=reuse")).toEqual({ sort: "reuse" });
  expect(withPlace({ sort: "performance", ...place }, undefined, "all")).toEqual({});
  expect(withPlace({ sort: "reuse", ...place }, undefined, "all")).toEqual({ sort: "reuse" });
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

test("what is left out is not wanted at the same time", () => {
  const wanted = of("?tag=red&tag=new&not.tag=old");
  expect(wanted).toEqual({ tag: ["red", "new"], "not.tag": ["old"] });
  expect(toggled(wanted, "not.tag", "red")).toEqual({ tag: ["new"], "not.tag": ["old", "red"] });
  expect(toggled(wanted, "tag", "old")).toEqual({ tag: ["red", "new", "old"] });
  expect(toggled({ "not.tag": ["old"] }, "not.tag", "old")).toEqual({});
  expect(of("?not.page=1")).toEqual({});
});

test("a collection is named by its id, or not at all", () => {
  const id = "00000000-0000-7000-8000-000000000001";
  expect(of(`?collection=${id}`)).toEqual({ collection: id });
  expect(of("?collection=spring")).toEqual({});
  expect(isFiltered({ collection: id })).toBe(true);
  expect(unfiltered({ collection: id, q: "x" })).toEqual({ q: "x" });
});
