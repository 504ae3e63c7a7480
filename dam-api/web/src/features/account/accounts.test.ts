import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "../../i18n/en.json";
import zhCN from "../../i18n/zh-CN.json";
import { ROLES, endOf, given } from "./roles";

test("a role hands out itself and the viewer, and an administrator every role", () => {
  expect(given("studio")).toEqual(["viewer", "studio"]);
  expect(given("viewer")).toEqual(["viewer"]);
  expect(given("admin")).toEqual([...ROLES]);
});

test("a token until a day is good all that day", () => {
  expect(new Date(endOf("2026-03-29")).toDateString()).toBe("Sun Mar 29 2026");
  expect(new Date(endOf("2026-12-31")).getHours()).toBe(23);
});

/** Codes as the server's sources have them, so that a new one is not forgotten here. */
test("there are words for roles, refusals and wrong entries of accounts", () => {
  const api = join(import.meta.dirname, "../../../../src/main/java/io/reprise/api");
  const read = (file: string) => readFileSync(join(api, file), "utf8");
  const roles = read("gate/Role.java").match(/enum Role \{\s*([A-Z,\s]+);/)![1]!.toLowerCase().split(/,\s*/);
  expect(roles).toEqual([...ROLES]);
  const refusals = [...read("account/AccountRejection.java").matchAll(/super\(Kind\.\w+, "([a-z-]+)"/g)].map(([, code]) => code!);
  const fields = [...read("account/Members.java").matchAll(/(?:wrong\(\w+, |FieldError\("", )"([a-z-]+)"/g)].map(([, code]) => code!);
  expect([refusals.length > 3, fields.length > 6]).toEqual([true, true]);
  expect(ROLES.filter((code) => !(code in en.role) || !(code in zhCN.role))).toEqual([]);
  expect(refusals.filter((code) => !(code in en.problem) || !(code in zhCN.problem))).toEqual([]);
  expect(fields.filter((code) => !(code in en.field) || !(code in zhCN.field))).toEqual([]);
});
