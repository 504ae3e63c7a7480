import { Suspense, lazy, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, ProblemText, Waiting } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { type Pinned, type Point, useMonths } from "./useValue";

const Chart = lazy(() => import("../performance/Chart"));

/** How the cost came to be what it is, at the ends of months; each is a way to the figure of that day. */
export function OverTime({ pinned, onDay }: { pinned: Pinned; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const months = useMonths(pinned);
  return (
    <section className={classes.section} aria-label={t("value.overTime")} aria-busy={months.isFetching}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("value.overTime")}</h2>
        <span className={classes.soft}>{t("value.overTimeHow")}</span>
      </div>
      {months.isPending && <Waiting />}
      {months.isError && <Failure failure={months.error} retry={() => void months.refetch()} />}
      {months.data && <Shown points={months.data} currency={pinned.currency} onDay={onDay} />}
    </section>
  );
}

function Shown({ points, currency, onDay }: { points: Point[]; currency: string; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const drawing = useMemo(
    () => ({
      label: t("performance.chart", {
        metric: t("value.overTime"),
        from: format.day(points[0]!.day),
        to: format.day(points.at(-1)!.day),
      }),
      kind: "line" as const,
      points: points.map(({ day, valuation }) => ({
        name: format.shortDay(day),
        // For the height of a line alone; what is read stands in the table, digit for digit.
        value: valuation && Number(valuation.amount.amount),
      })),
      say: (value: number) => format.wholeMoney(value, currency),
    }),
    [points, currency, t, format],
  );
  const known = points.filter(({ valuation }) => valuation !== undefined);
  if (known.length === points.length && known.every(({ valuation }) => Number(valuation!.amount.amount) === 0)) {
    return <p className={classes.soft}>{t("value.nothingYet")}</p>;
  }
  return (
    <>
      {known.length > 0 ? (
        <Suspense fallback={<div className={classes.chart} />}>
          <Chart drawing={drawing} />
        </Suspense>
      ) : (
        <p role="alert">
          <ProblemText failure={points.at(-1)!.missing} />
        </p>
      )}
      <details className={classes.details}>
        <summary>{t("performance.asTable")}</summary>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("value.asOf")}</th>
              <th scope="col" className={classes.number}>
                {t("value.costSoFar")}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, valuation, missing }) => (
              <tr key={day}>
                <th scope="row">
                  <button type="button" className={classes.link} onClick={() => onDay(day)}>
                    {format.day(day)}
                  </button>
                </th>
                <td className={valuation && classes.number}>
                  {valuation ? format.money(valuation.amount) : <ProblemText failure={missing} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
