import { expect, test } from "vitest";
import { marked } from "./marked";

test("what matched is told apart from what stands around it", () => {
  expect(marked("a <em>red</em> dress")).toEqual([
    { text: "a ", hit: false },
    { text: "red", hit: true },
    { text: " dress", hit: false },
  ]);
});

test("a text that looks like markup stays a text, and is unescaped once", () => {
  expect(marked("&lt;img src=x onerror=alert(1)&gt; <em>&amp;lt;b&amp;gt;</em> &quot;&#x27;")).toEqual([
    { text: "<img src=x onerror=alert(1)> ", hit: false },
    { text: "&lt;b&gt;", hit: true },
    { text: " \"'", hit: false },
  ]);
});
