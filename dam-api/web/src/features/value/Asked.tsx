import { CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./ValuePage.module.css";
import { type Question, currencies } from "./question";

interface Props {
  question: Question;
  /** What no day stands for. */
  today: string | undefined;
  go: (change: Question) => void;
}

/** Of which day, as known when, in which currency, and of which brand. */
export function Asked({ question, today, go }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = question.currency ?? "EUR";
  return (
    <div className={classes.form} role="group" aria-label={t("value.asked")}>
      <Typed
        type="date"
        label={t("value.asOf")}
        description={t("value.asOfHow")}
        value={question.asOf ?? today ?? ""}
        set={question.asOf !== undefined}
        onChange={(asOf) => go({ asOf })}
      />
      <Typed
        type="datetime-local"
        label={t("value.knownAt")}
        description={t("value.knownAtHow")}
        value={question.knownAt === undefined ? "" : local(question.knownAt)}
        set={question.knownAt !== undefined}
        onChange={(known) => go({ knownAt: known && new Date(known).toISOString() })}
      />
      <NativeSelect
        label={t("value.currency")}
        description={t("value.currencyHow")}
        value={currency}
        onChange={(event) => go({ currency: event.currentTarget.value })}
        data={currencies(currency).map((code) => ({ value: code, label: `${code} · ${format.currency(code)}` }))}
      />
      <Typed
        type="text"
        label={t("member.brand")}
        description={t("value.brandHow")}
        value={question.brand ?? ""}
        set={question.brand !== undefined}
        onChange={(brand) => go({ brand })}
      />
    </div>
  );
}

interface TypedProps {
  type: "date" | "datetime-local" | "text";
  label: string;
  description: string;
  value: string;
  set: boolean;
  onChange: (value: string | undefined) => void;
}

/** Goes to the address when it is left or entered, not with each key: half a date is another date. */
function Typed({ type, label, description, value, set, onChange }: TypedProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text.trim() !== value) onChange(text.trim() === "" ? undefined : text.trim());
  };
  return (
    <TextInput
      type={type}
      label={label}
      description={description}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
      rightSection={
        set && <CloseButton size="sm" aria-label={t("value.clear", { what: label })} onClick={() => onChange(undefined)} />
      }
    />
  );
}

/** An instant as a clock on the wall shows it here. */
function local(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
