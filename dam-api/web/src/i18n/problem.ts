import type { i18n } from "i18next";
import type { FieldProblem, Problem } from "../api/problems";
import type { formats } from "./format";

type Formats = ReturnType<typeof formats>;

/** A refusal in the reader's words: one sentence, and a line for each entry that is wrong. */
export interface Told {
  sentence: string;
  entries: string[];
}

/** The server's code in the reader's words; a code without words keeps the server's own sentence. */
export function tellProblem(words: i18n, format: Formats, problem: Problem, shownElsewhere: readonly string[] = []): Told {
  const { t } = words;
  const known = `problem.${problem.code}`;
  const status = /^http-(\d+)$/.exec(problem.code)?.[1];
  const sentence =
    status !== undefined
      ? t("problem.http", { status })
      : words.exists(known)
        ? String(t(known as "problem.rate-missing", parameters(words, format, problem.params) as Parameters))
        : problem.message;
  const entries = problem.errors
    .filter(({ pointer }) => !shownElsewhere.includes(pointer))
    .map((error) => {
      const wrong = tellField(words, error.code);
      return error.pointer === "" ? wrong : t("problem.entry", { member: tellMember(words, error.pointer), wrong });
    });
  return { sentence, entries };
}

/** What is wrong with an entry. */
export function tellField(words: i18n, code: FieldProblem["code"]): string {
  const known = `field.${code}`;
  return words.exists(known) ? words.t(known as "field.required") : code.replaceAll("-", " ");
}

/** What is wrong or odd with a row of a report. */
export function tellRow(words: i18n, code: string): string {
  const known = `row.${code}`;
  return words.exists(known) ? words.t(known as "row.negative") : code.replaceAll("-", " ");
}

/** A member of a request or a master by its JSON pointer, or by its name alone; places in a list count from 1. */
export function tellMember(words: i18n, pointer: string): string {
  const steps = pointer.replace(/^\//, "").split("/");
  return steps
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => {
      const known = `member.${step}`;
      return /^\d+$/.test(step) ? String(Number(step) + 1) : words.exists(known) ? words.t(known as "member.title") : step;
    })
    .join(" ");
}

/** Which of them there are depends on the code. */
type Parameters = Record<"base" | "quote" | "date" | "maxAgeDays", string>;

const DAYS = ["date", "first", "last"];

function parameters(words: i18n, format: Formats, params: Record<string, unknown>): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    told[name] = DAYS.includes(name) && !Number.isNaN(Date.parse(String(value))) ? format.day(String(value)) : String(value);
  }
  // `JPY/EUR`: what stands in the books, and what it was to be turned into.
  const [base, quote] = (told.pair ?? "").split("/");
  return {
    ...told,
    ...(base && quote && { base, quote }),
    ...(told.name !== undefined && { name: tellMember(words, told.name) }),
  };
}
