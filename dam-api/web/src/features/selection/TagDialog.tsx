import { Alert, Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import { MOST_TAGGED, useTag } from "./useTag";

/** One more tag for some images. */
export function TagDialog({ ids, close }: { ids: readonly string[]; close: () => void }) {
  const { t } = useTranslation();
  const tag = useTag();
  const [word, setWord] = useState("");
  const tooMany = ids.length > MOST_TAGGED;
  return (
    <Modal opened onClose={close} title={t("mark.tag.title")} closeButtonProps={{ "aria-label": t("dialog.close") }} onKeyDown={(event) => event.stopPropagation()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          tag.mutate({ ids, tag: word.trim() }, { onSuccess: close });
        }}
      >
        <TextInput
          label={t("mark.tag.label", { count: ids.length })}
          value={word}
          required
          maxLength={100}
          data-autofocus
          onChange={(event) => setWord(event.currentTarget.value)}
          error={tooMany && t("mark.tag.tooMany", { count: MOST_TAGGED })}
        />
        {tag.isError && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            <ProblemText failure={tag.error} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={tag.isPending} disabled={word.trim() === "" || tooMany}>
            {t("mark.tag.now")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
