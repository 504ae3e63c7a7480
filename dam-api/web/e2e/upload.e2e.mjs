import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { call, person, picture, signIn, visits } from "./browser.mjs";
import { noise, photograph, png } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);
const image = (name, side = 700) => ({ name, mimeType: "image/png", buffer: png(side, 255, 0.9) });

/** Opens the page as somebody of that role. */
async function opened(options = {}, role = "studio") {
  const { token } = await person(role);
  const page = await visit(options);
  await signIn(page, token);
  const link = page.getByRole("navigation").getByRole("link", { name: /^(Upload|上传)$/ });
  if (await link.isVisible()) {
    await link.click();
  } else {
    await page.getByRole("button", { name: /^(Pages|页面)$/ }).click();
    await page.getByRole("menuitem", { name: /^(Upload|上传)$/ }).click();
  }
  await page.getByRole("heading", { level: 1, name: /^(Upload|上传)$/ }).waitFor();
  return page;
}

const choose = (page, files) => page.getByTestId("files").setInputFiles(files);
const line = (page, name) => page.getByRole("listitem").filter({ hasText: name });
const send = (page) => page.getByRole("button", { name: /^(Upload \d|上传 \d)/ });

/** Drops so many small files that are no images, as a person would drop them; says how long that held the page up, and what did later. */
async function dropMany(page, count) {
  const transfer = await page.evaluateHandle((many) => {
    const made = new DataTransfer();
    for (let i = 0; i < many; i++) made.items.add(new File([`file ${i} of ${Math.random()}`], `IMG_${i}.jpg`));
    return made;
  }, count);
  return page.evaluate((dataTransfer) => {
    window.longest = 0;
    let last = performance.now();
    const frame = (now) => {
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const begun = performance.now();
    document.querySelector("main section").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    return performance.now() - begun;
  }, transfer);
}

describe("uploading", () => {
  test("tells of each file what it is, and nothing is sent before somebody says so", async () => {
    const known = image(`known ${number()}.png`);
    const masterId = await photograph(known.name, null, { title: `Known ${number()}` }, known.buffer);
    const { title } = await call("GET", `/api/v1/masters/${masterId}`);
    const page = await opened();
    await picture(page, "upload-empty");
    const fresh = `fresh ${number()}.png`;
    const first = image(fresh);
    await choose(page, [first, { ...first, name: "the same.png" }, known, { name: "letter.jpg", mimeType: "image/jpeg", buffer: Buffer.from(`no image ${number()}`) }]);
    await line(page, known.name).getByRole("link", { name: title }).waitFor();
    await line(page, "the same.png").getByText(`The same file as ${fresh}`).waitFor();
    await line(page, fresh).first().getByText("Not in the library yet").waitFor();
    const brand = `Brand ${number()}`;
    await page.getByRole("combobox", { name: "Brand" }).fill(brand);
    await page.getByRole("combobox", { name: "Tags" }).fill("linen");
    await page.keyboard.press("Enter");
    await page.getByLabel("Our own work").check();
    await picture(page, "upload-checked");
    await send(page).click();
    await line(page, fresh).first().getByRole("link", { name: "New in the library" }).waitFor();
    await line(page, "letter.jpg").getByText(/no image that can be read/).waitFor();
    forgive();
    await page.getByText("1 image was recorded as own work.").waitFor();
    await page.getByRole("status").filter({ hasText: "Done: 1 new, 2 duplicates, 1 not taken." }).waitFor({ state: "attached" });
    await page.getByRole("group", { name: "Show" }).getByRole("button", { name: "Not taken 1" }).click();
    assert.equal(await page.getByRole("listitem").count(), 1);
    await page.getByRole("group", { name: "Show" }).getByRole("button", { name: /^All/ }).click();
    await page.waitForFunction(() => [...document.images].filter((each) => each.naturalWidth > 0).length >= 3);
    await picture(page, "upload-done");
    await line(page, fresh).first().getByRole("link", { name: "New in the library" }).click();
    await page.getByRole("heading", { level: 1, name: fresh }).waitFor();
    const made = await call("GET", `/api/v1/masters/${page.url().split("/masters/")[1].split("?")[0]}`);
    assert.equal(made.brand, brand);
    assert.deepEqual(made.tags, ["linen"]);
    assert.equal(made.rights.known, true);
    await page.goBack();
    await line(page, "letter.jpg").waitFor();
  });

  test("goes on after the connection was lost", async () => {
    const page = await opened();
    const name = `offline ${number()}.png`;
    await choose(page, [image(name)]);
    await line(page, name).getByText("Not in the library yet").waitFor();
    await page.context().setOffline(true);
    await send(page).click();
    await page.getByRole("status").filter({ hasText: "The server does not answer" }).waitFor();
    await picture(page, "upload-offline");
    await page.context().setOffline(false);
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor();
    forgive();
  });

  test("waits when the server asks for it", async () => {
    const page = await opened();
    const name = `busy ${number()}.png`;
    const refuse = (status, code, headers = {}) => ({
      status,
      headers: { "Content-Type": "application/problem+json", ...headers },
      body: JSON.stringify({ status, code, params: {}, detail: code }),
    });
    await page.route("**/api/v1/masters?*", (route) => route.fulfill(refuse(429, "too-many-requests", { "Retry-After": "600" })), { times: 1 });
    await choose(page, [image(name)]);
    await send(page).click();
    await page.getByRole("status").filter({ hasText: "asked for a pause" }).waitFor();
    await page.getByRole("button", { name: "Go on now" }).click();
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor();
    forgive();
  });

  test("goes on when somebody whose session has ended signs in again", async () => {
    const { token } = await person("marketer");
    const page = await visit();
    await signIn(page, token, "/upload");
    const name = `session ${number()}.png`;
    await choose(page, [image(name)]);
    await line(page, name).getByText("Not in the library yet").waitFor();
    assert.equal(await page.getByLabel("Our own work").count(), 0, "licences are not for marketers");
    await page.context().clearCookies();
    await send(page).click();
    await page.getByLabel("Access token").fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor();
  });

  test("is for those who may put images in", async () => {
    const { token } = await person("finance");
    const page = await visit();
    await signIn(page, token);
    assert.equal(await page.getByRole("link", { name: "Upload" }).count(), 0);
    await page.goto("/upload");
    await page.getByText("Uploading is not for your role").waitFor();
  });
});

describe("a large file", () => {
  const PIECE = 8 * 1024 * 1024;
  const large = (name) => ({ name, mimeType: "image/png", buffer: noise(2_400) });

  /** Where each piece that was sent began; `broken` says which of them find no connection. */
  async function pieces(page, broken) {
    const offsets = [];
    await page.route("**/api/v1/uploads/*", async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      offsets.push(Number(route.request().headers()["upload-offset"]));
      return broken(offsets.length) ? route.abort("connectionreset") : route.continue();
    });
    return offsets;
  }

  test("goes on from where the connection broke", async () => {
    const page = await opened();
    const name = `large ${number()}.png`;
    const offsets = await pieces(page, (count) => count === 2);
    await choose(page, [large(name)]);
    await send(page).click();
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor({ timeout: 60_000 });
    assert.deepEqual(offsets, [0, PIECE, PIECE, 2 * PIECE]);
    forgive();
  });

  test("goes on after the page was loaded anew", async () => {
    const page = await opened();
    page.on("dialog", (dialog) => dialog.accept());
    const name = `again ${number()}.png`;
    const file = large(name);
    let away = true;
    const offsets = await pieces(page, (count) => away && count > 1);
    await choose(page, [file]);
    await send(page).click();
    await page.getByRole("status").filter({ hasText: "The server does not answer" }).waitFor({ timeout: 60_000 });
    await page.reload();
    await page.getByText("Drop images or folders here").waitFor();
    away = false;
    offsets.length = 0;
    await choose(page, [file]);
    await send(page).click();
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor({ timeout: 60_000 });
    assert.deepEqual(offsets, [PIECE, 2 * PIECE]);
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("reprise.upload")).length), 0);
    forgive();
  });

  test("that is taken off the list is given up at the server too", async () => {
    const page = await opened();
    const name = `off ${number()}.png`;
    await pieces(page, (count) => count > 1);
    const deleted = page.waitForRequest((request) => request.method() === "DELETE" && request.url().includes("/uploads/"));
    await page.route("**/api/v1/uploads/*", (route) => (route.request().method() === "PATCH" ? new Promise(() => undefined) : route.fallback()));
    await choose(page, [large(name)]);
    await send(page).click();
    await line(page, name).getByText("Sending").waitFor();
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("reprise.upload")));
    await picture(page, "upload-sending");
    await page.getByRole("button", { name: `Take ${name} off the list` }).click();
    await deleted;
    forgive();
  });
});

