import { Alert, Badge, Button, Tabs } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { Link, useNavigate, useParams, useRouter, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { useFormat } from "../../i18n/format";
import { Failure, NotThere, State, Waiting } from "../../ui/States";
import { Icon } from "../../ui/Icon";
import { mayCount, useMe } from "../account/session";
import { Performance } from "../performance/Performance";
import { readPlace } from "../place/place";
import { Publications } from "../publication/Publications";
import { Rights } from "../rights/Rights";
import { OwnMark } from "../selection/OwnMark";
import { Value } from "../value/Value";
import { Variants } from "../variant/Variants";
import { Details } from "./Details";
import { History } from "./History";
import classes from "./MasterPage.module.css";
import { Preview } from "./Preview";
import { Versions } from "./Versions";
import { type Held, titleOf, useMaster, useOpened } from "./useMaster";

const TABS = ["variants", "publications", "performance", "rights", "versions", "details", "value", "history"] as const;
type Tab = (typeof TABS)[number];

/** What is told of an earlier time; the rest speaks of now. */
const PAST: readonly Tab[] = ["variants", "versions", "details", "history"];

/** An instant in the address, which anybody may have typed. */
const instantOf = (text: unknown): string | undefined =>
  typeof text === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

export function MasterPage() {
  const { masterId } = useParams({ strict: false }) as { masterId: string };
  const asOf = instantOf((useAddress({ strict: false }) as { asOf?: unknown }).asOf);
  const held = useMaster(masterId, asOf);
  useOpened(masterId, held.isSuccess);
  if (held.isPending) {
    return <Waiting />;
  }
  // What was read stays while reading it again fails, and with it what somebody is writing.
  if (held.isError && (held.data === undefined || (held.error instanceof Problem && held.error.status === 404))) {
    const { error } = held;
    if (asOf !== undefined && error instanceof Problem && error.status === 404) {
      return <NotYet />;
    }
    return error instanceof Problem && (error.status === 404 || error.status === 400) ? (
      <NotThere />
    ) : (
      <Failure failure={error} retry={() => void held.refetch()} />
    );
  }
  return <Shown held={held.data} asOf={asOf} />;
}

function NotYet() {
  const { t } = useTranslation();
  return <State title={t("past.notYet")} action={<ToNow />} page />;
}

function ToNow() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="." search={((before: Record<string, unknown>) => ({ ...before, asOf: undefined })) as never} size="compact-sm" variant="default">
      {t("past.toNow")}
    </Button>
  );
}

function Shown({ held, asOf }: { held: Held; asOf: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const { master } = held;
  const title = titleOf(master) ?? t("master.untitled");
  const { tab: asked, place } = useAddress({ strict: false }) as { tab?: unknown; place?: unknown };
  const accountant = mayCount(useMe().data);
  const format = useFormat();
  const past = asOf !== undefined;
  const tabs = past ? PAST : TABS.filter((each) => each !== "value" || accountant);
  const tab: Tab = tabs.find((each) => each === asked) ?? "variants";
  const counts: Partial<Record<Tab, number>> = {
    variants: master.variants.length,
    publications: master.variants.flatMap(({ publications }) => publications).length,
    versions: master.versions.length,
  };
  useDocumentTitle(`${title} · Reprise`);

  const choose = (chosen: string | null) =>
    void navigate({ to: ".", search: { tab: chosen, place, asOf } as never, replace: true, resetScroll: false });

  return (
    <article className={classes.page}>
      <div className={classes.picture}>
        <Preview master={master} />
      </div>
      <div className={classes.words}>
        <button type="button" className={classes.back} onClick={() => router.history.back()}>
          <Icon name="left" />
          {t("master.back")}
        </button>
        {past && (
          <Alert color="yellow" variant="light" role="status" mb="sm" title={t("past.title", { at: format.dateTime(asOf) })}>
            {t("past.how")} <ToNow />
          </Alert>
        )}
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.brand}>
          {master.brand ?? t("master.noBrand")}
          {master.state === "retired" && (
            <Badge variant="light" color="gray" ml="sm">
              {t("master.retired")}
            </Badge>
          )}
        </p>
        {!past && <OwnMark masterId={master.masterId} />}
        {master.description && <p className={classes.description}>{master.description}</p>}
        <Tabs value={tab} onChange={choose} keepMounted={false} className={classes.tabs}>
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`master.tab.${each}`)}
                {counts[each] !== undefined && <span className={classes.number}>{counts[each]}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="variants" className={classes.panel}>
            <Variants master={master} past={past} />
          </Tabs.Panel>
          <Tabs.Panel value="publications" className={classes.panel}>
            <Publications master={master} />
          </Tabs.Panel>
          <Tabs.Panel value="performance" className={classes.panel}>
            <Performance master={master} asked={readPlace(place)} />
          </Tabs.Panel>
          <Tabs.Panel value="rights" className={classes.panel}>
            <Rights master={master} />
          </Tabs.Panel>
          <Tabs.Panel value="versions" className={classes.panel}>
            <Versions held={held} past={past} />
          </Tabs.Panel>
          <Tabs.Panel value="details" className={classes.panel}>
            <Details held={held} past={past} />
          </Tabs.Panel>
          {accountant && (
            <Tabs.Panel value="value" className={classes.panel}>
              <Value masterId={master.masterId} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="history" className={classes.panel}>
            <History masterId={master.masterId} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </article>
  );
}
