import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** The server under test, and the token of an administrator there. */
export const server = required("REPRISE_URL").replace(/\/$/, "");
export const token = required("REPRISE_TOKEN");

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: the browser tests need a running server`);
  }
  return value;
}

export async function launch() {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error("no Chromium found; install one and name it in CHROMIUM");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

/** A page whose complaints fail the test: errors, refused resources, breaches of the content security policy. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ baseURL: server, locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.E2E_TIMEOUT ?? 20_000));
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // Being asked to sign in is no fault: the browser says so of each 401.
    if (message.type() === "error" && !message.text().includes("status of 401")) {
      complaints.push(message.text());
    }
  });
  return { context, page, complaints };
}

export async function signIn(page, secret = token, path = "/") {
  await page.goto(path);
  await page.getByLabel(/^(Access token|访问令牌)$/).fill(secret);
  await page.getByRole("button", { name: /^(Sign in|登录)$/ }).click();
  await page.getByRole("search").waitFor();
}

/** A call of the API, for what a test needs to be there. */
export async function raw(method, path, body, headers = {}) {
  const answer = await fetch(server + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }), ...headers },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
  return { body: answer.status === 204 ? null : await answer.json(), headers: answer.headers };
}

export const call = async (method, path, body) => (await raw(method, path, body)).body;

/** A new person of that role, with a token. */
export async function person(role) {
  const { id } = await call("POST", "/api/v1/users", { name: `${role} ${Date.now()} ${Math.floor(Math.random() * 1e6)}`, role });
  const { token: secret } = await call("POST", "/api/v1/tokens", { name: "e2e", userId: id });
  return { id, token: secret };
}