describe("the list", () => {
  test("of five thousand files stays quick, and each is found in it", async () => {
    const page = await opened();
    const taking = await dropMany(page, 5_000);
    await page.getByRole("button", { name: "Upload 5,000 files" }).waitFor();
    await page.getByRole("button", { name: "Open 5,000" }).click();
    await line(page, "IMG_0.jpg").getByText("Not in the library yet").waitFor();
    const { shown, longest } = await page.evaluate(() => ({ shown: document.querySelectorAll("[role=listitem]").length, longest: window.longest }));
    assert.ok(shown < 60, `${shown} lines are in the document`);
    assert.ok(longest < 1_000, `a frame took ${longest} ms, of which taking the files ${taking} ms`);
    await page.keyboard.press("End");
    await line(page, "IMG_4999.jpg").getByText("Not in the library yet").waitFor({ timeout: 60_000 });
    await picture(page, "upload-many");
    await page.getByRole("button", { name: "Empty the list" }).click();
    await page.getByText("Drop images or folders here").waitFor();
  });

  test("is in Chinese, in the dark, and fits a telephone", async () => {
    const page = await opened({ locale: "zh-CN", colorScheme: "dark" });
    await picture(page, "upload-zh-dark-empty");
    const name = `深色 ${number()}.png`;
    await choose(page, [image(name), { name: "坏文件.jpg", mimeType: "image/jpeg", buffer: Buffer.from(number()) }]);
    await send(page).click();
    await line(page, name).getByRole("link", { name: "已加入素材库" }).waitFor();
    await line(page, "坏文件.jpg").getByText(/无法作为图片读取/).waitFor();
    forgive();
    await picture(page, "upload-zh-dark");
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, "upload-phone");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    const small = await opened({ viewport: { width: 360, height: 780 } });
    await choose(small, [image(name)]);
    await line(small, name).getByText("Not in the library yet").waitFor();
    await picture(small, "upload-phone-en");
    assert.ok((await small.getByRole("searchbox").boundingBox()).width > 90);
  });

  test("is worked with by the keyboard alone", async () => {
    const page = await opened();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).focus();
    await page.keyboard.press("Enter");
    const name = `keys ${number()}.png`;
    await (await chooser).setFiles([image(name)]);
    await line(page, name).getByText("Not in the library yet").waitFor();
    await send(page).focus();
    await page.keyboard.press("Enter");
    await line(page, name).getByRole("link", { name: "New in the library" }).waitFor();
    await page.getByRole("button", { name: `Take ${name} off the list` }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Drop images or folders here").waitFor();
  });
});
