import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import type { Master } from "../master/useMaster";
import { PlacePicker } from "../place/PlacePicker";
import { type Place, placeOf } from "../place/place";
import { useChannels } from "../place/useChannels";
import { Inputs } from "./Inputs";
import classes from "./Performance.module.css";
import { Series } from "./Series";
import { Verdict } from "./Verdict";
import { type By, type Figures, share } from "./figures";
import { type PerformanceBody, usePerformance } from "./usePerformance";

/** How it does at one place: against what is usual there, in sum, and over a quarter. */
export function Performance({ master, asked }: { master: Master; asked: Place | undefined }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Place | undefined>(asked);
  const [by, setBy] = useState<By>("week");
  const channel = useChannels().data?.[0];
  const place = chosen ?? published(master) ?? (channel && { channel: channel.channel, market: channel.markets[0] ?? "US" });
  const answer = usePerformance(master.masterId, place, by);
  return (
    <>
      <div className={classes.form}>
        <PlacePicker place={place} onChange={setChosen} labels />
      </div>
      {answer.isPending && <Waiting />}
      {answer.isError && <Failure failure={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && !answer.isError && (
        <div aria-busy={answer.isFetching} data-place={`${answer.data.place.channel}:${answer.data.place.market}`}>
          {answer.data.score === undefined && answer.data.series.length === 0 ? (
            <p className={classes.none}>{t("performance.none")}</p>
          ) : (
            <Shown performance={answer.data} from={answer.data.from} by={answer.data.by} onBy={setBy} />
          )}
        </div>
      )}
    </>
  );
}

/** Where it is live, or was: what is most likely asked about. */
function published(master: Master): Place | undefined {
  const all = master.variants.flatMap(({ publications }) => publications);
  const best = all.find(({ live }) => live) ?? all[0];
  return best && placeOf(best.channel, best.market);
}

function Shown({ performance, from, by, onBy }: { performance: PerformanceBody; from: string; by: By; onBy: (by: By) => void }) {
  const { t } = useTranslation();
  const { score, totals, series } = performance;
  return (
    <>
      {score && (
        <section aria-label={t("performance.verdict")} className={classes.verdict}>
          <Verdict score={score} />
        </section>
      )}
      <Totals totals={totals} from={from} />
      {series.length > 0 && <Series series={series} from={from} by={by} onBy={onBy} />}
      {score?.inputs && (
        <section aria-label={t("performance.why")}>
          <h2 className={classes.heading}>{t("performance.why")}</h2>
          <Inputs score={score} />
        </section>
      )}
    </>
  );
}

function Totals({ totals, from }: { totals: Figures; from: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = (part: number, whole: number) => {
    const value = share(part, whole);
    return value === undefined ? "–" : format.percent(value);
  };
  const money = (amounts: Figures["revenue"]) => amounts?.map((each) => format.money(each)).join(" + ");
  const figures: [string, string | undefined][] = [
    [t("performance.impressions"), format.number(totals.impressions)],
    [t("performance.clicks"), format.number(totals.clicks)],
    [t("performance.clickRate"), rate(totals.clicks, totals.impressions)],
    [t("performance.orders"), format.number(totals.orders)],
    [t("performance.orderRate"), rate(totals.orders, totals.clicks)],
    [t("performance.returns"), format.number(totals.returns)],
    [t("performance.returnRate"), rate(totals.returns, totals.orders)],
    [t("performance.revenue"), money(totals.revenue)],
    [t("performance.spend"), money(totals.spend)],
  ];
  return (
    <section aria-label={t("performance.totals")}>
      <h2 className={classes.heading}>{t("performance.since", { day: format.day(from) })}</h2>
      <dl className={classes.totals}>
        {figures.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
