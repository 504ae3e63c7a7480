import { Button, Loader } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problems";
import { useFormat } from "../i18n/format";
import { tellProblem } from "../i18n/problem";
import classes from "./States.module.css";

/**
 * One calm block in the middle: what is so, and what to do.
 *
 * @param page whether there is nothing else on the page
 */
export function State({ title, children, action, page = false }: { title: string; children?: ReactNode; action?: ReactNode; page?: boolean }) {
  const Heading = page ? "h1" : "h2";
  return (
    <div className={classes.state}>
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.state} role="status" aria-label={t("state.loading")}>
      <Loader size="sm" color="gray" />
    </div>
  );
}

/** Says a refusal in the reader's words, with each entry that is wrong but those that are marked where they stand. */
export function ProblemText({ failure, shownElsewhere }: { failure: unknown; shownElsewhere?: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (!(failure instanceof Problem)) {
    return <>{t("problem.unreachable")}</>;
  }
  const { sentence, entries } = tellProblem(i18n, format, failure, shownElsewhere);
  return (
    <>
      {sentence}
      {entries.map((entry, index) => (
        <span key={index} className={classes.entry}>
          {entry}
        </span>
      ))}
    </>
  );
}

export function Failure({ failure, retry }: { failure: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const again = retry && (
    <Button variant="default" onClick={retry}>
      {t("state.retry")}
    </Button>
  );
  return (
    <div role="alert">
      <State title={t("state.failed")} action={again}>
        <ProblemText failure={failure} />
      </State>
    </div>
  );
}

export function NotThere() {
  const { t } = useTranslation();
  const home = (
    <Button component={Link} to="/" variant="default">
      {t("state.toLibrary")}
    </Button>
  );
  return (
    <State title={t("state.notThere")} action={home} page>
      {t("state.notThereWhy")}
    </State>
  );
}
