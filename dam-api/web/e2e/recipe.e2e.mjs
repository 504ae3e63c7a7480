import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";

const { visit, forgive } = visits();
let studio;
let viewer;

before(async () => {
  studio = (await person("studio")).token;
  viewer = (await person("viewer")).token;
});

/** The bytes of the picture that is shown, once it is another one than before. */
async function shown(page, before) {
  const image = page.getByRole("img", { name: "The image as this recipe makes it" });
  await image.waitFor();
  await page.waitForFunction(
    ([element, address]) => element.complete && element.naturalWidth > 0 && element.src !== address,
    [await image.elementHandle(), before ?? ""],
  );
  return image.getAttribute("src");
}

describe("recipes", () => {
  test("are written beside what they make, and put on many images and off again", async () => {
    const page = await visit();
    await signIn(page, studio);
    await page.getByRole("link", { name: "Recipes" }).click();
    await page.getByRole("heading", { level: 1, name: "Recipes" }).waitFor();
    const label = `Eco ${Date.now()}`;
    if (await page.getByRole("link", { name: "New recipe" }).isVisible()) await page.getByRole("link", { name: "New recipe" }).click();
    const plain = await shown(page);
    await page.getByLabel("What people call it").fill(label);
    await page.getByRole("button", { name: "Add a text" }).click();
    await page.getByLabel("Text", { exact: true }).fill("环保 ECO");
    await shown(page, plain);
    await page.getByLabel("AI label").fill("label");
    await page.getByRole("button", { name: "Save the recipe" }).click();
    await page.getByText("Must say AI or 人工智能").first().waitFor();
    await page.getByLabel("AI label").fill("AI生成");
    await page.getByRole("button", { name: "Save the recipe" }).click();
    await page.getByText("Revision 1.").waitFor();
    await picture(page, "recipes");

    await page.getByRole("button", { name: "Put on many…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Brand").fill("Atelier");
    await dialog.getByLabel("Only what is live now").uncheck();
    await dialog.getByRole("button", { name: "See what would change" }).click();
    await dialog.getByText(/would be made anew/).waitFor();
    await dialog.getByRole("img", { name: "Then" }).first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('[role="dialog"] img')].every((each) => each.complete && each.naturalWidth > 0));
    await picture(page, "recipes-many");
    await dialog.getByRole("button", { name: /^Make \d+ variants?$/ }).click();
    await page.waitForURL(/\/jobs\//);
    await page.getByRole("heading", { name: "Change recipes" }).waitFor();
    await page.getByRole("button", { name: "Undo…" }).waitFor();
    const { items } = await call("GET", "/api/v1/search?tag=smoke&size=1");
    const made = await call("GET", `/api/v1/masters/${items[0].masterId}`);
    assert.ok(made.variants.some(({ recipes }) => recipes.length > 0));

    await page.getByRole("button", { name: "Undo…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: /Undo/ }).click();
    await page.getByRole("heading", { name: "Undo a change of recipes" }).waitFor();
    await page.getByText(/Done/).first().waitFor();
    // A label that says nothing of AI was refused, while it was tried and when it was to be saved.
    forgive();
  });

  test("are read in Chinese by whoever may not write them", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, viewer, "/recipes");
    await page.getByRole("heading", { level: 1, name: "配方" }).waitFor();
    await page.getByText("配方由摄影棚和管理员编写。").waitFor();
    assert.equal(await page.getByRole("button", { name: "批量应用…" }).count(), 0);
    assert.ok(await page.getByLabel("显示名称").isDisabled());
  });
});
