import { CloseButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { Progress, StateBadge } from "../job/Progress";
import { isActive, orderOf, tellResult } from "../job/job";
import { useItems, useJob } from "../job/useJobs";
import classes from "./Making.module.css";

/** How far the making of variants is, profile by profile; what is made is shown as soon as it is there. */
export function Making({ masterId, jobId, close }: { masterId: string; jobId: string; close?: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const job = useJob(jobId).data;
  const seen = job && `${job.state} ${job.done} ${job.failed}`;
  const failure = useJob(jobId).error;
  useEffect(() => {
    if (seen !== undefined) void client.invalidateQueries({ queryKey: ["master", masterId] });
  }, [client, masterId, seen]);
  const items = useItems(jobId, undefined, seen ?? "", job === undefined || isActive(job)).data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.making} aria-label={t("variant.making")} aria-busy={job === undefined || isActive(job)}>
      <div className={classes.head}>
        {job && <Progress job={job} />}
        {failure && <ProblemText failure={failure} />}
        <Link to="/jobs/$jobId" params={{ jobId } as never} className={classes.follow}>
          {t("jobs.follow")}
        </Link>
        {close && job && !isActive(job) && <CloseButton size="sm" onClick={close} aria-label={t("dialog.close")} />}
      </div>
      <ul className={classes.items} role="status">
        {items.map((item) => (
          <li key={item.no}>
            <span className={classes.profile}>{orderOf(item)}</span>
            <StateBadge state={item.state} />
            <span className={classes.result}>{tellResult(i18n, format.number, item)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
