import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { license, photograph, strict } from "./photograph.mjs";

const { visit, forgive } = visits();
const settled = (page) => page.locator("section[aria-busy=false]").waitFor();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

async function asset(id, tab, { secret, ...options } = {}) {
  const page = await visit(options);
  await signIn(page, secret, `/masters/${id}?tab=${tab}`);
  return page;
}

async function market(form, name, page = form) {
  await form.getByRole("combobox", { name: /^(Market|市场)$/ }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).first().click();
}

describe("rights", () => {
  let id;
  before(async () => {
    id = await photograph(`bag ${number()}.png`);
    await license(id);
  });

  test("say whether and why, for a place and a day, and who granted it", async () => {
    const page = await asset(id, "rights");
    await page.getByLabel("Channel", { exact: true }).selectOption("amazon");
    await market(page, "United States");
    await page.getByText("May be published", { exact: true }).waitFor();
    await page.getByText(/A licence covers this place and time/).waitFor();
    await page.getByText("Licensed by Agentur Nord").waitFor();
    await page.getByText("Credit: Photo: Agentur Nord").waitFor();
    await picture(page, "rights");
    await page.getByLabel("Channel", { exact: true }).selectOption("taobao");
    await page.getByText("May not be published").waitFor();
    await page.getByText("The licence does not cover the channel taobao").waitFor();
    await page.getByText("The licence does not cover China").waitFor();
    await page.getByLabel("Channel", { exact: true }).selectOption("amazon");
    await market(page, "United States");
    await page.getByLabel("Day").fill("2031-05-01");
    await page.getByText(/The licence ended on/).waitFor();
    await page.getByText(/Fails first at/).waitFor();
    await picture(page, "rights-refused");
  });

  test("that nobody has said anything about are no rights", async () => {
    const unknown = await photograph(`unknown ${number()}.png`);
    const page = await asset(unknown, "rights");
    await page.getByText("No licence is recorded, and unknown rights are no rights").waitFor();
    await page.getByText("Nobody has recorded a licence").waitFor();
  });

  test("under embargo show its window to those who see it; others see nothing at all", async () => {
    const secret = await photograph(`secret ${number()}.png`);
    await license(secret);
    await call("POST", `/api/v1/masters/${secret}/embargo`, { until: new Date(Date.now() + 5 * 86_400_000).toISOString() });
    const page = await asset(secret, "rights", { locale: "zh-CN" });
    await page.getByText("保密期内", { exact: true }).waitFor();
    await page.getByText(/之前仅影棚、法务和管理员可见/).waitFor();
    await page.getByText(/处于保密期/).waitFor();
    await picture(page, "rights-zh");
    const viewer = await person("viewer");
    const other = await asset(secret, "rights", { secret: viewer.token });
    await other.getByText("There is nothing here").waitFor();
    forgive();
  });
});

