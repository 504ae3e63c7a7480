/** How tiles lie in the list, in pixels. */
export interface Layout {
  columns: number;
  side: number;
  gap: number;
  /** From the top of a row to the top of the next. */
  step: number;
  /** Of a tile, without the gap below it. */
  height: number;
  total: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The tiles that a band drawn between two points touches, in their order, at most so many. */
export function touched({ columns, side, gap, step, height, total }: Layout, one: Point, other: Point, most: number): number[] {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  const across = [...Array(columns).keys()].filter((column) => {
    const from = column * (side + gap);
    return from < right && from + side > left;
  });
  const first = Math.max(0, Math.ceil((top - height) / step + 1e-9));
  const last = Math.min(Math.ceil(total / columns) - 1, Math.ceil(bottom / step) - 1);
  const tiles: number[] = [];
  for (let row = first; row <= last && tiles.length < most; row++) {
    for (const column of across) {
      const tile = row * columns + column;
      if (tile < total && tiles.length < most) tiles.push(tile);
    }
  }
  return tiles;
}
