import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Failure, State, Waiting } from "../../ui/States";
import { Facets } from "./Facets";
import { Filters } from "./Filters";
import { Grid } from "./Grid";
import classes from "./LibraryPage.module.css";
import { type Address, isFiltered, parseQuery, unfiltered } from "./query";
import { SavedSearches } from "./SavedSearches";
import { SortBy } from "./SortBy";
import { Where } from "./Where";
import { useSearch } from "./useSearch";

export function LibraryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = parseQuery(useAddress({ strict: false }) as Record<string, unknown>);
  const search = useSearch(address);
  const [open, drawer] = useDisclosure();
  const go = (to: Address) => void navigate({ to: "/", search: to });

  const first = search.data?.pages[0];
  const hits = search.data?.pages.flatMap((page) => page.items) ?? [];
  const facets = first && <Facets counts={first.facets} address={address} go={go} />;

  return (
    <div className={classes.page}>
      <aside className={classes.facets} aria-label={t("facets.label")}>
        {facets}
      </aside>
      <section className={classes.results} aria-busy={search.isFetching}>
        <div className={classes.toolbar}>
          <h1 className={classes.count} aria-live="polite">
            {first ? t("library.total", { count: first.total, shown: format.number(first.total) }) : " "}
          </h1>
          <Filters address={address} go={go} />
          <span className={classes.tools}>
            <Where address={address} go={go} />
            <Button
              className={classes.filterButton}
              variant="default"
              size="xs"
              leftSection={<Icon name="filter" />}
              onClick={drawer.open}
            >
              {t("facets.open")}
            </Button>
            <SortBy address={address} go={go} />
            <SavedSearches address={address} go={go} />
          </span>
        </div>
        {search.isPending && <Waiting />}
        {search.isError && <Failure failure={search.error} retry={() => void search.refetch()} />}
        {first?.total === 0 && !search.isError && <Nothing address={address} go={go} />}
        {hits.length > 0 && (
          <Grid
            hits={hits}
            total={first?.total ?? 0}
            address={address}
            more={search.hasNextPage && !search.isFetchingNextPage ? () => void search.fetchNextPage() : undefined}
          />
        )}
      </section>
      <Drawer opened={open} onClose={drawer.close} title={t("facets.label")} size="xs">
        {facets}
      </Drawer>
    </div>
  );
}

function Nothing({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  if (isFiltered(address)) {
    const all = (
      <Button variant="default" onClick={() => go(unfiltered(address))}>
        {t("library.clear")}
      </Button>
    );
    return (
      <State title={t("library.nothing")} action={all}>
        {t("library.nothingFiltered")}
      </State>
    );
  }
  return address.q === undefined ? (
    <State title={t("library.empty")}>{t("library.emptyWhy")}</State>
  ) : (
    <State title={t("library.nothingFor", { q: address.q })}>{t("library.nothingWhy")}</State>
  );
}
