import { type ReactNode, Suspense, lazy, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit, useMe } from "../account/session";
import classes from "./useCull.module.css";
import { type Change, changeOf } from "./mark";
import { useMark } from "./useMark";

const TagDialog = lazy(() => import("./TagDialog").then(({ TagDialog }) => ({ default: TagDialog })));

const AddDialog = lazy(() => import("../collection/AddDialog").then(({ AddDialog }) => ({ default: AddDialog })));

export interface Cull {
  /** Whether the key says something of these images; if so, it is done. */
  key: (key: string, ids: readonly string[]) => boolean;
  mark: (ids: readonly string[], change: Change) => void;
  /** What is said of it, and the dialog for a tag. */
  shown: ReactNode;
}

/** The same keys wherever images are chosen among. */
export function useCull(): Cull {
  const { t } = useTranslation();
  const me = useMe().data;
  const marking = useMark();
  const [tagging, setTagging] = useState<readonly string[]>();
  const [adding, setAdding] = useState<readonly string[]>();
  const [said, setSaid] = useState("");
  const { mutate } = marking;
  const acts = useMemo(() => {
    const mark = (ids: readonly string[], change: Change) => {
      mutate({ ids, change });
      setSaid(
        change.rating === undefined ? t(`mark.${change.flag ?? "none"}`) : change.rating === 0 ? t("mark.noStars") : t("mark.stars", { count: change.rating }),
      );
    };
    const key = (pressed: string, ids: readonly string[]): boolean => {
      if (ids.length === 0) return false;
      const change = changeOf(pressed);
      if (change !== undefined) mark(ids, change);
      else if (pressed.toLowerCase() === "t" && mayEdit(me)) setTagging(ids);
      else if (pressed.toLowerCase() === "c" && mayEdit(me)) setAdding(ids);
      else return false;
      return true;
    };
    return { mark, key };
  }, [mutate, me, t]);
  return {
    ...acts,
    shown: (
      <>
        <span className={classes.said} aria-live="polite">
          {said}
        </span>
        {marking.isError && (
          <p className={classes.failed} role="alert">
            {t("mark.failed")}
          </p>
        )}
        {adding && (
          <Suspense>
            <AddDialog picked={{ ids: adding }} close={() => setAdding(undefined)} />
          </Suspense>
        )}
        {tagging && (
          <Suspense>
            <TagDialog ids={tagging} close={() => setTagging(undefined)} />
          </Suspense>
        )}
      </>
    ),
  };
}
