import { Badge, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import type { Master } from "../master/useMaster";
import { isOver, wasNeverLive } from "./over";
import classes from "./Publications.module.css";
import type { Publication } from "./usePublications";

interface Props {
  publication: Publication;
  master: Master;
  withdraw: (() => void) | undefined;
}

export function PublicationRow({ publication, master, withdraw }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const variant = master.variants.find(({ variantId }) => variantId === publication.variantId);
  const older = variant !== undefined && (variant.stale || variant.masterVersion < master.currentVersion);
  const over = isOver(publication, Date.now());
  const uses = [
    publication.product && t("publication.forProduct", { product: publication.product }),
    publication.campaign && t("publication.inCampaign", { campaign: publication.campaign }),
    publication.counterfactual &&
      t("publication.instead", {
        what: t(`counterfactual.${publication.counterfactual as "none"}`, { defaultValue: publication.counterfactual }),
      }),
  ].filter(Boolean);
  return (
    <li className={classes.publication} data-over={over}>
      <div className={classes.head}>
        <span className={classes.place}>
          {publication.channel} · {format.market(publication.market)}
        </span>
        <Badge variant="light" color={publication.live ? "green" : "gray"}>
          {t(publication.live ? "publication.live" : over ? "publication.over" : "publication.planned")}
        </Badge>
        {withdraw && !over && (
          <Button
            size="compact-sm"
            variant="default"
            ml="auto"
            onClick={withdraw}
            aria-label={t("publication.withdrawFrom", { listing: publication.listing, slot: publication.slot })}
          >
            {t("publication.withdraw")}
          </Button>
        )}
      </div>
      <span className={classes.slot}>
        {t("publication.listingNo", { listing: publication.listing })} · <Slot slot={publication.slot} />
        {variant && ` · ${variant.profile}`}
      </span>
      <span className={classes.soft}>
        {publication.until === undefined
          ? t("rights.since", { from: format.dateTime(publication.from) })
          : wasNeverLive(publication)
            ? t("publication.neverLive", { from: format.dateTime(publication.from) })
            : t("rights.term", { from: format.dateTime(publication.from), until: format.dateTime(publication.until) })}
      </span>
      {uses.length > 0 && <span className={classes.soft}>{uses.join(" · ")}</span>}
      {publication.takedown && (
        <div role="alert" className={classes.takedown}>
          <Icon name="warning" size={14} />
          <span>
            {t("publication.takedown", {
              since: format.dateTime(publication.takedown.since),
              reasons: publication.takedown.reasons
                .map((code) => t(`takedown.${code as "embargoed"}`, { defaultValue: code.replaceAll("-", " ") }))
                .join(", "),
            })}
          </span>
        </div>
      )}
      {older && !over && (
        <div className={classes.older}>
          <Icon name="warning" size={14} />
          <span>{t("publication.older", { version: variant.masterVersion, current: master.currentVersion })}</span>
        </div>
      )}
    </li>
  );
}

export function Slot({ slot }: { slot: string }) {
  const { t } = useTranslation();
  return <>{slot === "main" ? t("publication.mainImage") : t("publication.imageNo", { number: slot })}</>;
}
