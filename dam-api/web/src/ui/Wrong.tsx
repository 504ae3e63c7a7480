import { useTranslation } from "react-i18next";
import { Problem } from "../api/problems";
import { tellField } from "../i18n/problem";
import { ProblemText } from "./States";
import classes from "./States.module.css";

/** What the server has against a field, by its name or its path. */
export function useWrong(failure: Error | null): (member: string) => string | undefined {
  const { i18n } = useTranslation();
  const errors = failure instanceof Problem ? failure.errors : [];
  return (member) => {
    const error = errors.find(({ pointer }) => pointer === `/${member}`);
    return error && tellField(i18n, error.code);
  };
}

/** Why a form was refused; what stands beside its fields is not said again. */
export function Wrong({ failure, fields }: { failure: Error | null; fields: readonly string[] }) {
  const { t } = useTranslation();
  if (failure === null) return null;
  const shown = fields.map((each) => `/${each}`);
  const all = failure instanceof Problem && failure.errors.length > 0 && failure.errors.every(({ pointer }) => shown.includes(pointer));
  return (
    <p role="alert" className={classes.wrong}>
      {all ? t("problem.invalid-publication") : <ProblemText failure={failure} shownElsewhere={shown} />}
    </p>
  );
}
