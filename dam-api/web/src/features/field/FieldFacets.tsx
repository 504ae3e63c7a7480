import { Checkbox } from "@mantine/core";
import { useFormat } from "../../i18n/format";
import classes from "../search/Facets.module.css";
import { type Address, type OfField, toggledOfField } from "../search/query";
import type { Count } from "../search/useSearch";
import { useShownValue } from "./useShownValue";

interface Props {
  counts: Record<string, Count[]>;
  address: Address;
  go: (to: Address) => void;
}

/** The choices of custom fields, counted; a field that no image has takes no room. */
export function FieldFacets({ counts, address, go }: Props) {
  const format = useFormat();
  const own = useShownValue();
  const facets = Object.keys(counts).filter((name): name is OfField => name.startsWith("field."));
  return facets.map((facet) => {
    const key = facet.slice("field.".length);
    const chosen = address[facet] ?? [];
    const counted = counts[facet] ?? [];
    const missing = chosen.filter((value) => !counted.some((count) => count.value === value));
    const values = [...counted, ...missing.map((value) => ({ value, count: 0 }))];
    const shown = (value: string) => own.value(key, own.fields.get(key)?.type === "boolean" ? value === "true" : value);
    return (
      values.length > 0 && (
        <fieldset key={facet} className={classes.facet}>
          <legend>{own.name(key)}</legend>
          {values.map(({ value, count }) => (
            <div key={value} className={classes.row}>
              <label className={classes.value}>
                <Checkbox
                  size="xs"
                  checked={chosen.includes(value)}
                  onChange={() => go(toggledOfField(address, facet, value))}
                  aria-label={`${shown(value)} (${format.number(count)})`}
                />
                <span className={classes.name} title={shown(value)}>
                  {shown(value)}
                </span>
                <span className={classes.count}>{format.number(count)}</span>
              </label>
            </div>
          ))}
        </fieldset>
      )
    );
  });
}
