/**
 * A list that is taller than browsers let a page be. The page is made as tall as they all allow; near its ends, what is
 * scrolled over is shown one to one, and between them places on the page stand for places in the list in proportion. So the
 * scroll bar reaches every row, while small steps still move by as much as the hand does: the difference between the two is
 * the `shift` of what is shown.
 */
export const TALLEST = 8_000_000;

/** So many pixels at either end are the list's own. */
const EDGE = 100_000;

/** Steps of less than this many windows are taken one to one. */
const NEAR = 1.5;

export interface Tall {
  /** Of the list, in pixels. */
  height: number;
  /** Of the window. */
  view: number;
}

export const heightOnPage = ({ height }: Tall): number => Math.min(height, TALLEST);

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** Between the edges: how far the list and the page can be scrolled. */
function between(tall: Tall) {
  const page = Math.max(0, heightOnPage(tall) - tall.view - 2 * EDGE);
  return { page, list: Math.max(0, tall.height - tall.view - 2 * EDGE) };
}

/** Which place of the list a place on the page stands for. */
export function inList(tall: Tall, onPage: number): number {
  const { page, list } = between(tall);
  if (tall.height <= TALLEST || onPage <= EDGE) return onPage;
  return onPage >= EDGE + page ? onPage - page + list : EDGE + ((onPage - EDGE) / page) * list;
}

/** Which place on the page stands for a place of the list. */
export function onPage(tall: Tall, place: number): number {
  const { page, list } = between(tall);
  if (tall.height <= TALLEST || place <= EDGE) return place;
  return Math.round(place >= EDGE + list ? place - list + page : EDGE + ((place - EDGE) / list) * page);
}

/** The shift after the page was scrolled from one place to another. */
export function shifted(tall: Tall, shift: number, from: number, to: number): number {
  if (tall.height <= TALLEST) return 0;
  const { page } = between(tall);
  const far = Math.abs(to - from) > NEAR * tall.view;
  return far || to <= EDGE || to >= EDGE + page ? inList(tall, to) - to : shift;
}

/** Where to scroll so that a row is whole in the window; where the window is now, if it is. `head` hides that much of its top. */
export function toShow(tall: Tall, at: number, top: number, bottom: number, head: number): number {
  const most = Math.max(0, tall.height - tall.view);
  if (top - head < at) return clamp(top - head, Math.min(at, 0), most);
  return bottom > at + tall.view ? clamp(bottom - tall.view, 0, most) : at;
}
