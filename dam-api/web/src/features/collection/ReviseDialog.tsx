import { Alert, Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import type { Collection } from "./collections";
import { useRevise } from "./useCollections";

/** Another name. Where somebody else changed it meanwhile, the list is read again and the name is still there to be given. */
export function ReviseDialog({ collection, close }: { collection: Collection; close: () => void }) {
  const { t } = useTranslation();
  const revise = useRevise();
  const [name, setName] = useState(collection.name);
  return (
    <Modal opened onClose={close} title={t("collections.renameTitle", { name: collection.name })} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          revise.mutate({ collection, name }, { onSuccess: close });
        }}
      >
        <TextInput
          label={t("collections.name")}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {revise.isError && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            <ProblemText failure={revise.error} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={revise.isPending} disabled={name.trim() === ""}>
            {t("collections.renameNow")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
