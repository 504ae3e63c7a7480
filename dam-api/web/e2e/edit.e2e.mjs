import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

async function details(id, { secret, ...options } = {}) {
  const page = await visit(options);
  await signIn(page, secret, `/masters/${id}?tab=details`);
  return page;
}

/** What somebody else does meanwhile. */
async function elsewhere(id, patch) {
  const { headers } = await raw("GET", `/api/v1/masters/${id}`);
  await raw("PATCH", `/api/v1/masters/${id}`, patch, { "If-Match": headers.get("ETag") });
}

const master = (id) => call("GET", `/api/v1/masters/${id}`);

describe("what is said about an image", () => {
  let id;
  const field = `season-${number()}`;
  before(async () => {
    await call("PUT", `/api/v1/fields/${field}`, { labels: { en: field, "zh-CN": field }, type: "text" });
    id = await photograph(`edit ${number()}.png`);
  });

  test("is written in place and taken back", async () => {
    const page = await details(id);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const form = page.getByRole("form", { name: "What is said about the image" });
    await form.getByLabel("Title").fill("Crimson runner");
    await form.getByLabel("Tags").fill("红色，summer,");
    await form.getByRole("button", { name: "Add a product" }).click();
    await form.getByLabel("SKU of product 1").fill("CR-1");
    await form.getByLabel(field, { exact: true }).fill("SS26");
    await picture(page, "edit");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Crimson runner" }).waitFor();
    let now = await master(id);
    assert.deepEqual(now.tags, ["红色", "summer"]);
    assert.deepEqual(now.products, [{ sku: "CR-1" }]);
    assert.deepEqual(now.fields, { [field]: "SS26" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    now = await master(id);
    assert.equal(now.title, undefined);
    assert.deepEqual([now.tags, now.products, now.fields], [[], [], {}]);
  });

  test("is kept where the session ends meanwhile, until its writer is back", async () => {
    const { token } = await person("marketer");
    const page = await details(id, { secret: token });
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const form = page.getByRole("form", { name: "What is said about the image" });
    await form.getByLabel("Description").fill("Written before the session ended");
    await page.context().clearCookies();
    await form.getByRole("button", { name: "Save" }).click();
    const again = page.getByRole("dialog", { name: "Your session has ended" });
    await again.getByLabel("Access token").fill(token);
    await picture(page, "session-ended");
    await again.getByRole("button", { name: "Sign in" }).click();
    await again.waitFor({ state: "hidden" });
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    assert.equal((await master(id)).description, "Written before the session ended");
  });

  test("shows nothing of it to the next person who signs in", async () => {
    const page = await details(id, { secret: (await person("marketer")).token });
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.getByLabel("Description").fill("Never sent");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Save" }).click();
    const again = page.getByRole("dialog", { name: "Your session has ended" });
    await again.getByLabel("Access token").fill((await person("viewer")).token);
    await again.getByRole("button", { name: "Sign in" }).click();
    await again.waitFor({ state: "hidden" });
    await page.getByRole("tab", { name: "Details" }).waitFor();
    assert.equal(await page.getByText("Never sent").count(), 0);
    assert.notEqual((await master(id)).description, "Never sent");
  });

  test("is kept where somebody else wrote meanwhile, and the writer chooses", async () => {
    await elsewhere(id, { title: "Shoe", brand: "Atelier" });
    const page = await details(id);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const form = page.getByRole("form", { name: "What is said about the image" });
    await form.getByLabel("Title").fill("My shoe");
    await form.getByLabel("Category").fill("Shoes");
    await elsewhere(id, { title: "Their shoe", brand: "Seide" });
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody changed this while you were writing").waitFor();
    await page.getByText(/Last changed by you/).waitFor();
    await picture(page, "edit-meanwhile");
    assert.equal((await master(id)).title, "Their shoe");
    await form.getByText("Theirs", { exact: true }).click();
    await form.getByRole("button", { name: "Save both" }).click();
    await page.getByText("Saved.").waitFor();
    const now = await master(id);
    assert.deepEqual([now.title, now.brand, now.category], ["Their shoe", "Seide", "Shoes"]);
    forgive();
  });

  test("is refused with the place of what is wrong, and nothing written is lost", async () => {
    const page = await details(id, { locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await page.getByRole("button", { name: "编辑", exact: true }).click();
    const form = page.getByRole("form", { name: "图片的说明信息" });
    await form.getByRole("button", { name: "添加商品" }).click();
    await form.getByLabel("商品 1 的GTIN").fill("4006381333930");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByRole("alert").waitFor();
    await picture(page, "edit-zh");
    assert.equal(await form.getByLabel("商品 1 的GTIN").inputValue(), "4006381333930");
    await form.getByLabel("商品 1 的GTIN").fill("4006381333931");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存。").waitFor();
    forgive();
  });

  test("is shown as of then, to be read and not changed", async () => {
    const page = await details(id);
    await page.getByRole("heading", { level: 1, name: "Their shoe" }).waitFor();
    await page.getByRole("tab", { name: "History" }).click();
    const entry = page.getByRole("listitem").filter({ hasText: "Crimson runner" }).filter({ hasText: "Description changed" });
    await entry.last().getByRole("link", { name: "Show as of then" }).click();
    await page.getByText(/^As it was on/).waitFor();
    await page.getByRole("heading", { level: 1, name: "Crimson runner" }).waitFor();
    await picture(page, "as-of");
    assert.equal(await page.getByRole("button", { name: "Edit", exact: true }).count(), 0);
    await page.getByRole("tab", { name: /Variants/ }).click();
    await page.getByText(/^As it was on/).waitFor();
    assert.equal(await page.getByRole("button", { name: "Make variants" }).count(), 0);
    await page.getByRole("link", { name: "Back to now" }).click();
    await page.getByRole("heading", { level: 1, name: "Their shoe" }).waitFor();
    await page.goto(`/masters/${id}?asOf=2020-01-01T00:00:00Z`);
    await page.getByText("It was not in the library then").waitFor();
    await page.getByRole("link", { name: "Back to now" }).click();
    await page.getByRole("heading", { level: 1, name: "Their shoe" }).waitFor();
    forgive();
  });

  test("is only read by those who may not edit", async () => {
    const viewer = await person("viewer");
    const page = await details(id, { secret: viewer.token });
    await page.getByText("Identifier").waitFor();
    assert.equal(await page.getByRole("button", { name: "Edit", exact: true }).count(), 0);
  });
});
