import { Alert, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./Progress.module.css";
import type { Batch } from "./batch";
import { type Order, VIEWS, type View } from "./row";

interface Props {
  batch: Batch;
  order: Order;
  view: View;
  show: (view: View) => void;
}

/** How far all of it is, what there is to do, and which lines are shown. */
export function Progress({ batch, order, view, show }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, bytes, bytesDone } = batch.tally;
  const done = counts.new + counts.duplicate + counts.refused + counts.failed;
  const problems = counts.refused + counts.failed;
  const open = batch.rows.length - done;
  const shown = { all: batch.rows.length, open, new: counts.new, duplicate: counts.duplicate, problem: problems };
  const unsent = batch.unsent().length;
  const share = bytes === 0 ? 1 : bytesDone / bytes;
  return (
    <div className={classes.bar}>
      <Announced batch={batch} done={done} problems={problems} />
      <div className={classes.top}>
        <span className={classes.sum}>
          {t("upload.sum", { done: format.number(done), count: batch.rows.length, total: format.number(batch.rows.length) })}
          <span className={classes.soft}> · {format.bytes(bytes)}</span>
        </span>
        <span className={classes.tools}>
          {done > 0 && open === 0 && (
            <Button size="xs" variant="subtle" color="gray" onClick={() => batch.clearDone()}>
              {t("upload.clearDone")}
            </Button>
          )}
          {batch.tally.underWay === 0 && (
            <Button size="xs" variant="subtle" color="gray" onClick={() => batch.clear()}>
              {t("upload.clear")}
            </Button>
          )}
          {problems > 0 && batch.tally.underWay === 0 && (
            <Button size="xs" variant="default" onClick={() => batch.retry(order)}>
              {t("upload.retryAll", { count: problems, shown: format.number(problems) })}
            </Button>
          )}
          {batch.tally.underWay > 0 && (
            <Button size="xs" variant="default" onClick={() => batch.stop()}>
              {t("upload.stop")}
            </Button>
          )}
          {unsent > 0 && (
            <Button size="xs" onClick={() => batch.send(order)}>
              {t("upload.send", { count: unsent, shown: format.number(unsent) })}
            </Button>
          )}
        </span>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t("upload.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <span style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className={classes.views} role="group" aria-label={t("upload.show")}>
        {VIEWS.map((each) => (
          <button key={each} type="button" aria-pressed={view === each} onClick={() => show(each)} data-view={each}>
            {t(`upload.view.${each}`)} <span>{format.number(shown[each])}</span>
          </button>
        ))}
      </div>
      <Held batch={batch} />
    </div>
  );
}

/** Why nothing moves, and what can be done. */
function Held({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {batch.pause && (
        <Alert color="yellow" role="status" className={classes.note}>
          {t(`upload.pause.${batch.pause.why}`)}
          <Button size="compact-xs" variant="default" onClick={() => batch.resume()}>
            {t("upload.resume")}
          </Button>
        </Alert>
      )}
      {batch.licenceFailure != null && (
        <Alert color="red" role="alert" className={classes.note}>
          {t("upload.notLicensed")} <ProblemText failure={batch.licenceFailure} />
          <Button size="compact-xs" variant="default" onClick={() => batch.retryLicence()}>
            {t("state.retry")}
          </Button>
        </Alert>
      )}
      {batch.licensed > 0 && (
        <p className={classes.said}>{t("upload.licensed", { count: batch.licensed, shown: format.number(batch.licensed) })}</p>
      )}
    </>
  );
}

/** Read out at each tenth and at the end, not at every file. */
function Announced({ batch, done, problems }: { batch: Batch; done: number; problems: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = batch.rows.length;
  const tenths = Math.floor((done / total) * 10);
  const text =
    done === total
      ? t("upload.over", {
          new: format.number(batch.tally.counts.new),
          duplicate: format.number(batch.tally.counts.duplicate),
          problem: format.number(problems),
        })
      : tenths > 0
        ? t("upload.tenth", { percent: format.percent(tenths / 10) })
        : "";
  return (
    <div role="status" className={classes.heard}>
      {text}
    </div>
  );
}
