import { expect, test } from "vitest";
import { found } from "./found";

const profiles = [
  { profile: "amazon-main", channel: "amazon", role: "main" },
  { profile: "taobao-main", channel: "taobao", role: "main" },
  { profile: "amazon-secondary", channel: "amazon", role: "secondary" },
];
const channels = [{ channel: "taobao", name: "Taobao 淘宝" }];
const names = (words: string) => found(profiles, channels, words).map((group) => [group.name, ...group.profiles.map(({ profile }) => profile)]);

test("profiles are found by their own and their channel's name, every word counting", () => {
  expect(names("")).toEqual([["amazon", "amazon-main", "amazon-secondary"], ["Taobao 淘宝", "taobao-main"]]);
  expect(names("AMAZON sec")).toEqual([["amazon", "amazon-secondary"]]);
  expect(names("淘宝")).toEqual([["Taobao 淘宝", "taobao-main"]]);
  expect(names("淘宝 amazon")).toEqual([]);
});
