import { CloseButton, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  type: "date" | "datetime-local" | "text";
  label: string;
  description: string;
  value: string;
  /** Whether it can be cleared. */
  set: boolean;
  onChange: (value: string | undefined) => void;
}

/** Is asked when it is left or entered, not with each key: half a date is another date. */
export function Typed({ type, label, description, value, set, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    const said = text.trim();
    if (said !== value) onChange(said === "" ? undefined : said);
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
        set && <CloseButton size="sm" aria-label={t("state.clear", { what: label })} onClick={() => onChange(undefined)} />
      }
    />
  );
}

/** An instant as a clock on the wall shows it here. */
export function wallClock(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
