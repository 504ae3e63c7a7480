import { numberOf } from "./field";
import type { Field, FieldForm } from "./useFields";

export const TYPES = ["text", "long-text", "number", "integer", "boolean", "date", "choice", "url"] as const;
export type Type = (typeof TYPES)[number];

/** @param old whether masters may have it, so that it can only be retired */
export interface ChoiceDraft {
  key: string;
  en: string;
  zh: string;
  retired: boolean;
  old: boolean;
}

/** A definition while it is written; every text may be empty yet. */
export interface FieldDraft {
  key: string;
  en: string;
  zh: string;
  type: Type;
  unit: string;
  min: string;
  max: string;
  choices: ChoiceDraft[];
  multi: boolean;
  required: boolean;
  categories: string[];
  order: string;
}

export const draftOf = (field: Field | undefined, last: number): FieldDraft => ({
  key: field?.key ?? "",
  en: field?.labels.en ?? "",
  zh: field?.labels["zh-CN"] ?? "",
  type: (field?.type as Type | undefined) ?? "text",
  unit: field?.unit ?? "",
  min: field?.min === undefined ? "" : String(field.min),
  max: field?.max === undefined ? "" : String(field.max),
  choices:
    field?.choices.map(({ key, labels, retired }) => ({ key: key ?? "", en: labels?.en ?? "", zh: labels?.["zh-CN"] ?? "", retired: retired ?? false, old: true })) ?? [],
  multi: field?.multi ?? false,
  required: field?.required ?? false,
  categories: field?.categories ?? [],
  order: String(field?.order ?? last + 10),
});

export const isNumeric = (type: Type) => type === "number" || type === "integer";
export const mayBeMany = (type: Type) => type !== "long-text" && type !== "boolean";

/** What an existing field may become: every value of the one is one of the other. */
export const typesFor = (field: Field | undefined): readonly Type[] =>
  field === undefined ? TYPES : field.type === "integer" ? ["integer", "number"] : [field.type as Type];

/** A key made of a label: letters and digits of ASCII, words joined by hyphens. */
export const keyOf = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 64);

/** A number goes out as one where it is one; what is none is the server's to refuse. */
const bound = (typed: string) => (typed.trim() === "" ? undefined : (Number(numberOf(typed)) as number));

/** What nobody can have meant is left out: rows without a word, and what another type has. */
export function formOf(draft: FieldDraft): FieldForm {
  const { type } = draft;
  const min = isNumeric(type) ? bound(draft.min) : undefined;
  const max = isNumeric(type) ? bound(draft.max) : undefined;
  return {
    labels: { en: draft.en, "zh-CN": draft.zh },
    type,
    ...(isNumeric(type) && draft.unit.trim() !== "" && { unit: draft.unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(type === "choice" && { choices: written(draft.choices).map(({ key, en, zh, retired }) => ({ key: key.trim() || keyOf(en), labels: { en, "zh-CN": zh }, retired })) }),
    multi: draft.multi && mayBeMany(type),
    required: draft.required,
    categories: draft.categories,
    order: Number(draft.order) || 0,
  };
}

/** Rows in which something stands. */
export const written = (choices: readonly ChoiceDraft[]): ChoiceDraft[] => choices.filter(({ key, en, zh, old }) => old || `${key}${en}${zh}`.trim() !== "");
