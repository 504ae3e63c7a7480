import { Link } from "@tanstack/react-router";
import { type MouseEvent, memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import type { Place as Market } from "../place/place";
import { MarkShown } from "../selection/MarkShown";
import { Badges } from "./Badges";
import { HitPerformance } from "./HitPerformance";
import { HitValue } from "./HitValue";
import { Marked } from "./MarkedText";
import classes from "./Tile.module.css";
import type { Hit } from "./useSearch";

/** Why it was found, where the title does not show it. */
export function elsewhere(hit: Hit): string | undefined {
  const { title, ...others } = hit.highlights;
  return title ? undefined : Object.values(others)[0]?.[0];
}

/** By itself, or with everything from where the range begins. */
export type Chosen = "one" | "range";

interface Place {
  /** Its place among the hits, from 0. */
  index: number;
  total: number;
  /** Whether the Tab key comes here; arrows lead on to the others. */
  reachable: boolean;
  focused: (index: number) => void;
}

interface Props extends Place {
  hit: Hit;
  picked: boolean;
  /** Whether any is picked. */
  picking: boolean;
  choose: (index: number, how: Chosen) => void;
  /** Where it is to say how it does; nowhere, it does not say. */
  performing: Market | undefined;
  q: string | undefined;
  valued: boolean;
}

/** A row that is on its way; the keyboard can stand on it already. */
export function Blank({ index, total, reachable, focused }: Place) {
  const { t } = useTranslation();
  return (
    <div role="listitem" aria-posinset={index + 1} aria-setsize={total} className={classes.item}>
      <div className={classes.tile} data-tile={index} tabIndex={reachable ? 0 : -1} onFocus={() => focused(index)} aria-label={t("state.loading")}>
        <span className={classes.mat} />
      </div>
    </div>
  );
}

/** Made anew only when something of it has changed: rows come and go with every step of the wheel. */
export const Tile = memo(function Tile({ hit, index, total, reachable, picked, picking, focused, choose, performing, q, valued }: Props) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const title = hit.title ?? hit.fileName ?? t("master.untitled");
  const why = elsewhere(hit);
  function click(event: MouseEvent) {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    choose(index, event.shiftKey ? "range" : "one");
  }
  return (
    <div role="listitem" aria-posinset={index + 1} aria-setsize={total} className={classes.item} data-picked={picked || undefined} data-picking={picking || undefined}>
      <Link
        to="/masters/$masterId"
        params={{ masterId: hit.masterId }}
        className={classes.tile}
        data-tile={index}
        data-master={hit.masterId}
        draggable={picked}
        tabIndex={reachable ? 0 : -1}
        onFocus={() => focused(index)}
        onClick={click}
      >
        <span className={classes.mat}>
          {broken ? (
            <span className={classes.broken}>
              <Icon name="warning" />
              {t("tile.noPreview")}
            </span>
          ) : (
            <img src={hit.thumbnail} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} />
          )}
          <MarkShown mark={hit.mark} />
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
      <label className={classes.pick}>
        <input
          type="checkbox"
          checked={picked}
          tabIndex={reachable ? 0 : -1}
          aria-label={t("picked.pick", { title })}
          onChange={(event) => choose(index, (event.nativeEvent as globalThis.MouseEvent).shiftKey ? "range" : "one")}
        />
      </label>
      {performing && <HitPerformance hit={hit} place={performing} q={q} />}
      {valued && <HitValue value={hit.value} />}
      <Badges hit={hit} />
    </div>
  );
});
