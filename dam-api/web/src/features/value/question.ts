import type { Entry } from "./useValue";

/** Which figure is asked for; it is all in the page's address, so that the same address shows the same figure. */
export type Question = { asOf?: string; knownAt?: string; currency?: string; brand?: string };

const matching = (value: unknown, form: RegExp): string | undefined =>
  typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function parseQuestion(address: Record<string, unknown>): Question {
  const question: Question = {};
  const asOf = matching(address.asOf, /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/);
  const knownAt = matching(address.knownAt, /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  if (asOf !== undefined) question.asOf = asOf;
  if (knownAt !== undefined) question.knownAt = knownAt;
  if (typeof address.currency === "string" && /^[A-Z]{3}$/.test(address.currency)) question.currency = address.currency;
  if (typeof address.brand === "string" && address.brand.trim() !== "") question.brand = address.brand;
  return question;
}

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The last days of the months before that day's, oldest first, and the day itself. */
export function monthEnds(day: string, months: number): string[] {
  const time = new Date(day);
  const ends = Array.from({ length: months }, (_, index) =>
    iso(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() - months + 1 + index, 0)),
  );
  return [...ends, day];
}

/** The first day of the year that ends with that day. */
export const yearTo = (day: string): string => iso(Date.parse(day) - 364 * DAY);

/** Orders amounts of one currency, which have as many decimals each. */
export function compare(a: string, b: string): number {
  const [first, second] = [a, b].map((each) => BigInt(each.replace(".", ""))) as [bigint, bigint];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A rate without the zeros that say nothing. */
export const plain = (rate: string): string => (rate.includes(".") ? rate.replace(/\.?0+$/, "") : rate);

const COLUMNS = ["date", "recordedAt", "kind", "amount", "currency", "brand", "masterId", "costId", "entry", "position", "reverses", "corrects"];

/** Entries as RFC 4180 has it. Amounts stay the texts that the server computed. */
export function toCsv(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => [
    entry.date,
    entry.recordedAt,
    entry.kind,
    entry.amount.amount,
    entry.amount.currency,
    harmless(entry.brand ?? ""),
    entry.masterId,
    entry.costId,
    entry.entry,
    entry.position,
    entry.reverses ?? "",
    entry.corrects ?? "",
  ]);
  return [COLUMNS, ...rows].map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

/** What people have written must not be computed by a spreadsheet. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** For choosing; the server takes every currency that has digits. */
export const CURRENCIES: readonly string[] = (
  "EUR USD GBP CNY JPY AED AUD BRL CAD CHF CZK DKK HKD HUF IDR INR ISK KRW MXN MYR NOK NZD PHP PLN RON SAR SEK SGD THB TRY TWD VND ZAR"
).split(" ");

export const currencies = (chosen: string): string[] => (CURRENCIES.includes(chosen) ? [...CURRENCIES] : [chosen, ...CURRENCIES]);
