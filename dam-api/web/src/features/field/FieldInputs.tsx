import { MultiSelect, NativeSelect, TagsInput, TextInput, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language";
import classes from "./FieldInputs.module.css";
import { type FieldValue, type FieldValues, fieldsFor, isNothing, labelOf, numberOf } from "./field";
import { type Field, useFields } from "./useFields";

interface Props {
  category: string;
  values: FieldValues;
  change: (to: FieldValues) => void;
  /** What is wrong with a field, by its key. */
  wrong: (key: string) => string | undefined;
}

/** The custom fields of a category, each written as its type is. */
export function FieldInputs({ category, values, change, wrong }: Props) {
  const { t } = useTranslation();
  const fields = fieldsFor(useFields().data ?? [], category, values);
  if (fields.length === 0) return null;
  const put = (key: string, value: FieldValue) => {
    const { [key]: _, ...rest } = values;
    change(isNothing(value) ? rest : { ...rest, [key]: value });
  };
  return (
    <fieldset className={classes.fields}>
      <legend>{t("member.fields")}</legend>
      {fields.map((field) => (
        <Input key={field.key} field={field} value={values[field.key]} put={(value) => put(field.key, value)} error={wrong(field.key)} />
      ))}
    </fieldset>
  );
}

interface One {
  field: Field;
  value: FieldValue | undefined;
  put: (value: FieldValue) => void;
  error: string | undefined;
}

function Input({ field, value, put, error }: One) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const label = field.unit ? t("ownField.withUnit", { label: labelOf(field.labels, language), unit: field.unit }) : labelOf(field.labels, language);
  const common = { label, error, withAsterisk: field.required };
  const text = value === undefined ? "" : String(value);
  const several = [value ?? []].flat().map(String);
  const numeric = field.type === "number" || field.type === "integer";
  if (field.type === "choice") {
    const held = new Set(several);
    const data = field.choices
      .filter((choice) => !choice.retired || held.has(choice.key ?? ""))
      .map((choice) => ({ value: choice.key ?? "", label: choice.labels ? labelOf(choice.labels, language) : (choice.key ?? "") }));
    return field.multi ? (
      <MultiSelect {...common} data={data} value={several} onChange={put} searchable hidePickedOptions />
    ) : (
      <NativeSelect {...common} value={text} onChange={(event) => put(event.currentTarget.value)} data={[{ value: "", label: t("ownField.none") }, ...data]} />
    );
  }
  if (field.multi) {
    return <TagsInput {...common} description={t("edit.tagsHow")} value={several} onChange={(typed) => put(numeric ? typed.map(numberOf) : typed)} splitChars={[]} acceptValueOnBlur />;
  }
  if (field.type === "boolean") {
    const data = [
      { value: "", label: t("ownField.none") },
      { value: "true", label: t("ownField.yes") },
      { value: "false", label: t("ownField.no") },
    ];
    return <NativeSelect {...common} value={text} data={data} onChange={({ currentTarget: { value: chosen } }) => put(chosen === "" ? "" : chosen === "true")} />;
  }
  if (field.type === "long-text") {
    return <Textarea {...common} autosize minRows={2} maxRows={10} value={text} onChange={(event) => put(event.currentTarget.value)} className={classes.wide} />;
  }
  return (
    <TextInput
      {...common}
      type={field.type === "date" ? "date" : field.type === "url" ? "url" : "text"}
      {...(numeric && { inputMode: "decimal" as const })}
      value={text}
      onChange={(event) => put(event.currentTarget.value)}
      onBlur={() => numeric && value !== undefined && put(numberOf(text))}
    />
  );
}
