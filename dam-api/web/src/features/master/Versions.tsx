import { Badge, Button, Group } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { contentUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import { Compare } from "./Compare";
import classes from "./Versions.module.css";
import { type Held, type Version, useRestore } from "./useMaster";

const NewVersionDialog = lazy(() => import("./NewVersionDialog").then(({ NewVersionDialog }) => ({ default: NewVersionDialog })));

export function Versions({ held: { master, etag }, past }: { held: Held; past: boolean }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const restore = useRestore(master.masterId);
  const may = mayEdit(me) && master.state === "active" && !past;
  const [comparing, setComparing] = useState(false);
  // The version that was current when the dialog was opened.
  const [adding, setAdding] = useState<number>();
  // What was current before a version was restored or added: an earlier version too, by then.
  const [before, setBefore] = useState<{ version: number; told: "restored" | "added" }>();
  const [undone, setUndone] = useState(false);
  const current = master.currentVersion;

  function bring(version: number, undoing: boolean) {
    setBefore(undefined);
    setUndone(false);
    restore.mutate({ version, etag }, { onSuccess: () => (undoing ? setUndone(true) : setBefore({ version: current, told: "restored" })) });
  }

  function closeAdding(added: boolean) {
    setAdding(undefined);
    if (added && adding !== undefined) {
      setUndone(false);
      setBefore({ version: adding, told: "added" });
    }
  }
  return (
    <>
      <Group gap="xs" mb="xs">
        {may && (
          <Button size="compact-sm" variant="default" leftSection={<Icon name="upload" />} onClick={() => setAdding(current)}>
            {t("version.add")}
          </Button>
        )}
        {master.versions.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => setComparing(true)}>
            {t("compare.begin")}
          </Button>
        )}
      </Group>
      {adding !== undefined && (
        <Suspense>
          <NewVersionDialog held={{ master, etag }} close={closeAdding} />
        </Suspense>
      )}
      {comparing && <Compare master={master} close={() => setComparing(false)} />}
      {restore.isError && (
        <p role="alert" className={classes.refused}>
          <ProblemText failure={restore.error} />
        </p>
      )}
      <p role="status" className={classes.told}>
        {undone && t("edit.undone")}
        {before !== undefined && (
          <>
            {t(`version.${before.told}`)}
            {may && (
              <Button size="compact-sm" variant="default" disabled={restore.isPending} onClick={() => bring(before.version, true)}>
                {t("edit.undo")}
              </Button>
            )}
          </>
        )}
      </p>
      <ol className={classes.list}>
        {master.versions.toReversed().map((version) => {
          return (
            <li key={version.version} className={classes.version}>
              <span className={classes.number}>{version.version}</span>
              <Facts version={version} masterId={master.masterId} />
              <span>
                {version.version === current ? (
                  <Badge variant="light">{t("version.current")}</Badge>
                ) : (
                  may && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={restore.isPending && restore.variables.version === version.version}
                      disabled={restore.isPending}
                      onClick={() => bring(version.version, false)}
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
