import { describe, expect, test } from "vitest";
import { type Collection, addressOf, batches, isPersonal, matching, mayRevise, sorted, takenBack } from "./collections";
import { onlyCollection } from "../search/query";

const ID = "00000000-0000-7000-8000-000000000001";
const collection = (name: string, more: Partial<Collection> = {}): Collection => ({ id: ID, name, kind: "manual", owner: "anna", version: 0, ...more });

describe("a collection", () => {
  test("stands among the others as its reader's language orders names", () => {
    const names = (language: string) => sorted(["Shoes 10", "shoes 2", "Äpfel", "包", "阿"].map((name) => collection(name)), language).map(({ name }) => name);
    expect(names("en").slice(0, 3)).toEqual(["Äpfel", "shoes 2", "Shoes 10"]);
    expect(names("zh-CN").indexOf("阿")).toBeLessThan(names("zh-CN").indexOf("包"));
  });

  test("is found by words in any order", () => {
    const all = [collection("Spring shoes 春季"), collection("Autumn shoes")];
    expect(matching(all, "shoes spring").map(({ name }) => name)).toEqual(["Spring shoes 春季"]);
    expect(matching(all, "春")).toHaveLength(1);
    expect(matching(all, "  ")).toHaveLength(2);
  });

  test("is its owner's and an administrator's to change", () => {
    const may = (id: string, role: string) => mayRevise({ id, role, name: "" }, collection("x"));
    expect([may("anna", "marketer"), may("ben", "marketer"), may("ben", "admin")]).toEqual([true, false, true]);
    expect(mayRevise(null, collection("x"))).toBe(false);
  });

  test("is opened by its id, or by what it looks for, and the place asked about stays", () => {
    expect(addressOf(collection("x"), { q: "red", brand: ["A"], usable: "amazon:US", "not.tag": ["old"] })).toEqual({
      collection: ID,
      channel: "amazon",
      market: "US",
    });
    expect(addressOf(collection("x", { kind: "live", query: { q: "red", brand: "A", sort: "newest", size: 7 } as never }), {})).toEqual({
      q: "red",
      brand: ["A"],
      sort: "newest",
    });
  });

  test("is empty only if nothing else narrows it", () => {
    expect(onlyCollection({ collection: ID, sort: "reuse" })).toBe(true);
    expect([{}, { collection: ID, q: "red" }, { collection: ID, tag: ["a"] }, { collection: ID, state: "retired" as const }].map(onlyCollection)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("is not of one's own marks", () => {
    expect([isPersonal({ rated: "3" }), isPersonal({ flag: "none" }), isPersonal({ collection: ID })]).toEqual([true, true, false]);
  });
});

describe("images", () => {
  test("are put in by as many as a request takes, none twice and none left out", () => {
    const ids = Array.from({ length: 1_201 }, (_, number) => String(number));
    expect(batches(ids).map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(batches(ids).flat()).toEqual(ids);
    expect(batches([])).toEqual([]);
  });

  test("that were in it before are in it after what was done is taken back", () => {
    expect(takenBack({ id: ID, name: "x", added: ["b"], removed: [] })).toEqual({ id: ID, name: "x", add: [], remove: ["b"] });
    expect(takenBack({ id: ID, name: "x", added: [], removed: ["a"] })).toEqual({ id: ID, name: "x", add: ["a"], remove: [] });
  });
});
