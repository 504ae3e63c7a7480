import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { photograph, png } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const image = (name, buffer = png(900, 255, 0.7)) => ({ name, mimeType: "image/png", buffer });

const versionsOf = async (id) => (await call("GET", `/api/v1/masters/${id}`)).versions;

describe("a new version", () => {
  test("is sent, tells what is out of date by it, and is taken back", async () => {
    const id = await photograph(`draft ${number()}.png`);
    const page = await visit();
    await signIn(page, undefined, `/masters/${id}?tab=versions`);
    await page.getByRole("button", { name: "Upload new version…" }).click();
    const dialog = page.getByRole("dialog", { name: "New version" });
    assert.equal(await dialog.getByRole("button", { name: "Add version" }).isDisabled(), true);
    await dialog.locator("input[type=file]").setInputFiles(image("retouched.png"));
    await dialog.getByLabel("What is new in it").fill("Dust removed");
    await picture(page, "version-add");
    await dialog.getByRole("button", { name: "Add version" }).click();
    await page.getByText("Version added.").waitFor();
    await page.getByText("Dust removed").waitFor();
    await picture(page, "version-added");
    await page.getByRole("tab", { name: /^Variants/ }).click();
    await page.getByText("Out of date").first().waitFor();
    await page.getByRole("tab", { name: /^Versions/ }).click();
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByText("Restored as a new version.").waitFor();
    assert.deepEqual((await versionsOf(id)).map(({ fileName }) => fileName.replace(/ .*/, "")), ["draft", "retouched.png", "draft"]);
  });

  test("is refused with its reason, and sent again where somebody was quicker", async () => {
    const bytes = png(900, 255, 0.7);
    const id = await photograph(`draft ${number()}.png`, null, {}, bytes);
    const page = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await signIn(page, undefined, `/masters/${id}?tab=versions`);
    await page.getByRole("button", { name: "上传新版本…" }).click();
    const dialog = page.getByRole("dialog", { name: "新版本" });
    const add = dialog.getByRole("button", { name: "添加版本" });
    await dialog.locator("input[type=file]").setInputFiles(image("same.png", bytes));
    await add.click();
    await dialog.getByText("此图片已有内容相同的版本，请直接恢复该版本。").waitFor();
    await dialog.locator("input[type=file]").setInputFiles({ name: "words.png", mimeType: "image/png", buffer: Buffer.from("no image") });
    await add.click();
    await dialog.getByRole("alert").waitFor();
    await picture(page, "version-refused-phone-zh");

    const { headers } = await raw("GET", `/api/v1/masters/${id}`);
    await raw("PATCH", `/api/v1/masters/${id}`, { title: "Theirs" }, { "If-Match": headers.get("ETag") });
    await dialog.locator("input[type=file]").setInputFiles(image("retouched.png"));
    await add.click();
    await dialog.getByText(/此图片刚被他人修改/).waitFor();
    await page.getByRole("heading", { name: "Theirs", includeHidden: true }).waitFor({ state: "attached" });
    await add.click();
    await page.getByText("已添加版本。").waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("已撤销").waitFor();
    assert.equal((await versionsOf(id)).length, 3);
    forgive();
  });

  test("is not for those who only look", async () => {
    const id = await photograph(`draft ${number()}.png`, null);
    const page = await visit();
    await signIn(page, (await person("viewer")).token, `/masters/${id}?tab=versions`);
    await page.getByText("Current", { exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Upload new version…" }).count(), 0);
  });
});

describe("what was opened last", () => {
  test("is offered where one begins to search, by keyboard", async () => {
    const [one, two] = [await photograph(`last ${number()}.png`, null, { title: "Last but one" }), await photograph("last.png", null, { title: "最后一张" })];
    const page = await visit();
    await signIn(page, (await person("marketer")).token, `/masters/${one}`);
    await page.getByRole("heading", { name: "Last but one" }).waitFor();
    await page.goto(`/masters/${two}`);
    await page.getByRole("heading", { name: "最后一张" }).waitFor();
    await page.goto("/");
    await page.getByRole("searchbox").waitFor();
    await page.keyboard.press("/");
    await page.getByText("Recently used").waitFor();
    await picture(page, "recent");
    assert.deepEqual(await page.getByRole("listbox").getByRole("option").allTextContents(), ["最后一张", "Last but one"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Last but one" }).waitFor();
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("x");
    await page.getByText("Recently used").waitFor({ state: "hidden" });
  });
});
