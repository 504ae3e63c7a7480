import { useMemo } from "react";
import { type Language, useLanguage } from "./language";

/** Dates, numbers and money as the reader's language writes them. */
export function formats(language: Language) {
  const locale =
    language === "en" ? (globalThis.navigator?.languages?.find((tag) => tag.startsWith("en")) ?? "en") : language;
  const number = new Intl.NumberFormat(locale);
  const measure = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const region = new Intl.DisplayNames([language], { type: "region" });
  const currency = new Intl.DisplayNames([language], { type: "currency" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const shortDay = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const smallPercent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    number: (value: number) => number.format(value),
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    /** A calendar day, which has no time zone. */
    day: (iso: string) => date.format(new Date(iso)),
    shortDay: (iso: string) => shortDay.format(new Date(iso)),
    /** A share of 1; small ones, which differ in the second digit, with two. */
    percent: (value: number) => (value < 0.1 ? smallPercent : percent).format(value),
    ratio: (value: number) => ratio.format(value),
    bytes: (bytes: number) => {
      const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
      const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit: units[power],
        unitDisplay: "short",
        maximumFractionDigits: power < 2 ? 0 : 1,
      }).format(bytes / 1000 ** power);
    },
    /** The amount stays the text that the server computed; formatting it as text loses no digit. */
    money: ({ amount, currency }: { amount: string; currency: string }) =>
      new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount as unknown as number),
    wholeMoney: (value: number, currency: string) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(value),
    /** A country by its ISO 3166-1 code; what is no such code stays as it is. */
    market: (code: string) => (/^[A-Z]{2}$/.test(code) ? (region.of(code) ?? code) : code),
    /** How long something takes, in the largest unit of which there is one. */
    duration: (seconds: number) => {
      const [unit, length] = (
        [
          ["hour", 3600],
          ["minute", 60],
        ] as const
      ).find(([, each]) => seconds >= each) ?? ["second", 1];
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(
        Math.ceil(seconds / length),
      );
    },
    /** A measured time, as exact as it is short. */
    seconds: (seconds: number) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: seconds < 10 ? 2 : 0 }).format(seconds),
    time: (instant: string) => time.format(new Date(instant)),
    /** A currency by its ISO 4217 code. */
    currency: (code: string) => currency.of(code) ?? code,
    measure: (value: number) => measure.format(value),
  };
}

export function useFormat() {
  const [language] = useLanguage();
  return useMemo(() => formats(language), [language]);
}
