export interface Size {
  width: number;
  height: number;
}

/** What is seen of a picture: the point of it, in its pixels, that lies in the middle, and screen pixels for each of its pixels. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

/** Four screen pixels for one of the picture: beyond that there is nothing more to be seen. */
const MOST = 4;

/** Longest sides that the server makes pictures for screens in. */
const WIDTHS = [512, 1024, 2048, 4096, 8192];

/** The whole picture, never enlarged. */
export const fitScale = (stage: Size, image: Size): number => Math.min(stage.width / image.width, stage.height / image.height, 1);

export const mostScale = (stage: Size, image: Size): number => Math.max(MOST, fitScale(stage, image));

export const fitted = (stage: Size, image: Size): View => ({ scale: fitScale(stage, image), x: image.width / 2, y: image.height / 2 });

/** The same, with nothing beside the picture in sight that need not be. */
export function kept(view: View, stage: Size, image: Size): View {
  const scale = Math.min(Math.max(view.scale, fitScale(stage, image)), mostScale(stage, image));
  return { scale, x: side(view.x, stage.width / scale, image.width), y: side(view.y, stage.height / scale, image.height) };
}

function side(middle: number, seen: number, length: number): number {
  return seen >= length ? length / 2 : Math.min(Math.max(middle, seen / 2), length - seen / 2);
}

/**
 * Nearer or farther; what is under the hand stays there.
 *
 * @param at screen pixels from the middle of the stage
 */
export function zoomed(view: View, factor: number, at: { x: number; y: number }, stage: Size, image: Size): View {
  const scale = Math.min(Math.max(view.scale * factor, fitScale(stage, image)), mostScale(stage, image));
  return kept({ scale, x: view.x + at.x / view.scale - at.x / scale, y: view.y + at.y / view.scale - at.y / scale }, stage, image);
}

/** Moved with the hand, by screen pixels. */
export const panned = (view: View, dx: number, dy: number, stage: Size, image: Size): View =>
  kept({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }, stage, image);

/** The picture to load: as large as is seen, and none that is larger than the file. */
export function widthFor(scale: number, image: Size, density: number): number {
  const longest = Math.max(image.width, image.height);
  const needed = Math.min(longest * scale * density, longest);
  return WIDTHS.find((width) => width >= needed) ?? WIDTHS.at(-1)!;
}
