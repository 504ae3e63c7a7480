import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Badges.module.css";
import { Usable } from "./Usable";
import type { Hit } from "./useSearch";

/** What is to be known of a hit before it is used: in a word, and on a closer look in a sentence. */
export function Badges({ hit }: { hit: Hit }) {
  const { t } = useTranslation();
  const badges = hit.badges ?? [];
  if (!hit.rights && badges.length === 0) {
    return null;
  }
  return (
    <span className={classes.badges}>
      {hit.rights && <Usable rights={hit.rights} />}
      {badges.map((badge) => (
        <Tooltip key={badge} label={t(`badge.why.${badge}`)} withArrow multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
          <span className={classes.badge} data-badge={badge}>
            {t(`badge.${badge}`)}
          </span>
        </Tooltip>
      ))}
    </span>
  );
}
