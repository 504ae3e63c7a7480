import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { tellMember } from "../../i18n/problem";
import { Failure, Waiting } from "../../ui/States";
import { useMe } from "../account/session";
import { useShownValue } from "../field/useShownValue";
import classes from "./History.module.css";
import { type Line, detailsOf, linesOf, whoDid } from "./story";
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
        {linesOf(history.data.pages.flatMap((page) => page.items)).map((line) => (
          <Entry key={line.entry.position} line={line} />
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

function Entry({ line }: { line: Line }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const { entry } = line;
  // Events that are new to this page keep the server's own line.
  const known = `history.event.${entry.type}`;
  return (
    <li className={classes.entry}>
      <span className={classes.line}>{i18n.exists(known) ? t(known as "history.event.master.registered") : entry.summary}</span>
      <span className={classes.soft}>
        {format.dateTime(entry.at)} · {whoDid(i18n, entry, me?.id)}
      </span>
      {detailsOf(i18n, format, line).map((detail) => (
        <span key={detail} className={classes.soft}>
          {detail}
        </span>
      ))}
      {line.all.length === 1 && entry.type.startsWith("master.") && (
        <Link to="." search={((before: Record<string, unknown>) => ({ ...before, tab: "details", asOf: entry.at })) as never} className={classes.then}>
          {t("past.show")}
        </Link>
      )}
      {entry.reason && <span className={classes.reason}>{entry.reason}</span>}
      {entry.changes.length > 0 && (
        <dl className={classes.changes}>
          {entry.changes.map((change) => (
            <Changed key={change.member} change={change} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Changed({ change: { member, before, after } }: { change: HistoryEntry["changes"][number] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = useShownValue();
  const field = /^fields\.(.+)$/.exec(member)?.[1];
  const told = (value: unknown): string => {
    if (field !== undefined && value != null) return own.value(field, value);
    if (typeof value !== "string") return shown(value);
    if (member === "assetClass") return t(`assetClass.${value as "packshot"}`, { defaultValue: value });
    return member === "capturedAt" ? format.dateTime(value) : value;
  };
  return (
    <div>
      <dt>{field === undefined ? tellMember(i18n, member) : own.name(field)}</dt>
      <dd>
        {told(before) && <del>{told(before)}</del>} {told(after)}
      </dd>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? Object.values(value).map(shown).filter(Boolean).join(" ") : String(value);
}
