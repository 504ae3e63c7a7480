import { Pill } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Address } from "../search/query";
import { useCollections } from "./useCollections";

/** Which collection is open, with a way out of it. */
export function CollectionPill({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const { collection, ...rest } = address;
  const name = useCollections().data?.find(({ id }) => id === collection)?.name;
  const shown = name === undefined ? t("collections.one") : t("collections.named", { name });
  return (
    <Pill withRemoveButton onRemove={() => go(rest)} removeButtonProps={{ "aria-label": t("library.without", { value: shown }), tabIndex: 0, "aria-hidden": false }}>
      {shown}
    </Pill>
  );
}
