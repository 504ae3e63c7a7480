import { describe, test } from "node:test";
import { picture, token, visits } from "./browser.mjs";

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
