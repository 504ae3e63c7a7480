import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, body, previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import classes from "./Outdated.module.css";

const SHOWN = 50;

/** What is live with a file that its variant no longer has: to be published again. */
export function Outdated({ after }: { after: string | null | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const outdated = useQuery({
    queryKey: ["outdated", after],
    queryFn: async ({ signal }) =>
      body(await api.GET("/api/v1/publications:outdated", { params: { query: { size: SHOWN, ...(after != null && { after }) } as never }, signal })),
  });
  if (!outdated.data || outdated.data.total === 0) return null;
  const { items, total } = outdated.data;
  return (
    <section aria-label={t("publication.outdated")} className={classes.outdated}>
      <h2>{t("publication.outdatedMany", { count: total, shown: format.number(total) })}</h2>
      <p>{t("publication.outdatedHow")}</p>
      <ul>
        {items.map(({ publicationId, masterId, channel, market, listing, slot }) => (
          <li key={publicationId}>
            <img src={previewUrl(masterId, 96)} alt="" width={32} height={32} loading="lazy" />
            <Link to="/masters/$masterId" params={{ masterId }} search={{ tab: "publications" } as never}>
              {`${channel} ${market} · ${listing} · ${slot}`}
            </Link>
          </li>
        ))}
      </ul>
      {total > items.length && <p>{t("channel.moreFailing", { shown: format.number(total - items.length) })}</p>}
    </section>
  );
}
