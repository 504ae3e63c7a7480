import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import { useReason } from "../rights/useReason";
import classes from "./Usable.module.css";
import type { Hit } from "./useSearch";

/** Whether a hit may be used where it was asked about, and on a closer look why. */
export function Usable({ rights }: { rights: NonNullable<Hit["rights"]> }) {
  const { t } = useTranslation();
  const reason = useReason();
  const reasons = rights.reasons.map(reason);
  const verdict = t(rights.usable ? "usable.yes" : "usable.no");
  return (
    <Tooltip
      multiline
      maw={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
      label={reasons.map((each, number) => (
        <span key={number} className={classes.reason}>
          {each}
        </span>
      ))}
    >
      <button
        type="button"
        className={classes.badge}
        data-usable={rights.usable}
        aria-label={`${verdict}: ${reasons.join("; ")}`}
      >
        <Icon name={rights.usable ? "check" : "cross"} size={13} />
        {verdict}
      </button>
    </Tooltip>
  );
}
