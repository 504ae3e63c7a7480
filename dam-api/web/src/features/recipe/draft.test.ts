import { describe, expect, test } from "vitest";
import { TEXT, definitionOf, draftOf, nameOf } from "./draft";

describe("a recipe as it is written", () => {
  test("says nothing of what was left alone", () => {
    expect(definitionOf(draftOf(undefined), undefined)).toEqual({ overlays: [] });
  });

  test("comes back as it was saved", () => {
    const definition = {
      crop: { kind: "content", margin: 0.1 },
      background: { kind: "replace", colour: "#ffffff" },
      tone: { brightness: 1.1, saturation: 0.9, tint: "#c01010", strength: 0.25 },
      sharpen: 0.5,
      overlays: [
        { text: "环保", colour: "#ffffff", ground: "#008000", position: "top-left", size: 0.08 },
        { picture: "ab", position: "top-right", size: 0.2 },
      ],
      aiLabel: { text: "AI生成", position: "bottom-right" },
      output: { format: "webp", small: true },
    };
    const recipe = { recipe: "eco", label: "Eco", revision: 1, hash: "", definition };
    expect(JSON.parse(JSON.stringify(definitionOf(draftOf(recipe), definition)))).toEqual(definition);
  });

  test("leaves out a text that nobody has written", () => {
    const draft = { ...draftOf(undefined), overlays: [TEXT, { ...TEXT, text: " ECO " }] };
    expect(definitionOf(draft, undefined).overlays).toMatchObject([{ text: "ECO", size: 0.07 }]);
  });

  test("has a name made of its label", () => {
    expect(nameOf("Eco badge, 环保 2026!")).toBe("eco-badge-2026");
    expect(nameOf("环保")).toBe("");
  });
});
