import { Button, CloseButton, Portal } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./CollectionNotice.module.css";
import { takenBack } from "./collections";
import { usePut, useTold } from "./useCollections";

/** Long enough to read it and to think again. */
const SHOWN = 20_000;

/** What was just put into a collection or taken out of it, and the way back. */
export function CollectionNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const { told, forget } = useTold();
  const put = usePut();
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(forget, SHOWN);
    return () => clearTimeout(timer);
  }, [told]);
  if (told === null) return null;
  const { name, added, removed, undone, failure } = told;
  const count = added.length + removed.length;
  const words = { count, shown: format.number(count), name };
  return (
    <Portal>
      <div className={classes.notice} role={failure === undefined ? "status" : "alert"}>
        <span className={classes.said}>
          {failure !== undefined ? (
            <ProblemText failure={failure} />
          ) : count === 0 ? (
            t("collections.nothing", { name })
          ) : undone ? (
            t("edit.undone")
          ) : added.length > 0 ? (
            t("collections.added", words)
          ) : (
            t("collections.removed", words)
          )}
        </span>
        {failure === undefined && count > 0 && !undone && (
          <Button
            size="xs"
            variant="light"
            loading={put.isPending}
            onClick={() => {
              const { id, add, remove } = takenBack(told);
              put.mutate({ id, name, undone: true, ...(add.length > 0 && { add: { ids: add } }), ...(remove.length > 0 && { remove: { ids: remove } }) });
            }}
          >
            {t("edit.undo")}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t("dialog.close")} onClick={forget} />
      </div>
    </Portal>
  );
}
