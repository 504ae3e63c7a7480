import { Alert, Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, ProblemText, Waiting } from "../../ui/States";
import { Progress } from "../job/Progress";
import { isActive } from "../job/job";
import { useJob, useUndo } from "../job/useJobs";
import classes from "./Bulk.module.css";
import { useShownEverywhere } from "./useBulk";

/** The job of a change, in place; when it has ended, it can be undone there. */
export function Followed({ jobId, close }: { jobId: string; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [followed, setFollowed] = useState(jobId);
  const job = useJob(followed);
  const undo = useUndo();
  useShownEverywhere(job.data);
  if (job.data === undefined) {
    return job.isError ? <Failure failure={job.error} retry={() => void job.refetch()} /> : <Waiting />;
  }
  const { done, failed, undoable, kind } = job.data;
  const over = !isActive(job.data);
  return (
    <div className={classes.form}>
      <Progress job={job.data} />
      {over && (
        <Alert variant="light" color={failed > 0 ? "yellow" : "fir"} role="status">
          {t(kind === "undo" ? "bulk.undone" : "bulk.done", { count: done, shown: format.number(done) })}
          {failed > 0 && ` ${t("bulk.failed", { count: failed, shown: format.number(failed) })}`}
        </Alert>
      )}
      {undo.isError && (
        <Alert color="red" variant="light" role="alert">
          <ProblemText failure={undo.error} />
        </Alert>
      )}
      <Group justify="space-between" gap="xs">
        <Link to="/jobs/$jobId" params={{ jobId: followed } as never} search={{} as never} className={classes.follow}>
          {t(over ? "bulk.each" : "jobs.follow")}
        </Link>
        <Group gap="xs">
          {undoable && kind !== "undo" && (
            <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(followed, { onSuccess: setFollowed })}>
              {t("edit.undo")}
            </Button>
          )}
          <Button variant={over ? "filled" : "default"} onClick={close}>
            {t("dialog.close")}
          </Button>
        </Group>
      </Group>
      {!over && <p className={classes.soft}>{t("bulk.goesOn")}</p>}
    </div>
  );
}
