import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import type { Collection } from "./collections";
import { useDelete } from "./useCollections";

interface Props {
  collection: Collection;
  close: (deleted: boolean) => void;
}

export function DeleteDialog({ collection, close }: Props) {
  const { t } = useTranslation();
  const forget = useDelete();
  const { name, kind } = collection;
  return (
    <Modal opened onClose={() => close(false)} title={t("collections.deleteTitle", { name })} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <Text size="sm">{t(kind === "live" ? "collections.deleteLive" : "collections.deleteHow")}</Text>
      {forget.isError && (
        <Alert color="red" variant="light" role="alert" mt="sm">
          <ProblemText failure={forget.error} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={() => close(false)}>
          {t("dialog.cancel")}
        </Button>
        <Button color="red" loading={forget.isPending} onClick={() => forget.mutate(collection, { onSuccess: () => close(true) })}>
          {t("collections.deleteNow")}
        </Button>
      </Group>
    </Modal>
  );
}
