import { useTranslation } from "react-i18next";
import classes from "./Verdict.module.css";
import { onLine } from "./figures";
import type { Score } from "./usePerformance";

/** The interval of a lift on a line from a quarter to four times the usual; what it shows is said beside it in words. */
export function Interval({ score, plain = false }: { score: Score; plain?: boolean }) {
  const { t } = useTranslation();
  const [lo, mid, hi] = [score.liftLo, score.lift, score.liftHi].map(onLine) as [number, number, number];
  return (
    <div className={classes.line} data-plain={plain || undefined} aria-hidden>
      <span className={classes.usual} />
      <span className={classes.range} style={{ left: `${lo}%`, right: `${100 - hi}%` }} />
      <span className={classes.point} style={{ left: `${mid}%` }} />
      {!plain && (
        <span className={classes.ticks}>
        <span>¼</span>
        <span>½</span>
        <span>{t("performance.usual")}</span>
        <span>2×</span>
        <span>4×</span>
        </span>
      )}
    </div>
  );
}
