/** What the mouse carries from the grid to a collection: what is picked. */
export const CARRIED = "application/x-reprise-picked";
