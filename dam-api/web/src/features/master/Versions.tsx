import { Badge, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contentUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import { Compare } from "./Compare";
import classes from "./Versions.module.css";
import { type Held, type Version, useRestore } from "./useMaster";

export function Versions({ held: { master, etag }, past }: { held: Held; past: boolean }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const restore = useRestore(master.masterId);
  const may = mayEdit(me) && master.state === "active" && !past;
  const [comparing, setComparing] = useState(false);
  return (
    <>
      {master.versions.length > 1 && (
        <Button size="compact-sm" variant="default" mb="xs" onClick={() => setComparing(true)}>
          {t("compare.begin")}
        </Button>
      )}
      {comparing && <Compare master={master} close={() => setComparing(false)} />}
      {restore.isError && (
        <p role="alert" className={classes.refused}>
          <ProblemText failure={restore.error} />
        </p>
      )}
      <ol className={classes.list}>
        {master.versions.toReversed().map((version) => {
          const current = version.version === master.currentVersion;
          return (
            <li key={version.version} className={classes.version}>
              <span className={classes.number}>{version.version}</span>
              <Facts version={version} masterId={master.masterId} />
              <span>
                {current ? (
                  <Badge variant="light">{t("version.current")}</Badge>
                ) : (
                  may && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={restore.isPending && restore.variables.version === version.version}
                      disabled={restore.isPending}
                      onClick={() => restore.mutate({ version: version.version, etag })}
                      aria-label={t("version.restoreNumber", { number: version.version })}
                    >
                      {t("version.restore")}
                    </Button>
                  )
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Facts({ version, masterId }: { version: Version; masterId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.facts}>
      <a href={contentUrl(masterId, version.version)} download={version.fileName} className={classes.file}>
        {version.fileName}
      </a>
      <span className={classes.soft}>
        {format.number(version.media.width)} × {format.number(version.media.height)} ·{" "}
        {version.media.format.toUpperCase()} · {format.bytes(version.bytes)}
        {version.at && <> · {format.dateTime(version.at)}</>}
      </span>
      {version.restoredFrom != null && (
        <span className={classes.soft}>{t("version.restoredFrom", { number: version.restoredFrom })}</span>
      )}
      {version.note && <span>{version.note}</span>}
    </span>
  );
}
