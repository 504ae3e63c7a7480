import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { call, picture, server, signIn, token, visits } from "./browser.mjs";

const { visit, forgive } = visits();
const SEARCH = "**/api/v1/search?*";
const refuse = (status, code, headers = {}) => (route) =>
  route.fulfill({ status, headers, contentType: "application/problem+json", body: JSON.stringify({ status, code, params: {} }) });
const someImages = (page) => page.getByRole("main").getByRole("listitem").first().getByRole("link").first();

describe("a server that refuses", () => {
  for (const [what, answer, said] of [
    ["is gone", (route) => route.abort("connectionrefused"), "The server does not answer. Check the connection and try again."],
    ["has no search", refuse(503, "search-unavailable", { "Retry-After": "1" }), /^Search does not answer just now/],
    ["was asked too often", refuse(429, "too-many-requests", { "Retry-After": "1" }), /^That was a lot at once/],
  ]) {
    test(`because it ${what} is said to, and asked again at a click`, async () => {
      const page = await visit();
      await page.route(SEARCH, answer);
      await page.goto("/");
      await page.getByLabel("Access token").fill(token);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText(said).waitFor();
      await picture(page, `refused-${what.replaceAll(" ", "-")}`);
      await page.unroute(SEARCH);
      await page.getByRole("button", { name: "Try again" }).click();
      await someImages(page).waitFor();
      forgive();
    });
  }
});

describe("a session that has ended", () => {
  test("is begun anew where it ended", async () => {
    const { items } = await call("GET", "/api/v1/search?size=1");
    const address = `/masters/${items[0].masterId}?tab=rights`;
    const page = await visit();
    await signIn(page, undefined, address);
    const { csrf } = await page.evaluate(async () => (await fetch("/api/v1/me")).json());
    await page.evaluate(async (sent) => fetch("/api/v1/session", { method: "DELETE", headers: { "X-CSRF-Token": sent } }), csrf);
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByLabel("Access token").fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("tab", { name: "History", selected: true }).waitFor();
    assert.equal(page.url(), `${server}/masters/${items[0].masterId}?tab=history`);
    forgive();
  });
});
