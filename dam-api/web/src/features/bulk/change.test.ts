import { describe, expect, test } from "vitest";
import { NOTHING, changeOf, moved, productOf } from "./change";

describe("a change", () => {
  test("is none as long as nothing is wished for", () => {
    expect(changeOf(NOTHING)).toBeUndefined();
    expect(changeOf({ ...NOTHING, single: { ...NOTHING.single, brand: { fate: "set", text: "  " } } })).toBeUndefined();
  });

  test("says only what is to change", () => {
    expect(
      changeOf({
        ...NOTHING,
        addTags: ["new"],
        removeProducts: ["4006381333931", "SKU-1"],
        single: { ...NOTHING.single, brand: { fate: "set", text: " Atelier " }, title: { fate: "clear", text: "left" } },
        state: "retired",
      }),
    ).toEqual({
      tags: { add: ["new"] },
      products: { remove: [{ gtin: "4006381333931" }, { sku: "SKU-1" }] },
      brand: "Atelier",
      title: null,
      state: "retired",
    });
  });

  test("tells a GTIN by its length", () => {
    expect(["12345678", "123456789012", "1234567890", "12345678901234"].map((each) => Object.keys(productOf(each))[0])).toEqual([
      "gtin",
      "gtin",
      "sku",
      "gtin",
    ]);
  });

  test("does not add what it takes away", () => {
    expect(moved(["a", "b"], ["b", "c"])).toEqual(["a"]);
  });
});
