import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { call, person, picture, raw, server, signIn, visits } from "./browser.mjs";

const { visit, forgive } = visits();

before(nameAfterFiles);

/** Files come without titles; the page is tested as people would see it, with what their names say. */
async function nameAfterFiles() {
  const { items } = await call("GET", "/api/v1/search?size=500");
  let after;
  for (const { masterId, title } of items) {
    if (title) continue;
    const { body, headers } = await raw("GET", `/api/v1/masters/${masterId}`);
    const name = body.versions[0].fileName.replace(/\.\w+$/, "");
    const changed = await raw("PATCH", `/api/v1/masters/${masterId}`, { title: name }, { "If-Match": headers.get("ETag") });
    after = changed.headers.get("Reprise-Position");
  }
  if (after) await call("GET", `/api/v1/search?size=0&after=${encodeURIComponent(after)}`);
}

const total = async (page) => Number((await page.getByRole("heading", { level: 1 }).textContent()).replace(/\D/g, ""));
const settled = (page) => page.locator("section[aria-busy=false]").waitFor();

describe("signing in", () => {
  test("a wrong token is refused with words, a right one opens the library, and it stays open", async () => {
    const page = await visit();
    await page.goto("/");
    await picture(page, "sign-in");
    await page.getByLabel("Access token").fill(`rpr_${"x".repeat(43)}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("This token is not valid here").waitFor();
    await signIn(page);
    await page.reload();
    await page.getByRole("search").waitFor();
    assert.equal(await page.evaluate(() => document.cookie), "", "scripts must not see the session");
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes("rpr_")), false);
  });

  test("signing out asks for the token again, also on other places of the page", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByLabel("Access token").waitFor();
    await page.goto("/masters/0198c0de-0000-7000-8000-000000000000");
    await page.getByLabel("Access token").waitFor();
  });

  test("a link of an administrator lets in once and is in no address afterwards", async () => {
    const finance = await person("finance");
    const { link } = await call("POST", `/api/v1/users/${finance.id}:sign-in-link`);
    const page = await visit();
    await page.goto(link);
    await page.getByRole("search").waitFor();
    assert.equal(new URL(page.url()).hash, "");
    const other = await visit();
    await other.goto(link);
    await other.getByText("This sign-in link was used or has expired").waitFor();
  });

  test("somebody who lost access is shown the sign-in, not a broken page", async () => {
    const viewer = await person("viewer");
    const page = await visit();
    await signIn(page, viewer.token);
    await call("POST", `/api/v1/users/${viewer.id}:disable`);
    await page.getByRole("searchbox").fill("anything");
    await page.keyboard.press("Enter");
    await page.getByLabel("Access token").waitFor();
  });
});

describe("the library", () => {
  test("shows every picture and how many there are", async () => {
    const page = await visit();
    await signIn(page);
    const { total: all } = await call("GET", "/api/v1/search?size=0");
    await page.getByRole("listitem").first().waitFor();
    assert.equal(await total(page), all);
    await page.waitForFunction(() => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length >= 2);
    await settled(page);
    await picture(page, "library");
  });

  test("finds by words, also Chinese ones, and says why", async () => {
    const page = await visit();
    await signIn(page);
    await page.keyboard.press("/");
    await page.keyboard.type("红裙");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    await page.locator("mark").first().waitFor();
    assert.ok((await page.getByRole("listitem").first().textContent()).includes("红裙"));
    await picture(page, "search");
  });

  test("narrows by facets; the address says it, and going back undoes it", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    const before = await total(page);
    const red = page.getByRole("checkbox", { name: /^Red \(/ });
    await red.check();
    await page.waitForURL(/colour=red/);
    await page.getByRole("button", { name: "Clear filters" }).waitFor();
    await settled(page);
    const narrowed = await total(page);
    assert.ok(narrowed > 0 && narrowed < before, `${narrowed} of ${before}`);
    await picture(page, "facets");
    const shared = await visit();
    await signIn(shared, undefined, page.url());
    await shared.getByRole("listitem").first().waitFor();
    assert.equal(await total(shared), narrowed);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("colour"));
    await settled(page);
    assert.equal(await total(page), before);
  });

  test("says what to do when nothing is found", async () => {
    const page = await visit();
    await signIn(page, undefined, "/?q=nothingiscalledlikethis");
    await page.getByText("Try fewer or other words").waitFor();
    await picture(page, "nothing");
    await page.goto("/?q=dress&tag=nosuchtag");
    await page.getByText("Take a filter away").waitFor();
  });

  test("says when search is away, and recovers", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    let away = true;
    await page.route("**/api/v1/search?*", (route) =>
      away
        ? route.fulfill({
            status: 503,
            contentType: "application/problem+json",
            body: JSON.stringify({ status: 503, code: "search-unavailable", params: {}, detail: "away" }),
          })
        : route.continue(),
    );
    await page.getByLabel("Sort by").selectOption("relevance");
    await page.getByRole("alert").getByText("Search does not answer just now").waitFor();
    away = false;
    forgive();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("listitem").first().waitFor();
  });

  test("keeps few tiles in the document however far one scrolls, and loads the rest", async () => {
    const page = await visit({ viewport: { width: 900, height: 700 } });
    await signIn(page);
    const { total: all } = await call("GET", "/api/v1/search?size=0");
    await page.getByRole("listitem").first().waitFor();
    let last = 0;
    for (let turn = 0; turn < 400 && last < all; turn++) {
      const shown = page.getByRole("listitem");
      assert.ok((await shown.count()) < 60);
      last = Number(await shown.last().getAttribute("aria-posinset"));
      await page.mouse.wheel(0, 600);
    }
    assert.equal(last, all);
  });
});

describe("a picture", () => {
  async function dress(page) {
    const found = await call("GET", `/api/v1/search?q=${encodeURIComponent("红裙")}`);
    const id = found.items[0].masterId;
    await signIn(page, undefined, `/masters/${id}`);
    await page.getByRole("tab", { name: /Variants/ }).waitFor();
    return id;
  }

  test("shows each variant's rules with what was asked, what was measured and who says so", async () => {
    const page = await visit();
    await dress(page);
    await page.getByRole("button", { name: /^amazon-main, Version \d+, +(Passed|Failed|Unknown|Not measurable)/ }).first().click();
    const table = page.getByRole("region", { name: "Rules of the channel" }).getByRole("table");
    const { variants } = await call("GET", `/api/v1/masters/${page.url().split("/").at(-1).split("?")[0]}`);
    const rules = variants.find(({ profile }) => profile === "amazon-main").conformance.rules;
    assert.equal(await table.getByRole("row").count(), rules.length + 1);
    assert.ok((await table.textContent()).includes(rules[0].required.replace(">=", "≥")));
    await picture(page, "master");
  });

  test("gets a new version restored by who may, and says so in its history", async () => {
    const page = await visit();
    const id = await dress(page);
    const { versions } = await call("GET", `/api/v1/masters/${id}`);
    if (versions.length === 1) await addVersion(id);
    await page.reload();
    await page.getByRole("tab", { name: /Versions/ }).click();
    const before = await page.locator("ol > li").count();
    await picture(page, "versions");
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.locator("ol > li").nth(before).waitFor();
    await page.getByText("Restored from version 1").first().waitFor();
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByText("Earlier version restored").first().waitFor();
    await picture(page, "history");
  });

  test("offers no change to those who may only look", async () => {
    const viewer = await person("viewer");
    const found = await call("GET", "/api/v1/search?size=1");
    const page = await visit();
    await signIn(page, viewer.token, `/masters/${found.items[0].masterId}?tab=versions`);
    await page.getByText("Current").waitFor();
    assert.equal(await page.getByRole("button", { name: /Restore/ }).count(), 0);
    await page.getByRole("tab", { name: /Variants/ }).click();
    assert.equal(await page.getByRole("button", { name: "Make variants" }).count(), 0);
  });

  test("derives variants and shows them when they are there", async () => {
    const page = await visit();
    await dress(page);
    await page.getByRole("button", { name: "Make variants…" }).click();
    const dialog = page.getByRole("dialog", { name: "Make variants" });
    await dialog.getByRole("checkbox", { name: "walmart-main" }).check();
    await dialog.getByRole("button", { name: "Make 1 variant" }).click();
    await dialog.getByText(/^Rules: /).waitFor({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("button", { name: /^walmart-main.*(Passed|Failed|Unknown|Not measurable)/ }).first().waitFor();
  });

  test("that is not there is said not to be", async () => {
    const page = await visit();
    await signIn(page);
    for (const id of ["0198c0de-0000-7000-8000-000000000000", "no-id"]) {
      await page.goto(`/masters/${id}`);
      await page.getByText("There is nothing here").waitFor();
    }
    forgive();
  });

  async function addVersion(id) {
    const { headers } = await fetch(`${server}/api/v1/masters/${id}`, { headers: { Authorization: `Bearer ${process.env.REPRISE_TOKEN}` } });
    const bytes = await fetch(`${server}/api/v1/masters/${id}/preview?width=256`, {
      headers: { Authorization: `Bearer ${process.env.REPRISE_TOKEN}` },
    }).then((answer) => answer.blob());
    const form = new FormData();
    form.set("file", bytes, "retouched.jpg");
    form.set("note", "Shadow softened");
    const answer = await fetch(`${server}/api/v1/masters/${id}/versions?note=Shadow%20softened`, {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.REPRISE_TOKEN}`, "If-Match": headers.get("ETag") },
      body: form,
    });
    assert.equal(answer.status, 201, await answer.text());
  }
});

