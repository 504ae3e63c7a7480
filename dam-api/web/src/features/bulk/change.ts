import type { Product } from "../master/edit";

/** What becomes of a member that an image has one of. */
export type Fate = "keep" | "set" | "clear";
export const SINGLE = ["title", "brand", "category", "description"] as const;
export type Single = (typeof SINGLE)[number];

/** A change as the form has it. */
export interface Wish {
  addTags: string[];
  removeTags: string[];
  addProducts: string[];
  removeProducts: string[];
  single: Record<Single, { fate: Fate; text: string }>;
  assetClass: string;
  state: string;
}

const KEPT = { fate: "keep" as Fate, text: "" };

export const NOTHING: Wish = {
  addTags: [],
  removeTags: [],
  addProducts: [],
  removeProducts: [],
  single: { title: KEPT, brand: KEPT, category: KEPT, description: KEPT },
  assetClass: "",
  state: "",
};

export type Change = Record<string, unknown>;

/** A number as products carry it: a GTIN by its length, else the seller's own. */
export const productOf = (number: string): Product => (/^(\d{8}|\d{12,14})$/.test(number) ? { gtin: number } : { sku: number });

/** The change as the server takes it; undefined while nothing is to change. */
export function changeOf(wish: Wish): Change | undefined {
  const change: Change = {};
  const list = (name: string, add: unknown[], remove: unknown[]) => {
    if (add.length + remove.length > 0) change[name] = { ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) };
  };
  list("tags", wish.addTags, wish.removeTags);
  list("products", wish.addProducts.map(productOf), wish.removeProducts.map(productOf));
  for (const member of SINGLE) {
    const { fate, text } = wish.single[member];
    if (fate === "clear") change[member] = null;
    if (fate === "set" && text.trim() !== "") change[member] = text.trim();
  }
  if (wish.assetClass !== "") change.assetClass = wish.assetClass;
  if (wish.state !== "") change.state = wish.state;
  return Object.keys(change).length === 0 ? undefined : change;
}

/** Of both lists an entry stays in the one it was put into last. */
export function moved(from: readonly string[], into: readonly string[]): string[] {
  return from.filter((each) => !into.includes(each));
}
