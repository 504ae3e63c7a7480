import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Failure, State, Waiting } from "../../ui/States";
import { Facets } from "./Facets";
import { Filters } from "./Filters";
import { Grid } from "./Grid";
import classes from "./LibraryPage.module.css";
import { type Address, csvAddress, isFiltered, onlyCollection, parseQuery, unfiltered } from "./query";
import { SavedSearches } from "./SavedSearches";
import { MarkedBy } from "../selection/MarkedBy";
import { SortBy } from "./SortBy";
import { Where } from "./Where";
import { countOf, usePicked } from "./picked";
import { useFound } from "./useSearch";

const Collections = lazy(() => import("../collection/CollectionsPanel").then(({ CollectionsPanel: it }) => ({ default: it })));
const CollectionNotice = lazy(() => import("../collection/CollectionNotice").then(({ CollectionNotice: it }) => ({ default: it })));
const EmptyCollection = lazy(() => import("../collection/EmptyCollection").then(({ EmptyCollection: it }) => ({ default: it })));
const PickedBar = lazy(() => import("./PickedBar").then(({ PickedBar }) => ({ default: PickedBar })));

export function LibraryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = parseQuery(useAddress({ strict: false }) as Record<string, unknown>);
  const found = useFound(address);
  const picks = usePicked(address);
  const [open, drawer] = useDisclosure();
  const go = (to: Address) => void navigate({ to: "/", search: to });

  const first = found.first.data;
  const beside = (leave: (to: Address) => void) => (
    <>
      <Suspense>
        <Collections address={address} picks={picks} go={leave} />
      </Suspense>
      {first && <Facets counts={first.facets} address={address} go={go} />}
    </>
  );

  return (
    <div className={classes.page}>
      <aside className={classes.facets} aria-label={t("facets.label")}>
        {beside(go)}
      </aside>
      <section className={classes.results} aria-busy={found.isFetching}>
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
            <MarkedBy address={address} go={go} />
            <SortBy address={address} go={go} />
            <SavedSearches address={address} go={go} />
            <Button variant="default" size="xs" component="a" href={csvAddress(address)} download>
              {t("library.exportCsv")}
            </Button>
          </span>
        </div>
        {found.first.isPending && <Waiting />}
        {found.first.isError && <Failure failure={found.first.error} retry={() => void found.first.refetch()} />}
        {found.failure && <Failure failure={found.failure} retry={found.again} />}
        {first?.total === 0 && !found.first.isError && <Nothing address={address} go={go} />}
        {found.rows > 0 && <Grid found={found} picks={picks} address={address} />}
        {first && first.reach < first.total && (
          <p className={classes.reach}>{t("library.reach", { count: first.reach, shown: format.number(first.reach) })}</p>
        )}
        {first && countOf(picks.picked) > 0 && (
          <Suspense>
            <PickedBar picks={picks} total={first.total} />
          </Suspense>
        )}
      </section>
      <Drawer opened={open} onClose={drawer.close} title={t("facets.label")} size="xs">
        {beside((to) => {
          drawer.close();
          go(to);
        })}
      </Drawer>
      <Suspense>
        <CollectionNotice />
      </Suspense>
    </div>
  );
}

function Nothing({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  if (onlyCollection(address)) {
    return (
      <Suspense>
        <EmptyCollection leave={() => go(unfiltered(address))} />
      </Suspense>
    );
  }
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
