import type { Schemas } from "../../api/client";
import { type FieldValues, isNothing, valueMeaning } from "../field/field";
import type { Master } from "./useMaster";

export type Product = Schemas["Product"];

/** What people write about an image, as the form has it: a text that is not there is empty. */
export interface Draft {
  title: string;
  brand: string;
  description: string;
  category: string;
  assetClass: string;
  tags: string[];
  products: Product[];
  fields: FieldValues;
}

export type Member = keyof Draft;

export const MEMBERS: readonly Member[] = ["title", "brand", "description", "category", "assetClass", "tags", "products", "fields"];

export const draftOf = (master: Master): Draft => ({
  title: master.title ?? "",
  brand: master.brand ?? "",
  description: master.description ?? "",
  category: master.category ?? "",
  assetClass: master.assetClass,
  tags: master.tags,
  products: master.products,
  fields: master.fields as FieldValues,
});

/** One writing for what means the same, so that two states can be compared. */
const meaning = (draft: Draft, member: Member): string => {
  const value = draft[member];
  if (member === "products") {
    return JSON.stringify(draft.products.map(tidied));
  }
  if (member === "fields") {
    return JSON.stringify(
      Object.entries(draft.fields)
        .filter(([, each]) => !isNothing(each))
        .map(([name, each]) => [name, valueMeaning(each)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
  return JSON.stringify(typeof value === "string" ? value.trim() : value);
};

export const changed = (from: Draft, to: Draft): Member[] =>
  MEMBERS.filter((member) => meaning(from, member) !== meaning(to, member));

/** Tags as they were typed or pasted, several at once too, with the marks of either language between them. */
export const tagsOf = (typed: readonly string[]): string[] => [
  ...new Set(
    typed
      .flatMap((tag) => tag.split(/[,，;；、\n]/))
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

const tidied = ({ gtin, sku, name }: Product): Product => ({
  ...(gtin?.trim() && { gtin: gtin.trim() }),
  ...(sku?.trim() && { sku: sku.trim() }),
  ...(name?.trim() && { name: name.trim() }),
});

/** The JSON merge patch (RFC 7396) that makes one state of the other; empty if they mean the same. */
export function patchOf(from: Draft, to: Draft): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const member of changed(from, to)) {
    if (member === "fields") {
      patch.fields = {
        ...Object.fromEntries(Object.keys(from.fields).filter((name) => !(name in to.fields)).map((name) => [name, null])),
        ...Object.fromEntries(Object.entries(to.fields).filter(([name, value]) => !(name in from.fields) || valueMeaning(from.fields[name]!) !== valueMeaning(value))),
      };
    } else if (member === "products") {
      patch.products = to.products.map(tidied).filter((product) => Object.keys(product).length > 0);
    } else {
      const value = to[member];
      patch[member] = typeof value === "string" ? value.trim() || null : value;
    }
  }
  return patch;
}

/** What somebody else changed meanwhile, and what both changed, each in another way. */
export function meanwhile(base: Draft, mine: Draft, theirs: Draft): { theirs: Member[]; both: Member[] } {
  const their = changed(base, theirs);
  const own = changed(base, mine);
  const differ = changed(mine, theirs);
  return { theirs: their, both: their.filter((member) => own.includes(member) && differ.includes(member)) };
}

/** Their state with what I changed in it; of what both changed, theirs stays where it is kept. */
export function merged(base: Draft, mine: Draft, theirs: Draft, kept: readonly Member[]): Draft {
  const result: Draft = { ...theirs };
  const take = <M extends Member>(member: M) => {
    result[member] = mine[member];
  };
  changed(base, mine)
    .filter((member) => !kept.includes(member))
    .forEach(take);
  return result;
}
