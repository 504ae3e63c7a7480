import { Button, Group, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./Accounts.module.css";
import { Secret } from "./Secret";
import { type User, useSignInLink } from "./useAccounts";

/** Made when it is asked for, not when the question is: each link lets somebody in. */
export function LinkDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const made = useSignInLink(user.id);
  return (
    <Modal
      opened
      onClose={close}
      title={t("accounts.linkTitle", { name: user.name })}
      closeOnClickOutside={!made.data}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {made.data?.link ? (
        <>
          <Secret label={t("member.link")} value={new URL(made.data.link, window.location.origin).href}>
            {t("accounts.linkOnce", { at: made.data.expires ? format.dateTime(made.data.expires) : "" })}
          </Secret>
          <Group justify="flex-end" mt="md">
            <Button onClick={close}>{t("accounts.kept")}</Button>
          </Group>
        </>
      ) : (
        <>
          <p className={classes.soft}>{t("accounts.linkWhat")}</p>
          {made.isError && (
            <p role="alert">
              <ProblemText failure={made.error} />
            </p>
          )}
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" onClick={close}>
              {t("dialog.cancel")}
            </Button>
            <Button loading={made.isPending} onClick={() => made.mutate()} data-autofocus>
              {t("accounts.linkNow")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
