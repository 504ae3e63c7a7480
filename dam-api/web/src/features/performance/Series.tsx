import { NativeSelect, SegmentedControl } from "@mantine/core";
import { Suspense, lazy, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./Series.module.css";
import { type By, type Figures, METRICS, type Metric, type Step, steps, valueOf } from "./figures";
import { today } from "./usePerformance";

const Chart = lazy(() => import("./Chart"));

interface Props {
  series: Figures[];
  from: string;
  by: By;
  onBy: (by: By) => void;
}

/** How it went, step by step: one metric at a time as a drawing, all of them as a table. */
export function Series({ series, from, by, onBy }: Props) {
  const { t } = useTranslation();
  const say = useSay(series);
  const format = useFormat();
  const [chosen, setMetric] = useState<Metric>("impressions");
  const metrics = METRICS.filter((each) => each !== "revenue" || series.some(({ revenue }) => revenue?.length));
  const metric = metrics.includes(chosen) ? chosen : "impressions";
  const all = useMemo(() => steps(series, from, today(), by), [series, from, by]);
  const drawing = useMemo(
    () => ({
      label: t("performance.chart", { metric: t(`performance.${metric}`), from: format.day(from), to: format.day(today()) }),
      kind: metric === "clickRate" || metric === "orderRate" ? ("line" as const) : ("bar" as const),
      points: all.map((each) => ({ name: format.shortDay(each.from), value: valueOf(each.figures, metric) })),
      say: say(metric),
    }),
    [all, metric, t, format, from, say],
  );
  return (
    <section aria-label={t("performance.course")}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("performance.course")}</h2>
        <NativeSelect
          size="xs"
          aria-label={t("performance.metric")}
          value={metric}
          onChange={(event) => setMetric(event.currentTarget.value as Metric)}
          data={metrics.map((each) => ({ value: each, label: t(`performance.${each}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("performance.by")}
          value={by}
          onChange={(value) => onBy(value as By)}
          data={[
            { value: "day", label: t("performance.day") },
            { value: "week", label: t("performance.week") },
          ]}
        />
      </div>
      <Suspense fallback={<div className={classes.chart} />}>
        <Chart drawing={drawing} />
      </Suspense>
      <details className={classes.details}>
        <summary>{t("performance.asTable")}</summary>
        <Table all={all} metrics={metrics} by={by} say={say} />
      </details>
    </section>
  );
}

/** Words for a value of a metric. */
function useSay(series: Figures[]): (metric: Metric) => (value: number) => string {
  const format = useFormat();
  const currency = series.find(({ revenue }) => revenue?.length)?.revenue?.[0]?.currency;
  return useMemo(
    () => (metric) => {
      switch (metric) {
        case "clickRate":
        case "orderRate":
          return format.percent;
        case "revenue":
          return (value) => (currency === undefined ? format.number(value) : format.wholeMoney(value, currency));
        default:
          return format.number;
      }
    },
    [format, currency],
  );
}

type TableProps = { all: Step[]; metrics: Metric[]; by: By; say: ReturnType<typeof useSay> };

function Table({ all, metrics, by, say }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t(by === "week" ? "performance.weekOf" : "performance.day")}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col">
                {t(`performance.${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all
            .filter(({ figures }) => figures !== undefined)
            .map(({ from, figures }) => (
              <tr key={from}>
                <th scope="row">{format.day(from)}</th>
                {metrics.map((metric) => {
                  const value = valueOf(figures, metric);
                  return <td key={metric}>{value === undefined ? "–" : say(metric)(value)}</td>;
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
