import { Badge, Button, Group, Menu, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, ProblemText, Waiting } from "../../ui/States";
import { Wrong, useWrong } from "../../ui/Wrong";
import classes from "./Accounts.module.css";
import { LinkDialog } from "./LinkDialog";
import { TokenDialog } from "./TokenDialog";
import { ROLES } from "./roles";
import { useMe } from "./session";
import { type User, useAddUser, useSetDisabled, useUsers } from "./useAccounts";

type Asked = { what: "link" | "token" | "disable" | "enable"; user: User } | { what: "add" };

/** The people with an account: how they get in, and who does not any more. */
export function Users() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const users = useUsers();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (users.isPending) return <Waiting />;
  if (users.data === undefined) return <Failure failure={users.error} retry={() => void users.refetch()} />;
  const all = users.data.pages.flatMap((page) => page.items);
  return (
    <>
      <div className={classes.top}>
        <p className={classes.soft}>{t("accounts.usersWhat")}</p>
        <Button onClick={() => setAsked({ what: "add" })}>{t("accounts.addUser")}</Button>
      </div>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("accounts.users")}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("accounts.name")}</th>
              <th scope="col">{t("accounts.role")}</th>
              <th scope="col">{t("accounts.since")}</th>
              <th scope="col">{t("member.state")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {all.map((user) => (
              <Row key={user.id} user={user} self={user.id === me?.id} ask={(what) => setAsked({ what, user })} />
            ))}
          </tbody>
        </table>
      </div>
      {users.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>
          {t("value.more", { shown: format.number(all.length), total: format.number(users.data.pages[0]!.total) })}
        </Button>
      )}
      {asked?.what === "add" && <AddUser close={close} />}
      {asked?.what === "link" && <LinkDialog user={asked.user} close={close} />}
      {asked?.what === "token" && <TokenDialog owner={asked.user} role={asked.user.role} close={close} />}
      {(asked?.what === "disable" || asked?.what === "enable") && (
        <SetDisabled user={asked.user} disabled={asked.what === "disable"} close={close} />
      )}
    </>
  );
}

/** @param self nobody locks the own door from outside */
function Row({ user, self, ask }: { user: User; self: boolean; ask: (what: "link" | "token" | "disable" | "enable") => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disabled = user.disabledAt != null;
  return (
    <tr className={disabled ? classes.off : undefined}>
      <th scope="row">
        {user.name} {self && <span className={classes.soft}>({t("history.you")})</span>}
      </th>
      <td>{t(`role.${user.role as "admin"}`, { defaultValue: user.role })}</td>
      <td data-label={t("accounts.since")}>{format.dateTime(user.createdAt)}</td>
      <td>
        {disabled ? (
          <Badge variant="light" color="yellow" miw="max-content">
            {t("accounts.disabledAt", { at: format.dateTime(user.disabledAt!) })}
          </Badge>
        ) : (
          t("accounts.active")
        )}
      </td>
      <td className={classes.actions}>
        <Menu position="bottom-end" width={220} shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" aria-label={t("accounts.actions", { name: user.name })}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!disabled && <Menu.Item onClick={() => ask("link")}>{t("accounts.link")}</Menu.Item>}
            {!disabled && !self && <Menu.Item onClick={() => ask("token")}>{t("accounts.token")}</Menu.Item>}
            {disabled ? (
              <Menu.Item onClick={() => ask("enable")}>{t("accounts.enable")}</Menu.Item>
            ) : (
              !self && (
                <Menu.Item color="red" onClick={() => ask("disable")}>
                  {t("accounts.disable")}
                </Menu.Item>
              )
            )}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

const FIELDS = ["name", "role"] as const;

function AddUser({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const add = useAddUser();
  const wrong = useWrong(add.error);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const user = { name: String(said.get("name") ?? "").trim(), role: String(said.get("role")) };
    add.mutate({ key: crypto.randomUUID(), user }, { onSuccess: close });
  }
  return (
    <Modal opened onClose={close} title={t("accounts.addTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form onSubmit={submit} noValidate>
        <div className={classes.fields}>
          <TextInput name="name" label={t("accounts.name")} description={t("accounts.nameHow")} autoComplete="off" data-autofocus error={wrong("name")} />
          <NativeSelect
            name="role"
            label={t("accounts.role")}
            description={t("accounts.roleHow")}
            data={ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
            error={wrong("role")}
          />
        </div>
        <Wrong failure={add.error} fields={FIELDS} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("accounts.addNow")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function SetDisabled({ user, disabled, close }: { user: User; disabled: boolean; close: () => void }) {
  const { t } = useTranslation();
  const set = useSetDisabled(user.id);
  const { name } = user;
  return (
    <Modal
      opened
      onClose={close}
      title={disabled ? t("accounts.disableTitle", { name }) : t("accounts.enableTitle", { name })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <p className={classes.soft}>{t(disabled ? "accounts.disableWhy" : "accounts.enableWhy")}</p>
      {set.isError && (
        <p role="alert">
          <ProblemText failure={set.error} />
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {t("dialog.cancel")}
        </Button>
        <Button color={disabled ? "red" : "fir"} loading={set.isPending} onClick={() => set.mutate(disabled, { onSuccess: close })}>
          {t(disabled ? "accounts.disableNow" : "accounts.enable")}
        </Button>
      </Group>
    </Modal>
  );
}
