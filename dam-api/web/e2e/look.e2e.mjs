import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { picture, raw, server, signIn, token, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

describe("the library by keyboard", () => {
  const word = `look${number()}`;
  const ids = [];
  before(async () => {
    for (let n = 0; n < 5; n++) ids.push(await photograph(`${word} ${n}.png`, null, { title: `${word} ${n}` }));
  });

  test("is walked through with arrows, looked at with the space bar and opened with Enter", async () => {
    const page = await visit();
    await signIn(page, undefined, `/?q=${word}&sort=newest`);
    await page.getByRole("listitem").nth(4).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((text) => document.activeElement?.textContent === text, `${word} 3`);
    await page.keyboard.press("End");
    await page.waitForFunction((text) => document.activeElement?.textContent === text, `${word} 0`);
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), `${word} 0`);
    await page.keyboard.press("Home");
    await page.waitForFunction((text) => document.activeElement?.textContent === text, `${word} 4`);
    await page.keyboard.press("Space");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 of 5").waitFor();
    assert.ok(await dialog.getByRole("button", { name: "The image before" }).isDisabled());
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await dialog.getByText("3 of 5").waitFor();
    await dialog.getByRole("img", { name: `Preview of ${word} 2` }).evaluate((image) => image.decode());
    await picture(page, "quick-look");
    await page.keyboard.press("Space");
    await dialog.waitFor({ state: "detached" });
    await page.waitForFunction((text) => document.activeElement?.textContent === text, `${word} 2`);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `${word} 2` }).waitFor();
  });

  test("says which keys there are", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page);
    await page.locator("section[aria-busy=false]").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "快捷键" }).getByText("快速查看").waitFor();
    await picture(page, "keys-zh");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("search").getByRole("searchbox").pressSequentially("what?");
    assert.equal(await page.getByRole("dialog").count(), 0);
  });
});

test("two versions are compared beside, over and by their difference", async () => {
  const id = await photograph(`compare ${number()}.png`, null);
  const other = await photograph(`other ${number()}.png`, null);
  const bytes = await (await fetch(`${server}/api/v1/masters/${other}/preview?width=600`, { headers: { Authorization: `Bearer ${token}` } })).blob();
  const { headers } = await raw("GET", `/api/v1/masters/${id}`);
  const form = new FormData();
  form.set("file", bytes, "retouched.jpg");
  const added = await fetch(`${server}/api/v1/masters/${id}/versions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "If-Match": headers.get("ETag") },
    body: form,
  });
  assert.equal(added.status, 201);
  const page = await visit();
  await signIn(page, undefined, `/masters/${id}?tab=versions`);
  await page.getByRole("button", { name: "Compare versions" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare versions" });
  await dialog.getByRole("img", { name: "Version 1" }).waitFor();
  await dialog.getByRole("img", { name: "Version 2" }).waitFor();
  await dialog.getByText(/PNG → JPEG/).waitFor();
  await picture(page, "compare-beside");
  await dialog.getByText("Swipe", { exact: true }).click();
  const slider = dialog.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await slider.getAttribute("aria-valuenow"), "51");
  await picture(page, "compare-swipe");
  await dialog.getByText("Difference", { exact: true }).click();
  await dialog.getByText("Black where both are the same.").waitFor();
  await picture(page, "compare-difference");
});
