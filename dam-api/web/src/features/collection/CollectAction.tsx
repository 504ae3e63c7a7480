import { Button } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit, useMe } from "../account/session";
import type { Action } from "../search/actions";
import { parseQuery } from "../search/query";
import { fits, useCollections, usePut } from "./useCollections";

const AddDialog = lazy(() => import("./AddDialog").then(({ AddDialog }) => ({ default: AddDialog })));

/** Puts what is picked into a collection; out of the one that is open, it is taken too. */
export function CollectAction({ picked, done }: Action) {
  const { t } = useTranslation();
  const me = useMe().data;
  const { collection } = parseQuery(useSearch({ strict: false }) as Record<string, unknown>);
  const opened = useCollections().data?.find(({ id }) => id === collection);
  const put = usePut();
  const [adding, setAdding] = useState(false);
  if (!mayEdit(me)) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAdding(true)}>
        {t("collections.add")}
      </Button>
      {opened && (
        <Button
          size="xs"
          variant="default"
          loading={put.isPending}
          disabled={!fits(picked)}
          title={opened.name}
          onClick={() => put.mutate({ id: opened.id, name: opened.name, remove: picked }, { onSuccess: done })}
        >
          {t("collections.remove")}
        </Button>
      )}
      {adding && (
        <Suspense>
          <AddDialog picked={picked} close={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}
