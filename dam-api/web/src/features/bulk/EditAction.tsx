import { Button } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit, useMe } from "../account/session";
import type { Action } from "../search/actions";

const BulkDialog = lazy(() => import("./BulkDialog").then(({ BulkDialog }) => ({ default: BulkDialog })));

/** Changes all that is picked. */
export function EditAction({ picked, done }: Action) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [open, setOpen] = useState(false);
  if (!me || !mayEdit(me)) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t("bulk.begin")}
      </Button>
      {open && (
        <Suspense>
          <BulkDialog
            picked={picked}
            close={(ordered) => {
              setOpen(false);
              if (ordered) done();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
