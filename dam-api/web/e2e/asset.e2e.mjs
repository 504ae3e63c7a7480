import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, server, signIn, token, visits } from "./browser.mjs";
import { license, photograph, png, strict } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const narrow = { viewport: { width: 390, height: 844 } };

async function asset(id, { secret, ...options } = {}) {
  const page = await visit(options);
  await signIn(page, secret, `/masters/${id}`);
  await page.getByRole("tab", { name: /^(Variants|渠道图)/ }).waitFor();
  return page;
}

async function derive(id, body) {
  let job = await call("POST", `/api/v1/masters/${id}/variants`, body);
  while (["queued", "running"].includes((job = await call("GET", `/api/v1/jobs/${job.id}`)).state)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return job;
}

async function addVersion(id) {
  const { headers } = await raw("GET", `/api/v1/masters/${id}`);
  const form = new FormData();
  form.set("file", new Blob([png(900, 255, 0.7)], { type: "image/png" }), "retouched.png");
  const answer = await fetch(`${server}/api/v1/masters/${id}/versions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "If-Match": headers.get("ETag") },
    body: form,
  });
  assert.equal(answer.status, 201);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("the variants of an image", () => {
  let id;
  before(async () => {
    await strict();
    id = await photograph(`matrix ${number()}.png`, "e2e-strict");
    await license(id, { channels: [], territories: ["*"], until: null });
    await derive(id, { profiles: ["taobao-main", "amazon-main"] });
    const { variants } = await call("GET", `/api/v1/masters/${id}`);
    const taobao = variants.find(({ profile }) => profile === "taobao-main");
    await call("POST", `/api/v1/variants/${taobao.variantId}/publications`, { channel: "taobao", market: "CN", listing: `T${number()}`, slot: "main" });
    await addVersion(id);
    await derive(id, { profiles: ["taobao-main"] });
    await derive(id, { profiles: ["taobao-main"], focalPoint: { x: 0.2, y: 0.3 } });
  });

  test("stand by profile and version, and say whether they conform, what is old and where they are live", async () => {
    const page = await asset(id);
    const matrix = page.getByRole("region", { name: "Variants by profile and version" });
    await matrix.waitFor();
    assert.deepEqual((await matrix.getByRole("columnheader").allTextContents()).slice(0, 3), ["Profile", "Version 2 · Current", "Version 1"]);
    await matrix.getByRole("button", { name: /^taobao-main, Version 1, .*Live in 1 place$/ }).waitFor();
    await matrix.getByRole("button", { name: /^amazon-main, Version 1, .*Out of date/ }).waitFor();
    await matrix.getByRole("button", { name: /^amazon-main, Version 2, +Not made$/ }).waitFor();
    await matrix.getByRole("button", { name: /^taobao-main, Fill the frame, Version 2/ }).waitFor();
    await matrix.getByRole("button", { name: /^e2e-strict, Version 1, +Failed/ }).click();
    await page.getByRole("region", { name: "Rules of the channel" }).getByText("For tests").or(page.getByText("≥ 5000")).first().waitFor();
    await picture(page, "asset-matrix");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
    assert.match(download.suggestedFilename(), /^e2e-strict-.*\.jpg$/);
  });

  test("are reached with the arrow keys, opened with Enter, and made anew from there", async () => {
    const page = await asset(id);
    await page.getByRole("button", { name: /^amazon-main, Version 1/ }).focus();
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.locator(":focus").textContent(), /^amazon-main, Version 2, ?Not made$/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Make it from version 2" }).click();
    await page.getByRole("region", { name: "Variants being made" }).getByText(/^Rules: /).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: /^amazon-main, Version 2, +(Passed|Failed|Unknown|Not measurable)/ }).waitFor();
    await page.getByRole("button", { name: /^amazon-main, Version 1, +(Passed|Failed|Unknown|Not measurable)(?!.*Out of date)/ }).waitFor();
  });

  test("are a list on a phone, in Chinese, with nothing to scroll sideways", async () => {
    const page = await asset(id, { ...narrow, locale: "zh-CN" });
    const list = page.getByRole("list", { name: "taobao-main" }).last();
    await list.getByRole("button", { name: /版本 1.*1 处在线/ }).click();
    await page.getByRole("region", { name: "渠道规则" }).waitFor();
    assert.equal(await sideways(page), 0);
    await list.scrollIntoViewIfNeeded();
    await picture(page, "asset-matrix-narrow-zh");
  });

  test("are not made anew by those who may only look", async () => {
    const viewer = await person("viewer");
    const page = await asset(id, { secret: viewer.token });
    await page.getByRole("button", { name: /^e2e-strict, Version 2, +Not made/ }).click();
    await page.getByText("Not made from version 2.").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Make/ }).count(), 0);
  });
});

describe("an earlier version", () => {
  test("is restored, and what was current before is brought back", async () => {
    const id = await photograph(`restore ${number()}.png`, null);
    await addVersion(id);
    const page = await visit();
    await signIn(page, undefined, `/masters/${id}?tab=versions`);
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByText("Restored as a new version.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    const { versions, currentVersion } = await call("GET", `/api/v1/masters/${id}`);
    assert.equal(currentVersion, 4);
    assert.equal(versions.at(-1).sha256, versions[1].sha256);
  });
});

describe("making variants", () => {
  let id;
  before(async () => {
    id = await photograph(`derive ${number()}.png`, null);
  });

  const opened = async (page) => {
    await page.getByRole("button", { name: /^(Make variants…|生成渠道图…)$/ }).click();
    return page.getByRole("dialog");
  };

  test("shows beforehand what will be cut, by a click and by keys, and then how far it is", async () => {
    const page = await asset(id);
    const dialog = await opened(page);
    await dialog.getByRole("searchbox", { name: "Search profiles and channels" }).fill("douyin");
    await dialog.getByRole("checkbox", { name: /^douyin/ }).first().waitFor();
    assert.equal(await dialog.getByRole("checkbox").count(), (await call("GET", "/api/v1/profiles")).items.filter(({ profile }) => profile.startsWith("douyin")).length);
    await dialog.getByRole("searchbox").fill("");
    await dialog.getByRole("checkbox", { name: "taobao-main" }).check();
    await dialog.getByRole("img", { name: "Preview of the variant for taobao-main" }).waitFor();
    await dialog.getByText("Fill the frame", { exact: true }).click();
    const marker = dialog.getByRole("slider", { name: "Focal point" });
    await marker.waitFor();
    const box = await marker.evaluate((each) => {
      const { x, y, width, height } = each.parentElement.getBoundingClientRect();
      return { x, y, width, height };
    });
    const shown = page.waitForResponse((answer) => answer.url().includes("variants:preview") && answer.url().includes("x=0.1&y=0.2"));
    await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.2);
    assert.equal((await shown).status(), 200);
    assert.equal(await marker.getAttribute("aria-valuetext"), "10% from the left, 20% from the top");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    assert.equal(await marker.getAttribute("aria-valuetext"), "11% from the left, 30% from the top");
    await dialog.getByLabel("Preview for").selectOption("zalando-main");
    await dialog.locator("figure[aria-busy=false][data-old=false] img").waitFor();
    await picture(page, "asset-derive");
    await dialog.getByRole("button", { name: "Make 1 variant" }).click();
    await dialog.getByText(/^Rules: /).waitFor({ timeout: 60_000 });
    await picture(page, "asset-derive-made");
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("button", { name: /^taobao-main, Fill the frame, Version 1, +(Passed|Failed|Unknown|Not measurable)/ }).click();
    await page.getByText(/cut around 11% from the left, 30% from the top/).waitFor();
    const { variants } = await call("GET", `/api/v1/masters/${id}`);
    assert.deepEqual(variants.map(({ recipe, focalPoint }) => [recipe, focalPoint]), [["crop", { x: 0.11, y: 0.3 }]]);
  });

  test("asks for no more previews than are looked at", async () => {
    const page = await asset(id);
    const dialog = await opened(page);
    await dialog.getByText("Fill the frame", { exact: true }).click();
    const marker = dialog.getByRole("slider", { name: "Focal point" });
    await dialog.locator("figure[aria-busy=false][data-old=false] img").waitFor();
    let asked = 0;
    page.on("request", (request) => (asked += request.url().includes("variants:preview") ? 1 : 0));
    await marker.focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowLeft");
    await dialog.locator("figure[aria-busy=false][data-old=false] img").waitFor();
    assert.ok(asked <= 6, `${asked} previews for 20 steps`);
  });

  test("fits a phone, and says in Chinese why a preview is not there", async () => {
    const page = await asset(id, { ...narrow, locale: "zh-CN", colorScheme: "dark" });
    await page.route("**/variants:preview*", (route) =>
      route.fulfill({ status: 429, headers: { "Retry-After": "1" }, contentType: "application/problem+json", body: JSON.stringify({ code: "too-many-requests" }) }),
    );
    const dialog = await opened(page);
    await dialog.getByRole("alert").waitFor();
    await page.unroute("**/variants:preview*");
    await dialog.getByText("填满画面", { exact: true }).click();
    await dialog.locator("figure[aria-busy=false][data-old=false] img").waitFor();
    assert.equal(await sideways(page), 0);
    await picture(page, "asset-derive-narrow-zh");
    forgive();
  });
});

describe("looking closer", () => {
  let id;
  before(async () => {
    id = await photograph(`zoom ${number()}.png`, null);
  });

  test("goes by keys, wheel, double click and dragging, and loads what is seen", async () => {
    const page = await asset(id);
    await page.getByRole("button", { name: "Look closer" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    const level = dialog.getByRole("status");
    const stage = dialog.getByRole("application", { name: "The image, to be looked at closely" });
    await dialog.locator("img").first().waitFor();
    const whole = await level.textContent();
    await page.keyboard.press("+");
    assert.notEqual(await level.textContent(), whole);
    await page.keyboard.press("0");
    assert.equal(await level.textContent(), whole);
    await page.keyboard.press("1");
    assert.equal(await level.textContent(), "100%");
    const at = () => dialog.locator("img").last().evaluate((each) => each.style.transform);
    await stage.dblclick({ position: { x: 300, y: 300 } });
    await stage.hover({ position: { x: 300, y: 300 } });
    await page.mouse.wheel(0, -1500);
    await page.waitForFunction(() => Number.parseInt(document.querySelector('[role="status"][aria-label^="Zoom"]').textContent, 10) > 150);
    const before = await at();
    await page.mouse.down();
    await page.mouse.move(500, 500, { steps: 3 });
    await page.mouse.up();
    assert.notEqual(await at(), before);
    const moved = await at();
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await at(), moved);
    await picture(page, "asset-zoom");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  test("has its words in Chinese and fits a phone", async () => {
    const page = await asset(id, { ...narrow, locale: "zh-CN", reducedMotion: "reduce" });
    await page.getByRole("button", { name: "放大查看" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "放大", exact: true }).click();
    await dialog.locator("img").first().waitFor();
    assert.equal(await sideways(page), 0);
    await picture(page, "asset-zoom-narrow-zh");
  });
});
