import { Pill, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Filters.module.css";
import { useValueName } from "./names";
import { type Address, FACETS, isFiltered, toggled, unfiltered } from "./query";

/** What narrows the library now, each to be taken away by itself. */
export function Filters({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const name = useValueName();
  if (!isFiltered(address)) {
    return null;
  }
  return (
    <div className={classes.row}>
      {FACETS.flatMap((facet) =>
        (address[facet] ?? []).map((value) => (
          <Pill
            key={`${facet} ${value}`}
            withRemoveButton
            onRemove={() => go(toggled(address, facet, value))}
            removeButtonProps={{ "aria-label": t("library.without", { value: name(facet, value) }), tabIndex: 0 }}
          >
            {name(facet, value)}
          </Pill>
        )),
      )}
      <UnstyledButton className={classes.clear} onClick={() => go(unfiltered(address))}>
        {t("library.clear")}
      </UnstyledButton>
    </div>
  );
}
