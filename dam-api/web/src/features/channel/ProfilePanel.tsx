import { Badge } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import { Typed, wallClock } from "../../ui/Typed";
import classes from "./ChannelsPage.module.css";
import { Forecast } from "./Forecast";
import { Rules } from "./Rules";
import { type Shown, nameOf } from "./rule";
import { type Profile, useProfile } from "./useProfile";

interface Props {
  shown: Shown;
  go: (change: Shown) => void;
}

/** A profile with the rules of a day, as they were known at an instant. */
export function ProfilePanel({ shown, go }: Props) {
  const { t } = useTranslation();
  const profile = useProfile(shown);
  const missing = profile.error instanceof Problem && profile.error.status === 404;
  return (
    <section aria-label={t("channel.profile")} aria-busy={profile.isFetching} className={classes.panel}>
      <div className={classes.form}>
        <Typed
          type="date"
          label={t("channel.on")}
          description={t("channel.onHow")}
          value={shown.on ?? ""}
          set={shown.on !== undefined}
          onChange={(on) => go({ on })}
        />
        <Typed
          type="datetime-local"
          label={t("value.knownAt")}
          description={t("value.knownAtHow")}
          value={shown.asOf === undefined ? "" : wallClock(shown.asOf)}
          set={shown.asOf !== undefined}
          onChange={(known) => go({ asOf: known && new Date(known).toISOString() })}
        />
      </div>
      {profile.isPending && <Waiting />}
      {profile.isError &&
        (missing ? (
          <State title={t("channel.unknown")}>{t(shown.asOf === undefined ? "channel.unknownHow" : "channel.unknownThen")}</State>
        ) : (
          <Failure failure={profile.error} retry={() => void profile.refetch()} />
        ))}
      {profile.data && !profile.isError && <Details profile={profile.data} onDay={(on) => go({ on })} />}
    </section>
  );
}

function Details({ profile, onDay }: { profile: Profile; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rendering } = profile;
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.name}>{profile.name}</h2>
        <Badge variant="light" color="gray">
          {t(`profileRole.${profile.role as "main"}`, { defaultValue: profile.role })}
        </Badge>
      </div>
      <p className={classes.soft}>
        {profile.channel} · {profile.markets.length === 0 ? t("channel.allMarkets") : profile.markets.map((market) => t(`marketGroup.${market}` as "marketGroup.SEA", { defaultValue: format.market(market) })).join(", ")}
        {profile.effectiveFrom != null &&
          ` · ${t("channel.since", { revision: format.number(profile.revision!), day: format.day(profile.effectiveFrom) })}`}
      </p>
      {profile.upcoming.map((day) => (
        <Fragment key={day}>
          <p className={classes.upcoming}>
            {t("channel.upcoming", { day: format.day(day) })}{" "}
            <button type="button" className={classes.link} onClick={() => onDay(day)}>
              {t("channel.showThem")}
            </button>
          </p>
          {day > new Date().toISOString().slice(0, 10) && <Forecast profile={profile.profile} day={day} />}
        </Fragment>
      ))}
      {rendering == null ? (
        <State title={t("channel.noRules")}>{t("channel.noRulesHow")}</State>
      ) : (
        <>
          <Rules rules={profile.rules} />
          <h3 className={classes.heading}>{t("channel.rendering")}</h3>
          <p className={classes.made}>
            {t("channel.made", {
              format: nameOf(rendering.format),
              width: format.number(rendering.width),
              height: format.number(rendering.height),
              quality: format.number(rendering.quality),
            })}{" "}
            {t(`channel.fit.${rendering.fit}`)} {t(rendering.upscale ? "channel.upscaled" : "channel.notUpscaled")}{" "}
            {rendering.maxBytes != null && t("channel.atMost", { size: format.bytes(rendering.maxBytes) })}
          </p>
        </>
      )}
    </>
  );
}
