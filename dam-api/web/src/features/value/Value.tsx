import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import { CostDialog } from "./CostDialog";
import { MissingRate } from "./MissingRate";
import classes from "./Value.module.css";
import { plain } from "./question";
import { type Entry, useCostToDate } from "./useValue";

/** What it has cost so far, and every entry that makes the sum. */
export function Value({ masterId }: { masterId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const value = useCostToDate(masterId);
  const [recording, setRecording] = useState(false);
  if (value.isPending) {
    return <Waiting />;
  }
  if (value.isError) {
    return value.error instanceof Problem && value.error.code === "rate-missing" ? (
      <MissingRate missing={value.error} pinned={false} />
    ) : (
      <Failure failure={value.error} retry={() => void value.refetch()} />
    );
  }
  const figure = value.data.pages[0]!;
  const entries = value.data.pages.flatMap((page) => page.entries.items);
  return (
    <>
      <p className={classes.label}>{t("value.costToDate", { day: format.day(figure.asOf) })}</p>
      <p className={classes.amount}>{format.money(figure.amount)}</p>
      {figure.parts.map(
        ({ rate, sum }) =>
          rate && (
            <p key={rate.rateId} className={classes.label}>
              {t("value.converted", { sum: format.money(sum), rate: plain(rate.rate), pair: `${rate.base}/${rate.quote}`, day: format.day(rate.date) })}
            </p>
          ),
      )}
      {entries.length === 0 ? <p className={classes.label}>{t("value.none")}</p> : <Entries entries={entries} />}
      {value.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={value.isFetchingNextPage} onClick={() => void value.fetchNextPage()}>
          {t("publication.more")}
        </Button>
      )}
      <p className={classes.record}>
        <Button variant="default" size="xs" onClick={() => setRecording(true)}>
          {t("value.recordCost")}
        </Button>
      </p>
      {recording && <CostDialog masterId={masterId} close={() => setRecording(false)} />}
    </>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("value.date")}</th>
          <th scope="col">{t("value.kind")}</th>
          <th scope="col">{t("value.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.position}>
            <td>{format.day(entry.date)}</td>
            <td>
              {t(`costKind.${entry.kind as "other"}`, { defaultValue: entry.kind })}
              {entry.reverses != null && <span className={classes.soft}>{t("value.reversal")}</span>}
              {entry.corrects != null && <span className={classes.soft}>{t("value.correction")}</span>}
            </td>
            <td>{format.money(entry.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