describe("for everybody", () => {
  test("Chinese is whole: no English word of the page is left", async () => {
    const page = await visit({ locale: "zh-CN" });
    await page.goto("/");
    await page.getByRole("heading", { name: "登录 Reprise" }).waitFor();
    await picture(page, "sign-in-zh");
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    await page.getByRole("checkbox", { name: /^红色/ }).waitFor();
    await settled(page);
    await picture(page, "library-zh");
    await page.getByRole("searchbox").fill("红裙");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /红裙/ }).first().click();
    await page.getByRole("tab", { name: "渠道图" }).waitFor();
    for (const word of ["Variants", "History", "Versions", "Back", "Sort", "Filters"]) {
      assert.equal(await page.getByText(word, { exact: true }).count(), 0, word);
    }
    await page.getByRole("button", { name: /^taobao-main, .*(通过|未知|无法测量)/ }).first().click();
    await page.getByRole("region", { name: "渠道规则" }).getByRole("table").waitFor();
    await picture(page, "master-zh");
  });

  test("the language can be changed and is remembered", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "简体中文" }).click();
    await page.getByRole("searchbox", { name: "搜索素材库" }).waitFor();
    await page.reload();
    await page.getByRole("searchbox", { name: "搜索素材库" }).waitFor();
  });

  test("dark is dark from the first paint, and can be chosen", async () => {
    const page = await visit({ colorScheme: "dark" });
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    await settled(page);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, "rgb(22, 22, 23)");
    await picture(page, "library-dark");
    await page.getByRole("searchbox").fill("红裙");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /红裙/ }).first().click();
    await page.getByRole("tab", { name: /Variants/ }).waitFor();
    await page.getByRole("button", { name: /amazon-main/ }).first().click();
    await page.getByRole("table").first().waitFor();
    await picture(page, "master-dark");
  });

  test("everything is within a telephone's width", async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    await settled(page);
    await picture(page, "library-narrow");
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("dialog").getByText("Colour").waitFor();
    // The drawer slides in.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    await picture(page, "facets-narrow");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("listitem").first().getByRole("link").click();
    await page.getByRole("tab", { name: /Variants/ }).waitFor();
    await page.locator("figure img").evaluate((image) => image.decode());
    await picture(page, "master-narrow");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  });

  test("the keyboard alone reaches a picture and its variants", async () => {
    const page = await visit();
    await signIn(page);
    await page.getByRole("listitem").first().waitFor();
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.type), "search");
    await page.getByRole("listitem").first().getByRole("link").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /Variants/ }).focus();
    const versions = page.getByRole("tab", { name: /Versions/, selected: true });
    for (let tabs = await page.getByRole("tab").count(); tabs > 0 && !(await versions.isVisible()); tabs--) {
      await page.keyboard.press("ArrowRight");
    }
    await page.getByText("Current").waitFor();
  });

  test("the page is served with a policy that lets nothing else in", async () => {
    const answer = await fetch(`${server}/`);
    assert.match(answer.headers.get("content-security-policy"), /default-src 'none'/);
    const html = await answer.text();
    assert.doesNotMatch(html, /<script>|\son[a-z]+=|{{nonce}}/);
  });
});
