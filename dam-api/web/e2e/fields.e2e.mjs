import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const master = (id) => call("GET", `/api/v1/masters/${id}`);

async function narrow(page) {
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= shown, `${wide} px in ${shown}`);
}

describe("custom fields", () => {
  const mark = number();
  const season = `season-${mark}`;
  const heel = `heel-height-${mark}`;
  const category = `Shoes ${mark}`;
  let id;

  test("are defined by an administrator in both languages", async () => {
    const page = await visit();
    await signIn(page, undefined, "/administration?tab=fields");
    await page.getByRole("button", { name: "Add field" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name in English").first().fill(`Season ${mark}`);
    assert.equal(await dialog.getByLabel("Key").first().inputValue(), season);
    await dialog.getByLabel("Type").selectOption("choice");
    await dialog.getByRole("button", { name: "Add choice" }).click();
    await dialog.getByLabel("Name in English of choice 1").fill("Summer 26");
    await dialog.getByLabel("Name in Chinese of choice 1").fill("2026 夏");
    await dialog.getByRole("button", { name: "Add choice" }).click();
    await dialog.getByLabel("Name in English of choice 2").fill("Winter 26");
    await dialog.getByLabel("Name in Chinese of choice 2").fill("2026 冬");
    await dialog.getByLabel("Several values").check();
    await dialog.getByRole("button", { name: "Add field" }).click();
    await dialog.getByText("Needed").waitFor();
    await picture(page, "fields-dialog");
    await dialog.getByLabel("Name in Chinese", { exact: true }).fill("季节");
    await dialog.getByRole("button", { name: "Add field" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("row").filter({ hasText: season }).getByText("Choice · several").waitFor();
    const defined = await call("GET", `/api/v1/fields/${season}`);
    assert.deepEqual(
      defined.choices.map(({ key }) => key),
      ["summer-26", "winter-26"],
    );
    await call("PUT", `/api/v1/fields/${heel}`, {
      labels: { en: `Heel height ${mark}`, "zh-CN": `跟高 ${mark}` },
      type: "number",
      unit: "cm",
      max: 20,
      categories: [category],
      order: 5,
    });
    await page.reload();
    await page.getByText(heel, { exact: true }).waitFor();
    await picture(page, "fields-list");
    forgive();
  });

  test("are written by their types where they are for the image, and refused beside the field", async () => {
    id = await photograph(`fields ${mark}.png`);
    const page = await visit();
    await signIn(page, undefined, `/masters/${id}?tab=details`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const form = page.getByRole("form", { name: "What is said about the image" });
    await form.getByRole("combobox", { name: `Season ${mark}` }).click();
    await page.getByRole("option", { name: "Winter 26" }).click();
    await page.keyboard.press("Escape");
    const height = form.getByLabel(`Heel height ${mark} (cm)`);
    assert.equal(await height.count(), 0);
    await form.getByLabel("Category").fill(category);
    await height.fill("2000");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Out of range").first().waitFor();
    await picture(page, "fields-form");
    await height.fill("7,5");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.getByText("7.5 cm").waitFor();
    await picture(page, "fields-details");
    assert.deepEqual((await master(id)).fields, { [heel]: 7.5, [season]: ["winter-26"] });
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByRole("term").filter({ hasText: `Heel height ${mark}` }).waitFor();
    forgive();
  });

  test("narrow the library, in Chinese and on a phone too, and go out as a table", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, (await person("viewer")).token);
    const facet = page.getByRole("group", { name: "季节" }).filter({ hasText: "2026 冬" });
    await facet.getByRole("checkbox", { name: /2026 冬/ }).first().check();
    await page.waitForURL(/winter-26/);
    await page.getByText("季节：2026 冬").waitFor();
    await picture(page, "fields-library-zh");
    const link = page.getByRole("link", { name: "导出 CSV" });
    const table = await page.request.get(await link.getAttribute("href"));
    const [titles, line, end] = (await table.text()).split("\r\n");
    assert.match(titles, new RegExp(`field\\.${season}`));
    assert.match(line, new RegExp(id));
    assert.equal(end, "");
    const phone = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await signIn(phone, undefined, "/administration?tab=fields");
    await phone.getByText(season, { exact: true }).waitFor();
    await narrow(phone);
    await phone.getByRole("row").filter({ hasText: season }).getByRole("button").click();
    await phone.getByRole("menuitem", { name: "修改" }).click();
    await phone.getByRole("dialog").getByLabel("第 1 个选项的中文名称").waitFor();
    await narrow(phone);
    await picture(phone, "fields-phone-zh");
  });

  test("are retired and used again", async () => {
    const page = await visit();
    await signIn(page, undefined, "/administration?tab=fields");
    const row = page.getByRole("row").filter({ hasText: season });
    await row.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Retire" }).click();
    await row.getByText("retired").waitFor();
    const { headers } = await raw("GET", `/api/v1/masters/${id}`);
    await assert.rejects(raw("PATCH", `/api/v1/masters/${id}`, { fields: { [season]: ["summer-26"] } }, { "If-Match": headers.get("ETag") }), /field-retired/);
    await row.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Use again" }).click();
    await row.getByText("retired").waitFor({ state: "hidden" });
  });
});
