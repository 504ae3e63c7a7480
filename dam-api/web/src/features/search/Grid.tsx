import { useElementSize } from "@mantine/hooks";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import classes from "./Grid.module.css";
import { HitPerformance } from "./HitPerformance";
import { HitValue } from "./HitValue";
import { QuickLook } from "./QuickLook";
import { Tile, elsewhere } from "./Tile";
import { type Address, placeIn, sortOf } from "./query";
import type { Hit } from "./useSearch";

const GAP = 16;
const NARROWEST = 200;
/** Below the picture: the title, and where any of them needs it a line that says why it was found or how it does. */
const CAPTION = { title: 34, why: 20, performance: 26, value: 22 };

interface Props {
  hits: Hit[];
  /** Of all that were found, of which the hits are the first. */
  total: number;
  address: Address;
  more: (() => void) | undefined;
}

/** Only the rows near the window are in the document, however many there are. */
export function Grid({ hits, total, address, more }: Props) {
  const { ref, width } = useElementSize();
  const top = useRef<HTMLDivElement>(null);
  const columns = Math.max(2, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const side = (width - GAP * (columns - 1)) / columns;
  const place = placeIn(address);
  // Sorted by performance, each says how it does, also that nothing is known.
  const performing = place !== undefined && (sortOf(address) === "performance" || hits.some((hit) => hit.performance));
  // For those who may sort by it, the server says what each has cost.
  const valued = sortOf(address) === "value";
  const height =
    side + CAPTION.title + (hits.some(elsewhere) ? CAPTION.why : 0) + (performing ? CAPTION.performance : 0) + (valued ? CAPTION.value : 0);
  const rows = Math.ceil(hits.length / columns);

  const virtual = useWindowVirtualizer({
    count: width === 0 ? 0 : rows,
    estimateSize: () => height + GAP,
    overscan: 2,
    scrollMargin: top.current?.offsetTop ?? 0,
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && last >= rows - 4) more();
  }, [more, last, rows]);

  const [at, setAt] = useState(0);
  const [looking, setLooking] = useState(false);
  // The tile that is to have the keyboard as soon as it is in the document.
  const wanted = useRef<number>(undefined);
  const focus = (index: number) => {
    wanted.current = index;
    setAt(index);
    virtual.scrollToIndex(Math.floor(index / columns), { align: "auto" });
  };
  useEffect(() => {
    const tile = wanted.current === undefined || looking ? null : top.current?.querySelector<HTMLElement>(`[data-tile="${wanted.current}"]`);
    if (tile) {
      wanted.current = undefined;
      tile.focus({ preventScroll: true });
    }
  });

  function key(event: KeyboardEvent<HTMLElement>) {
    const tile = (event.target as HTMLElement).dataset.tile;
    if (tile === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(tile);
    const last = hits.length - 1;
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + columns, ArrowUp: index - columns, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (to >= 0) focus(Math.min(to, last));
    } else if (event.key === " ") {
      event.preventDefault();
      setAt(index);
      setLooking(true);
    }
  }

  // One stop for the Tab key, also when the tile that had the keyboard is scrolled away.
  const firstShown = (shown[0]?.index ?? 0) * columns;
  const reachable = at >= firstShown && at < (last + 1) * columns && at < hits.length ? at : firstShown;
  const looked = looking ? hits[at] : undefined;
  const step = (to: number) => (hits[to] === undefined ? undefined : () => focus(to));
  return (
    <div ref={top}>
      {looked && (
        <QuickLook hit={looked} number={at + 1} total={total} place={place} q={address.q} before={step(at - 1)} after={step(at + 1)} close={() => { setLooking(false); focus(at); }} />
      )}
      <div ref={ref} role="list" className={classes.grid} style={{ height: virtual.getTotalSize() }} onKeyDown={key}>
        {shown.map((row) => (
          <div
            key={row.key}
            role="presentation"
            className={classes.row}
            style={{
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              height,
              transform: `translateY(${row.start - virtual.options.scrollMargin}px)`,
            }}
          >
            {hits.slice(row.index * columns, (row.index + 1) * columns).map((hit, column) => (
              <Tile key={hit.masterId} hit={hit} index={row.index * columns + column} reachable={row.index * columns + column === reachable} focused={setAt}>
                {performing && <HitPerformance hit={hit} place={place} q={address.q} />}
                {valued && <HitValue value={hit.value} />}
              </Tile>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
