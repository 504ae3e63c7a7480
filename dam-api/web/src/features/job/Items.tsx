import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import { NamedImage } from "../master/NamedImage";
import classes from "./JobsPage.module.css";
import { StateBadge } from "./Progress";
import { type Item, type Job, OF_IMAGES, type State, isActive, masterOf, orderOf, tellResult } from "./job";
import { useItems, usePublished } from "./useJobs";

/** Item by item: what was ordered, of which image, and what came of it. */
export function Items({ job, state }: { job: Job; state: State | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = useItems(job.id, state, `${job.state} ${job.done} ${job.failed}`, isActive(job));
  if (items.isPending) return <Waiting />;
  if (items.data === undefined) return <Failure failure={items.error} retry={() => void items.refetch()} />;
  const all = items.data.pages.flatMap((page) => page.items);
  const images = OF_IMAGES.includes(job.kind);
  if (all.length === 0) return <p className={classes.nothing}>{t(state === undefined ? "jobs.noItems" : "jobs.noSuchItems")}</p>;
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("jobs.which")}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.number}>
                {t("jobs.number")}
              </th>
              <th scope="col">{t("ranking.image")}</th>
              {!images && <th scope="col">{t("jobs.order")}</th>}
              <th scope="col">{t("member.state")}</th>
              <th scope="col">{t("jobs.result")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((item) => (
              <Row key={item.no} item={item} kind={job.kind} />
            ))}
          </tbody>
        </table>
      </div>
      {items.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          {t("value.more", { shown: format.number(all.length), total: format.number(items.data.pages[0]!.total) })}
        </Button>
      )}
    </>
  );
}

function Row({ item, kind }: { item: Item; kind: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const master = masterOf(item, kind);
  const delivery = kind === "deliver-publications";
  const images = OF_IMAGES.includes(kind);
  return (
    <tr>
      <td className={classes.number}>{format.number(item.no + 1)}</td>
      <td>{master && <NamedImage masterId={master} tab={images ? "history" : delivery ? "publications" : "variants"} />}</td>
      {!images && <td>{delivery && item.subject != null ? <Slot publicationId={item.subject} /> : orderOf(item)}</td>}
      <td>
        <StateBadge state={item.state} />
      </td>
      <td>
        {tellResult(i18n, format.number, item)}
        {item.attempts > 1 && <span className={classes.soft}> {t("jobs.attempts", { count: item.attempts, shown: format.number(item.attempts) })}</span>}
      </td>
    </tr>
  );
}

/** Where a publication is; an item knows it by its id, so it is asked when it comes into sight. */
function Slot({ publicationId }: { publicationId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, entry } = useIntersection({ rootMargin: "200px" });
  const [seen, setSeen] = useState(false);
  if (!seen && entry?.isIntersecting) setSeen(true);
  const published = usePublished(publicationId, seen).data;
  return (
    <span ref={ref}>
      {published &&
        `${published.channel} · ${format.market(published.market)} · ${t("publication.listingNo", { listing: published.listing })}`}
    </span>
  );
}
