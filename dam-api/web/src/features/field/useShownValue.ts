import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formats } from "../../i18n/format";
import { useLanguage } from "../../i18n/language";
import { labelOf, shownValue } from "./field";
import { useFields } from "./useFields";

/** What custom fields and their values are called, in the reader's language. */
export function useShownValue() {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const { data } = useFields();
  return useMemo(() => {
    const format = formats(language);
    const fields = new Map((data ?? []).map((field) => [field.key, field]));
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 15 });
    const words = { language, number: (value: number) => number.format(value), day: format.day, yes: t("ownField.yes"), no: t("ownField.no") };
    return {
      fields,
      name: (key: string) => {
        const field = fields.get(key);
        return field ? labelOf(field.labels, language) : key;
      },
      value: (key: string, value: unknown) => shownValue(fields.get(key), value, words),
    };
  }, [data, language, t]);
}
