import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";
import { photograph, report } from "./photograph.mjs";

const { visit } = visits();
const settled = (page) => page.locator("section[aria-busy=false]").waitFor();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

/** A market where no other test sells anything. */
const place = { channel: "amazon", market: "IS" };
const brand = `Fjall ${number()}`;
const ids = {};

before(async () => {
  for (const name of ["winner", "plain", "dull", "steady", "sent back", "lucky", "unsold"]) {
    ids[name] = await photograph(`${name}.png`, null, { title: `${brand} ${name}`, brand });
  }
  await report(place, [
    [ids.winner, 40000, 1200, 120, 6, 6000, "ISK"],
    [ids.plain, 40000, 800, 60, 4, 3000, "ISK"],
    [ids.dull, 40000, 500, 25, 2, 1250, "ISK"],
    [ids.steady, 40000, 780, 62, 5, 3100, "ISK"],
    [ids["sent back"], 40000, 1000, 90, 60, 4500, "ISK"],
    [ids.lucky, 20, 6, 3, 0, 150, "ISK"],
  ]);
  const query = new URLSearchParams({ ...place, brand, sort: "performance" });
  const waiting = Date.now() + 60_000;
  const inOrder = async () => {
    const { items } = await call("GET", `/api/v1/search?${query}`);
    return items.length === 7 && items[0].masterId === ids.winner && items.find(({ masterId }) => masterId === ids.lucky).performance;
  };
  while (!(await inOrder())) {
    assert.ok(Date.now() < waiting, "the scores reach the search");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});

const tile = (page, name) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: `${brand} ${name}` }) });

describe("the library by performance", () => {
  test("asks where, puts the winner first, and a lucky three of twenty is told to be too little", async () => {
    const page = await visit();
    await signIn(page, undefined, `/?brand=${encodeURIComponent(brand)}`);
    await settled(page);
    await page.getByLabel("Sort by").selectOption("performance");
    const question = page.getByRole("dialog", { name: "Best performing where?" });
    await question.getByLabel("Channel").selectOption("amazon");
    await question.getByRole("combobox", { name: "Market" }).fill("Iceland");
    await page.getByRole("option", { name: /Iceland/ }).click();
    await picture(page, "sort-where");
    await question.getByRole("button", { name: "Sort" }).click();
    await page.waitForURL(/sort=performance/);
    await settled(page);
    const first = page.getByRole("listitem").first();
    await first.getByText(/^\d\.\d\d×$/).waitFor();
    assert.match(await first.textContent(), new RegExp(`${brand} winner`));
    await tile(page, "lucky").getByText("Too little data").waitFor();
    await tile(page, "unsold").getByText("No data here").waitFor();
    assert.equal(await tile(page, "lucky").getByText("×").count(), 0);
    await picture(page, "by-performance");
    await page.getByLabel("Channel", { exact: true }).selectOption("");
    await page.waitForURL((url) => !url.search.includes("performance"));
    assert.equal(await page.getByLabel("Sort by").inputValue(), "newest");
  });

  test("says why with the keyboard, against what is usual, and leads to all figures", async () => {
    const page = await visit();
    await signIn(page, undefined, `/?brand=${encodeURIComponent(brand)}&channel=amazon&market=IS&sort=performance`);
    await tile(page, "winner").getByRole("button", { name: /×/ }).focus();
    await page.keyboard.press("Enter");
    const why = page.getByRole("dialog");
    await why.getByText(/With 80% certainty between/).waitFor();
    await why.getByRole("row", { name: /Click rate.* 2\.[89]\d?%.* 2\.\d/ }).waitFor();
    await why.getByText(/Compared with \d+ images/).waitFor();
    await picture(page, "why");
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "hidden" });
    await tile(page, "lucky").getByRole("button", { name: "Too little data" }).click();
    await why.getByText(/fewer than 20 clicks/).waitFor();
    await why.getByRole("link", { name: "All figures" }).click();
    await page.getByRole("heading", { level: 1, name: `${brand} lucky` }).waitFor();
    await page.getByRole("tab", { name: "Performance", selected: true }).waitFor();
    await page.locator("[data-place='amazon:IS']").waitFor();
  });

  test("sorts by reuse too, and calls a hit without a title by its file's name", async () => {
    const untitled = `bare ${number()}`;
    const file = `IMG ${number()}.png`;
    await photograph(file, null, { brand: untitled });
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, undefined, `/?brand=${encodeURIComponent(untitled)}`);
    await page.getByLabel("排序方式").selectOption("reuse");
    await page.waitForURL(/sort=reuse/);
    await page.getByRole("link", { name: file }).waitFor();
  });
});

