import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./Verdict.module.css";
import { Interval } from "./Interval";
import type { Score } from "./usePerformance";

/** How it does against what is usual, and how sure that is. Too few data are said to be that, and are no number. */
export function Verdict({ score }: { score: Score }) {
  const { t } = useTranslation();
  const format = useFormat();
  const interval = t("performance.interval", { lo: format.ratio(score.liftLo), hi: format.ratio(score.liftHi) });
  if (score.label === "insufficient") {
    return (
      <div className={classes.verdict}>
        <Badge variant="light" color="gray" size="lg" data-label="insufficient">
          {t("performance.insufficient")}
        </Badge>
        <p className={classes.soft}>{t("performance.insufficientWhy")}</p>
      </div>
    );
  }
  return (
    <div className={classes.verdict}>
      <p className={classes.lift}>
        <strong data-good={score.liftLo > 1 ? "better" : score.liftHi < 1 ? "worse" : "usual"}>
          {t("performance.times", { lift: format.ratio(score.lift) })}
        </strong>
        <span className={classes.soft}>{t("performance.ofUsual")}</span>
        <span className={classes.score}>{t("performance.score", { score: format.number(Math.round(score.score)) })}</span>
      </p>
      <Interval score={score} />
      <p className={classes.soft}>{interval}</p>
    </div>
  );
}
