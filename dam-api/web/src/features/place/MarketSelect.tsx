import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { MARKETS } from "./markets";

interface Props extends Omit<SelectProps, "data" | "onChange" | "value"> {
  value: string | null;
  /** Those of the channel; they come first. */
  first: readonly string[];
  onChange: (market: string) => void;
}

/** Every country, found by its name or its code. */
export function MarketSelect({ value, first, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useMemo(() => {
    const option = (code: string) => ({ value: code, label: `${format.market(code)} · ${code}` });
    const named = (codes: readonly string[]) => codes.map(option).sort((a, b) => a.label.localeCompare(b.label));
    const others = named(MARKETS.filter((code) => !first.includes(code)));
    return first.length === 0
      ? others
      : [
          { group: t("place.marketsOfChannel"), items: named(first) },
          { group: t("place.otherMarkets"), items: others },
        ];
  }, [first, format, t]);
  return (
    <Select
      searchable
      allowDeselect={false}
      checkIconPosition="right"
      maxDropdownHeight={280}
      nothingFoundMessage={t("place.noSuchMarket")}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      {...rest}
      data={data}
      value={value}
      onChange={(market) => market !== null && onChange(market)}
    />
  );
}
