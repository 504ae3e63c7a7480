import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { after, afterEach, before } from "node:test";
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

/** Where pictures of the page go, to be looked at; none are taken without it. */
const pictures = process.env.E2E_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
export const picture = (page, name) => (pictures ? page.screenshot({ path: `${pictures}/${name}.png` }) : Promise.resolve());

/** Opens pages for the tests of a file; when its test ends, each must have had nothing to complain about. */
export function visits() {
  let browser;
  let opened = [];
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
  afterEach(async () => {
    const complaints = opened.flatMap((each) => each.complaints);
    await Promise.all(opened.map((each) => each.context.close()));
    opened = [];
    assert.deepEqual(complaints, []);
  });
  const visit = async (options) => {
    const visited = await open(browser, options);
    opened.push(visited);
    return visited.page;
  };
  /** For a test that makes the server refuse: the browser says so, and that is no fault. */
  const forgive = () => opened.forEach((each) => (each.complaints.length = 0));
  return { visit, forgive };
}

export async function launch() {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error("no Chromium found; install one and name it in CHROMIUM");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

/** A page whose complaints fail the test: errors, refused resources, breaches of the content security policy. */
async function open(browser, options = {}) {
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
