import type { Language } from "../../i18n/language";
import type { Field } from "./useFields";

/** A value as the server has it: a text, a number, a truth value, or several texts or numbers. */
export type FieldValue = string | number | boolean | (string | number)[];
export type FieldValues = Record<string, FieldValue>;

type Labels = Field["labels"];

export const labelOf = (labels: Labels, language: Language): string => (language === "zh-CN" ? labels["zh-CN"] : labels.en) ?? labels.en ?? "";

/** Whether a master of this category has such a field; a category is for everything beneath it. */
export function appliesTo(field: Field, category: string): boolean {
  const own = category.trim().toLowerCase();
  return (
    field.categories.length === 0 ||
    field.categories.map((each) => each.toLowerCase()).some((each) => own === each || own.startsWith(`${each}/`))
  );
}

/** What is to be written of a master of this category: the fields for it, and those that have a value already. */
export const fieldsFor = (fields: readonly Field[], category: string, values: FieldValues): Field[] =>
  fields.filter((field) => (!field.retired && appliesTo(field, category)) || (field.key in values && !field.retired));

/** What a person reads of a value. */
export function shownValue(
  field: Field | undefined,
  value: unknown,
  words: { language: Language; number: (value: number) => string; day: (iso: string) => string; yes: string; no: string },
): string {
  if (Array.isArray(value)) return value.map((each) => shownValue(field, each, words)).join(", ");
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") {
    const number = words.number(value);
    return field?.unit ? `${number} ${field.unit}` : number;
  }
  const text = String(value ?? "");
  if (field?.type === "choice") {
    const choice = field.choices.find(({ key }) => key === text);
    return choice?.labels ? labelOf(choice.labels, words.language) || text : text;
  }
  return field?.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? words.day(text) : text;
}

/** A number as people type it, with the comma of their language too; what is none goes out as it is, to be refused. */
export const numberOf = (typed: string): string => typed.trim().replace(/^(-?\d+),(\d+)$/, "$1.$2");

/** One writing for what means the same: the server gives numbers, a form gives texts. */
export const valueMeaning = (value: FieldValue): string => JSON.stringify([value].flat().map((each) => String(each).trim()));

export const isNothing = (value: FieldValue): boolean =>
  Array.isArray(value) ? value.length === 0 : typeof value === "string" && value.trim() === "";
