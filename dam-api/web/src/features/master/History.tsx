import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import { useMe } from "../account/session";
import classes from "./History.module.css";
import { type HistoryEntry, useHistory } from "./useMaster";

export function History({ masterId }: { masterId: string }) {
  const { t } = useTranslation();
  const history = useHistory(masterId);
  if (history.isPending) {
    return <Waiting />;
  }
  if (history.isError) {
    return <Failure failure={history.error} retry={() => void history.refetch()} />;
  }
  return (
    <>
      <ol className={classes.list}>
        {history.data.pages
          .flatMap((page) => page.items)
          .map((entry) => (
            <Entry key={entry.position} entry={entry} />
          ))}
      </ol>
      {history.hasNextPage && (
        <Button variant="default" size="xs" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t("history.more")}
        </Button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  // Events that are new to this page keep the server's own line.
  const known = `history.event.${entry.type}`;
  const line = i18n.exists(known) ? t(known as "history.event.master.registered") : entry.summary;
  const own = me != null && entry.actor === `user:${me.id}`;
  return (
    <li className={classes.entry}>
      <span className={classes.line}>{line}</span>
      <span className={classes.soft}>
        {format.dateTime(entry.at)}
        {own && <> · {t("history.you")}</>}
      </span>
      {line !== entry.summary && /^(variant|publication|review|cost)\./.test(entry.type) && <span className={classes.soft}>{entry.summary}</span>}
      {entry.reason && <span className={classes.reason}>{entry.reason}</span>}
      {entry.changes.length > 0 && (
        <dl className={classes.changes}>
          {entry.changes.map((change) => (
            <div key={change.member}>
              <dt>{change.member}</dt>
              <dd>
                {shown(change.before) && <del>{shown(change.before)}</del>} {shown(change.after)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? Object.values(value).map(shown).filter(Boolean).join(" ") : String(value);
}
