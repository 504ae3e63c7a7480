import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { call, server, token } from "./browser.mjs";

/** A picture that nobody has put in before: a patterned thing on a ground. */
export function png(side, ground, share) {
  const line = side * 3 + 1;
  const pixels = Buffer.alloc(line * side, ground);
  const margin = Math.round((side * (1 - share)) / 2);
  const hue = [40 + Math.random() * 160, 40 + Math.random() * 160, 40 + Math.random() * 160];
  for (let y = 0; y < side; y++) {
    pixels[y * line] = 0;
    if (y < margin || y >= side - margin) continue;
    for (let x = margin; x < side - margin; x++) {
      const shade = ((x >> 5) + (y >> 5)) % 2 === 0 ? 0.75 : 1;
      for (let c = 0; c < 3; c++) pixels[y * line + 1 + x * 3 + c] = hue[c] * shade;
    }
  }
  return encoded(side, pixels);
}

/** A picture that cannot be made smaller: a square of noise, three bytes for each of its pixels. */
export function noise(side) {
  const pixels = randomBytes((side * 3 + 1) * side);
  for (let y = 0; y < side; y++) pixels[y * (side * 3 + 1)] = 0;
  return encoded(side, pixels);
}

function encoded(side, pixels) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A master with a file of that profile, or with no variant for null. */
export async function photograph(name, profile = "amazon-main", meta = {}, bytes = png(1700, 255, 0.92)) {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type: "image/png" }), name);
  form.set("meta", new Blob([JSON.stringify(meta)], { type: "application/json" }));
  const answer = await fetch(`${server}/api/v1/masters`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { masterId } = await answer.json();
  if (profile !== null) await derive(masterId, profile);
  return masterId;
}

async function derive(masterId, profile) {
  let job = await call("POST", `/api/v1/masters/${masterId}/variants`, { profiles: [profile] });
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
    job = await call("GET", `/api/v1/jobs/${job.id}`);
  } while (["queued", "running"].includes(job.state));
}

/** Imports a report: a line each of what a master came to yesterday. */
export async function report(place, lines) {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const rows = lines.map((line) => [yesterday, place.channel, place.market, ...line].join(","));
  const head = "date,channel,market,master,impressions,clicks,orders,returns,revenue,currency";
  const answer = await fetch(`${server}/api/v1/performance/reports`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "text/csv" },
    body: [head, ...rows, ""].join("\n"),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { rejectedRows } = await answer.json();
  if (rejectedRows !== 0) throw new Error(`${rejectedRows} rows were refused`);
}

/** A licence of an agency for Amazon in the United States, for thirty days unless told otherwise. */
export const license = (masterId, more = {}) =>
  call("POST", "/api/v1/licences", {
    masterIds: [masterId],
    kind: "licensed",
    licensor: "Agentur Nord",
    creditLine: "Photo: Agentur Nord",
    channels: ["amazon"],
    territories: ["US"],
    except: [],
    until: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    ...more,
  });

/** A profile of Amazon with a rule that no picture here can keep. */
export async function strict() {
  const { items } = await call("GET", "/api/v1/profiles");
  if (items.some(({ profile }) => profile === "e2e-strict")) return;
  await call("PUT", "/api/v1/profiles/e2e-strict", {
    channel: "amazon",
    name: "Strict",
    markets: [],
    role: "main",
    effectiveFrom: "2026-01-01",
    rules: [
      { name: "min-width", metric: "width", required: { atLeast: 5000 }, source: "For tests", evidence: "official" },
    ],
    rendering: { width: 800, height: 800, fit: "pad-white", format: "jpeg", quality: 90, maxBytes: null, upscale: false },
  });
}
