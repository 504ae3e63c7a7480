import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../ui/Icon";
import classes from "./Outcome.module.css";

const ICONS: Record<string, IconName> = {
  passed: "check",
  failed: "cross",
  unknown: "question",
  "not-measurable": "dash",
};

/** Never by colour alone: a sign and a word. */
export function Outcome({ outcome, blocks = true }: { outcome: string; blocks?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={classes.outcome} data-outcome={outcome === "failed" && !blocks ? "warned" : outcome}>
      <Icon name={ICONS[outcome] ?? "question"} size={14} />
      {t(`outcome.${outcome as "passed"}`, { defaultValue: outcome })}
    </span>
  );
}
