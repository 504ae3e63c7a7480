import { Pill } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Address, type OfField, ofFields, toggledOfField } from "../search/query";
import { useShownValue } from "./useShownValue";

/** What is asked of custom fields, each to be taken away by itself. */
export function FieldPills({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const own = useShownValue();
  const shown = (filter: OfField, value: string) => {
    const [, key = "", how] = filter.split(".");
    const name = own.name(key);
    const type = own.fields.get(key)?.type;
    if (how === "exists") return t(value === "true" ? "ownField.there" : "ownField.notThere", { name });
    const typed = type === "boolean" ? value === "true" : type === "number" || type === "integer" ? Number(value) : value;
    const told = own.value(key, typed);
    return how === "from" ? `${name} ≥ ${told}` : how === "to" ? `${name} ≤ ${told}` : t("ownField.is", { name, value: told });
  };
  return ofFields(address).flatMap((filter) =>
    (address[filter] ?? []).map((value) => (
      <Pill
        key={`${filter} ${value}`}
        withRemoveButton
        onRemove={() => go(toggledOfField(address, filter, value))}
        removeButtonProps={{ "aria-label": t("library.without", { value: shown(filter, value) }), tabIndex: 0, "aria-hidden": false }}
      >
        {shown(filter, value)}
      </Pill>
    )),
  );
}
