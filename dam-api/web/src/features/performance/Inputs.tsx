import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./Inputs.module.css";
import type { Score } from "./usePerformance";

/** What a score was computed from: its rates, beside what is usual where it competes. */
export function Inputs({ score }: { score: Score }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { inputs } = score;
  if (inputs === undefined) {
    return null;
  }
  const money = (amount: number | undefined) =>
    amount === undefined || inputs.currency === undefined
      ? undefined
      : format.money({ amount: String(amount), currency: inputs.currency });
  const rows: [string, string | undefined, string | undefined][] = [
    [t("performance.clickRate"), format.percent(score.ctr), format.percent(inputs.ctr0)],
    [t("performance.orderRate"), format.percent(score.cvr), format.percent(inputs.cvr0)],
    [t("performance.returnRate"), format.percent(score.returnRate), format.percent(inputs.ret0)],
    [t("performance.perOrder"), money(inputs.aov), money(inputs.aov0)],
    [t("performance.perThousand"), money(inputs.rpm), money(inputs.rpm0)],
  ];
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("performance.here")}</th>
            <th scope="col">{t("performance.usual")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ([name, here, usual]) =>
              here && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{here}</td>
                  <td>{usual}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <p className={classes.soft}>
        {t(`performance.segment.${inputs.segment as "market"}`, { assets: format.number(inputs.assets) })}{" "}
        {t("performance.weighted")}
      </p>
    </>
  );
}
