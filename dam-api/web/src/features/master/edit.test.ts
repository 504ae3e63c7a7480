import { describe, expect, test } from "vitest";
import { type Draft, changed, meanwhile, merged, patchOf, tagsOf } from "./edit";

const base: Draft = {
  title: "Red shoe",
  brand: "Atelier",
  description: "",
  category: "",
  assetClass: "packshot",
  tags: ["red"],
  products: [{ sku: "RS-1" }],
  fields: { season: "SS26", gone: "x" },
};

describe("a change", () => {
  test("is told by what it means, not by how it is written", () => {
    expect(changed(base, { ...base, title: " Red shoe ", products: [{ sku: "RS-1 ", name: "" }] })).toEqual([]);
    expect(changed(base, { ...base, fields: { gone: "x", season: "SS26" } })).toEqual([]);
    expect(changed(base, { ...base, tags: ["red", "new"], brand: "" })).toEqual(["brand", "tags"]);
  });

  test("of a custom field is told by its value, whether the server or a form writes it", () => {
    const typed = { ...base, fields: { heel: 2.5, sample: true, use: ["road", "track"] } };
    expect(changed(typed, { ...base, fields: { use: ["road", "track"], heel: "2.5", sample: true } })).toEqual([]);
    expect(changed(typed, { ...typed, fields: { ...typed.fields, use: ["track"] } })).toEqual(["fields"]);
    expect(patchOf(typed, { ...base, fields: { heel: "3", use: ["road", "track"] } })).toEqual({ fields: { sample: null, heel: "3" } });
  });

  test("is sent as what it changes and nothing else", () => {
    expect(patchOf(base, base)).toEqual({});
    expect(
      patchOf(base, {
        ...base,
        brand: "  ",
        description: " New ",
        products: [{ sku: " RS-2 ", gtin: "" }, { name: "" }],
        fields: { season: "AW26", colour: "red" },
      }),
    ).toEqual({
      brand: null,
      description: "New",
      products: [{ sku: "RS-2" }],
      fields: { gone: null, season: "AW26", colour: "red" },
    });
  });

  test("is taken back by its opposite", () => {
    const after = { ...base, title: "", fields: { season: "AW26" } };
    expect(patchOf(after, base)).toEqual({ title: "Red shoe", fields: { gone: "x", season: "SS26" } });
  });
});

test("tags come one by one or many at once", () => {
  expect(tagsOf(["red", "红色，summer, ", "red;new、夏季"])).toEqual(["red", "红色", "summer", "new", "夏季"]);
});

describe("a change by somebody else", () => {
  const mine = { ...base, title: "Crimson shoe", tags: ["red", "summer"] };
  const theirs = { ...base, title: "Scarlet shoe", brand: "Seide" };

  test("is in the way only where both changed the same", () => {
    expect(meanwhile(base, mine, theirs)).toEqual({ theirs: ["title", "brand"], both: ["title"] });
    expect(meanwhile(base, mine, { ...base, title: "Crimson shoe" }).both).toEqual([]);
  });

  test("is kept, with mine beside it", () => {
    expect(merged(base, mine, theirs, [])).toEqual({ ...theirs, title: "Crimson shoe", tags: ["red", "summer"] });
    expect(merged(base, mine, theirs, ["title"])).toEqual({ ...theirs, tags: ["red", "summer"] });
  });
});
