import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Tall, heightOnPage, inList, onPage, shifted, toShow } from "./tall";

/** The bar of the page, which stays at the top of the window. */
const HEAD = 64;
const AROUND = 2;
/** After so many milliseconds without scrolling the page is put where it stands for what is shown. */
const REST = 150;

interface Shown {
  first: number;
  last: number;
  shift: number;
}

const same = (one: Shown, other: Shown) => one.first === other.first && one.last === other.last && one.shift === other.shift;

/** Which of many equally tall rows are near the window, as it scrolls. */
export function useRows(list: RefObject<HTMLElement | null>, count: number, height: number) {
  const [shown, setShown] = useState<Shown>({ first: 0, last: -1, shift: 0 });
  const place = useRef({ at: 0, shift: 0 });
  const tall = useCallback((): Tall => ({ height: count * height, view: window.innerHeight }), [count, height]);
  const top = useCallback(() => (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY, [list]);

  const look = useCallback(() => {
    const { at, shift } = place.current;
    const first = Math.max(0, Math.floor((at + shift) / height) - AROUND);
    const last = Math.min(count - 1, Math.ceil((at + shift + window.innerHeight) / height) + AROUND);
    const now = { first: Math.min(first, Math.max(0, count - 1)), last, shift };
    setShown((before) => (same(before, now) ? before : now));
  }, [count, height]);

  const put = useCallback(
    (at: number, shift: number) => {
      place.current = { at, shift };
      window.scrollTo({ top: at + top(), behavior: "instant" });
      look();
    },
    [look, top],
  );

  useLayoutEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const { at, shift } = place.current;
      const better = onPage(tall(), at + shift);
      if (Math.abs(better - at) > 1) put(better, at + shift - better);
    };
    const scrolled = () => {
      const at = window.scrollY - top();
      if (at !== place.current.at) place.current = { at, shift: shifted(tall(), place.current.shift, place.current.at, at) };
      look();
      clearTimeout(resting);
      resting = setTimeout(rest, REST);
    };
    // Whatever the page was scrolled to before this list was there stands for its place.
    const at = window.scrollY - top();
    place.current = { at, shift: inList(tall(), at) - at };
    look();
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", scrolled, { passive: true });
    return () => {
      clearTimeout(resting);
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", scrolled);
    };
  }, [tall, top, look, put]);

  const show = useCallback(
    (row: number) => {
      const { at, shift } = place.current;
      const now = at + shift;
      const wanted = toShow(tall(), now, row * height, (row + 1) * height, HEAD);
      if (Math.abs(wanted - now) < 1) return;
      const better = onPage(tall(), wanted);
      put(better, wanted - better);
    },
    [tall, height, put],
  );
  /** Where in the list a place of the window is, in pixels from its top. */
  const within = useCallback((clientY: number) => clientY + place.current.at + place.current.shift, []);

  useEffect(() => look(), [look]);
  return { ...shown, total: heightOnPage({ height: count * height, view: 0 }), show, within };
}
