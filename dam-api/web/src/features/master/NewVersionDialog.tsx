import { Alert, Button, FileButton, Group, Modal, Progress, Textarea } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Problem } from "../../api/problems";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "./NewVersionDialog.module.css";
import type { Held } from "./useMaster";
import { useNewVersion } from "./useNewVersion";

interface Props {
  held: Held;
  /** Called when it is there, or with false when nothing was sent. */
  close: (added: boolean) => void;
}

/** Takes one file, by choosing or dropping it, as the newest version of an image. */
export function NewVersionDialog({ held, close }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { add, sent, stop } = useNewVersion(held);
  const [file, setFile] = useState<File>();
  const [note, setNote] = useState("");
  const [over, setOver] = useState(false);
  const take = (chosen: File | null | undefined) => {
    if (chosen && !add.isPending) {
      setFile(chosen);
      add.reset();
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const leave = () => {
    stop();
    close(false);
  };
  return (
    <Modal opened onClose={leave} closeOnClickOutside={false} title={t("version.addTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton onChange={take} accept="image/*" inputProps={{ "aria-label": t("version.choose") }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<Icon name="upload" />} disabled={add.isPending} data-autofocus>
              {t("version.choose")}
            </Button>
          )}
        </FileButton>
        <span className={classes.file}>{file ? `${file.name} · ${format.bytes(file.size)}` : t("version.drop")}</span>
      </div>
      <Textarea label={t("version.note")} description={t("version.noteHint")} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={2000} autosize minRows={2} maxRows={6} mt="md" />
      <p className={classes.soft}>{t("version.stays")}</p>
      {add.isPending && file && <Progress value={file.size === 0 ? 100 : (sent / file.size) * 100} mb="md" aria-label={t("version.sending", { name: file.name })} />}
      {add.isError && (
        <Alert color="red" variant="light" role="alert" mb="md">
          <Refused failure={add.error} held={held} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={leave}>
          {t("dialog.cancel")}
        </Button>
        <Button disabled={!file} loading={add.isPending} onClick={() => add.mutate({ file: file!, note }, { onSuccess: () => close(true) })}>
          {t("version.addNow")}
        </Button>
      </Group>
    </Modal>
  );
}

function Refused({ failure, held: { master } }: { failure: unknown; held: Held }) {
  const { t } = useTranslation();
  if (failure instanceof Problem && failure.code === "duplicate-content" && failure.params.masterId === master.masterId) {
    return <>{t("version.same")}</>;
  }
  if (failure instanceof Problem && failure.status === 412) return <>{t("version.meanwhile")}</>;
  return <ProblemText failure={failure} />;
}
