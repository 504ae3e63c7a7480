import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { ProblemText } from "../../ui/States";
import classes from "./SignIn.module.css";
import { useSignIn, wasLinkSpent } from "./session";

/** @param again over a page that waits for its person */
export function SignIn({ again = false }: { again?: boolean }) {
  const { t } = useTranslation();
  const [token, setToken] = useState("");
  const signIn = useSignIn();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ token: token.trim() });
  };
  const refused = signIn.error instanceof Problem && signIn.error.code === "sign-in-refused";

  const Page = again ? "div" : "main";
  return (
    <Page className={classes.page} data-again={again || undefined}>
      <form className={classes.card} onSubmit={submit}>
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1 className={classes.title}>{t("signIn.title")}</h1>
        <p className={classes.lead} role={!again && wasLinkSpent() ? "alert" : undefined}>
          {t(again ? "signIn.again" : wasLinkSpent() ? "signIn.linkSpent" : "signIn.lead")}
        </p>
        <PasswordInput
          label={t("signIn.token")}
          placeholder="rpr_…"
          size="md"
          labelProps={{ mb: 6 }}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={signIn.isError ? refused ? t("signIn.refused") : <ProblemText failure={signIn.error} /> : null}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          {t("signIn.submit")}
        </Button>
        <p className={classes.hint}>{t("signIn.hint")}</p>
      </form>
      <LanguageSwitch />
    </Page>
  );
}
