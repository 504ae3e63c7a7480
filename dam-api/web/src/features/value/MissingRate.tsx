import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/problems";
import { ProblemText } from "../../ui/States";
import { RateForm } from "./RateDialog";
import classes from "./ValuePage.module.css";

/** @param pinned whether an instant of knowledge was chosen: a rate that is recorded now was not known then */
export function MissingRate({ missing, pinned }: { missing: Problem; pinned: boolean }) {
  const { t } = useTranslation();
  const [base = "", quote = ""] = String(missing.params.pair ?? "").split("/");
  const date = String(missing.params.date ?? "");
  return (
    <div className={classes.missing}>
      <p role="alert">
        <ProblemText failure={missing} />
      </p>
      {pinned ? (
        <p className={classes.soft}>{t("value.rateNotKnown")}</p>
      ) : (
        <RateForm key={`${base}/${quote} ${date}`} base={base} quote={quote} date={date} />
      )}
    </div>
  );
}
