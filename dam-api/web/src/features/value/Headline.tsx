import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { plain } from "./question";
import { type Pinned, type Valuation, questionOf, useReuse } from "./useValue";

/** @param known set where the figure is of an earlier knowledge; uses are only known as they are known now */
export function Headline({ figure, known }: { figure: Valuation; known: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.figures} aria-label={t("value.figures")}>
      <div className={classes.figure}>
        <h2>
          {figure.brand == null
            ? t("value.costToDate", { day: format.day(figure.asOf) })
            : t("value.costOfBrand", { brand: figure.brand, day: format.day(figure.asOf) })}
        </h2>
        <p className={classes.amount}>{format.money(figure.amount)}</p>
        <p className={classes.soft}>
          {t("value.summed", { count: figure.entries.total, shown: format.number(figure.entries.total) })}
          {known !== undefined && ` · ${t("value.asKnown", { at: format.dateTime(figure.knownAt) })}`}
        </p>
        {figure.parts.map(
          ({ rate, sum }) =>
            rate && (
              <p key={rate.rateId} className={classes.soft}>
                {t("value.converted", { sum: format.money(sum), rate: plain(rate.rate), pair: `${rate.base}/${rate.quote}`, day: format.day(rate.date) })}
              </p>
            ),
        )}
      </div>
      {known === undefined && figure.brand == null && <Reuse pinned={questionOf(figure)} />}
    </section>
  );
}

function Reuse({ pinned }: { pinned: Pinned }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reuse = useReuse(pinned);
  if (reuse.isError) {
    return (
      <div className={classes.figure} role="alert">
        <p className={classes.soft}>
          <ProblemText failure={reuse.error} />
        </p>
      </div>
    );
  }
  const { data } = reuse;
  const rate = (share: string | null | undefined) => (share == null ? "–" : format.percent(Number(share)));
  const figures: [string, string, string][] = data
    ? [
        [
          t("value.reuseRate"),
          rate(data.reuseRate),
          t("value.reuseRateWhy", { reuses: format.number(data.reuses), uses: format.number(data.uses), from: format.day(data.from) }),
        ],
        [
          t("value.assetReuseRate"),
          rate(data.assetReuseRate),
          t("value.assetReuseRateWhy", { again: format.number(data.mastersUsedAgain), masters: format.number(data.masters) }),
        ],
        [
          t("value.costPerUse"),
          data.costPerUse ? format.money(data.costPerUse) : "–",
          t("value.costPerUseWhy", { count: data.usesToDate, shown: format.number(data.usesToDate) }),
        ],
      ]
    : [];
  return figures.map(([name, value, why]) => (
    <div key={name} className={classes.figure}>
      <h2>{name}</h2>
      <p className={classes.amount}>{value}</p>
      <p className={classes.soft}>{why}</p>
    </div>
  ));
}
