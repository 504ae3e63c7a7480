import type { FieldValues } from "../field/field";
import type { Order } from "./row";

/** What the form of the batch holds; empty means that nothing is said. */
export interface Wording {
  title: string;
  brand: string;
  category: string;
  assetClass: string;
  tags: string[];
  products: string[];
  fields: FieldValues;
  profiles: string[];
  own: boolean;
}

export const NOTHING: Wording = {
  title: "",
  brand: "",
  category: "",
  assetClass: "",
  tags: [],
  products: [],
  fields: {},
  profiles: [],
  own: false,
};

export const ASSET_CLASSES = ["packshot", "model", "campaign", "ugc"] as const;

/** GTINs have 8, 12, 13 or 14 digits; whatever else is written down for a product is a seller's own code. */
const productOf = (written: string) => (/^(\d{8}|\d{12,14})$/.test(written) ? { gtin: written } : { sku: written });

export function orderOf(wording: Wording): Order {
  const { title, brand, category, assetClass, tags, products, fields, profiles, own } = wording;
  return {
    meta: {
      ...(title.trim() !== "" && { title: title.trim() }),
      ...(brand.trim() !== "" && { brand: brand.trim() }),
      ...(category.trim() !== "" && { category: category.trim() }),
      ...(assetClass !== "" && { assetClass }),
      ...(tags.length > 0 && { tags }),
      ...(products.length > 0 && { products: products.map((each) => productOf(each.trim())) }),
      ...(Object.keys(fields).length > 0 && { fields }),
    },
    profiles,
    own,
  };
}
