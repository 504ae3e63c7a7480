import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

describe("images are chosen among", () => {
  const word = `cull${number()}`;
  const ids = [];
  before(async () => {
    for (let n = 0; n < 4; n++) ids.push(await photograph(`${word} ${n}.png`, null, { title: `${word} ${n}`, tags: [word] }));
  });
  const open = async (page, secret, more = "") => {
    await signIn(page, secret, `/?q=${word}&sort=newest${more}`);
  };
  const marks = async () =>
    Object.fromEntries((await call("GET", `/api/v1/selections?masterIds=${ids.join(",")}`)).items.map(({ masterId, mark }) => [ids.indexOf(masterId), mark]));
  const settled = async (expected) => {
    for (let tries = 0; tries < 50; tries++) {
      try {
        assert.deepEqual(await marks(), expected);
        return;
      } catch {
        await new Promise((next) => setTimeout(next, 100));
      }
    }
    assert.deepEqual(await marks(), expected);
  };

  test("by keyboard, in the grid and in the quick look, and found by what was said of them", async () => {
    const page = await visit();
    await open(page);
    await page.getByRole("listitem").nth(3).waitFor();
    // Newest first: tile 0 is the last image.
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("4");
    await page.getByRole("img", { name: "4 stars" }).waitFor();
    await page.keyboard.press("p");
    await page.getByRole("img", { name: "Chosen, 4 stars" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("x");
    await page.getByRole("img", { name: "Rejected" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press(" ");
    const look = page.getByRole("dialog");
    await look.waitFor();
    await page.keyboard.press("2");
    await look.getByRole("button", { name: "2 stars", pressed: true }).waitFor();
    await look.getByRole("button", { name: "Choose (P)" }).click();
    await look.getByRole("button", { name: "Choose (P)", pressed: true }).waitFor();
    await picture(page, "cull-look");
    await page.keyboard.press("Escape");
    await settled({ 3: { rating: 4, flag: "pick" }, 2: { rating: 0, flag: "reject" }, 1: { rating: 2, flag: "pick" } });
    await picture(page, "cull");
    await page.getByLabel("My stars and flags").selectOption({ label: "Chosen" });
    await page.getByRole("heading", { level: 1, name: "2 images" }).waitFor();
    assert.match(page.url(), /flag=pick/);
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("u");
    await page.keyboard.press("0");
    await settled({ 2: { rating: 0, flag: "reject" }, 1: { rating: 2, flag: "pick" } });
    await page.getByLabel("My stars and flags").selectOption({ label: "★★ or more" });
    await page.getByRole("heading", { level: 1, name: "1 image" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).getByText("Flag as chosen").waitFor();
    await picture(page, "cull-keys");
  });

  test("all that are picked at once, and with a tag", async () => {
    const page = await visit({ locale: "zh-CN" });
    await open(page);
    await page.getByRole("listitem").nth(3).waitFor();
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("s");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("5");
    await page.getByRole("img", { name: "5 星" }).nth(1).waitFor();
    await page.keyboard.press("t");
    const dialog = page.getByRole("dialog", { name: "添加标签" });
    await dialog.getByLabel("为 2 张图片添加标签").fill("精选");
    await picture(page, "cull-tag-zh");
    await dialog.getByRole("button", { name: "添加" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual((await call("GET", `/api/v1/masters/${ids[3]}`)).tags, [word, "精选"]);
    assert.deepEqual((await call("GET", `/api/v1/masters/${ids[2]}`)).tags, [word, "精选"]);
    await picture(page, "cull-zh");
  });

  test("on the page of an image by the same keys", async () => {
    const page = await visit();
    await open(page);
    await page.goto(`/masters/${ids[0]}`);
    const group = page.getByRole("group", { name: "Stars and flag" });
    await group.waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("x");
    await group.getByRole("button", { name: "3 stars", pressed: true }).waitFor();
    await group.getByRole("button", { name: /\(X\)/, pressed: true }).waitFor();
    await picture(page, "cull-asset");
    await page.getByRole("tab", { name: "Details" }).click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.getByLabel("Title").pressSequentially("5 p");
    await page.getByRole("button", { name: "Cancel" }).click();
    await group.getByRole("button", { name: "3 stars", pressed: true }).waitFor();
    await page.reload();
    await group.getByRole("button", { name: "3 stars", pressed: true }).waitFor();
  });

  test("each person for themselves, and what the server refuses is taken back", async () => {
    const viewer = await person("viewer");
    const page = await visit({ viewport: { width: 390, height: 844 } });
    await open(page, viewer.token);
    await page.getByRole("listitem").nth(3).waitFor();
    assert.equal(await page.getByRole("img", { name: /star/ }).count(), 0);
    await page.route("**/api/v1/selections", (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"code":"x","status":503,"params":{}}' }));
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("3");
    await page.getByText("The server did not take it").waitFor();
    assert.equal(await page.getByRole("img", { name: /star/ }).count(), 0);
    await page.keyboard.press("t");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await picture(page, "cull-phone");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    forgive();
  });
});
