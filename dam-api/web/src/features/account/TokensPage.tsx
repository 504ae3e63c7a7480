import { useTranslation } from "react-i18next";
import classes from "./Accounts.module.css";
import { Tokens } from "./Tokens";

export function TokensPage() {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t("accounts.tokens")}</h1>
      <Tokens />
    </div>
  );
}
