import { Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Wrong, useWrong } from "../../ui/Wrong";
import classes from "./Accounts.module.css";
import { Secret } from "./Secret";
import { endOf, given } from "./roles";
import { type User, useAddToken } from "./useAccounts";

const FIELDS = ["name", "role", "expires"] as const;

/** @param owner whose; undefined = one's own */
export function TokenDialog({ owner, role, close }: { owner?: User; role: string; close: () => void }) {
  const { t } = useTranslation();
  const add = useAddToken();
  const wrong = useWrong(add.error);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const text = (name: (typeof FIELDS)[number]) => String(said.get(name) ?? "").trim();
    const expires = text("expires");
    add.mutate({
      name: text("name"),
      role: text("role"),
      ...(expires !== "" && { expires: endOf(expires) }),
      ...(owner && { userId: owner.id }),
    });
  }
  return (
    <Modal
      opened
      onClose={close}
      title={owner ? t("accounts.tokenFor", { name: owner.name }) : t("accounts.tokenTitle")}
      closeOnClickOutside={!add.data}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {add.data?.token ? (
        <>
          <Secret label={t("signIn.token")} value={add.data.token}>
            {t("accounts.once")}
          </Secret>
          <Group justify="flex-end" mt="md">
            <Button onClick={close}>{t("accounts.kept")}</Button>
          </Group>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <div className={classes.fields}>
            <TextInput name="name" label={t("accounts.name")} description={t("accounts.tokenNameHow")} autoComplete="off" data-autofocus error={wrong("name")} />
            <NativeSelect
              name="role"
              label={t("accounts.role")}
              description={t("accounts.tokenRoleHow")}
              defaultValue={role}
              data={given(role).map((each) => ({ value: each, label: t(`role.${each}`) }))}
              error={wrong("role")}
            />
            <TextInput name="expires" type="date" label={t("accounts.until")} description={t("accounts.untilHow")} error={wrong("expires")} />
          </div>
          <Wrong failure={add.error} fields={FIELDS} />
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" onClick={close}>
              {t("dialog.cancel")}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t("accounts.makeToken")}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
