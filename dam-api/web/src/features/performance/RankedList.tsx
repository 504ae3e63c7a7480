import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import { type Place, writePlace } from "../place/place";
import { Interval } from "./Interval";
import classes from "./RankedList.module.css";
import { type Listed, type Ranking, useRanking } from "./useRanking";

/** Best first: each with how sure its lead is, and a way to all its figures. */
export function RankedList({ ranking, place }: { ranking: Ranking; place: Place | undefined }) {
  const { t } = useTranslation();
  const list = useRanking(ranking, place);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Failure failure={list.error} retry={() => void list.refetch()} />;
  if (list.data.length === 0) {
    return <State title={t("ranking.nothing")}>{t(`ranking.${ranking}.nothing`)}</State>;
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(`ranking.${ranking}.name`)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {t("ranking.rank")}
            </th>
            <th scope="col">{t("ranking.image")}</th>
            <th scope="col">{t("ranking.lift")}</th>
            <th scope="col" className={classes.wide}>
              {t("ranking.interval")}
            </th>
            <th scope="col" className={classes.number}>
              {t("performance.impressions")}
            </th>
            <th scope="col" className={classes.number}>
              {t("performance.clickRate")}
            </th>
            <th scope="col" className={classes.number}>
              {t("performance.orderRate")}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.data.map((listed, index) => (
            <Row key={listed.masterId} listed={listed} rank={index + 1} elsewhere={ranking === "under-used"} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** @param elsewhere whether the figures are of another place than the one asked about */
function Row({ listed, rank, elsewhere }: { listed: Listed; rank: number; elsewhere: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { performance } = listed;
  const place = { channel: performance.channel, market: performance.market };
  return (
    <tr>
      <td className={classes.number}>{format.number(rank)}</td>
      <th scope="row">
        <Link
          to="/masters/$masterId"
          params={{ masterId: listed.masterId } as never}
          search={{ tab: "performance", place: writePlace(place) } as never}
          className={classes.image}
        >
          <img src={listed.thumbnail} alt="" width={48} height={48} loading="lazy" decoding="async" />
          <span>{listed.title ?? listed.fileName ?? t("master.untitled")}</span>
        </Link>
        {elsewhere && (
          <span className={classes.where}>{t("ranking.sellsOn", { channel: place.channel, market: format.market(place.market) })}</span>
        )}
      </th>
      <td className={classes.lift} data-good={performance.liftLo > 1 ? "better" : performance.liftHi < 1 ? "worse" : "usual"}>
        {t("performance.times", { lift: format.ratio(performance.lift) })}
      </td>
      <td className={classes.wide}>
        <Interval score={performance} plain />
        <span className={classes.soft}>
          {format.ratio(performance.liftLo)}–{format.ratio(performance.liftHi)}
        </span>
      </td>
      <td className={classes.number}>{format.number(performance.impressions)}</td>
      <td className={classes.number}>{format.percent(performance.ctr)}</td>
      <td className={classes.number}>{format.percent(performance.cvr)}</td>
    </tr>
  );
}
