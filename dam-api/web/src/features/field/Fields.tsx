import { Badge, Button, Menu } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language";
import { Failure, ProblemText, State, Waiting } from "../../ui/States";
import classes from "../account/Accounts.module.css";
import own from "./Fields.module.css";
import { labelOf } from "./field";
import { type Field, useFields, useSetRetired } from "./useFields";

const FieldDialog = lazy(() => import("./FieldDialog").then(({ FieldDialog: it }) => ({ default: it })));

/** The custom fields of the house: what there is, and a way to say it anew. */
export function Fields() {
  const { t } = useTranslation();
  const fields = useFields();
  const [asked, setAsked] = useState<{ field?: Field }>();
  if (fields.isPending) return <Waiting />;
  if (fields.data === undefined) return <Failure failure={fields.error} retry={() => void fields.refetch()} />;
  return (
    <>
      <div className={classes.top}>
        <p className={classes.soft}>{t("ownField.what")}</p>
        <Button onClick={() => setAsked({})}>{t("ownField.add")}</Button>
      </div>
      {fields.data.length === 0 ? (
        <State title={t("ownField.nothing")}>{t("ownField.nothingWhy")}</State>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("ownField.all")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("ownField.label")}</th>
                <th scope="col">{t("ownField.key")}</th>
                <th scope="col">{t("ownField.type")}</th>
                <th scope="col">{t("ownField.categories")}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {fields.data.map((field) => (
                <Row key={field.key} field={field} edit={() => setAsked({ field })} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <Suspense>
          <FieldDialog field={asked.field} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function Row({ field, edit }: { field: Field; edit: () => void }) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const set = useSetRetired(field);
  const label = labelOf(field.labels, language);
  const other = labelOf(field.labels, language === "en" ? "zh-CN" : "en");
  return (
    <tr className={field.retired ? classes.off : undefined}>
      <th scope="row">
        {label} {other !== label && <span className={own.other}>{other}</span>}
        {field.required && (
          <Badge variant="light" color="gray" size="sm" ml={6}>
            {t("ownField.required")}
          </Badge>
        )}
        {field.retired && (
          <Badge variant="light" color="yellow" size="sm" ml={6}>
            {t("ownField.retired")}
          </Badge>
        )}
        {set.isError && (
          <span role="alert" className={own.wrong}>
            <ProblemText failure={set.error} />
          </span>
        )}
      </th>
      <td>
        <code className={classes.code}>{field.key}</code>
      </td>
      <td>
        {t(`ownField.types.${field.type as "text"}`, { defaultValue: field.type })}
        {field.unit && ` (${field.unit})`}
        {field.multi && ` · ${t("ownField.several")}`}
      </td>
      <td>{field.categories.length === 0 ? t("ownField.everywhere") : field.categories.join(", ")}</td>
      <td className={classes.actions}>
        <Menu position="bottom-end" width={220} shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" loading={set.isPending} aria-label={t("accounts.actions", { name: label })}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit}>{t("ownField.edit")}</Menu.Item>
            <Menu.Item onClick={() => set.mutate(!field.retired)}>{t(field.retired ? "ownField.restore" : "ownField.retire")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
