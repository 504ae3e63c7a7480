import { describe, expect, test } from "vitest";
import { type FieldValues, appliesTo, fieldsFor, numberOf, shownValue } from "./field";
import { draftOf, formOf, keyOf, typesFor } from "./form";
import type { Field } from "./useFields";

const field = (some: Partial<Field>): Field => ({
  key: "heel",
  labels: { en: "Heel height", "zh-CN": "跟高" },
  type: "number",
  choices: [],
  multi: false,
  required: false,
  categories: [],
  order: 0,
  retired: false,
  version: 0,
  ...some,
});

const words = { language: "zh-CN", number: (value: number) => value.toFixed(1), day: (iso: string) => `day ${iso}`, yes: "是", no: "否" } as const;

describe("a custom field", () => {
  test("is for its categories and everything beneath them", () => {
    const shoes = field({ categories: ["Shoes"] });
    expect(["shoes", " Shoes/running "].every((each) => appliesTo(shoes, each))).toBe(true);
    expect(["", "shoe", "shoes-old"].some((each) => appliesTo(shoes, each))).toBe(false);
    expect(appliesTo(field({}), "")).toBe(true);
  });

  test("is offered where it is for the category or has a value, unless it is retired", () => {
    const all = [field({ key: "a", categories: ["shoes"] }), field({ key: "b", categories: ["hats"] }), field({ key: "c", retired: true })];
    const values: FieldValues = { b: 1, c: 2 };
    expect(fieldsFor(all, "shoes", values).map(({ key }) => key)).toEqual(["a", "b"]);
  });

  test("shows its values in the reader's words", () => {
    const season = field({ type: "choice", choices: [{ key: "ss26", labels: { en: "Summer", "zh-CN": "春夏" }, retired: true }] });
    expect(shownValue(season, ["ss26", "gone"], words)).toBe("春夏, gone");
    expect(shownValue(field({ unit: "cm" }), 2, words)).toBe("2.0 cm");
    expect(shownValue(field({ type: "boolean" }), false, words)).toBe("否");
    expect(shownValue(field({ type: "date" }), "2026-02-03", words)).toBe("day 2026-02-03");
    expect(shownValue(undefined, "as it is", words)).toBe("as it is");
  });

  test("takes numbers with a comma too", () => {
    expect(["1,5", " 2.50 ", "-3,25", "1,2,3", "x"].map(numberOf)).toEqual(["1.5", "2.50", "-3.25", "1,2,3", "x"]);
  });
});

describe("a definition", () => {
  test("has a key made of its name", () => {
    expect(["Heel height", "Été 2026", "2nd sole", "跟高", "--"].map(keyOf)).toEqual(["heel-height", "ete-2026", "nd-sole", "", ""]);
  });

  test("goes out without what another type has", () => {
    const draft = { ...draftOf(undefined, 20), key: "a", en: "A", zh: "甲", unit: "cm", min: "1,5", max: "", multi: true };
    expect(formOf({ ...draft, type: "number" })).toMatchObject({ unit: "cm", min: 1.5, multi: true, order: 30 });
    expect(formOf({ ...draft, type: "number" })).not.toHaveProperty("max");
    const truth = formOf({ ...draft, type: "boolean" });
    expect(truth).toMatchObject({ type: "boolean", multi: false });
    expect(truth).not.toHaveProperty("unit");
  });

  test("keeps its choices and drops empty rows", () => {
    const choice = { key: "", en: "Low heel", zh: "低", retired: false, old: false };
    const draft = { ...draftOf(undefined, 0), type: "choice" as const, choices: [choice, { ...choice, en: " ", zh: "" }] };
    expect(formOf(draft).choices).toEqual([{ key: "low-heel", labels: { en: "Low heel", "zh-CN": "低" }, retired: false }]);
  });

  test("keeps its type, but a whole number may become any number", () => {
    expect(typesFor(field({ type: "integer" }))).toEqual(["integer", "number"]);
    expect(typesFor(field({ type: "text" }))).toEqual(["text"]);
    expect(typesFor(undefined)).toHaveLength(8);
  });
});
