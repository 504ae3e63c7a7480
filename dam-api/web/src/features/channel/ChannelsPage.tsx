import { NativeSelect } from "@mantine/core";
import { Link, useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import classes from "./ChannelsPage.module.css";
import { ProfilePanel } from "./ProfilePanel";
import { type Shown, parseShown } from "./rule";
import { useChannelList } from "./useProfile";

type Channel = Schemas["ChannelBody"];

/** Where pictures are sold, and what each place asks of them, by whom and since when. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = parseShown(useAddress({ strict: false }) as Record<string, unknown>);
  const channels = useChannelList();
  if (channels.isPending) return <Waiting />;
  if (channels.isError) return <Failure failure={channels.error} retry={() => void channels.refetch()} />;
  const profiles = channels.data.flatMap((channel) => channel.profiles);
  const shown = { ...asked, profile: asked.profile ?? profiles[0] };
  const go = (change: Shown) =>
    void navigate({ to: "/channels", search: { ...shown, ...change } as never, resetScroll: false });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t("channel.title")}</h1>
      <p className={classes.soft}>{t("channel.what")}</p>
      {profiles.length === 0 ? (
        <State title={t("channel.none")}>{t("channel.noneHow")}</State>
      ) : (
        <div className={classes.columns}>
          <nav aria-label={t("channel.title")} className={classes.list}>
            <ul>
              {channels.data.map((channel) => (
                <ChannelItem key={channel.channel} channel={channel} shown={shown} />
              ))}
            </ul>
          </nav>
          <NativeSelect
            className={classes.choose}
            label={t("channel.profile")}
            value={shown.profile}
            onChange={(event) => go({ profile: event.currentTarget.value })}
            data={channels.data.map((channel) => ({
              group: channel.name,
              items: channel.profiles.map((profile) => ({ value: profile, label: profile })),
            }))}
          />
          <ProfilePanel shown={shown} go={go} />
        </div>
      )}
    </div>
  );
}

function ChannelItem({ channel, shown }: { channel: Channel; shown: Shown }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li>
      <span className={classes.channel}>
        {channel.name}
        <span className={classes.soft}>
          {channel.markets.length === 0 ? t("channel.allMarkets") : channel.markets.map(format.market).join(", ")}
        </span>
      </span>
      <ul>
        {channel.profiles.map((profile) => (
          <li key={profile}>
            <Link
              to="/channels"
              search={{ ...shown, profile } as never}
              resetScroll={false}
              className={classes.profile}
              aria-current={profile === shown.profile ? "true" : undefined}
            >
              {profile}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
