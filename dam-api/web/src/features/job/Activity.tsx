import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, body, previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Failure, State, Waiting } from "../../ui/States";
import { useMe } from "../account/session";
import { whoDid } from "../master/story";
import classes from "./Activity.module.css";
import { type Deed, byDay, deedsOf, imagesOf, tellDeed } from "./activity";

/** How often is looked for news, in milliseconds. */
const NEWS = 30_000;

function useActivity() {
  return useInfiniteQuery({
    queryKey: ["activity"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(await api.GET("/api/v1/activity", { params: { query: { size: 100, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
    // Who has read on is not taken back to the beginning.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? NEWS : false),
  });
}

/** What happened in the library, day by day. */
export function Activity() {
  const { t, i18n } = useTranslation();
  const activity = useActivity();
  if (activity.isPending) return <Waiting />;
  if (activity.data === undefined) return <Failure failure={activity.error} retry={() => void activity.refetch()} />;
  const days = byDay(deedsOf(activity.data.pages.flatMap((page) => page.items)));
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full" });
  return (
    <>
      {days.length === 0 && !activity.hasNextPage && <State title={t("activity.none")}>{t("activity.noneHow")}</State>}
      {days.map(({ day: key, at, deeds }) => (
        <section key={key} aria-label={day.format(new Date(at))}>
          <h2 className={classes.day}>{day.format(new Date(at))}</h2>
          <ol className={classes.list}>
            {deeds.map((deed) => (
              <Row key={deed.entry.position} deed={deed} />
            ))}
          </ol>
        </section>
      ))}
      {activity.hasNextPage && (
        <Button variant="default" size="xs" mt="md" loading={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
          {t("history.more")}
        </Button>
      )}
    </>
  );
}

function Row({ deed }: { deed: Deed }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const { entry } = deed;
  const known = `history.event.${entry.type}`;
  const details = tellDeed(i18n, format, deed);
  return (
    <li className={classes.entry}>
      <time dateTime={entry.at} className={classes.time}>
        {format.time(entry.at)}
      </time>
      <Subject deed={deed} />
      <div className={classes.what}>
        <span>
          <b>{i18n.exists(known) ? t(known as "history.event.master.registered") : entry.summary}</b>
          <span className={classes.soft}> · {whoDid(i18n, entry, me?.id)}</span>
        </span>
        {details.length > 0 && <span className={classes.soft}>{details.join(" · ")}</span>}
      </div>
    </li>
  );
}

/** The image that it is about, or how many. */
function Subject({ deed }: { deed: Deed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { masterId, title, fileName } = deed.entry;
  const count = imagesOf(deed);
  if (masterId === undefined || count > 1) {
    return <span className={classes.many}>{count > 0 && t("library.total", { count, shown: format.number(count) })}</span>;
  }
  return (
    <Link to="/masters/$masterId" params={{ masterId } as never} search={{ tab: "history" } as never} className={classes.image}>
      <img src={previewUrl(masterId, 96)} alt="" width={32} height={32} loading="lazy" decoding="async" />
      <span>{title ?? fileName ?? t("master.untitled")}</span>
    </Link>
  );
}
