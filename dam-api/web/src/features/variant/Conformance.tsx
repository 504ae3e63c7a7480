import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./Conformance.module.css";
import { Outcome } from "./Outcome";
import type { Variant } from "./useVariants";

type Measured = NonNullable<Variant["conformance"]>;

/** Every rule with what it asks, what was measured, and who says so. */
export function Conformance({ conformance }: { conformance: Measured }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("conformance.label")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("conformance.rule")}</th>
            <th scope="col">{t("conformance.required")}</th>
            <th scope="col">{t("conformance.measured")}</th>
            <th scope="col">{t("conformance.outcome")}</th>
            <th scope="col">{t("conformance.evidence")}</th>
          </tr>
        </thead>
        <tbody>
          {conformance.rules.map((rule) => (
            <tr key={rule.rule}>
              <th scope="row">{t(`rule.${rule.rule as "format"}`, { defaultValue: rule.rule.replaceAll("-", " ") })}</th>
              <td>{sign(rule.required)}</td>
              <td>{rule.measured == null ? t("conformance.notMeasured") : measure(rule.measured, format.measure)}</td>
              <td>
                <Outcome outcome={rule.outcome} blocks={rule.blocks} />
                {rule.outcome === "failed" && !rule.blocks && <span className={classes.soft}>{t("conformance.warns")}</span>}
              </td>
              <td>
                <Source rule={rule} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Source({ rule }: { rule: Measured["rules"][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A source is a sentence; the first address in it is where to look.
  const link = /https?:\/\/[^\s)]+/.exec(rule.source)?.[0];
  const evidence = t(`evidence.${rule.evidence as "official"}`, { defaultValue: rule.evidence });
  return (
    <>
      {link ? (
        <a href={link} target="_blank" rel="noreferrer noopener" title={rule.source}>
          {evidence}
        </a>
      ) : (
        <span title={rule.source}>{evidence}</span>
      )}
      {rule.sourceDate && <span className={classes.soft}>{day(rule.sourceDate, format.day)}</span>}
    </>
  );
}

/** Sources are dated by what they say: mostly a day, some only a month or a year. */
const day = (date: string, format: (iso: string) => string) => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? format(date) : date);

const sign = (required: string) => required.replace(/^>= /, "≥ ").replace(/^<= /, "≤ ").replaceAll(" | ", ", ");

/** Measured values are words or numbers; numbers are written with as many digits as anybody reads. */
const measure = (measured: string, format: (value: number) => string) =>
  /^-?\d+(\.\d+)?$/.test(measured) ? format(Number(measured)) : measured;
