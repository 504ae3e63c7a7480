import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./HitValue.module.css";
import type { Hit } from "./useSearch";

/** What a hit has cost to date; nothing recorded is not the same as for free. */
export function HitValue({ value }: { value: Hit["value"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <span className={classes.value}>{value ? format.money(value) : t("value.none")}</span>;
}
