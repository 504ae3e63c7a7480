import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, ProblemText, State, Waiting } from "../../ui/States";
import classes from "./Accounts.module.css";
import { TokenDialog } from "./TokenDialog";
import { useMe } from "./session";
import { type Token, useRevoke, useTokens } from "./useAccounts";

/** One's own access tokens, for programs and for other machines. */
export function Tokens() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const tokens = useTokens();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  if (tokens.isPending) return <Waiting />;
  if (tokens.data === undefined) return <Failure failure={tokens.error} retry={() => void tokens.refetch()} />;
  const all = tokens.data.pages.flatMap((page) => page.items);
  return (
    <>
      <div className={classes.top}>
        <p className={classes.soft}>{t("accounts.tokensWhat")}</p>
        <Button onClick={() => setAdding(true)}>{t("accounts.addToken")}</Button>
      </div>
      {all.length === 0 ? (
        <State title={t("accounts.noTokens")}>{t("accounts.noTokensHow")}</State>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("accounts.tokens")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("accounts.name")}</th>
                <th scope="col">{t("accounts.role")}</th>
                <th scope="col">{t("accounts.since")}</th>
                <th scope="col">{t("accounts.until")}</th>
                <th scope="col">{t("accounts.used")}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {all.map((token) => (
                <tr key={token.id}>
                  <th scope="row">{token.name}</th>
                  <td>{t(`role.${token.role as "admin"}`, { defaultValue: token.role })}</td>
                  <td data-label={t("accounts.since")}>{format.dateTime(token.createdAt)}</td>
                  <td data-label={t("accounts.until")}>{token.expires == null ? t("accounts.noEnd") : format.dateTime(token.expires)}</td>
                  <td data-label={t("accounts.used")}>{token.lastUsedAt == null ? t("accounts.never") : format.dateTime(token.lastUsedAt)}</td>
                  <td className={classes.actions}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      aria-label={t("accounts.revokeThis", { name: token.name })}
                      onClick={() => setRevoking(token)}
                    >
                      {t("accounts.revoke")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {tokens.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={tokens.isFetchingNextPage} onClick={() => void tokens.fetchNextPage()}>
          {t("value.more", { shown: format.number(all.length), total: format.number(tokens.data.pages[0]!.total) })}
        </Button>
      )}
      {adding && me && <TokenDialog role={me.role} close={() => setAdding(false)} />}
      {revoking && <Revoke token={revoking} close={() => setRevoking(undefined)} />}
    </>
  );
}

function Revoke({ token, close }: { token: Token; close: () => void }) {
  const { t } = useTranslation();
  const revoke = useRevoke();
  return (
    <Modal opened onClose={close} title={t("accounts.revokeTitle", { name: token.name })} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <p className={classes.soft}>{t("accounts.revokeWhy")}</p>
      {revoke.isError && (
        <p role="alert">
          <ProblemText failure={revoke.error} />
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {t("dialog.cancel")}
        </Button>
        <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate(token.id, { onSuccess: close })}>
          {t("accounts.revokeNow")}
        </Button>
      </Group>
    </Modal>
  );
}
