import { Alert, Button, Group, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import type { Job } from "./job";
import { useUndo } from "./useJobs";

/** Says what will happen before it does, and then leads to the job that does it. */
export function UndoDialog({ job, close }: { job: Job; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const undo = useUndo();
  // By then the job says that it is undone, and this dialog may be gone already.
  const follow = (jobId: string) => {
    close();
    void navigate({ to: "/jobs/$jobId", params: { jobId } as never, search: {} as never });
  };
  return (
    <Modal opened onClose={close} title={t("jobs.undoTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <p style={{ margin: "0 0 16px", lineHeight: 1.55 }}>{t("jobs.undoWhat", { count: job.done, shown: format.number(job.done) })}</p>
      {undo.isError && (
        <Alert color="red" variant="light" role="alert" mb="md">
          <ProblemText failure={undo.error} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t("dialog.cancel")}
        </Button>
        <Button
          loading={undo.isPending}
          data-autofocus
          onClick={() => void undo.mutateAsync(job.id).then(follow, () => undefined)}
        >
          {t("jobs.undoNow")}
        </Button>
      </Group>
    </Modal>
  );
}
