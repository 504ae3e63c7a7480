import { Link, Outlet } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { AccountMenu } from "../features/account/AccountMenu";
import { SignIn } from "../features/account/SignIn";
import { SignInAgain } from "../features/account/SignInAgain";
import { useEnded, useMe } from "../features/account/session";
import { SearchBox } from "../features/search/SearchBox";
import { Failure, Waiting } from "../ui/States";
import { Keys } from "./Keys";
import { Pages } from "./Pages";
import classes from "./Shell.module.css";

/** Nothing of the library is asked for before the server has said who is there. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const ended = useEnded();
  if (me.isPending) {
    return <Waiting />;
  }
  if (me.isLoadingError) {
    return <Failure failure={me.error} retry={() => void me.refetch()} />;
  }
  if (!me.data) {
    return <SignIn />;
  }
  return (
    <Fragment key={me.data.id}>
      <a className={classes.skip} href="#content">
        {t("shell.skip")}
      </a>
      <header className={classes.bar}>
        <Link to="/" search={{}} className={classes.name} aria-label={t("shell.home")}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <span>Reprise</span>
        </Link>
        <SearchBox />
        <nav className={classes.nav} aria-label={t("shell.places")}>
          <Pages me={me.data} />
          <AccountMenu me={me.data} />
        </nav>
      </header>
      <Keys />
      <main id="content" tabIndex={-1} className={classes.content}>
        <Outlet />
      </main>
      {ended && <SignInAgain />}
    </Fragment>
  );
}
