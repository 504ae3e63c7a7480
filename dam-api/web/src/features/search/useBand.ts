import { type PointerEvent as Pressed, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Layout, type Point, touched } from "./band";
import { MOST_PICKED } from "./picked";

/** Less than this many pixels is a click. */
const STEADY = 6;
/** So near to the edge of the window the page scrolls along, by so much in each frame. */
const NEAR = 60;
const STEP = 24;

interface Drawn {
  from: Point;
  to: Point;
}

interface Props {
  grid: RefObject<HTMLElement | null>;
  layout: Layout;
  /** The place in the list of a place in the window. */
  within: (clientY: number) => number;
  /** While it is drawn, and at the end: the tiles in the band, and whether they come to those picked before. */
  taken: (tiles: number[], more: boolean, over: boolean) => void;
}

/** A band drawn with the mouse around tiles; it may begin on a picture, and only moves those that are picked already. */
export function useBand({ grid, layout, within, taken }: Props) {
  const [band, setBand] = useState<Drawn>();
  const latest = useRef({ layout, within, taken });
  latest.current = { layout, within, taken };
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const down = useCallback(
    (event: Pressed<HTMLElement>) => {
      const pressed = event.target as HTMLElement;
      if (event.button !== 0 || event.pointerType !== "mouse" || pressed.closest("button, input, [draggable=true]")) return;
      const more = event.ctrlKey || event.metaKey || event.shiftKey;
      const place = (x: number, y: number): Point => ({
        x: x - (grid.current?.getBoundingClientRect().left ?? 0),
        y: latest.current.within(y),
      });
      const from = place(event.clientX, event.clientY);
      let mouse = { x: event.clientX, y: event.clientY };
      let drawing = false;
      let frame = 0;
      const begin = { ...mouse };

      const tiles = () => touched(latest.current.layout, from, place(mouse.x, mouse.y), MOST_PICKED);
      const draw = () => {
        const past = mouse.y < NEAR + 56 ? -STEP : mouse.y > window.innerHeight - NEAR ? STEP : 0;
        if (past !== 0) window.scrollBy({ top: past, behavior: "instant" });
        setBand({ from, to: place(mouse.x, mouse.y) });
        latest.current.taken(tiles(), more, false);
        frame = past === 0 ? 0 : requestAnimationFrame(draw);
      };
      const moved = (move: PointerEvent) => {
        mouse = { x: move.clientX, y: move.clientY };
        drawing ||= Math.hypot(mouse.x - begin.x, mouse.y - begin.y) > STEADY;
        if (drawing && frame === 0) frame = requestAnimationFrame(draw);
      };
      const end = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener("pointermove", moved);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", end);
        setBand(undefined);
        stop.current = undefined;
      };
      const up = () => {
        end();
        if (!drawing) return;
        latest.current.taken(tiles(), more, true);
        // The click that ends the band opens nothing.
        const click = (ended: MouseEvent) => {
          ended.preventDefault();
          ended.stopPropagation();
        };
        window.addEventListener("click", click, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", click, { capture: true }));
      };
      window.addEventListener("pointermove", moved);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", end);
      stop.current = end;
    },
    [grid],
  );
  return { band, down };
}
