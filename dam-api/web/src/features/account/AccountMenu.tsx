import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LANGUAGES, useLanguage } from "../../i18n/language";
import { Icon } from "../../ui/Icon";
import classes from "./AccountMenu.module.css";
import { type Me, useSignOut } from "./session";

const SCHEMES = ["light", "dark", "auto"] as const;

export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const [language, setLanguage] = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const check = (on: boolean) => (on ? <Icon name="check" /> : <span className={classes.blank} />);

  return (
    <div className={classes.place}>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.button} aria-label={t("account.menu", { name: me.name })}>
            <span className={classes.initial} data-initial={[...me.name][0]?.toUpperCase()} aria-hidden />
            <span className={classes.name}>{me.name}</span>
            <Icon name="down" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.name} · {t(`role.${me.role as "admin"}`)}
          </Menu.Label>
          <Menu.Divider />
          <Menu.Label>{t("account.language")}</Menu.Label>
          {LANGUAGES.map(({ tag, name }) => (
            <Menu.Item
              key={tag}
              leftSection={check(language === tag)}
              onClick={() => setLanguage(tag)}
              lang={tag}
              aria-current={language === tag}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Label>{t("account.appearance")}</Menu.Label>
          {SCHEMES.map((scheme) => (
            <Menu.Item
              key={scheme}
              leftSection={check(colorScheme === scheme)}
              onClick={() => setColorScheme(scheme)}
              aria-current={colorScheme === scheme}
            >
              {t(`account.scheme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item component={Link} to="/tokens">
            {t("accounts.tokens")}
          </Menu.Item>
          <Menu.Item onClick={() => signOut.mutate()}>{t("account.signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
