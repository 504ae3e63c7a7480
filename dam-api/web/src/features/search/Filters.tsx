import { Pill, UnstyledButton } from "@mantine/core";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Filters.module.css";
import { useValueName } from "./names";
import { type Address, FACETS, isFiltered, ofFields, toggled, unfiltered, without } from "./query";

const FieldPills = lazy(() => import("../field/FieldPills").then(({ FieldPills: it }) => ({ default: it })));

const CollectionPill = lazy(() => import("../collection/CollectionPill").then(({ CollectionPill: it }) => ({ default: it })));

/** What narrows the library now, each to be taken away by itself. */
export function Filters({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const name = useValueName();
  if (!isFiltered(address)) {
    return null;
  }
  return (
    <div className={classes.row}>
      {address.collection !== undefined && (
        <Suspense>
          <CollectionPill address={address} go={go} />
        </Suspense>
      )}
      {FACETS.flatMap((facet) =>
        [facet, without(facet)].flatMap((filter) =>
          (address[filter] ?? []).map((value) => {
            const shown = filter === facet ? name(facet, value) : t("facets.not", { value: name(facet, value) });
            return (
              <Pill
                key={`${filter} ${value}`}
                withRemoveButton
                onRemove={() => go(toggled(address, filter, value))}
                removeButtonProps={{ "aria-label": t("library.without", { value: shown }), tabIndex: 0, "aria-hidden": false }}
              >
                {shown}
              </Pill>
            );
          }),
        ),
      )}
      {ofFields(address).length > 0 && (
        <Suspense>
          <FieldPills address={address} go={go} />
        </Suspense>
      )}
      <UnstyledButton className={classes.clear} onClick={() => go(unfiltered(address))}>
        {t("library.clear")}
      </UnstyledButton>
    </div>
  );
}
