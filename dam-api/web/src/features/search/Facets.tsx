import { Checkbox, UnstyledButton } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import classes from "./Facets.module.css";
import { useValueName } from "./names";
import { type Address, FACETS, type Facet, toggled, without } from "./query";
import type { Count } from "./useSearch";

const FieldFacets = lazy(() => import("../field/FieldFacets").then(({ FieldFacets: it }) => ({ default: it })));

const FEW = 7;

interface Props {
  counts: Record<string, Count[]>;
  address: Address;
  go: (to: Address) => void;
}

export function Facets({ counts, address, go }: Props) {
  return (
    <>
      {FACETS.map((facet) => (
        <Values key={facet} facet={facet} counts={counts[facet] ?? []} address={address} go={go} />
      ))}
      {Object.keys(counts).some((name) => name.startsWith("field.")) && (
        <Suspense>
          <FieldFacets counts={counts} address={address} go={go} />
        </Suspense>
      )}
    </>
  );
}

/** What is chosen stays in sight, also when nothing is left that has it. */
function withChosen(counts: Count[], chosen: string[]): Count[] {
  const missing = chosen.filter((value) => !counts.some((count) => count.value.toLowerCase() === value.toLowerCase()));
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))];
}

function Values({ facet, counts, address, go }: Omit<Props, "counts"> & { facet: Facet; counts: Count[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useValueName();
  const [all, setAll] = useState(false);
  const chosen = address[facet] ?? [];
  const left = address[without(facet)] ?? [];
  const values = withChosen(counts, [...chosen, ...left]);
  if (values.length === 0) {
    return null;
  }
  return (
    <fieldset className={classes.facet}>
      <legend>{t(`facets.${facet}`)}</legend>
      {(all ? values : values.slice(0, FEW)).map(({ value, count }) => (
        <div key={value} className={classes.row} data-left={left.includes(value) || undefined}>
          <label className={classes.value}>
            <Checkbox
              size="xs"
              checked={chosen.includes(value)}
              onChange={() => go(toggled(address, facet, value))}
              aria-label={`${name(facet, value)} (${format.number(count)})`}
            />
            {facet === "colour" && <span className={classes.swatch} data-colour={value} aria-hidden />}
            <span className={classes.name} title={name(facet, value)}>
              {name(facet, value)}
            </span>
            <span className={classes.count}>{format.number(count)}</span>
          </label>
          <UnstyledButton
            className={classes.leave}
            aria-pressed={left.includes(value)}
            aria-label={t("facets.leaveOut", { value: name(facet, value) })}
            title={t("facets.leaveOut", { value: name(facet, value) })}
            onClick={() => go(toggled(address, without(facet), value))}
          >
            <Icon name="dash" size={14} />
          </UnstyledButton>
        </div>
      ))}
      {values.length > FEW && (
        <UnstyledButton className={classes.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("facets.fewer") : t("facets.more", { count: values.length - FEW })}
        </UnstyledButton>
      )}
    </fieldset>
  );
}
