import { describe, test } from "node:test";
import { person, picture, signIn, visits } from "./browser.mjs";

const { visit, forgive } = visits();
const settled = (page) => page.locator("section[aria-busy=false]").waitFor();

describe("a search", () => {
  test("is saved under a name, opened again, forgotten and brought back", async () => {
    const { token } = await person("marketer");
    const page = await visit();
    await signIn(page, token, "/?q=red&sort=reuse&colour=red");
    await settled(page);
    const menu = page.getByRole("button", { name: "Saved" });
    await menu.click();
    await page.getByText("Nothing is saved yet.").waitFor();
    await page.getByRole("menuitem", { name: "Save this search…" }).click();
    const dialog = page.getByRole("dialog", { name: "Save this search…" });
    await dialog.getByLabel("Name").fill("Red to reuse");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.goto("/");
    await settled(page);
    await menu.click();
    await page.getByRole("menuitem", { name: "Red to reuse", exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get("q") === "red" && url.searchParams.get("sort") === "reuse" && url.searchParams.get("colour") !== null);
    await menu.click();
    await page.getByRole("menuitem", { name: "Save this search…" }).click();
    await dialog.getByLabel("Name").fill("Red to reuse");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Another saved search is called so.").waitFor();
    await picture(page, "saved-taken");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await menu.click();
    await page.getByRole("menuitem", { name: "Forget “Red to reuse”" }).click();
    await page.getByRole("menuitem", { name: "Bring back “Red to reuse”" }).click();
    await page.getByRole("menuitem", { name: "Red to reuse", exact: true }).waitFor();
    await picture(page, "saved");
    forgive();
  });
});
