import { useFormat } from "../../i18n/format";
import classes from "./HitValue.module.css";
import type { Hit } from "./useSearch";

/** What a hit has cost to date, as the server sums it. */
export function HitValue({ value }: { value: Hit["value"] }) {
  const format = useFormat();
  return value && <span className={classes.value}>{format.money(value)}</span>;
}
