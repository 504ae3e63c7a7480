import { Tabs } from "@mantine/core";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { mayReport, useMe } from "../account/session";
import { PlacePicker } from "../place/PlacePicker";
import { type Place, readPlace, writePlace } from "../place/place";
import { useChannels } from "../place/useChannels";
import classes from "./PerformancePage.module.css";
import { RankedList } from "./RankedList";
import { ReportDrop } from "./ReportDrop";
import type { Ranking } from "./useRanking";

const RANKINGS: readonly Ranking[] = ["leaders", "under-used"];

/** What sells on a channel and market, what could, and where figures come in. */
export function PerformancePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useAddress({ strict: false }) as Record<string, unknown>;
  const me = useMe().data;
  const channel = useChannels().data?.[0];
  const place = readPlace(address.place) ?? (channel && { channel: channel.channel, market: channel.markets[0] ?? "US" });
  const ranking = RANKINGS.find((each) => each === address.list) ?? "leaders";
  const go = (to: { place?: Place | undefined; list?: Ranking }) =>
    void navigate({
      to: "/performance",
      search: { place: (to.place ?? place) && writePlace((to.place ?? place)!), list: to.list ?? ranking } as never,
    });

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("ranking.title")}</h1>
        <span className={classes.place}>
          <PlacePicker place={place} onChange={(chosen) => go({ place: chosen })} />
        </span>
      </div>
      {mayReport(me) && <ReportDrop />}
      <Tabs value={ranking} onChange={(list) => go({ list: list as Ranking })} keepMounted={false}>
        <Tabs.List>
          {RANKINGS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`ranking.${each}.name`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {RANKINGS.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <p className={classes.soft}>{t(`ranking.${each}.what`)}</p>
            <RankedList ranking={each} place={place} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}
