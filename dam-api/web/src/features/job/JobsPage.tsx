import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import { useMe } from "../account/session";
import { NamedImage } from "../master/NamedImage";
import classes from "./JobsPage.module.css";
import { Progress, StateBadge } from "./Progress";
import type { Job } from "./job";
import { useJobs } from "./useJobs";

/** Long work: what was ordered, and how far it is. */
export function JobsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const admin = useMe().data?.role === "admin";
  const jobs = useJobs();
  if (jobs.isPending) return <Waiting />;
  // What was seen stays while the server is away for a moment.
  if (jobs.data === undefined) return <Failure failure={jobs.error} retry={() => void jobs.refetch()} />;
  const all = jobs.data.pages.flatMap((page) => page.items);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t("jobs.title")}</h1>
      <p className={classes.soft}>{t(admin ? "jobs.whatAll" : "jobs.whatOwn")}</p>
      {all.length === 0 ? (
        <State title={t("jobs.none")}>{t("jobs.noneHow")}</State>
      ) : (
        <ul className={classes.list}>
          {all.map((job) => (
            <Row key={job.id} job={job} />
          ))}
        </ul>
      )}
      {jobs.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
          {t("value.more", { shown: format.number(all.length), total: format.number(jobs.data.pages[0]!.total) })}
        </Button>
      )}
    </div>
  );
}

function Row({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={classes.job}>
      <div className={classes.what}>
        <Link to="/jobs/$jobId" params={{ jobId: job.id } as never} className={classes.name}>
          {t(`jobKind.${job.kind as "derive-variants"}`, { defaultValue: job.kind })}
        </Link>
        <span className={classes.soft}>{format.dateTime(job.createdAt)}</span>
      </div>
      <div className={classes.subject}>{job.kind === "derive-variants" && job.subject && <NamedImage masterId={job.subject} tab="variants" />}</div>
      <StateBadge state={job.state} />
      <Progress job={job} />
    </li>
  );
}
