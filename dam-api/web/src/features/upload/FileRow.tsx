import { ActionIcon, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon, type IconName } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "./FileRow.module.css";
import type { Row, State } from "./row";
import { useName } from "./useBatch";

/** As the tiles of the library have it, so that it is made and kept once. */
const THUMBNAIL = 512;

const SIGNS: Partial<Record<State, IconName>> = {
  new: "check",
  duplicate: "copy",
  refused: "cross",
  failed: "warning",
};

interface Props {
  row: Row;
  /** Nobody is scrolling past. */
  calm: boolean;
  retry: (row: Row) => void;
  remove: (row: Row) => void;
}

/** One file and the truth about it. */
export function FileRow({ row, calm, retry, remove }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [looked, setLooked] = useState(calm);
  if (calm && !looked) setLooked(true);
  const masterId = row.masterId ?? row.twinOf?.masterId;
  const sign = SIGNS[row.state];
  return (
    <div className={classes.row} data-state={row.state}>
      <Thumbnail masterId={looked ? masterId : undefined} />
      <div className={classes.middle}>
        <span className={classes.name} title={row.path}>
          {row.path}
        </span>
        <span className={classes.truth}>
          {sign && <Icon name={sign} size={14} />}
          <Truth row={row} masterId={masterId} looked={looked} />
        </span>
      </div>
      <span className={classes.size}>{format.bytes(row.file.size)}</span>
      <span className={classes.tools}>
        {(row.state === "refused" || row.state === "failed") && (
          <Button size="compact-xs" variant="default" onClick={() => retry(row)} aria-label={t("upload.retryOne", { name: row.path })}>
            {t("upload.retry")}
          </Button>
        )}
        <ActionIcon variant="subtle" color="gray" onClick={() => remove(row)} aria-label={t("upload.remove", { name: row.path })}>
          <Icon name="cross" />
        </ActionIcon>
      </span>
    </div>
  );
}

function Thumbnail({ masterId }: { masterId: string | undefined }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className={classes.mat}>
      {masterId !== undefined && !broken && (
        <img src={previewUrl(masterId, THUMBNAIL)} alt="" decoding="async" onError={() => setBroken(true)} />
      )}
    </span>
  );
}

/** What is likely the same shot; one may look at it and decide. */
function NearOnes({ near }: { near: Row["near"] }) {
  const { t } = useTranslation();
  if (near === undefined || near.length === 0) return null;
  const [first, ...others] = near;
  return (
    <span className={classes.near}>
      {t("upload.near")}{" "}
      <Link to="/masters/$masterId" params={{ masterId: first!.masterId }}>
        {first!.title ?? first!.fileName ?? t("upload.open")}
      </Link>
      {others.length > 0 && ` ${t("upload.nearMore", { count: others.length })}`}
    </span>
  );
}

function Truth({ row, masterId, looked }: { row: Row; masterId: string | undefined; looked: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useName(looked && row.state === "duplicate" && row.twinOf === undefined ? masterId : undefined);
  switch (row.state) {
    case "sending": {
      const share = row.file.size === 0 ? 0 : row.sent / row.file.size;
      return (
        <>
          {t("upload.state.sending")}
          <span className={classes.track} role="progressbar" aria-label={row.path} aria-valuenow={Math.floor(share * 100)}>
            <span style={{ transform: `scaleX(${share})` }} />
          </span>
          {format.percent(Math.floor(share * 100) / 100)}
        </>
      );
    }
    case "new":
      return (
        <>
          <Link to="/masters/$masterId" params={{ masterId: masterId! }}>
            {t("upload.state.new")}
          </Link>
          <NearOnes near={row.near} />
          {row.aside !== undefined && (
            <span>
              {t("upload.notDerived")} <ProblemText failure={row.aside} />
            </span>
          )}
        </>
      );
    case "duplicate":
      return (
        <>
          {row.twinOf ? t("upload.twin", { name: row.twinOf.path }) : t("upload.state.duplicate")}
          {masterId !== undefined && (
            <Link to="/masters/$masterId" params={{ masterId }}>
              {name || t("upload.open")}
            </Link>
          )}
        </>
      );
    case "refused":
    case "failed":
      return <span>{row.failure instanceof DOMException ? t("upload.unreadableFile") : <ProblemText failure={row.failure} />}</span>;
    default:
      return t(`upload.state.${row.state}`);
  }
}
