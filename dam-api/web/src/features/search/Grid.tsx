import { useElementSize } from "@mantine/hooks";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import classes from "./Grid.module.css";
import { HitPerformance } from "./HitPerformance";
import { HitValue } from "./HitValue";
import { Tile, elsewhere } from "./Tile";
import { type Address, placeIn, sortOf } from "./query";
import type { Hit } from "./useSearch";

const GAP = 16;
const NARROWEST = 200;
/** Below the picture: the title, and where any of them needs it a line that says why it was found or how it does. */
const CAPTION = { title: 34, why: 20, performance: 26, value: 22 };

/** Only the rows near the window are in the document, however many there are. */
export function Grid({ hits, address, more }: { hits: Hit[]; address: Address; more: (() => void) | undefined }) {
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

  return (
    <div ref={top}>
      <div ref={ref} role="list" className={classes.grid} style={{ height: virtual.getTotalSize() }}>
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
              <Tile key={hit.masterId} hit={hit} number={row.index * columns + column + 1}>
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
