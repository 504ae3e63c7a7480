import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import classes from "./Culling.module.css";
import { type Change, type Mark, UNMARKED } from "./mark";

const STARS = [1, 2, 3, 4, 5];

/** The same with the mouse as by the keys: a second click on what is set takes it away. */
export function Culling({ mark = UNMARKED, change }: { mark: Mark | undefined; change: (change: Change) => void }) {
  const { t } = useTranslation();
  const flag = (to: "pick" | "reject", key: string) => (
    <Tooltip label={t(`mark.set.${to}`, { key })} withArrow>
      <ActionIcon
        variant={mark.flag === to ? "light" : "subtle"}
        color={to === "pick" ? "fir" : "red"}
        aria-label={t(`mark.set.${to}`, { key })}
        aria-pressed={mark.flag === to}
        onClick={() => change({ flag: mark.flag === to ? "none" : to })}
      >
        <Icon name={to === "pick" ? "check" : "cross"} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <span
      role="group"
      aria-label={t("mark.label")}
      className={classes.culling}
      // The space bar presses what has the keyboard, and does not close what is around it.
      onKeyDown={(event) => event.key === " " && event.stopPropagation()}
    >
      <span className={classes.stars}>
        {STARS.map((star) => (
          <button
            key={star}
            type="button"
            className={classes.star}
            data-on={star <= mark.rating || undefined}
            aria-label={t("mark.stars", { count: star })}
            aria-pressed={star === mark.rating}
            onClick={() => change({ rating: star === mark.rating ? 0 : star })}
          >
            ★
          </button>
        ))}
      </span>
      {flag("pick", "P")}
      {flag("reject", "X")}
    </span>
  );
}
