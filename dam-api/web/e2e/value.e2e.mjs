import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const brand = `Maison ${number()}`;
const today = new Date().toISOString().slice(0, 10);
const january = `${new Date().getUTCFullYear()}-01-15`;
const money = (amount, currency = "EUR") => ({ amount, currency });
let id;
let finance;

const figures = (page) => page.getByRole("region", { name: "Figures" });
const entries = (page) => page.getByRole("table").filter({ hasText: "Recorded" }).getByRole("row").filter({ hasText: brand });

before(async () => {
  id = await photograph(`${brand}.png`, null, { title: `${brand} coat`, brand });
  finance = (await person("finance")).token;
  // What other tests have recorded is in every sum of the library.
  for (const base of ["ISK", "CNY", "USD"]) {
    await call("POST", "/api/v1/rates", { base, quote: "EUR", date: today, rate: "0.5" });
  }
  let found;
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Just after a start search does not answer yet.
    found = await call("GET", `/api/v1/search?q=${encodeURIComponent(brand)}`).catch(() => ({ total: 0 }));
  } while (found.total === 0);
});

describe("the value of the library", () => {
  test("is recorded, corrected and drilled into, down to the image", async () => {
    const page = await visit();
    await signIn(page, finance);
    await page.getByRole("link", { name: "Value" }).click();
    await page.getByRole("heading", { level: 1, name: "Value" }).waitFor();
    await page.getByRole("textbox", { name: "Brand" }).fill(brand);
    await page.keyboard.press("Enter");
    await page.waitForURL(/brand=Maison/);
    await page.getByText(/^No cost is recorded up to this day/).waitFor();

    await page.getByRole("button", { name: "Record a cost…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Image" }).fill(`${brand} coat`);
    await page.getByRole("option", { name: `${brand} coat` }).click();
    await dialog.getByLabel("Amount").fill("120.505");
    await dialog.getByRole("button", { name: "Record cost" }).click();
    await dialog.getByText("More decimals than the currency has").waitFor();
    forgive();
    await picture(page, "value-cost");
    await dialog.getByLabel("Amount").fill("120.50");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await figures(page).getByText("€120.50", { exact: true }).waitFor();
    // What an entry's image is called is asked when it comes into sight.
    await entries(page).scrollIntoViewIfNeeded();
    await entries(page).getByRole("link", { name: `${brand} coat` }).waitFor();

    await page.getByRole("button", { name: "Correct Creation, €120.50" }).click();
    await dialog.getByLabel("Amount").fill("100");
    await dialog.getByRole("button", { name: "Correct", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await figures(page).getByText("€100.00", { exact: true }).waitFor();
    await figures(page).getByText("Sum of 3 entries").waitFor();
    await entries(page).filter({ hasText: "reversal" }).getByText("-€120.50").waitFor();
    await entries(page).filter({ hasText: "correction" }).getByText("€100.00").waitFor();
    await entries(page).first().getByRole("link").click();
    await page.getByRole("tab", { name: "Value", selected: true }).waitFor();
    await page.getByRole("heading", { level: 1, name: `${brand} coat` }).waitFor();
  });

  test("is of any day, and its entries are a file with every digit", async () => {
    await call("POST", "/api/v1/costs", { masterId: id, kind: "licence", amount: money("50"), date: january });
    const page = await visit();
    await signIn(page, finance, `/value?brand=${encodeURIComponent(brand)}`);
    await figures(page).getByText("€150.00", { exact: true }).waitFor();
    await page.getByRole("region", { name: "Cost over time" }).getByText("As a table").click();
    await picture(page, "value-table");
    await page.getByRole("region", { name: "Cost over time" }).getByRole("button", { name: /^31 Jan/ }).click();
    await page.waitForURL(/asOf=\d{4}-01-31/);
    await figures(page).getByText("€50.00", { exact: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "1 entry as CSV" }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    assert.match(lines[0], /date,recordedAt,kind,amount,currency,brand,masterId/);
    assert.match(lines[1], new RegExp(`^${january},[^,]+,licence,50\\.00,EUR,${brand},${id},`));
    assert.equal(lines.length, 3);
    await page.goBack();
    await figures(page).getByText("€150.00", { exact: true }).waitFor();
    // Before anything of this brand was known.
    await page.getByLabel("As known at").fill("2020-01-01T00:00");
    await page.getByLabel("As known at").press("Enter");
    await page.waitForURL(/knownAt=20/);
    await figures(page).getByText("€0.00", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Clear: As known at" }).click();
    await figures(page).getByText("€150.00", { exact: true }).waitFor();
  });

  test("names a rate that is missing, and takes it", async () => {
    // A day of which an earlier run on the same server has recorded no rate.
    const long = new Date(Date.UTC(1950, 0, 1 + Math.floor(Math.random() * 20_000))).toISOString().slice(0, 10);
    const foreign = `Reykjavik ${number()}`;
    const image = await photograph(`${foreign}.png`, null, { title: foreign, brand: foreign });
    await call("POST", "/api/v1/costs", { masterId: image, kind: "creation", amount: money("1000", "ISK"), date: long });
    const page = await visit();
    await signIn(page, finance, `/value?asOf=${long}&currency=CZK&brand=${encodeURIComponent(foreign)}`);
    await page.getByRole("alert").getByText(/No exchange rate from ISK to CZK is recorded/).waitFor();
    await picture(page, "value-rate");
    await page.getByLabel("Rate", { exact: true }).fill("nothing");
    await page.keyboard.press("Enter");
    await page.getByText(/^Not a rate such as 0\.92/).waitFor();
    await page.getByLabel("Rate", { exact: true }).fill("0.17");
    await page.keyboard.press("Enter");
    await figures(page).getByText("CZK 170.00", { exact: true }).waitFor();
    await figures(page).getByText(/ISK.1,000 at ISK\/CZK 0\.17 of/).waitFor();
    forgive();
  });

  test("is for finance alone, and speaks Chinese on a phone", async () => {
    const page = await visit();
    await signIn(page, (await person("marketer")).token, "/value");
    await page.getByText("There is nothing here").waitFor();
    assert.equal(await page.getByRole("link", { name: "Value" }).count(), 0);
    const phone = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await signIn(phone, finance, `/value?brand=${encodeURIComponent(brand)}`);
    await phone.getByRole("region", { name: "数额" }).getByText("€150.00", { exact: true }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await picture(phone, "value-phone-zh");
    await phone.getByRole("button", { name: "页面" }).click();
    await phone.getByRole("menuitem", { name: "价值" }).waitFor();
  });

  test("takes costs as a file, each line once, and tells categories apart", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, finance, "/value");
    const file = {
      name: "costs.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`master;kind;amount;currency;date\n${id};retouching;1.25;EUR;${today}\n${id};gift;1;EUR;${today}\n`),
    };
    const drop = page.getByRole("region", { name: "导入成本" });
    await drop.locator("input[type=file]").setInputFiles(file);
    await drop.getByText("登记 1 笔成本，0 笔先前已登记；拒绝 1 行").waitFor();
    await drop.getByText("没有此成本类型").waitFor();
    await drop.locator("input[type=file]").setInputFiles(file);
    await drop.getByText("登记 0 笔成本，1 笔先前已登记").waitFor();
    await page.getByText("类目", { exact: true }).first().click();
    await page.getByRole("region", { name: "按类目" }).getByText("按图片当前的类目统计").waitFor();
    await picture(page, "value-import-zh");
    // The króna of another test has no rate on most days.
    forgive();
  });
});
