import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const settled = (page) => page.locator("section[aria-busy=false]").waitFor();

describe("a collection", () => {
  const word = `collect${number()}`;
  const ids = [];
  let anna;
  before(async () => {
    for (let n = 0; n < 4; n++) ids.push(await photograph(`${word} ${n}.png`, null, { title: `${word} ${n}`, tags: [word] }));
    anna = await person("marketer");
  });
  const open = async (page, secret, path = `/?q=${word}&sort=newest`) => {
    await signIn(page, secret, path);
    await page.getByRole("listitem").nth(3).waitFor();
  };
  const panel = (page) => page.getByRole("complementary").getByRole("region", { name: /^(Collections|收藏夹)$/ });
  const row = (page, name) => panel(page).locator("[data-collection]").filter({ hasText: name });
  const notice = (page, words) => page.getByRole("status").filter({ hasText: words });
  const masters = async (name) => (await call("GET", "/api/v1/collections?size=500")).items.find((each) => each.name === name)?.masters;

  test("is made of what is picked, filled by dragging, and each step is taken back", async () => {
    const name = `Spring ${number()}`;
    const page = await visit({ reducedMotion: "reduce" });
    await open(page, anna.token);
    await page.getByRole("checkbox", { name: `Pick ${word} 0` }).check();
    await panel(page).getByRole("button", { name: "New collection…" }).click();
    const dialog = page.getByRole("dialog", { name: "New collection" });
    await dialog.getByLabel("Name").fill(name);
    assert.ok(await dialog.getByLabel("The 1 picked image").isChecked());
    await picture(page, "collection-new");
    await dialog.getByRole("button", { name: "Make it" }).click();
    await notice(page, `1 image put into “${name}”.`).waitFor();
    await page.getByRole("checkbox", { name: `Pick ${word} 2` }).check();
    await page.locator("[data-picked] [data-tile]").first().dragTo(row(page, name));
    await notice(page, `1 image put into “${name}”.`).waitFor();
    await row(page, name).getByText("2", { exact: true }).waitFor();
    await picture(page, "collection-dropped");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    assert.equal(await masters(name), 1, "what was in it before it was dropped again is still in it");

    await row(page, name).getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL((url) => url.searchParams.has("collection"));
    await page.getByText(`Collection: ${name}`).waitFor();
    await page.getByRole("heading", { name: "1 image", exact: true }).waitFor();
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("s");
    await picture(page, "collection-open");
    await page.getByRole("button", { name: "Take out of the collection" }).click();
    await notice(page, `1 image taken out of “${name}”.`).waitFor();
    await page.getByRole("heading", { name: "Nothing is in this collection yet" }).waitFor();
    await picture(page, "collection-empty");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "1 image", exact: true }).waitFor();
    await page.getByRole("button", { name: `Remove Collection: ${name}` }).click();
    await page.waitForURL((url) => !url.searchParams.has("collection"));
  });

  test("is renamed and deleted by who made it, and seen by everybody", async () => {
    const name = `Autumn ${number()}`;
    const page = await visit({ reducedMotion: "reduce" });
    await open(page, anna.token);
    await panel(page).getByRole("button", { name: "New collection…" }).click();
    const dialog = page.getByRole("dialog", { name: "New collection" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByText("Live: whatever this search finds").click();
    await dialog.getByRole("button", { name: "Make it" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto("/");
    await settled(page);
    await row(page, name).getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL((url) => url.searchParams.get("q") === word);

    const viewer = await person("viewer");
    const other = await visit();
    await open(other, viewer.token);
    await row(other, name).waitFor();
    assert.equal(await panel(other).getByRole("button", { name: "New collection…" }).count(), 0);
    assert.equal(await row(other, name).getByRole("button", { name: /^More for/ }).count(), 0);

    await page.getByRole("button", { name: `More for “${name}”` }).click();
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    const rename = page.getByRole("dialog", { name: `Rename “${name}”` });
    await rename.getByLabel("Name").fill(`${name} 2`);
    await page.keyboard.press("Enter");
    await row(page, `${name} 2`).waitFor();
    await page.getByRole("button", { name: `More for “${name} 2”` }).click();
    await picture(page, "collection-menu");
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const remove = page.getByRole("dialog", { name: `Delete “${name} 2”?` });
    await remove.waitFor();
    await picture(page, "collection-delete");
    await remove.getByRole("button", { name: "Delete", exact: true }).click();
    await row(page, `${name} 2`).waitFor({ state: "detached" });
  });

  test("is made and filled by keyboard alone", async () => {
    const name = `Keys ${number()}`;
    const page = await visit({ reducedMotion: "reduce" });
    await open(page, anna.token);
    await page.locator("[data-tile='1']").focus();
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: "Add 1 image to a collection" });
    await dialog.getByLabel("Find a collection, or name a new one").fill(name);
    await dialog.getByText(`New collection “${name}”`).waitFor();
    await picture(page, "collection-add");
    await page.keyboard.press("Enter");
    await notice(page, `1 image put into “${name}”.`).waitFor();
    await dialog.waitFor({ state: "detached" });
    await page.locator("[data-tile='1']").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("C");
    await page.getByRole("dialog", { name: "Add 2 images to a collection" }).getByRole("textbox").fill(name);
    await page.keyboard.press("Enter");
    // Of the two one was in it already.
    await row(page, name).getByText("2", { exact: true }).waitFor();
    await notice(page, `1 image put into “${name}”.`).waitFor();
    assert.equal(await masters(name), 2);
  });

  test("is there at phone width and in Chinese, and says what to do when it is gone", async () => {
    const name = `春季 ${number()}`;
    const { id } = await call("POST", "/api/v1/collections", { name });
    await call("POST", `/api/v1/collections/${id}/masters`, { add: ids.slice(0, 3) });
    const page = await visit({ locale: "zh-CN", reducedMotion: "reduce", viewport: { width: 390, height: 844 } });
    await open(page, anna.token);
    await page.getByRole("button", { name: "筛选", exact: true }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("region", { name: "收藏夹" }).waitFor();
    await picture(page, "collection-phone-list");
    await drawer.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.getByText(`收藏夹：${name}`).waitFor();
    await settled(page);
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "移出收藏夹" }).waitFor();
    await picture(page, "collection-phone-open");
    await page.getByRole("button", { name: "移出收藏夹" }).click();
    await page.getByText(`已从“${name}”中移出 1 张图片。`).waitFor();
    await picture(page, "collection-phone-notice");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.goto("/?collection=00000000-0000-7000-8000-000000000000");
    await page.getByText("此收藏夹已不存在").waitFor();
    forgive();
  });

  test("looks as it should in Chinese", async () => {
    const page = await visit({ locale: "zh-CN" });
    await open(page, anna.token);
    await page.getByRole("checkbox").nth(0).waitFor();
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("s");
    await panel(page).getByRole("button", { name: "新建收藏夹…" }).click();
    await page.getByRole("dialog", { name: "新建收藏夹" }).waitFor();
    await picture(page, "collection-new-zh");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "加入收藏夹…" }).click();
    await page.getByRole("dialog", { name: "将 1 张图片加入收藏夹" }).waitFor();
    await picture(page, "collection-add-zh");
  });
});
