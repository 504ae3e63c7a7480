import type { Schemas } from "../../api/client";

type Variant = Schemas["VariantBody"];
type Profile = Schemas["ProfileBody"];
export type Conformance = Schemas["ConformanceBody"];

/** The file of one variant that shows one version of the image. */
export interface File {
  version: number;
  width: number;
  height: number;
  format: string;
  bytes: number;
  sha256: string;
  /** Absent where the rules of the day were none. */
  conformance: Conformance | undefined;
  live: number;
  /** Whether it is what the variant gives out, and not what it gave out before. */
  current: boolean;
}

export interface Cell {
  version: number;
  file: File | undefined;
  /** What was asked for and is not there: it is waited for, or came to nothing for that reason. */
  missing: { state: "requested" } | { state: "failed"; code: string } | undefined;
  /** A file that is given out although the image has a newer version. */
  stale: boolean;
}

export interface Row {
  variant: Variant;
  cells: Cell[];
}

export interface Group {
  channel: string;
  rows: Row[];
}

/** The variants by channel, in the order the server has channels and profiles in; one cell for each of the versions. */
export function groupsOf(variants: readonly Variant[], versions: readonly number[], profiles: readonly Profile[]): Group[] {
  const place = new Map(profiles.map((profile, index) => [profile.profile, { channel: profile.channel, index }]));
  const placed = variants.map((variant) => ({ variant, ...(place.get(variant.profile) ?? { channel: "", index: profiles.length }) }));
  placed.sort((one, other) => one.index - other.index || one.variant.profile.localeCompare(other.variant.profile));
  const groups = new Map<string, Row[]>();
  for (const { variant, channel } of placed) {
    const rows = groups.get(channel) ?? [];
    rows.push({ variant, cells: versions.map((version) => cellOf(variant, version)) });
    groups.set(channel, rows);
  }
  return [...groups].map(([channel, rows]) => ({ channel, rows }));
}

function cellOf(variant: Variant, version: number): Cell {
  const file = fileOf(variant, version);
  const asked = variant.wantedVersion === version && variant.state !== "derived";
  return {
    version,
    file,
    missing: !asked
      ? undefined
      : variant.state === "failed"
        ? { state: "failed", code: variant.failure ?? "no-outcome" }
        : { state: "requested" },
    stale: file?.current === true && variant.stale,
  };
}

function fileOf(variant: Variant, version: number): File | undefined {
  if (variant.width != null && variant.height != null && variant.masterVersion === version) {
    return {
      version,
      width: variant.width,
      height: variant.height,
      format: variant.format ?? "",
      bytes: variant.bytes ?? 0,
      sha256: variant.sha256 ?? "",
      conformance: variant.conformance,
      live: variant.live,
      current: true,
    };
  }
  const earlier = variant.earlier.find(({ masterVersion }) => masterVersion === version);
  return earlier && { ...earlier, version, current: false };
}

/** Where the arrow keys lead from a cell; at an edge it stays. */
export function step(key: string, row: number, column: number, rows: number, columns: number): [number, number] | undefined {
  const clamp = (value: number, end: number) => Math.min(Math.max(value, 0), end - 1);
  switch (key) {
    case "ArrowUp":
      return [clamp(row - 1, rows), column];
    case "ArrowDown":
      return [clamp(row + 1, rows), column];
    case "ArrowLeft":
      return [row, clamp(column - 1, columns)];
    case "ArrowRight":
      return [row, clamp(column + 1, columns)];
    case "Home":
      return [row, 0];
    case "End":
      return [row, columns - 1];
    default:
      return undefined;
  }
}
