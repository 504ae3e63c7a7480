import type { ReactNode } from "react";
import { EditAction } from "../bulk/EditAction";
import { CollectAction } from "../collection/CollectAction";
import { MarkPicked } from "../selection/MarkPicked";
import type { Picked } from "./picked";

export interface Action {
  picked: Picked;
  /** Nothing needs to be picked any longer. */
  done: () => void;
}

/** What can be done with picked images, in the order of their buttons. */
export const ACTIONS: readonly ((action: Action) => ReactNode)[] = [EditAction, CollectAction, MarkPicked];
