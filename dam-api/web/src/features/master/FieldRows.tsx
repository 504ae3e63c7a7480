import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import classes from "./DetailsForm.module.css";

type Row = [name: string, value: string];

/** Fields of one's own. A row without a name or a value is not there yet; it stays in sight while it is written. */
export function FieldRows({ fields, change }: { fields: Record<string, string>; change: (to: Record<string, string>) => void }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<Row[]>(Object.entries(fields));
  const set = (next: Row[]) => {
    setRows(next);
    change(Object.fromEntries(next.map(([name, value]): Row => [name.trim(), value.trim()]).filter(([name, value]) => name && value)));
  };
  return (
    <fieldset className={classes.rows}>
      <legend>{t("member.fields")}</legend>
      {rows.map(([name, value], index) => (
        <div key={index} className={classes.row} data-of="fields">
          <TextInput
            size="sm"
            placeholder={t("edit.fieldName")}
            aria-label={t("edit.ofField", { part: t("edit.fieldName"), number: index + 1 })}
            value={name}
            onChange={(event) => set(rows.with(index, [event.currentTarget.value, value]))}
          />
          <TextInput
            size="sm"
            placeholder={t("edit.fieldValue")}
            aria-label={t("edit.ofField", { part: t("edit.fieldValue"), number: index + 1 })}
            value={value}
            onChange={(event) => set(rows.with(index, [name, event.currentTarget.value]))}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={t("edit.removeField", { number: index + 1 })} onClick={() => set(rows.toSpliced(index, 1))}>
            <Icon name="cross" />
          </ActionIcon>
        </div>
      ))}
      <Button className={classes.add} size="compact-sm" variant="default" onClick={() => set([...rows, ["", ""]])}>
        {t("edit.addField")}
      </Button>
    </fieldset>
  );
}
