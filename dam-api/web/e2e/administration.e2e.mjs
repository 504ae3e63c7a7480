import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { person, picture, server, signIn, visits } from "./browser.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const me = async (secret) => fetch(`${server}/api/v1/me`, { headers: { Authorization: `Bearer ${secret}` } });

/** The person may be on a later page: they are listed in the order in which they came. */
async function row(page, name) {
  const found = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await page.getByRole("table").waitFor();
  while ((await found.count()) === 0) await page.getByRole("button", { name: /^(Show more|显示更多)/ }).click({ timeout: 5_000 });
  return found;
}

describe("administration", () => {
  test("adds a person, lets them in by a link, and takes the account away and gives it back", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("link", { name: "Administration" }).click();
    await page.getByRole("heading", { level: 1, name: "Administration" }).waitFor();
    const name = `Rosa ${number()}`;
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Add a person…" }).click();
    await dialog.getByLabel("Name").fill("<script>");
    await page.keyboard.press("Enter");
    await dialog.getByText("1 to 64 letters, digits", { exact: false }).nth(1).waitFor();
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Role").selectOption("marketer");
    await picture(page, "administration-add");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    const rosa = await row(page, name);
    await rosa.getByText("Marketer").waitFor();
    await picture(page, "administration-users");

    await rosa.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Sign-in link…" }).click();
    await dialog.getByRole("button", { name: "Make a link" }).click();
    const link = await dialog.getByLabel("Sign-in link").inputValue();
    assert.match(link, /\/sign-in#rpr_/);
    await picture(page, "administration-link");
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    const rosas = await visit();
    await rosas.goto(link);
    await rosas.getByRole("search").waitFor();
    assert.equal(await rosas.getByRole("link", { name: "Administration" }).count(), 0);

    await rosa.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Access token…" }).click();
    await dialog.getByLabel("Name").fill("report");
    await dialog.getByRole("button", { name: "Make token" }).click();
    const secret = await dialog.getByLabel("Access token").inputValue();
    assert.equal((await (await me(secret)).json()).name, name);
    await dialog.getByRole("button", { name: "I have kept it" }).click();

    await rosa.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Disable…" }).click();
    await dialog.getByRole("button", { name: "Disable" }).click();
    await dialog.waitFor({ state: "hidden" });
    await rosa.getByText(/^Disabled since/).waitFor();
    assert.equal((await me(secret)).status, 401);
    await rosa.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Enable" }).click();
    await dialog.getByRole("button", { name: "Enable" }).click();
    await rosa.getByText("Active").waitFor();
    assert.equal((await me(secret)).status, 200);
    // The name belongs to one person.
    await page.getByRole("button", { name: "Add a person…" }).click();
    await dialog.getByLabel("Name").fill(name.toUpperCase());
    await page.keyboard.press("Enter");
    await dialog.getByText(/^Somebody is called .* already/).waitFor();
    forgive();
  });

  test("of one's own tokens is everybody's: a secret is shown once, and revoked it is none", async () => {
    const page = await visit();
    await signIn(page, (await person("studio")).token);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Access tokens" }).click();
    await page.getByRole("heading", { level: 1, name: "Access tokens" }).waitFor();
    const name = `camera ${number()}`;
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Make a token…" }).click();
    assert.deepEqual(await dialog.getByLabel("Role").locator("option").allTextContents(), ["Viewer", "Studio"]);
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Good until").fill("2001-01-01");
    await dialog.getByRole("button", { name: "Make token" }).click();
    await dialog.getByText("Must be in the future").waitFor();
    await dialog.getByLabel("Good until").fill("2099-12-31");
    await dialog.getByRole("button", { name: "Make token" }).click();
    const secret = await dialog.getByLabel("Access token").inputValue();
    assert.equal((await (await me(secret)).json()).role, "studio");
    await picture(page, "tokens-secret");
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await page.getByRole("row").filter({ hasText: name }).getByText("31 Dec 2099", { exact: false }).waitFor();
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole("button", { name: `Revoke ${name}` }).click();
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await page.getByRole("row").filter({ hasText: name }).count(), 0);
    assert.equal((await me(secret)).status, 401);
    forgive();
  });

  test("shows how the server is and rebuilds, in Chinese on a phone too", async () => {
    const page = await visit();
    await signIn(page, undefined, "/administration?tab=system");
    const search = page.getByRole("region", { name: "Search" });
    await search.locator("[data-state=up]").waitFor();
    await page.getByRole("region", { name: "Database" }).getByText("Connections in use").waitFor();
    await page.getByRole("region", { name: "Tables" }).getByText("Events behind").waitFor();
    await picture(page, "administration-system");
    await search.getByRole("button", { name: "Rebuild search" }).click();
    await page.getByRole("heading", { level: 1, name: "Rebuild search" }).waitFor();
    await page.getByRole("row").getByText(/images written, 0 failed/).waitFor();
    const phone = await visit({ locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 } });
    await signIn(phone, undefined, "/administration?tab=system");
    await phone.getByRole("region", { name: "磁盘" }).getByText("可用").waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await picture(phone, "administration-phone-zh");
  });

  test("is not there for others", async () => {
    const page = await visit();
    await signIn(page, (await person("legal")).token, "/administration");
    await page.getByText("There is nothing here").waitFor();
  });
});
