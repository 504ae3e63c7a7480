import { Tabs } from "@mantine/core";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NotThere } from "../../ui/States";
import { Fields } from "../field/Fields";
import { System } from "../system/System";
import classes from "./Accounts.module.css";
import { Tokens } from "./Tokens";
import { Users } from "./Users";
import { useMe } from "./session";

const TABS = ["users", "tokens", "fields", "system"] as const;

/** For administrators: who gets in, and how the server is. */
export function AdministrationPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useAddress({ strict: false }) as Record<string, unknown>;
  const tab = TABS.find((each) => each === address.tab) ?? "users";
  if (useMe().data?.role !== "admin") return <NotThere />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t("accounts.title")}</h1>
      <Tabs
        value={tab}
        onChange={(chosen) => void navigate({ to: "/administration", search: { tab: chosen } as never })}
        keepMounted={false}
      >
        <Tabs.List>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`accounts.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="users">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          <Fields />
        </Tabs.Panel>
        <Tabs.Panel value="system">
          <System />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
