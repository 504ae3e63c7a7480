import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { license, photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const DAY = 86_400_000;
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const at = (days) => new Date(Date.now() + days * DAY).toISOString();

async function asset(id, tab, { secret, ...options } = {}) {
  const page = await visit(options);
  await signIn(page, secret, `/masters/${id}?tab=${tab}`);
  return page;
}

async function publish(masterId, place) {
  const { variants } = await call("GET", `/api/v1/masters/${masterId}`);
  const where = { channel: "amazon", market: "US", listing: `B0${number()}`, slot: "main", ...place };
  return raw("POST", `/api/v1/variants/${variants[0].variantId}/publications`, where);
}

async function ended({ id }) {
  let now;
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
    now = await call("GET", `/api/v1/jobs/${id}`);
  } while (["queued", "running"].includes(now.state));
  assert.equal(now.state, "done", JSON.stringify(now));
}

describe("a planned publication that was withdrawn", () => {
  test("is over, not planned, and cannot be withdrawn again", async () => {
    const id = await photograph(`planned ${number()}.png`);
    await license(id);
    const { body, headers } = await publish(id, { from: at(3), until: at(9) });
    const page = await asset(id, "publications");
    const row = page.getByRole("list", { name: "Publications" }).getByRole("listitem");
    await row.getByText("Planned", { exact: true }).waitFor();
    await raw("POST", `/api/v1/publications/${body.publicationId}:withdraw`, undefined, { "If-Match": headers.get("ETag") });
    await page.reload();
    await row.getByText("Over", { exact: true }).waitFor();
    await row.getByText(/^Withdrawn before it began on/).waitFor();
    assert.equal(await row.getByRole("button").count(), 0);
    await picture(page, "never-live");
  });
});

describe("the history", () => {
  test("says who did what, and of deliveries where and how often, in both languages", async () => {
    const id = await photograph(`故事 ${Math.floor(Math.random() * 1e9)}.png`);
    await license(id);
    const { headers } = await raw("GET", `/api/v1/masters/${id}`);
    const studio = await person("studio");
    const { name } = (await call("GET", "/api/v1/users?size=500")).items.find((user) => user.id === studio.id);
    await raw("PATCH", `/api/v1/masters/${id}`, { brand: "Atelier", assetClass: "model" }, {
      "If-Match": headers.get("ETag"),
      Authorization: `Bearer ${studio.token}`,
    });
    const listing = `B0${number()}`;
    const { body } = await publish(id, { listing, until: at(9) });
    for (let times = 0; times < 3; times++) {
      await ended(await call("POST", "/api/v1/publications:deliver", { target: "zip", ids: [body.publicationId] }));
    }
    const page = await asset(id, "history");
    await page.getByText(/^In a ZIP archive, 3 times, last on/).waitFor();
    assert.equal(await page.getByText("Delivered", { exact: true }).count(), 1);
    assert.equal(await page.getByText(`amazon · United States · Listing ${listing} · Main image`, { exact: true }).count(), 2);
    await page.getByText(new RegExp(`· ${name}$`)).first().waitFor();
    await page.getByText(/· you$/).first().waitFor();
    await page.getByText(/On model$/).waitFor();
    await picture(page, "history-names");

    const chinese = await asset(id, "history", { locale: "zh-CN" });
    await chinese.getByText(/^装入 ZIP 压缩包，共 3 次/).waitFor();
    await chinese.getByText(new RegExp(`· ${name}$`)).first().waitFor();
    await chinese.getByText(/模特图$/).waitFor();
    const text = (await chinese.getByRole("tabpanel").textContent()).replaceAll(name, "").replaceAll(listing, "");
    // What is left in Latin letters are names: of the channel, the profile, the file, the brand, and the format.
    const names = ["amazon", "main", "ZIP", "png", "Atelier"];
    assert.deepEqual(text.match(/[A-Za-z]{3,}/g).filter((word) => !names.includes(word)), []);
    await picture(chinese, "history-zh");
  });
});

describe("a refusal", () => {
  test("for want of a rate names the pair and the day, until it is recorded", async () => {
    const id = await photograph(`foreign ${number()}.png`);
    const [currency, date] = ["ISK", at(0).slice(0, 10)];
    await call("POST", "/api/v1/costs", { masterId: id, kind: "creation", amount: { amount: "1000", currency }, date });
    // An earlier run on the same server has recorded the rate, which stays.
    const missing = await call("GET", `/api/v1/masters/${id}/valuation`).then(() => false, () => true);
    if (missing) {
      const page = await asset(id, "value", { locale: "zh-CN" });
      await page.getByRole("alert").getByText(/ISK 兑 EUR 的汇率/).waitFor();
      await picture(page, "rate-missing-zh");
      const english = await asset(id, "value");
      await english.getByRole("alert").getByText(/No exchange rate from ISK to EUR is recorded for .*7 days before/).waitFor();
      forgive();
    }
    await call("POST", "/api/v1/rates", { base: currency, quote: "EUR", date, rate: "0.007" });
    const page = await asset(id, "value", { locale: "zh-CN" });
    await page.getByText("€7.00", { exact: true }).first().waitFor();
  });

  test("of a place that is none says what is wrong by its name", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, undefined, "/?usable=nowhere:US");
    await page.getByRole("alert").getByText("请求中有无效内容").waitFor();
    await page.getByRole("alert").getByText("可用范围：没有这个选项").waitFor();
    await picture(page, "usable-wrong-zh");
    const english = await visit();
    await signIn(english, undefined, "/?usable=nowhere:US");
    await english.getByRole("alert").getByText("Usable in: There is no such choice").waitFor();
    forgive();
  });
});
