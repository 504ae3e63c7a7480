// Scrolls through the library in a browser and prints, as JSON, how long frames took and how long rows were awaited.
// REPRISE_URL and REPRISE_TOKEN name the server; the argument says how many windows to measure.
import { deflateSync, crc32 } from "node:zlib";
import { launch, server, signIn } from "../e2e/browser.mjs";

const windows = Number(process.argv[2] ?? 3);
const WHEEL = { steps: 120, by: 160 };
const JUMPS = 5;
const DRAG = 90;

/** The masters of the synthetic index have no bytes; each thumbnail is this picture of 512 × 512 pixels. */
function thumbnail() {
  const side = 512;
  const rows = Buffer.alloc((side * 3 + 1) * side);
  for (let at = 0; at < rows.length; at++) rows[at] = at % (side * 3 + 1) === 0 ? 0 : (at * 31) % 251;
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, side >> 8, side & 255, 0, 0, side >> 8, side & 255, 8, 2, 0, 0, 0]);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const browser = await launch();
const context = await browser.newContext({ baseURL: server, locale: "en-GB", viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const picture = thumbnail();
let asked = 0;
await page.route("**/preview?**", (route) => route.fulfill({ contentType: "image/png", body: picture, headers: { "Cache-Control": "private, max-age=600" } }));
page.on("request", (request) => (asked += request.url().includes("/api/v1/search") ? 1 : 0));

await signIn(page, undefined, "/?sort=newest");
await page.locator("[data-master]").first().waitFor();
await page.evaluate(() => {
  window.frames_ = [];
  let before = performance.now();
  const frame = (now) => {
    window.frames_.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.settled = () =>
    new Promise((resolve) => {
      const start = performance.now();
      const look = () => {
        const tiles = [...document.querySelectorAll("[data-tile]")].filter((tile) => {
          const { top, bottom } = tile.getBoundingClientRect();
          return bottom > 60 && top < window.innerHeight;
        });
        if (tiles.length > 0 && tiles.every((tile) => tile.dataset.master)) resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      // The event of the scrolling comes with the next frame.
      requestAnimationFrame(() => requestAnimationFrame(look));
    });
});

const height = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
async function jump(share) {
  const to = Math.round((await height()) * share);
  return page.evaluate((top) => {
    window.scrollTo({ top, behavior: "instant" });
    return window.settled();
  }, to);
}
async function wheel() {
  await page.mouse.move(800, 500);
  await page.evaluate(() => (window.frames_.length = 0));
  for (let step = 0; step < WHEEL.steps; step++) await page.mouse.wheel(0, WHEEL.by);
  await page.evaluate(() => window.settled());
  return page.evaluate(() => window.frames_.slice());
}
/** The scroll bar from top to bottom, a step in each frame. */
async function drag() {
  await jump(0);
  const before = asked;
  await page.evaluate(() => (window.frames_.length = 0));
  await page.evaluate(
    ([steps, tall]) =>
      new Promise((resolve) => {
        let step = 0;
        const next = () => {
          window.scrollTo({ top: (tall * ++step) / steps, behavior: "instant" });
          if (step < steps) requestAnimationFrame(next);
          else resolve();
        };
        requestAnimationFrame(next);
      }),
    [DRAG, await height()],
  );
  const frames = await page.evaluate(() => window.frames_.slice());
  await page.evaluate(() => window.settled());
  return { frames, asked: asked - before };
}

const measured = { top: [], middle: [], drag: [], asked: [], jumps: [] };
for (let window = 0; window < windows; window++) {
  await jump(0);
  measured.top.push(await wheel());
  await jump(0.3 + 0.4 * Math.random());
  measured.middle.push(await wheel());
  const dragged = await drag();
  measured.drag.push(dragged.frames);
  measured.asked.push(dragged.asked);
  for (let number = 0; number < JUMPS; number++) measured.jumps.push(await jump(0.02 + 0.98 * Math.random()));
  console.error(`${window + 1} of ${windows} windows`);
}
await browser.close();
console.log(JSON.stringify(measured));
