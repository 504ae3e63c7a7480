import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, body, previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./ChannelsPage.module.css";

/** What is live now and will fail by rules that are announced. */
export function Forecast({ profile, day }: { profile: string; day: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const forecast = useQuery({
    queryKey: ["forecast", profile, day],
    queryFn: async ({ signal }) =>
      body(
        await api.GET("/api/v1/profiles/{profile}/forecast", { params: { path: { profile }, query: { on: day, size: 20 } as never }, signal }),
      ),
  });
  if (forecast.isPending) return null;
  if (forecast.isError) {
    return (
      <p role="alert" className={classes.soft}>
        <ProblemText failure={forecast.error} />
      </p>
    );
  }
  const { live, total, items } = forecast.data;
  return (
    <div className={classes.forecast}>
      <p>
        {live === 0
          ? t("channel.nothingLive")
          : t("channel.willFail", { count: live, failing: format.number(total), live: format.number(live), day: format.day(day) })}
      </p>
      {items.length > 0 && (
        <ul aria-label={t("channel.failing")}>
          {items.map(({ publicationId, masterId, channel, market, listing, slot, rules }) => (
            <li key={publicationId}>
              <img src={previewUrl(masterId, 96)} alt="" width={40} height={40} loading="lazy" />
              <Link to="/masters/$masterId" params={{ masterId }}>
                {`${channel} ${market} · ${listing} · ${slot}`}
              </Link>
              <span className={classes.soft}>
                {rules.map(({ rule, measured, required }) => `${t(`rule.${rule}` as "rule.format", { defaultValue: rule })}: ${measured} (${required})`).join("; ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {total > items.length && <p className={classes.soft}>{t("channel.moreFailing", { shown: format.number(total - items.length) })}</p>}
    </div>
  );
}
