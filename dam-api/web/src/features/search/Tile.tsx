import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import { Marked } from "./MarkedText";
import classes from "./Tile.module.css";
import { Usable } from "./Usable";
import type { Hit } from "./useSearch";

/** Why it was found, where the title does not show it. */
export function elsewhere(hit: Hit): string | undefined {
  const { title, ...others } = hit.highlights;
  return title ? undefined : Object.values(others)[0]?.[0];
}

interface Props {
  hit: Hit;
  /** Its place among the hits, from 0. */
  index: number;
  /** Whether the Tab key comes here; arrows lead on to the others. */
  reachable: boolean;
  focused: (index: number) => void;
  children?: ReactNode;
}

export function Tile({ hit, index, reachable, focused, children }: Props) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const title = hit.title ?? hit.fileName ?? t("master.untitled");
  const why = elsewhere(hit);
  return (
    <div role="listitem" aria-posinset={index + 1} className={classes.item}>
      <Link to="/masters/$masterId" params={{ masterId: hit.masterId }} className={classes.tile} data-tile={index} tabIndex={reachable ? 0 : -1} onFocus={() => focused(index)}>
        <span className={classes.mat}>
          {broken ? (
            <span className={classes.broken}>
              <Icon name="warning" />
              {t("tile.noPreview")}
            </span>
          ) : (
            <img src={hit.thumbnail} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
          )}
        </span>
        <span className={classes.title} title={title}>
          {hit.highlights.title?.[0] ? <Marked html={hit.highlights.title[0]} /> : title}
        </span>
        {why && (
          <span className={classes.why}>
            <Marked html={why} />
          </span>
        )}
      </Link>
      {children}
      {hit.rights && <Usable rights={hit.rights} />}
    </div>
  );
}
