import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { NamedImage } from "../master/NamedImage";
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
        <NamedImage masterId={entry.masterId} tab="value" />
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
