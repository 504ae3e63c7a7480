import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import classes from "./DetailsForm.module.css";
import type { Product } from "./edit";

const PARTS = ["sku", "gtin", "name"] as const;

/** The products that an image shows, a row each. */
export function ProductRows({ products, change }: { products: Product[]; change: (to: Product[]) => void }) {
  const { t } = useTranslation();
  const names = { sku: t("member.sku"), gtin: t("member.gtin"), name: t("edit.productName") };
  return (
    <fieldset className={classes.rows}>
      <legend>{t("member.products")}</legend>
      {products.map((product, index) => (
        <div key={index} className={classes.row}>
          {PARTS.map((part) => (
            <TextInput
              key={part}
              size="sm"
              placeholder={names[part]}
              aria-label={t("edit.ofProduct", { part: names[part], number: index + 1 })}
              value={product[part] ?? ""}
              onChange={(event) => change(products.with(index, { ...product, [part]: event.currentTarget.value }))}
            />
          ))}
          <ActionIcon variant="subtle" color="gray" aria-label={t("edit.removeProduct", { number: index + 1 })} onClick={() => change(products.toSpliced(index, 1))}>
            <Icon name="cross" />
          </ActionIcon>
        </div>
      ))}
      <Button className={classes.add} size="compact-sm" variant="default" onClick={() => change([...products, {}])}>
        {t("edit.addProduct")}
      </Button>
    </fieldset>
  );
}
