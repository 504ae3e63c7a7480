import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Address, markIn, withMark } from "../search/query";

/** Keeps what one has flagged or rated so oneself. */
export function MarkedBy({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("mark.filter")}
      value={markIn(address)}
      onChange={(event) => go(withMark(address, event.currentTarget.value))}
      data={[
        { value: "", label: t("mark.any") },
        ...(["pick", "reject", "none"] as const).map((flag) => ({ value: `flag ${flag}`, label: t(`mark.${flag}`) })),
        ...[1, 2, 3, 4, 5].map((rating) => ({ value: `rated ${rating}`, label: t("mark.least", { count: rating, stars: "★".repeat(rating) }) })),
      ]}
    />
  );
}
