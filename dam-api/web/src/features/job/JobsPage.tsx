import { Button, Tabs } from "@mantine/core";
import { Link, useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import { useMe } from "../account/session";
import { NamedImage } from "../master/NamedImage";
import classes from "./JobsPage.module.css";
import { Progress, StateBadge } from "./Progress";
import type { Job } from "./job";
import { useJobs } from "./useJobs";

const Activity = lazy(() => import("./Activity").then(({ Activity }) => ({ default: Activity })));

/** Long work, and what happened in the library. */
export function JobsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const activity = (useAddress({ strict: false }) as Record<string, unknown>).view === "activity";
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t("jobs.both")}</h1>
      <Tabs
        className={classes.tabs}
        value={activity ? "activity" : "jobs"}
        onChange={(view) => void navigate({ to: "/jobs", search: (view === "activity" ? { view } : {}) as never, replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="jobs">{t("jobs.title")}</Tabs.Tab>
          <Tabs.Tab value="activity">{t("activity.title")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="jobs" pt="md">
          <Jobs />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <Suspense fallback={<Waiting />}>
            <Activity />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** Long work: what was ordered, and how far it is. */
function Jobs() {
  const { t } = useTranslation();
  const format = useFormat();
  const admin = useMe().data?.role === "admin";
  const jobs = useJobs();
  if (jobs.isPending) return <Waiting />;
  // What was seen stays while the server is away for a moment.
  if (jobs.data === undefined) return <Failure failure={jobs.error} retry={() => void jobs.refetch()} />;
  const all = jobs.data.pages.flatMap((page) => page.items);
  return (
    <>
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
    </>
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
