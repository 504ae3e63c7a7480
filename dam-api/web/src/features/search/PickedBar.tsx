import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./PickedBar.module.css";
import { ACTIONS } from "./actions";
import { type Picks, countOf } from "./picked";

interface Props {
  picks: Picks;
  total: number;
}

/** What is picked, and what can be done with it. */
export function PickedBar({ picks, total }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = countOf(picks.picked);
  return (
    <div role="region" aria-label={t("picked.label")} className={classes.bar}>
      <CloseButton aria-label={t("picked.clear")} onClick={picks.clear} />
      <span className={classes.count} aria-live="polite">
        {t(picks.picked.all ? "picked.all" : "picked.count", { count, shown: format.number(count) })}
      </span>
      {count < total && (
        <Button size="xs" variant="subtle" onClick={() => picks.all(total)}>
          {t("picked.takeAll", { count: total, shown: format.number(total) })}
        </Button>
      )}
      <span className={classes.actions}>
        {ACTIONS.map((Act, number) => (
          <Act key={number} picked={picks.picked} done={picks.clear} />
        ))}
      </span>
    </div>
  );
}
