import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const word = `bulk${number()}`;
const ids = [];
let marketer;

const master = (id) => call("GET", `/api/v1/masters/${id}`);
const narrow = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Until search knows all of them. */
async function found(count) {
  for (;;) {
    if ((await call("POST", "/api/v1/search", { q: word, size: 0 })).total === count) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

before(async () => {
  marketer = (await person("marketer")).token;
  for (let i = 0; i < 3; i++) ids.push(await photograph(`${word} ${i}.png`, null, { title: `${word} ${i}`, brand: "Atelier", tags: ["old", "kept"] }));
  await found(3);
});

describe("many images", () => {
  test("are changed together, seen before, and put back", async () => {
    const page = await visit();
    await signIn(page, marketer, `/?q=${word}`);
    const all = page.getByRole("button", { name: "Pick all 3 found" });
    await page.getByRole("checkbox", { name: `Pick ${word} 0` }).check();
    await all.click();
    await page.getByRole("button", { name: "Edit…" }).click();
    const dialog = page.getByRole("dialog", { name: "Change 3 images" });
    assert.ok(await dialog.getByRole("button", { name: "See what would change" }).isDisabled());
    await dialog.getByLabel("Add tags").fill("spring,");
    await dialog.getByLabel("Remove tags").fill("old,");
    await dialog.getByLabel("Brand", { exact: true }).selectOption("set");
    await dialog.getByLabel("Brand, new value").fill("Seide");
    await picture(page, "bulk-wish");
    await dialog.getByRole("button", { name: "See what would change" }).click();
    await dialog.getByText("3 of 3 would change").waitFor();
    assert.deepEqual((await master(ids[0])).tags, ["old", "kept"]);
    await picture(page, "bulk-outlook");
    await dialog.getByRole("button", { name: "Change 3 images" }).click();
    await dialog.getByText("3 images are now as you wanted them.").waitFor();
    await picture(page, "bulk-done");
    for (const id of ids) {
      const { tags, brand } = await master(id);
      assert.deepEqual([tags, brand], [["kept", "spring"], "Seide"]);
    }
    await dialog.getByRole("button", { name: "Undo" }).click();
    await dialog.getByText("3 images are as they were before.").waitFor();
    for (const id of ids) {
      const { tags, brand } = await master(id);
      assert.deepEqual([tags, brand], [["old", "kept"], "Atelier"]);
    }
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("region", { name: "Picked images" }).waitFor({ state: "detached" });
  });

  test("say which of them would not change, and why", async () => {
    const { headers } = await raw("GET", `/api/v1/masters/${ids[2]}`);
    await raw("POST", `/api/v1/masters/${ids[2]}:retire`, {}, { "If-Match": headers.get("ETag") });
    const page = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await page.route("**/api/v1/masters:bulk", (route) => {
      const body = route.request().postDataJSON();
      // The one that is retired is not found: somebody picked it before.
      return route.continue({ postData: JSON.stringify({ ...body, query: undefined, ids }) });
    });
    await found(2);
    await signIn(page, marketer, `/?q=${word}`);
    await page.getByRole("checkbox", { name: `选择 ${word} 0` }).check();
    await page.getByRole("button", { name: "批量编辑…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("标题", { exact: true }).selectOption("clear");
    await picture(page, "bulk-wish-zh");
    await dialog.getByRole("button", { name: "预览改动" }).click();
    await dialog.getByText("3 张中有 2 张会改动").waitFor();
    await dialog.getByText("图片已停用").waitFor();
    assert.ok(await narrow(page));
    await picture(page, "bulk-outlook-zh");
  });

  test("are put back from the page of the job too", async () => {
    const as = { Authorization: `Bearer ${marketer}` };
    const { body } = await raw("POST", "/api/v1/masters:bulk", { ids: ids.slice(0, 2), change: { title: null } }, as);
    const page = await visit();
    await signIn(page, marketer, `/jobs/${body.id}`);
    await page.getByRole("heading", { level: 1, name: "Change images" }).waitFor();
    await page.getByText("2 of 2 done").waitFor();
    // What is changed by somebody else stays as it is.
    const { headers } = await raw("GET", `/api/v1/masters/${ids[1]}`);
    await raw("PATCH", `/api/v1/masters/${ids[1]}`, { title: "Theirs" }, { "If-Match": headers.get("ETag") });
    await page.getByRole("button", { name: "Undo…" }).click();
    await picture(page, "bulk-undo");
    await page.getByRole("dialog", { name: "Undo this job?" }).getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Undo a change" }).waitFor();
    await page.getByText("Somebody has changed it since.").waitFor();
    await picture(page, "bulk-undone");
    assert.deepEqual([(await master(ids[0])).title, (await master(ids[1])).title], [`${word} 0`, "Theirs"]);
    await page.getByRole("link", { name: "The job that this one undoes" }).click();
    await page.getByRole("link", { name: "Undone by another job" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Undo…" }).count(), 0);
  });

  test("are not changed by those who only look", async () => {
    const viewer = await person("viewer");
    const page = await visit();
    await signIn(page, viewer.token, `/?q=${word}`);
    await page.getByRole("listitem").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Edit…" }).count(), 0);
  });
});

describe("what happened", () => {
  test("is told day by day, and leads to the images", async () => {
    const page = await visit();
    await signIn(page, marketer, "/jobs");
    await page.getByRole("tab", { name: "Activity" }).click();
    await page.waitForURL(/view=activity/);
    const line = page.getByRole("listitem").filter({ hasText: "Description changed" }).filter({ hasText: "Theirs" });
    await line.first().waitFor();
    await page.getByRole("listitem").filter({ hasText: "Tags changed" }).filter({ hasText: "3 images" }).first().waitFor();
    await picture(page, "activity");
    await line.first().getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Theirs" }).waitFor();
  });

  test("in Chinese on a phone too", async () => {
    const page = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await signIn(page, marketer, "/jobs?view=activity");
    await page.getByRole("listitem").filter({ hasText: "修改标签" }).first().waitFor();
    assert.ok(await narrow(page));
    await picture(page, "activity-phone-zh");
    forgive();
  });
});
