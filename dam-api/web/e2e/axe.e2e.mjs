import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, describe, test } from "node:test";
import { call, picture, raw, server, signIn, token, visits } from "./browser.mjs";
import { license, photograph, png, strict } from "./photograph.mjs";

const { visit, forgive } = visits();
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const number = () => Math.floor(Math.random() * 1e9).toString(36);

/** Each language in both schemes and at both widths, and each scheme at both widths. */
const LOOKS = {
  "en-GB": [
    ["light", DESKTOP],
    ["dark", PHONE],
  ],
  "zh-CN": [
    ["dark", DESKTOP],
    ["light", PHONE],
  ],
};

const button = (page, name) => page.getByRole("button", { name }).first();
const dialog = (page) => page.getByRole("dialog").waitFor();
const opens = (name) => async (page) => {
  await button(page, name).click();
  await dialog(page);
};

/** Every screen by its address, and what is to be opened there. */
function screens({ id, job }) {
  const asset = (tab) => `/masters/${id}?tab=${tab}`;
  const first = (page) => page.getByRole("main").getByRole("listitem").first().getByRole("link").first();
  return [
    ["library", "/", (page) => first(page).waitFor()],
    ["library, nothing found", "/?q=nothingofthekindisthere", (page) => page.getByRole("heading", { level: 2 }).last().waitFor()],
    ["library, for a place", "/?channel=amazon&market=US&sort=performance", (page) => first(page).waitFor()],
    [
      "quick look",
      "/",
      async (page) => {
        await first(page).focus();
        await page.keyboard.press(" ");
        await dialog(page);
      },
    ],
    [
      "picked",
      "/",
      async (page) => {
        await first(page).waitFor();
        await page.locator("[data-tile='0']").focus();
        await page.keyboard.press("s");
        await page.getByRole("region", { name: /^(Picked images|已选图片)$/ }).waitFor();
      },
    ],
    [
      "keys",
      "/",
      async (page) => {
        await first(page).focus();
        await page.keyboard.press("?");
        await dialog(page);
      },
    ],
    [
      "variants",
      asset("variants"),
      async (page) => {
        await button(page, /^e2e-strict, (Version|版本) 1/).click();
        await page.getByRole("region", { name: /^(Rules of the channel|渠道规则)$/ }).waitFor();
      },
    ],
    [
      "make variants",
      asset("variants"),
      async (page) => {
        await opens(/^(Make variants…|生成渠道图…)$/)(page);
        await page.getByText(/^(Fill the frame|填满画面)$/).last().click();
        await page.getByRole("dialog").locator("figure[aria-busy=false] img").waitFor();
      },
    ],
    ["look closer", asset("variants"), opens(/^(Look closer|放大查看)$/)],
    ["publications", asset("publications"), (page) => button(page, /^(Publish…|发布…)$/).waitFor()],
    ["publish", asset("publications"), opens(/^(Publish…|发布…)$/)],
    ["performance of one", asset("performance"), (page) => page.getByRole("tabpanel").waitFor()],
    ["rights", asset("rights"), (page) => page.getByText(/(publish|发布)/).first().waitFor()],
    ["versions", asset("versions"), (page) => page.getByRole("tabpanel").getByRole("listitem").first().waitFor()],
    ["compare", asset("versions"), opens(/^(Compare versions|比较版本)$/)],
    ["details", asset("details"), (page) => button(page, /^(Edit|编辑)$/).waitFor()],
    [
      "edit",
      asset("details"),
      async (page) => {
        await button(page, /^(Edit|编辑)$/).click();
        await page.getByRole("form").waitFor();
      },
    ],
    ["value of one", asset("value"), (page) => page.getByRole("tabpanel").getByRole("button").first().waitFor()],
    ["history", asset("history"), (page) => page.getByRole("tabpanel").getByRole("listitem").first().waitFor()],
    ["as of then", `/masters/${id}?asOf=${new Date().toISOString()}`, (page) => page.getByRole("status").first().waitFor()],
    ["not there", "/masters/0198c0de-0000-7000-8000-000000000000", (page) => page.getByRole("heading", { level: 1 }).waitFor()],
    ["upload", "/upload", (page) => page.getByRole("heading", { level: 1 }).waitFor()],
    ["performance", "/performance", (page) => page.getByRole("heading", { level: 1 }).waitFor()],
    ["value", "/value", (page) => page.getByRole("heading", { level: 1 }).waitFor()],
    ["channels", "/channels", (page) => page.getByRole("table").first().waitFor()],
    ["recipes", "/recipes", (page) => page.getByRole("img").first().waitFor()],
    ["jobs", "/jobs", (page) => page.getByRole("progressbar").first().waitFor()],
    ["job", `/jobs/${job}`, (page) => page.getByRole("table").waitFor()],
    ["administration", "/administration", (page) => page.getByRole("table").first().waitFor()],
    ["tokens", "/tokens", (page) => page.getByRole("table").first().waitFor()],
  ];
}

async function wrongs(page) {
  // Not by a script element: the page's policy lets none in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1, 2).join("").trim()}`));
  });
}

async function looks(page, name, locale, found) {
  for (const [colorScheme, viewport] of LOOKS[locale]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme);
    // Colours follow in the frame after the next.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    // And those that pass over into each other are read when they have done so.
    await page.waitForFunction(() =>
      document.getAnimations().every((each) => each.playState !== "running" || each.effect?.getComputedTiming().iterations === Infinity),
    );
    for (const wrong of await wrongs(page)) found.push(`${name} (${locale}, ${colorScheme}, ${viewport.width}): ${wrong}`);
  }
  await page.setViewportSize(DESKTOP);
}

describe("every screen can be used by everybody", () => {
  let made;
  before(async () => {
    await strict();
    const id = await photograph(`axe ${number()}.png`, "e2e-strict");
    await license(id, { channels: [], territories: ["*"], until: null });
    const { headers } = await raw("GET", `/api/v1/masters/${id}`);
    const form = new FormData();
    form.set("file", new Blob([png(800, 255, 0.6)], { type: "image/png" }), "second.png");
    const answer = await fetch(`${server}/api/v1/masters/${id}/versions`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "If-Match": headers.get("ETag") },
      body: form,
    });
    assert.equal(answer.status, 201);
    const job = await call("POST", `/api/v1/masters/${id}/variants`, { profiles: ["taobao-main"] });
    while (["queued", "running"].includes((await call("GET", `/api/v1/jobs/${job.id}`)).state)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { variants } = await call("GET", `/api/v1/masters/${id}`);
    const variant = variants.find(({ profile }) => profile === "taobao-main");
    await call("POST", `/api/v1/variants/${variant.variantId}/publications`, { channel: "taobao", market: "CN", listing: `T${number()}`, slot: "main" });
    made = { id, job: job.id };
  });

  for (const locale of Object.keys(LOOKS)) {
    test(`in ${locale}`, async () => {
      const page = await visit({ locale, reducedMotion: "reduce" });
      const found = [];
      await page.goto("/");
      await page.getByLabel(/^(Access token|访问令牌)$/).waitFor();
      await looks(page, "sign-in", locale, found);
      await signIn(page);
      for (const [name, path, ready] of screens(made)) {
        await page.goto(path);
        try {
          await ready(page);
        } catch (failure) {
          await picture(page, `axe-${locale}-${name.replaceAll(" ", "-")}`);
          found.push(`${name} (${locale}) does not open: ${String(failure).split("\n")[0]}`);
          continue;
        }
        await looks(page, name, locale, found);
      }
      forgive();
      assert.deepEqual(found, []);
    });
  }
});
