import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { placeOf } from "../place/place";
import classes from "./Grid.module.css";
import { CARRIED } from "../collection/carried";
import { useCull } from "../selection/useCull";
import { QuickLook } from "./QuickLook";
import { Blank, Tile, type Chosen, elsewhere } from "./Tile";
import { type Picks, between, toggledIn } from "./picked";
import { type Address, placeIn, sortOf } from "./query";
import { useBand } from "./useBand";
import { useRows } from "./useRows";
import { type Found, PAGE } from "./useSearch";

const GAP = 16;
const NARROWEST = 200;
/** Below the picture: the title, and where any of them needs it a line that says why it was found or how it does. */
const CAPTION = { title: 34, why: 20, performance: 26, value: 22 };
/** Pages beyond what is shown are asked for so many rows before they are reached. */
const AHEAD = 6;
/** What is scrolled past faster than this, in milliseconds, is not asked for. */
const PAUSE = 90;

interface Props {
  found: Found;
  picks: Picks;
  address: Address;
}

/** Only the rows near the window are in the document, however many there are. */
export function Grid({ found, picks, address }: Props) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const list = useRef<HTMLDivElement>(null);
  const { rows: total, at: hitAt, has, want } = found;
  const columns = Math.max(2, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const side = (width - GAP * (columns - 1)) / columns;
  const { channel, market } = placeIn(address) ?? {};
  const place = useMemo(() => placeOf(channel, market), [channel, market]);
  const seen = found.first.data?.items ?? [];
  // Sorted by performance, each says how it does, also that nothing is known.
  const performing = place !== undefined && (sortOf(address) === "performance" || seen.some((hit) => hit.performance));
  // For those who may sort by it, the server says what each has cost.
  const valued = sortOf(address) === "value";
  const height =
    side + CAPTION.title + (seen.some(elsewhere) ? CAPTION.why : 0) + (performing ? CAPTION.performance : 0) + (valued ? CAPTION.value : 0);
  const rows = useRows(list, width === 0 ? 0 : Math.ceil(total / columns), height + GAP);

  const pages = pagesOf(Math.max(0, rows.first - AHEAD) * columns, Math.min(total, (rows.last + 1 + AHEAD) * columns) - 1);
  const asked = pages.join();
  useEffect(() => {
    const numbers = asked === "" ? [] : asked.split(",").map(Number);
    const timer = setTimeout(() => want(numbers), numbers.every(has) ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [asked, has, want]);

  const cull = useCull();
  const [at, setAt] = useState(0);
  const [looking, setLooking] = useState(false);
  // The tile that is to have the keyboard as soon as it is in the document.
  const wanted = useRef<number>(undefined);
  const focus = (index: number) => {
    wanted.current = index;
    setAt(index);
    rows.show(Math.floor(index / columns));
  };
  useEffect(() => {
    const tile = wanted.current === undefined || looking ? null : list.current?.querySelector<HTMLElement>(`[data-tile="${wanted.current}"]`);
    if (tile) {
      wanted.current = undefined;
      tile.focus({ preventScroll: true });
    }
  });

  /** Everything from where the range begins to a tile, whether it was looked at or not. */
  async function range(to: number) {
    const from = picks.anchor.current ?? at;
    picks.anchor.current = from;
    picks.pick(await found.ids(between(from, to)));
  }
  function choose(index: number, how: Chosen) {
    const hit = hitAt(index);
    if (hit === undefined) return;
    if (how === "range") return void range(index);
    picks.anchor.current = index;
    picks.pick(toggledIn(picks.picked.ids, hit.masterId));
  }
  const chosen = useRef(choose);
  chosen.current = choose;
  const choosing = useCallback((index: number, how: Chosen) => chosen.current(index, how), []);
  async function all() {
    const total = found.first.data?.total ?? 0;
    if (total > FEW || found.rows < total) return picks.all(total);
    picks.pick(await found.ids(between(0, total - 1)));
  }

  function key(event: KeyboardEvent<HTMLElement>) {
    const tile = (event.target as HTMLElement).closest<HTMLElement>("[data-tile]")?.dataset.tile;
    if (event.altKey || tile === undefined) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "a") {
        event.preventDefault();
        void all();
      }
      return;
    }
    const index = Number(tile);
    const last = total - 1;
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + columns, ArrowUp: index - columns, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (to < 0) return;
      focus(Math.min(to, last));
      if (event.shiftKey) {
        picks.anchor.current ??= index;
        void range(Math.min(to, last));
      } else picks.anchor.current = undefined;
    } else if (event.key === " ") {
      event.preventDefault();
      setAt(index);
      setLooking(true);
    } else if (event.key === "s" || event.key === "S") choose(index, "one");
    else if (event.key === "Escape") picks.clear();
    else if (picks.picked.all === undefined && !event.repeat) {
      const focused = hitAt(index);
      const { ids } = picks.picked;
      if (cull.key(event.key, ids.length > 0 ? ids : focused ? [focused.masterId] : [])) event.preventDefault();
    }
  }

  const before = useRef<readonly string[]>([]);
  const { band, down } = useBand({
    grid: list,
    layout: { columns, side, gap: GAP, step: height + GAP, height, total },
    within: rows.within,
    taken: (tiles, more, over) => {
      const kept = more ? before.current : [];
      const known = tiles.map((tile) => hitAt(tile)?.masterId).filter((id) => id !== undefined);
      picks.pick([...kept, ...known]);
      if (over && known.length < tiles.length) void found.ids(tiles).then((ids) => picks.pick([...kept, ...ids]));
    },
  });

  const shown = Array.from({ length: rows.last - rows.first + 1 }, (_, number) => rows.first + number);
  // One stop for the Tab key, also when the tile that had the keyboard is scrolled away.
  const firstShown = rows.first * columns;
  const reachable = at >= firstShown && at < (rows.last + 1) * columns && at < total ? at : firstShown;
  const looked = looking ? hitAt(at) : undefined;
  const step = (to: number) => (to < 0 || to >= total ? undefined : () => focus(to));
  return (
    <div ref={list}>
      {cull.shown}
      {looked && (
        <QuickLook hit={looked} number={at + 1} total={found.first.data?.total ?? total} place={place} q={address.q} before={step(at - 1)} after={step(at + 1)} cull={cull} close={() => { setLooking(false); focus(at); }} />
      )}
      <div
        ref={ref}
        role="list"
        aria-label={t("library.label")}
        className={classes.grid}
        style={{ height: rows.total }}
        onKeyDown={key}
        onDragStart={({ dataTransfer }) => {
          dataTransfer.setData(CARRIED, "");
          dataTransfer.effectAllowed = "copyLink";
        }}
        onPointerDown={(event) => {
          before.current = picks.picked.ids;
          down(event);
        }}
      >
        {shown.map((row) => (
          <div
            key={row}
            role="presentation"
            className={classes.row}
            style={{
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              height,
              transform: `translateY(${row * (height + GAP) - rows.shift}px)`,
            }}
          >
            {Array.from({ length: Math.max(0, Math.min(columns, total - row * columns)) }, (_, column) => {
              const index = row * columns + column;
              const hit = hitAt(index);
              return hit === undefined ? (
                <Blank key={index} index={index} total={total} reachable={index === reachable} focused={setAt} />
              ) : (
                <Tile
                  key={hit.masterId}
                  hit={hit}
                  index={index}
                  total={total}
                  reachable={index === reachable}
                  picked={picks.has(hit.masterId)}
                  picking={picks.picked.all !== undefined || picks.picked.ids.length > 0}
                  focused={setAt}
                  choose={choosing}
                  performing={performing ? place : undefined}
                  q={address.q}
                  valued={valued}
                />
              );
            })}
          </div>
        ))}
        {band && (
          <div
            className={classes.band}
            style={{
              left: Math.min(band.from.x, band.to.x),
              top: Math.min(band.from.y, band.to.y) - rows.shift,
              width: Math.abs(band.to.x - band.from.x),
              height: Math.abs(band.to.y - band.from.y),
            }}
          />
        )}
      </div>
    </div>
  );
}

/** So many are picked one by one when all are; of more, the search itself is taken. */
const FEW = 2_000;

const pagesOf = (first: number, last: number): number[] =>
  last < first ? [] : Array.from({ length: Math.floor(last / PAGE) - Math.floor(first / PAGE) + 1 }, (_, number) => Math.floor(first / PAGE) + number);