test("the library by what things have cost is for finance alone", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const cost = (id, amount) =>
    call("POST", "/api/v1/costs", { masterId: id, kind: "creation", amount: { amount, currency: "EUR" }, date: today });
  await cost(ids.dull, "410.00");
  await cost(ids.plain, "90.50");
  const finance = await person("finance");
  const page = await visit();
  await signIn(page, finance.token, `/?brand=${encodeURIComponent(brand)}`);
  await settled(page);
  await page.getByLabel("Sort by").selectOption("value");
  await page.waitForURL(/sort=value/);
  await tile(page, "dull").getByText("€410.00").waitFor();
  await tile(page, "lucky").getByText("€0.00").waitFor();
  assert.match(await page.getByRole("listitem").first().textContent(), / dull/);
  await picture(page, "by-value");
  const studio = await person("studio");
  const other = await visit();
  await signIn(other, studio.token);
  assert.equal(await other.getByLabel("Sort by").locator("option[value=value]").count(), 0);
});

describe("an image's performance", () => {
  const panel = async (name, options = {}) => {
    const page = await visit(options);
    await signIn(page, options.secret, `/masters/${ids[name]}?tab=performance&place=amazon:IS`);
    await page.locator("[data-place='amazon:IS'][aria-busy=false]").waitFor();
    return page;
  };
  const figure = (page, name) => page.locator("dl > div").filter({ has: page.locator("dt", { hasText: name }) }).locator("dd");

  test("is a score with its interval, sums, a drawing and the same as a table", async () => {
    const page = await panel("winner");
    const verdict = page.getByRole("region", { name: "Compared with the usual" });
    await verdict.getByText(/^\d\.\d\d×$/).waitFor();
    await verdict.getByText(/Score \d+ of 100/).waitFor();
    assert.equal(await figure(page, /^Impressions$/).textContent(), "40,000");
    assert.equal(await figure(page, /^Click rate/).textContent(), "3%");
    assert.match(await figure(page, /^Revenue$/).textContent(), /6,000/);
    const chart = page.getByRole("img", { name: /^Impressions, / });
    await chart.locator("canvas").first().waitFor();
    await page.getByLabel("Figure").selectOption("clickRate");
    await page.getByRole("img", { name: /^Click rate \(CTR\), / }).waitFor();
    await page.getByText("Day", { exact: true }).click();
    await page.getByText("As a table").click();
    const row = page.getByRole("table").first().getByRole("row").nth(1);
    assert.match(await row.textContent(), /40,000.*3%.*120.*10%/);
    await picture(page, "performance");
  });

  test("of too few data is a label and no number", async () => {
    const page = await panel("lucky", { locale: "zh-CN", colorScheme: "dark" });
    const verdict = page.getByRole("region", { name: "与平均水平相比" });
    await verdict.getByText("数据不足").waitFor();
    assert.equal(await verdict.getByText("倍").count(), 0);
    assert.equal(await figure(page, /^订单$/).textContent(), "3");
    await picture(page, "performance-insufficient-zh-dark");
  });

  test("of nothing says so, and shows no money to those who may not see it", async () => {
    const page = await panel("unsold");
    await page.getByText("Nothing has been reported for this channel and market.").waitFor();
    const viewer = await person("viewer");
    const other = await panel("winner", { secret: viewer.token });
    await figure(other, /^Orders$/).waitFor();
    assert.equal(await other.getByText("Revenue", { exact: true }).count(), 0);
  });

  test("fits a narrow window", async () => {
    const page = await panel("winner", { viewport: { width: 390, height: 844 } });
    await page.locator("canvas").first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await picture(page, "performance-narrow");
  });
});
