import { Alert, Button, Group, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { Slot } from "./PublicationRow";
import { type Publication, usePublicationTag, useWithdraw } from "./usePublications";

/** Asks first: a listing may lose its picture by it. */
export function WithdrawDialog({ publication, close }: { publication: Publication; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tag = usePublicationTag(publication.publicationId);
  const withdraw = useWithdraw(publication.masterId);
  const failure = withdraw.error ?? tag.error;
  return (
    <Modal opened onClose={close} title={t("publication.withdrawTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <p style={{ margin: "0 0 4px", fontWeight: 550 }}>
        {publication.channel} · {format.market(publication.market)} ·{" "}
        {t("publication.listingNo", { listing: publication.listing })} · <Slot slot={publication.slot} />
      </p>
      <p style={{ margin: "0 0 16px", lineHeight: 1.55 }}>{t("publication.withdrawWhy")}</p>
      {failure && (
        <Alert color="red" variant="light" role="alert" mb="md">
          <ProblemText failure={failure} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close} data-autofocus>
          {t("dialog.cancel")}
        </Button>
        <Button
          color="red"
          loading={withdraw.isPending}
          disabled={tag.data === undefined}
          onClick={() => withdraw.mutate({ id: publication.publicationId, etag: tag.data! }, { onSuccess: close })}
        >
          {t("publication.withdrawNow")}
        </Button>
      </Group>
    </Modal>
  );
}
