import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./JobsPage.module.css";
import { type Job, isActive, progress } from "./job";

const COLOURS: Record<string, string> = { running: "fir", failed: "red", cancelled: "yellow" };

export function StateBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLOURS[state] ?? "gray"} miw="max-content" data-state={state}>
      {t(`jobState.${state as "done"}`, { defaultValue: state })}
    </Badge>
  );
}

/** How many of how many have ended, how many of them badly, and how long it may still take. */
export function Progress({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = progress(job);
  return (
    <div className={classes.progress}>
      <div
        role="progressbar"
        aria-label={t("jobs.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className={classes.bar}
      >
        <span className={classes.done} style={{ width: `${job.total === 0 ? 100 : (job.done / job.total) * 100}%` }} />
        <span className={classes.failed} style={{ width: `${job.total === 0 ? 0 : (job.failed / job.total) * 100}%` }} />
      </div>
      <span className={classes.soft}>
        {t("jobs.done", { done: format.number(job.done), total: format.number(job.total) })}
        {job.failed > 0 && ` · ${t("jobs.failed", { failed: format.number(job.failed) })}`}
        {isActive(job) && job.etaSeconds != null && ` · ${t("jobs.left", { time: format.duration(job.etaSeconds) })}`}
      </span>
    </div>
  );
}
