import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, body, previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { titleOf } from "../master/useMaster";
import { CorrectDialog } from "./CostDialog";
import { Download } from "./Download";
import classes from "./ValuePage.module.css";
import { type Entry, type Valuation, questionOf, type useValuation } from "./useValue";

interface Props {
  entries: Entry[];
  figure: Valuation;
  more: ReturnType<typeof useValuation>;
}

/** Every entry that makes the sum, and its image. */
export function Entries({ entries, figure, more }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [correcting, setCorrecting] = useState<string>();
  const total = figure.entries.total;
  return (
    <section className={classes.section} aria-label={t("value.entries")}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("value.entries")}</h2>
        {total > 0 && <Download pinned={questionOf(figure)} total={total} />}
      </div>
      {total === 0 ? (
        <p className={classes.soft}>{t("value.noneHow")}</p>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("value.entries")}>
          <table className={`${classes.table} ${classes.entries}`}>
            <thead>
              <tr>
                <th scope="col">{t("value.date")}</th>
                <th scope="col">{t("ranking.image")}</th>
                <th scope="col">{t("value.kind")}</th>
                <th scope="col">{t("member.brand")}</th>
                <th scope="col">{t("value.recorded")}</th>
                <th scope="col" className={classes.number}>
                  {t("value.amount")}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={entry.position} entry={entry} onCorrect={() => setCorrecting(entry.costId)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
          {t("value.more", { shown: format.number(entries.length), total: format.number(total) })}
        </Button>
      )}
      {correcting !== undefined && <CorrectDialog costId={correcting} close={() => setCorrecting(undefined)} />}
    </section>
  );
}

function Row({ entry, onCorrect }: { entry: Entry; onCorrect: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = t(`costKind.${entry.kind as "other"}`, { defaultValue: entry.kind });
  return (
    <tr className={entry.reverses != null ? classes.taken : undefined}>
      <td className={classes.number} style={{ textAlign: "left" }}>
        {format.day(entry.date)}
      </td>
      <th scope="row">
        <Image masterId={entry.masterId} />
      </th>
      <td>
        {kind} {entry.reverses != null && <span className={classes.soft}>{t("value.reversal")}</span>}
        {entry.corrects != null && <span className={classes.soft}>{t("value.correction")}</span>}
      </td>
      <td>{entry.brand}</td>
      <td>{format.dateTime(entry.recordedAt)}</td>
      <td className={classes.number}>{format.money(entry.amount)}</td>
      <td className={classes.number}>
        {entry.reverses == null && (
          <Button variant="subtle" size="compact-xs" onClick={onCorrect} aria-label={t("value.correctThis", { kind, amount: format.money(entry.amount) })}>
            {t("value.correct")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** An entry names its image by the id; what it is called is asked when it comes into sight. */
function Image({ masterId }: { masterId: string }) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: "200px" });
  const [seen, setSeen] = useState(false);
  if (!seen && entry?.isIntersecting) setSeen(true);
  const named = useQuery({
    queryKey: ["master", masterId, "name"],
    enabled: seen,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) =>
      titleOf(body(await api.GET("/api/v1/masters/{id}", { params: { path: { id: masterId } }, signal }))) ?? null,
  });
  if (named.data === undefined) {
    // Under an embargo the books stay whole, and lead nowhere.
    return (
      <span ref={ref} className={classes.image}>
        <i />
        <span className={classes.taken}>{named.isError ? t("value.imageHidden", { id: masterId.slice(-8) }) : ""}</span>
      </span>
    );
  }
  return (
    <Link to="/masters/$masterId" params={{ masterId } as never} search={{ tab: "value" } as never} className={classes.image}>
      <img src={previewUrl(masterId, 96)} alt="" width={40} height={40} loading="lazy" decoding="async" />
      <span>{named.data ?? t("master.untitled")}</span>
    </Link>
  );
}
