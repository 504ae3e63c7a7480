import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { person, picture, signIn, visits } from "./browser.mjs";
import { strict } from "./photograph.mjs";

const { visit, forgive } = visits();
let viewer;

before(async () => {
  await strict();
  viewer = (await person("viewer")).token;
});

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

describe("channels", () => {
  test("show each profile with its rules, who says so and when, and those that come", async () => {
    const page = await visit();
    await signIn(page, viewer);
    await page.getByRole("link", { name: "Channels" }).click();
    await page.getByRole("heading", { level: 1, name: "Channels" }).waitFor();
    await page.getByRole("link", { name: "google-merchant-main" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/profile=google-merchant-main/);
    await page.getByRole("heading", { name: "Google Merchant main image" }).waitFor();
    await page.getByText(/Revision 1, in force since 1 Jan 2026/).waitFor();
    const size = row(page, /File size, at most/);
    await size.getByText("≤ 16 MB").waitFor();
    await size.getByText("bytes <= 16000000").waitFor();
    await size.getByText("Blocks").waitFor();
    assert.match(await size.getByRole("link").getAttribute("href"), /^https:\/\/support\.google\.com\/merchants/);
    await row(page, /Colour space/).getByText("Warns").waitFor();
    await row(page, /Colour space/).getByText("House rule").waitFor();
    assert.equal(await row(page, /Width, at least/).count(), 0);
    await picture(page, "channels");

    await page.getByText("Nothing of this is live now, so that nothing will fail.").or(page.getByText(/live now, \d+ will fail on 31 Jan 2027/)).waitFor();
    await page.getByText(/Other rules are in force from 31 Jan 2027/).getByRole("button").click();
    await page.waitForURL(/on=2027-01-31/);
    await row(page, /Width, at least/).getByText("≥ 500 px").waitFor();
    await page.getByText(/Revision 2/).waitFor();
    await page.goBack();
    await page.getByText(/Revision 1/).waitFor();

    await page.getByRole("link", { name: "e2e-strict" }).click();
    await row(page, /Width, at least/).getByText("≥ 5,000 px").waitFor();
    await row(page, /Width, at least/).getByText("For tests").waitFor();
  });

  test("say what was not in force or not known", async () => {
    const page = await visit();
    await signIn(page, viewer, "/channels?profile=amazon-main&on=2020-05-01");
    await page.getByText("No rules were in force on that day").waitFor();
    await page.getByRole("button", { name: "Clear: Rules of" }).click();
    await row(page, /Longest side, at least/).getByText("≥ 500 px").waitFor();
    await page.getByLabel("As known at").fill("2020-01-01T00:00");
    await page.keyboard.press("Enter");
    await page.getByText("It was not known at that instant").waitFor();
    await page.goto("/channels?profile=nowhere");
    await page.getByText("There is no such profile").waitFor();
    forgive();
  });

  test("are read in Chinese, on a phone too", async () => {
    const page = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await signIn(page, viewer, "/channels");
    await page.getByLabel("规格").first().selectOption("google-merchant-main");
    await row(page, /文件大小上限/).getByText("阻止发布").waitFor();
    await row(page, /文件格式/).getByText("官方", { exact: true }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await picture(page, "channels-phone-zh");
  });
});
