import type { Schemas } from "../../api/client";

export type Recipe = Schemas["RecipeBody"];
export type Definition = Schemas["DefinitionBody"];
export type Overlay = Schemas["OverlayBody"];

export const CROPS = ["none", "whole", "frame", "smart", "content"] as const;
export const GROUNDS = ["none", "fill", "replace"] as const;
export const POSITIONS = ["top-left", "top", "top-right", "left", "centre", "right", "bottom-left", "bottom", "bottom-right"] as const;
export const FORMATS = ["", "jpeg", "webp", "avif", "png"] as const;

/** A recipe while it is written; empty texts say nothing. Shares are in per cent, as people speak of them. */
export interface Draft {
  name: string;
  label: string;
  crop: (typeof CROPS)[number];
  margin: number;
  ground: (typeof GROUNDS)[number];
  groundColour: string;
  brightness: number;
  saturation: number;
  tint: string;
  strength: number;
  sharpen: number;
  overlays: OverlayDraft[];
  aiLabel: string;
  aiPosition: string;
  format: string;
  small: boolean;
}

export interface OverlayDraft {
  picture: string | undefined;
  text: string;
  position: string;
  size: number;
  colour: string;
  ground: string;
}

const share = (value: number | undefined | null, usual: number) => Math.round((value ?? usual) * 100);

export const TEXT: OverlayDraft = { picture: undefined, text: "", position: "top-left", size: 7, colour: "#ffffff", ground: "#1d5a46" };

export function draftOf(recipe: Recipe | undefined): Draft {
  const d: Definition = recipe?.definition ?? {};
  return {
    name: recipe?.recipe ?? "",
    label: recipe?.label ?? "",
    crop: (d.crop?.kind as Draft["crop"] | undefined) ?? "none",
    margin: share(d.crop?.margin, 0.05),
    ground: (d.background?.kind as Draft["ground"] | undefined) ?? "none",
    groundColour: d.background?.colour ?? "#ffffff",
    brightness: share(d.tone?.brightness, 1),
    saturation: share(d.tone?.saturation, 1),
    tint: d.tone?.tint ?? "",
    strength: share(d.tone?.strength, 0.3),
    sharpen: share(d.sharpen, 0),
    overlays: (d.overlays ?? []).map((each) => ({
      picture: each.picture ?? undefined,
      text: each.text ?? "",
      position: each.position ?? "top-right",
      size: share(each.size, 0.07),
      colour: each.colour ?? "#ffffff",
      ground: each.ground ?? "",
    })),
    aiLabel: d.aiLabel?.text ?? "",
    aiPosition: d.aiLabel?.position ?? "bottom-right",
    format: d.output?.format ?? "",
    small: d.output?.small ?? false,
  };
}

/** What the server takes; a fixed crop and what else this form does not show is kept as it was. */
export function definitionOf(draft: Draft, before: Definition | undefined): Definition {
  const toned = draft.brightness !== 100 || draft.saturation !== 100 || draft.tint !== "";
  return {
    ...(draft.crop === "none" ? {} : { crop: { ...before?.crop, kind: draft.crop, margin: draft.margin / 100 } }),
    ...(draft.ground !== "none" && { background: { kind: draft.ground, colour: draft.groundColour } }),
    ...(toned && {
      tone: {
        contrast: before?.tone?.contrast,
        brightness: draft.brightness / 100,
        saturation: draft.saturation / 100,
        ...(draft.tint !== "" && { tint: draft.tint, strength: draft.strength / 100 }),
      },
    }),
    ...(draft.sharpen > 0 && { sharpen: draft.sharpen / 100 }),
    overlays: draft.overlays
      .filter(({ picture, text }) => picture !== undefined || text.trim() !== "")
      .map(({ picture, text, position, size, colour, ground }) => ({
        ...(picture === undefined ? { text: text.trim(), colour, ...(ground !== "" && { ground }) } : { picture }),
        position,
        size: size / 100,
      })),
    ...(draft.aiLabel.trim() !== "" && { aiLabel: { text: draft.aiLabel.trim(), position: draft.aiPosition } }),
    ...((draft.format !== "" || draft.small || before?.output) && {
      output: { ...before?.output, format: draft.format === "" ? undefined : draft.format, small: draft.small || undefined },
    }),
  };
}

/** A name for the address, made of what people call it. */
export const nameOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
