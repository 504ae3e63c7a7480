import { Button, SegmentedControl } from "@mantine/core";
import { Link, useNavigate, useParams, useSearch as useAddress } from "@tanstack/react-router";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Failure, NotThere, ProblemText, Waiting } from "../../ui/States";
import { Outdated } from "../publication/Outdated";
import { Items } from "./Items";
import classes from "./JobsPage.module.css";
import { Progress, StateBadge } from "./Progress";
import { RECIPE_KINDS, type Job, isActive, stateOf } from "./job";
import { useArchive, useCancel, useJob } from "./useJobs";

const UndoDialog = lazy(() => import("./UndoDialog").then(({ UndoDialog }) => ({ default: UndoDialog })));

/** One job, with what came of each of its items. */
export function JobPage() {
  const { jobId } = useParams({ strict: false }) as { jobId: string };
  const job = useJob(jobId);
  if (job.isPending) return <Waiting />;
  if (job.error instanceof Problem && (job.error.status === 404 || job.error.status === 400)) return <NotThere />;
  if (job.data === undefined) return <Failure failure={job.error} retry={() => void job.refetch()} />;
  return <Shown job={job.data} />;
}

function Shown({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const state = stateOf((useAddress({ strict: false }) as Record<string, unknown>).state);
  const times: [string, string | null | undefined][] = [
    [t("jobs.ordered"), job.createdAt],
    [t("jobs.started"), job.startedAt],
    [t("jobs.finished"), job.finishedAt],
  ];
  return (
    <div className={classes.page}>
      <Link to="/jobs" className={classes.back}>
        <Icon name="left" />
        {t("jobs.title")}
      </Link>
      <div className={classes.head}>
        <h1 className={classes.title}>{t(`jobKind.${job.kind as "derive-variants"}`, { defaultValue: job.kind })}</h1>
        <StateBadge state={job.state} />
        <span className={classes.actions}>
          {isActive(job) && <Cancel id={job.id} />}
          {job.undoable && <Undo job={job} />}
          {job.kind === "deliver-publications" && !isActive(job) && <Archive id={job.id} />}
        </span>
      </div>
      <div role="status" aria-live="off" className={classes.whole}>
        <Progress job={job} />
      </div>
      <Undone job={job} />
      <dl className={classes.times}>
        {times.map(
          ([name, at]) =>
            at != null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{format.dateTime(at)}</dd>
              </div>
            ),
        )}
      </dl>
      {RECIPE_KINDS.includes(job.kind) && !isActive(job) && <Outdated after={job.position} />}
      <SegmentedControl
        size="xs"
        aria-label={t("jobs.which")}
        value={state ?? "all"}
        onChange={(value) =>
          void navigate({ to: ".", search: { state: stateOf(value) } as never, replace: true, resetScroll: false })
        }
        data={(["all", "done", "failed", "queued", "cancelled"] as const).map((value) => ({ value, label: t(`jobs.items.${value}`) }))}
      />
      <Items job={job} state={state} />
    </div>
  );
}

function Cancel({ id }: { id: string }) {
  const { t } = useTranslation();
  const cancel = useCancel(id);
  return (
    <>
      {cancel.isError && (
        <span role="alert" className={classes.soft}>
          <ProblemText failure={cancel.error} />
        </span>
      )}
      <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()} title={t("jobs.cancelHow")}>
        {t("jobs.cancel")}
      </Button>
    </>
  );
}

function Undo({ job }: { job: Job }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t("jobs.undo")}
      </Button>
      {open && (
        <Suspense>
          <UndoDialog job={job} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Which job it takes back, and which one took it back. */
function Undone({ job }: { job: Job }) {
  const { t } = useTranslation();
  const links: [string, string | null | undefined][] = [
    [t("jobs.undoes"), job.kind === "undo" || job.kind === "undo-recipes" ? job.subject : undefined],
    [t("jobs.undoneBy"), job.undoneBy],
  ];
  return links.map(
    ([name, jobId]) =>
      jobId != null && (
        <p key={name} className={classes.undone}>
          <Link to="/jobs/$jobId" params={{ jobId } as never} search={{} as never}>
            {name}
          </Link>
        </p>
      ),
  );
}

/** The file of a delivery, where it made one and where all of it may still be handed over. */
function Archive({ id }: { id: string }) {
  const { t } = useTranslation();
  const archive = useArchive(id, true);
  if (archive.isError) {
    return (
      <span role="alert" className={classes.soft}>
        <ProblemText failure={archive.error} />
      </span>
    );
  }
  return archive.data === true ? (
    <Button component="a" href={`/api/v1/jobs/${id}/content`} download variant="default" size="xs" leftSection={<Icon name="download" size={14} />}>
      {t("jobs.archive")}
    </Button>
  ) : null;
}
