import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import en from "./en.json";
import zhCN from "./zh-CN.json";

type Words = { [key: string]: string | Words };

const flat = (words: Words, path = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );

/** Chinese has one plural form where English has two. */
const without = (key: string) => key.replace(/_(one|other)$/, "");
const keys = (words: Words) => new Set(flat(words).map(([key]) => without(key)));
const places = (text: string) => new Set(text.match(/{{\w+}}/g) ?? []);

const source = (directory: string): string =>
  readdirSync(directory, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? source(join(directory, entry.name))
        : /(?<!\.test)\.tsx?$/.test(entry.name)
          ? readFileSync(join(directory, entry.name), "utf8")
          : "",
    )
    .join("\n");

describe("both languages", () => {
  test("have the same words", () => {
    expect(keys(zhCN)).toEqual(keys(en));
  });

  test("leave the same places open", () => {
    const chinese = new Map(flat(zhCN).map(([key, text]) => [key, places(text)]));
    for (const [key, text] of flat(en).filter(([each]) => !each.endsWith("_one"))) {
      expect(chinese.get(key), key).toEqual(places(text));
    }
  });

  test("are used: no word stands here for nothing", () => {
    const code = source(join(import.meta.dirname, ".."));
    // A key that ends in `.${…}` in the code stands for all words below it.
    const used = [...code.matchAll(/["`]([a-zA-Z]+(?:\.[a-zA-Z-]+)*)(\.\$\{)?/g)].map(([, key, open]) => ({ key: key!, open }));
    const unused = [...keys(en)].filter(
      (key) => !used.some((each) => key === each.key || (each.open && key.startsWith(`${each.key}.`))),
    );
    expect(unused).toEqual([]);
  });
});
