import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, signIn, visits } from "./browser.mjs";
import { license, photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const as = (token) => ({ Authorization: `Bearer ${token}` });
const name = `Lamp ${number()}`;
let studio;
let id;

async function ended(job, token) {
  let now;
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
    now = (await raw("GET", `/api/v1/jobs/${job}`, undefined, as(token))).body;
  } while (["queued", "running"].includes(now.state));
  return now;
}

before(async () => {
  studio = (await person("studio")).token;
  id = await photograph(`${name}.png`, null, { title: name });
});

describe("jobs", () => {
  test("are followed from where they are ordered, to each of their items", async () => {
    const page = await visit();
    await signIn(page, studio);
    await page.getByRole("link", { name: "Jobs" }).click();
    await page.getByText("No jobs yet").waitFor();
    const { body } = await raw(
      "POST",
      `/api/v1/masters/${id}/variants`,
      { profiles: ["amazon-main", "taobao-main"] },
      as(studio),
    );
    assert.equal((await ended(body.id, studio)).state, "done");
    await page.reload();
    const row = page.getByRole("listitem").filter({ hasText: name });
    await row.getByText("2 of 2 done").waitFor();
    assert.equal(await row.getByRole("progressbar").getAttribute("aria-valuenow"), "100");
    await picture(page, "jobs");
    await row.getByRole("link", { name: "Make variants" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Make variants" }).waitFor();
    const item = page.getByRole("row").filter({ hasText: "taobao-main" });
    await item.getByText(/^Rules: (Passed|Failed|Unknown)/).waitFor();
    await picture(page, "job");
    await page.getByText("Failed", { exact: true }).first().click();
    await page.waitForURL(/state=failed/);
    await page.getByText("No item is in this state").waitFor();
    await page.getByText("All", { exact: true }).click();
    await item.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  });

  test("that are others' are not there, but for administrators", async () => {
    const { items } = (await raw("GET", "/api/v1/jobs", undefined, as(studio))).body;
    const page = await visit();
    await signIn(page, (await person("studio")).token, `/jobs/${items[0].id}`);
    await page.getByText("There is nothing here").waitFor();
    await page.goto("/jobs");
    await page.getByText("No jobs yet").waitFor();
    forgive();
    const admin = await visit({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
    await signIn(admin, undefined, "/jobs");
    await admin.getByRole("listitem").filter({ hasText: name }).getByText("已完成 2/2").waitFor();
    assert.ok(await admin.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await picture(admin, "jobs-phone-zh");
  });

  test("are seen while they move, and what has not begun can be cancelled", async () => {
    const page = await visit();
    const job = { id: "01a20000-0000-7000-8000-000000000001", kind: "derive-variants", state: "running", total: 40, done: 12, failed: 1, createdAt: new Date().toISOString(), etaSeconds: 95 };
    let state = "running";
    const item = { no: 0, state: "failed", attempts: 3, order: { profile: "amazon-main" }, result: { code: "timed-out" } };
    // No work here takes long enough to be looked at.
    await page.route(`**/api/v1/jobs/${job.id}*`, (route) => {
      if (route.request().method() === "POST") state = "cancelled";
      return route.fulfill({ json: { ...job, state } });
    });
    await page.route(`**/api/v1/jobs/${job.id}/items*`, (route) => route.fulfill({ json: { items: [item], total: 1 } }));
    await signIn(page, studio, `/jobs/${job.id}`);
    await page.getByText("12 of 40 done · 1 failed · about 2 minutes left").waitFor();
    assert.equal(await page.getByRole("progressbar").getAttribute("aria-valuenow"), "32");
    await page.getByText("It took too long. (3 attempts)").waitFor();
    await picture(page, "job-running");
    await page.getByRole("button", { name: "Cancel what has not begun" }).click();
    await page.locator("[data-state=cancelled]").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Cancel what has not begun" }).count(), 0);
  });

  test("of deliveries have their archive, while it may be handed over", async () => {
    const shown = `Vase ${number()}`;
    const image = await photograph(`${shown}.png`, "amazon-main", { title: shown });
    const licence = await license(image);
    const { variants } = await call("GET", `/api/v1/masters/${image}`);
    const listing = `B0${number()}`;
    const { body: published } = await raw("POST", `/api/v1/variants/${variants[0].variantId}/publications`, {
      channel: "amazon",
      market: "US",
      listing,
      slot: "main",
      until: new Date(Date.now() + 9 * 86_400_000).toISOString(),
    });
    const { body } = await raw("POST", "/api/v1/publications:deliver", { target: "zip", ids: [published.publicationId] }, as(studio));
    await ended(body.id, studio);
    const page = await visit();
    await signIn(page, studio, `/jobs/${body.id}`);
    await page.getByRole("row").filter({ hasText: `Listing ${listing}` }).getByText("Delivered").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download the archive" }).click(),
    ]);
    assert.equal(await download.failure(), null);
    const { headers } = await raw("GET", `/api/v1/licences/${licence.licenceId}`);
    await raw("POST", `/api/v1/licences/${licence.licenceId}:end`, {}, { "If-Match": headers.get("ETag") });
    await page.reload();
    await page.getByText(/^Not all of what was delivered may be handed over/).waitFor();
    assert.equal(await page.getByRole("link", { name: "Download the archive" }).count(), 0);
    forgive();
  });
});
