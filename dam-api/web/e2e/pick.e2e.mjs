import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { picture, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

describe("images are picked", () => {
  const word = `pick${number()}`;
  before(async () => {
    for (let n = 0; n < 6; n++) await photograph(`${word} ${n}.png`, null, { title: `${word} ${n}`, tags: [word, n % 2 ? "odd" : "even"] });
  });
  const open = async (page, more = "") => {
    await signIn(page, undefined, `/?q=${word}&sort=newest${more}`);
    await page.getByRole("listitem").nth(5).waitFor();
  };
  const picked = (page) => page.locator("[data-picked] [data-tile]").evaluateAll((tiles) => tiles.map((tile) => Number(tile.dataset.tile)));

  test("one by one, as a range, all of them, and none, by keyboard", async () => {
    const page = await visit();
    await open(page);
    await page.locator("[data-tile='1']").focus();
    await page.keyboard.press("s");
    await page.getByText("1 picked").waitFor();
    assert.deepEqual(await picked(page), [1]);
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.getByText("3 picked").waitFor();
    assert.deepEqual(await picked(page), [1, 2, 3]);
    await page.keyboard.press("Shift+ArrowLeft");
    await page.getByText("2 picked").waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText("6 picked").waitFor();
    await picture(page, "picked");
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Picked images" }).waitFor({ state: "detached" });
  });

  test("with a band, a box, and Shift", async () => {
    const page = await visit();
    await open(page);
    const box = async (tile) => page.locator(`[data-tile='${tile}']`).boundingBox();
    const [one, three] = [await box(0), await box(2)];
    await page.mouse.move(one.x + 40, one.y + 40);
    await page.mouse.down();
    await page.mouse.move(one.x + 90, one.y + 60);
    await page.mouse.move(three.x + 20, three.y + 90, { steps: 4 });
    await page.waitForFunction(() => document.querySelectorAll("[data-picked]").length === 3);
    await picture(page, "band");
    await page.mouse.up();
    assert.deepEqual(await picked(page), [0, 1, 2]);
    assert.match(page.url(), /\?/);
    await page.getByRole("checkbox", { name: `Pick ${word} 4` }).uncheck();
    assert.deepEqual(await picked(page), [0, 2]);
    await page.locator("[data-tile='4']").click({ modifiers: ["Shift"] });
    await page.getByText("4 picked").waitFor();
    assert.deepEqual(await picked(page), [1, 2, 3, 4]);
    await page.getByRole("button", { name: "Pick none" }).click();
    assert.deepEqual(await picked(page), []);
  });

  test("and forgotten with another question, while values can be left out", async () => {
    const page = await visit({ locale: "zh-CN" });
    await open(page);
    await page.locator("[data-tile='0']").focus();
    await page.keyboard.press("s");
    await page.getByText("已选 1 张").waitFor();
    const leave = page.getByRole("button", { name: "排除 odd" });
    await leave.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "3 张图片" }).waitFor();
    assert.equal((await picked(page)).length, 0);
    assert.match(page.url(), /not\.tag=odd/);
    await picture(page, "left-out-zh");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "6 张图片" }).waitFor();
  });
});
