/** What must be seen of a picture, as shares of its width and height. */
export interface Point {
  x: number;
  y: number;
}

/** The part that is shown, in pixels of the picture. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const CENTRE: Point = { x: 0.5, y: 0.5 };

const within = (share: number) => Math.min(Math.max(Math.round(share * 1000) / 1000, 0), 1);

export const pointAt = (x: number, y: number): Point => ({ x: within(x), y: within(y) });

/** A hundredth at a time, with the shift key a tenth. */
export function moved({ x, y }: Point, key: string, far: boolean): Point | undefined {
  const by = far ? 0.1 : 0.01;
  switch (key) {
    case "ArrowLeft":
      return pointAt(x - by, y);
    case "ArrowRight":
      return pointAt(x + by, y);
    case "ArrowUp":
      return pointAt(x, y - by);
    case "ArrowDown":
      return pointAt(x, y + by);
    case "Home":
      return CENTRE;
    default:
      return undefined;
  }
}

/** What the server says of a preview: left, top, width, height. */
export function readCut(header: string | null): Cut | undefined {
  const found = /^(\d+),(\d+),(\d+),(\d+)$/.exec(header ?? "");
  if (found === null) return undefined;
  const [left, top, width, height] = found.slice(1).map(Number) as [number, number, number, number];
  return { left, top, width, height };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where to begin: as it was cut last, else on the product, else in the middle. */
export function firstPoint(lasts: readonly (Point | undefined)[], content: Box | undefined): Point {
  const last = lasts.find((each) => each !== undefined);
  return last ?? (content ? pointAt(content.x + content.width / 2, content.y + content.height / 2) : CENTRE);
}