describe("publications", () => {
  let id;
  before(async () => {
    id = await photograph(`shoe ${number()}.png`);
    await license(id);
  });

  async function fill(page, listing, slot = "main") {
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Listing").fill(listing);
    await dialog.getByLabel("Slot").fill(slot);
    return dialog;
  }

  test("are made with the keyboard, say where and how long, and are withdrawn after a question", async () => {
    const listing = `B0${number()}`;
    const until = `${new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)}T12:00`;
    const page = await asset(id, "publications");
    await page.getByText("Not published anywhere yet").waitFor();
    await page.getByRole("button", { name: "Publish…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.locator("input[readonly][value=amazon]").waitFor();
    await market(dialog, "United States", page);
    await dialog.getByLabel("Listing").fill(listing);
    await dialog.getByLabel("Product (optional)").fill("SKU-1");
    await dialog.getByLabel("Campaign (optional)").fill("autumn");
    await dialog.getByLabel("Without this image").selectOption("new-shoot");
    await dialog.getByLabel("Until").fill(until);
    await picture(page, "publish");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    const row = page.getByRole("list", { name: "Publications" }).getByRole("listitem");
    await row.getByText("Live", { exact: true }).waitFor();
    const text = await row.textContent();
    for (const word of ["amazon · United States", `Listing ${listing}`, "Main image", "Product SKU-1", "Campaign autumn", "a shoot of its own"]) {
      assert.ok(text.includes(word), `${word} in ${text}`);
    }
    await picture(page, "publications");
    await row.getByRole("button", { name: /^Withdraw from listing/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await row.getByText("Live", { exact: true }).waitFor();
    await row.getByRole("button", { name: /^Withdraw from listing/ }).click();
    await picture(page, "withdraw");
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
    await row.getByText("Over", { exact: true }).waitFor();
    assert.equal(await row.getByRole("button").count(), 0);
  });

  test("that are refused say every reason at once, and wrong fields where they are", async () => {
    await strict();
    const poor = await photograph(`poor ${number()}.png`, "e2e-strict");
    await license(poor, { territories: ["US"], channels: ["walmart"] });
    const page = await asset(poor, "publications");
    const dialog = await fill(page, "", "99999");
    await market(dialog, "Germany", page);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.getByText("Needed").waitFor();
    await dialog.getByText("Not in the right form").waitFor();
    await dialog.getByLabel("Listing").fill(`B0${number()}`);
    await dialog.getByLabel("Slot").fill("2");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.getByText(/It fails rules of e2e-strict/).waitFor();
    await dialog.getByText(/The rights do not cover the whole period/).waitFor();
    await dialog.getByText("The licence does not cover the channel amazon").waitFor();
    await dialog.getByText("The licence does not cover Germany").waitFor();
    await picture(page, "refused");
    forgive();
  });

  test("into a slot that is taken are refused with words", async () => {
    const { variants } = await call("GET", `/api/v1/masters/${id}`);
    const listing = `B0${number()}`;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await call("POST", `/api/v1/variants/${variants[0].variantId}/publications`, { channel: "amazon", market: "US", listing, slot: "main", until });
    const page = await asset(id, "publications");
    const dialog = await fill(page, listing);
    await market(dialog, "United States", page);
    await dialog.getByLabel("Until").fill(until.slice(0, 16));
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.getByText(/Another image is live in this slot/).waitFor();
    forgive();
  });

  test("must come down when their licence ends, and say when the image has moved on", async () => {
    const moving = await photograph(`moving ${number()}.png`);
    const { licenceId } = await license(moving);
    const { variants } = await call("GET", `/api/v1/masters/${moving}`);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const where = { channel: "amazon", market: "US", listing: `B0${number()}`, slot: "3", until };
    const { publicationId } = await call("POST", `/api/v1/variants/${variants[0].variantId}/publications`, where);
    await another(moving);
    const { headers } = await raw("GET", `/api/v1/licences/${licenceId}`);
    await raw("POST", `/api/v1/licences/${licenceId}:end`, {}, { "If-Match": headers.get("ETag") });
    while (!(await call("GET", `/api/v1/publications/${publicationId}`)).takedown) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const page = await asset(moving, "publications");
    await page.getByText(/Must come down since .*: the licence has ended/).waitFor();
    await page.getByText("Shows version 1; the image is at version 2 by now").waitFor();
    await picture(page, "takedown");
    const chinese = await asset(moving, "publications", { locale: "zh-CN" });
    await chinese.getByText(/必须撤下：授权已到期/).waitFor();
    await picture(chinese, "takedown-zh");
  });

  test("offer nothing to those who may only look", async () => {
    const viewer = await person("viewer");
    const page = await asset(id, "publications", { secret: viewer.token });
    await page.getByRole("list", { name: "Publications" }).or(page.getByText("Not published anywhere yet")).first().waitFor();
    assert.equal(await page.getByRole("button", { name: /Publish|Withdraw/ }).count(), 0);
  });

  async function another(masterId) {
    const { headers } = await raw("GET", `/api/v1/masters/${masterId}`);
    const auth = { Authorization: `Bearer ${process.env.REPRISE_TOKEN}` };
    const address = `${process.env.REPRISE_URL}/api/v1/masters/${masterId}`;
    const bytes = await fetch(`${address}/preview?width=256`, { headers: auth }).then((answer) => answer.blob());
    const form = new FormData();
    form.set("file", bytes, "retouched.jpg");
    const answer = await fetch(`${address}/versions`, { method: "POST", headers: { ...auth, "If-Match": headers.get("ETag") }, body: form });
    assert.equal(answer.status, 201, await answer.text());
  }
});

describe("value", () => {
  test("is what it has cost, for finance alone", async () => {
    const id = await photograph(`dear ${number()}.png`);
    const today = new Date().toISOString().slice(0, 10);
    const cost = (kind, amount) =>
      call("POST", "/api/v1/costs", { masterId: id, kind, amount: { amount, currency: "EUR" }, date: today });
    await cost("creation", "120.00");
    await cost("retouching", "12.50");
    const finance = await person("finance");
    const page = await asset(id, "value", { secret: finance.token });
    await page.getByText("€132.50").waitFor();
    assert.equal(await page.getByRole("table").getByRole("row").count(), 3);
    await page.getByRole("cell", { name: "Retouching" }).waitFor();
    await picture(page, "value");
    const studio = await person("studio");
    const other = await asset(id, "value", { secret: studio.token });
    await other.getByRole("tab", { name: "Rights" }).waitFor();
    assert.equal(await other.getByRole("tab", { name: "Value" }).count(), 0);
  });
});

describe("the library", () => {
  test("says what may be used where, keeps only that when told, and has it in the address", async () => {
    const name = `usable ${number()}`;
    const id = await photograph(`${name}.png`);
    await license(id);
    const { headers } = await raw("GET", `/api/v1/masters/${id}`);
    const titled = await raw("PATCH", `/api/v1/masters/${id}`, { title: name }, { "If-Match": headers.get("ETag") });
    await call("GET", `/api/v1/search?size=0&after=${encodeURIComponent(titled.headers.get("Reprise-Position"))}`);
    const page = await visit();
    await signIn(page);
    await page.getByLabel("Channel", { exact: true }).selectOption("amazon");
    await page.waitForURL(/channel=amazon&market=US/);
    const no = page.getByRole("button", { name: /^Not usable: No licence is recorded/ }).first();
    await no.waitFor();
    await page.getByRole("button", { name: /^Usable: A licence covers/ }).first().waitFor();
    await no.hover();
    await page.getByRole("tooltip").getByText(/unknown rights are no rights/).waitFor();
    await settled(page);
    await picture(page, "usable");
    const which = page.getByLabel("Which images");
    await which.selectOption("Not cleared");
    await page.waitForURL(/not\.usable=amazon(:|%3A)US/);
    await no.waitFor();
    await page.getByRole("button", { name: /^Usable: / }).first().waitFor({ state: "detached" });
    await page.getByLabel("On which day").fill("2031-05-06");
    await page.waitForURL(/not\.usable=amazon(:|%3A)US(:|%3A)2031-05-06/);
    await page.getByLabel("On which day").fill("");
    await which.selectOption("Cleared only");
    await page.waitForURL(/[?&]usable=amazon(:|%3A)US$|[?&]usable=amazon(:|%3A)US&/);
    await settled(page);
    await page.getByRole("link", { name }).waitFor();
    await no.waitFor({ state: "detached" });
    const { total } = await call("GET", "/api/v1/search?size=0&usable=amazon:US");
    assert.ok((await page.getByRole("heading", { level: 1 }).textContent()).startsWith(String(total)));
    const shared = await visit({ locale: "zh-CN" });
    await signIn(shared, undefined, page.url());
    await shared.getByRole("link", { name }).waitFor();
    assert.equal(await shared.getByLabel("显示哪些图片").inputValue(), "cleared");
    await settled(shared);
    await picture(shared, "usable-zh");
    await page.goBack();
    await no.waitFor();
  });

  test("calls an image without a title by its file's name on its page", async () => {
    const file = `untitled ${number()}.png`;
    const page = await asset(await photograph(file), "details");
    await page.getByRole("heading", { level: 1, name: file }).waitFor();
  });
});
