/** What a rule asks, taken apart so that it can be said in any language; what is not understood stays as it is. */
export type Required =
  | { kind: "bound"; sign: "≥" | "≤"; value: number; unit: Unit }
  | { kind: "any"; values: string[] }
  | { kind: "white" | "absent" }
  | { kind: "raw"; text: string };

export type Unit = "pixels" | "bytes" | "percent" | "megapixels" | "times" | "none";

/** The unit that a metric is measured in (docs/api.md says which there are). */
const UNITS: Record<string, Unit> = {
  "longest-side": "pixels",
  width: "pixels",
  height: "pixels",
  bytes: "bytes",
  "fill-longest-axis": "percent",
  megapixels: "megapixels",
  "source-scale": "times",
};

/** Formats by the names that people know; all others are names already. */
const NAMES: Record<string, string> = { srgb: "sRGB", rgb: "RGB", "adobe-rgb": "Adobe RGB", "display-p3": "Display P3", webp: "WebP" };
const FORMATS = ["jpeg", "png", "gif", "tiff", "bmp", "heic", "avif"];

export function readRequired(metric: string, required: string): Required {
  const bound = /^([<>])= (-?\d+(?:\.\d+)?)$/.exec(required);
  if (bound) {
    return { kind: "bound", sign: bound[1] === ">" ? "≥" : "≤", value: Number(bound[2]), unit: UNITS[metric] ?? "none" };
  }
  if (required.startsWith("white")) return { kind: "white" };
  if (required === "absent") return { kind: "absent" };
  if (metric === "format" || metric === "colour-space") {
    return { kind: "any", values: required.split(" | ").map(nameOf) };
  }
  return { kind: "raw", text: required };
}

export const nameOf = (value: string): string => NAMES[value] ?? (FORMATS.includes(value) ? value.toUpperCase() : value);

/** A source is a sentence; what is an address in it leads there. */
export function partsOf(source: string): { text: string; link: boolean }[] {
  return source
    .split(/(https?:\/\/[^\s),;]*[^\s),;.])/)
    .map((text, index) => ({ text, link: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** Sources are dated by what they say: mostly a day, some only a month, a year or a remark. */
export const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));

/** Which profile, of which day, as known when; it is all in the page's address. */
export type Shown = { profile?: string; on?: string; asOf?: string };

export function parseShown(address: Record<string, unknown>): Shown {
  const shown: Shown = {};
  if (typeof address.profile === "string" && /^[a-z0-9][a-z0-9-]*$/.test(address.profile)) shown.profile = address.profile;
  if (typeof address.on === "string" && isDay(address.on)) shown.on = address.on;
  if (typeof address.asOf === "string" && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(address.asOf) && !Number.isNaN(Date.parse(address.asOf))) {
    shown.asOf = address.asOf;
  }
  return shown;
}
