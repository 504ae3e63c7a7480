import { Menu, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Me, mayCount, mayEdit } from "../features/account/session";
import { Icon } from "../ui/Icon";
import classes from "./Shell.module.css";

/** The pages that this person may use: side by side where there is room, else behind a button. */
export function Pages({ me }: { me: Me }) {
  const { t } = useTranslation();
  const pages = [
    ...(mayEdit(me) ? [{ to: "/upload", name: t("upload.title") }] : []),
    { to: "/performance", name: t("ranking.title") },
    ...(mayCount(me) ? [{ to: "/value", name: t("value.title") }] : []),
    { to: "/channels", name: t("channel.title") },
    { to: "/recipes", name: t("recipes.title") },
    { to: "/jobs", name: t("jobs.title") },
    ...(me.role === "admin" ? [{ to: "/administration", name: t("accounts.title") }] : []),
  ] as const;
  return (
    <>
      <span className={classes.links}>
        {pages.map(({ to, name }) => (
          <Link key={to} to={to} search={{} as never} className={classes.link}>
            {name}
          </Link>
        ))}
      </span>
      <span className={classes.menu}>
        <Menu position="bottom-end" width={200} shadow="md">
          <Menu.Target>
            <UnstyledButton className={classes.open} aria-label={t("shell.open")}>
              <Icon name="menu" size={20} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {pages.map(({ to, name }) => (
              <Menu.Item key={to} component={Link} to={to}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  );
}
