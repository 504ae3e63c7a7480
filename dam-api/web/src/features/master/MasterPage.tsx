import { Badge, Tabs } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useNavigate, useParams, useRouter, useSearch as useAddress } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { Failure, NotThere, Waiting } from "../../ui/States";
import { Icon } from "../../ui/Icon";
import { mayCount, useMe } from "../account/session";
import { Performance } from "../performance/Performance";
import { readPlace } from "../place/place";
import { Publications } from "../publication/Publications";
import { Rights } from "../rights/Rights";
import { Value } from "../value/Value";
import { Variants } from "../variant/Variants";
import { Details } from "./Details";
import { History } from "./History";
import classes from "./MasterPage.module.css";
import { Preview } from "./Preview";
import { Versions } from "./Versions";
import { type Held, titleOf, useMaster } from "./useMaster";

const TABS = ["variants", "publications", "performance", "rights", "versions", "details", "value", "history"] as const;
type Tab = (typeof TABS)[number];

export function MasterPage() {
  const { masterId } = useParams({ strict: false }) as { masterId: string };
  const held = useMaster(masterId);
  if (held.isPending) {
    return <Waiting />;
  }
  if (held.isError) {
    const { error } = held;
    return error instanceof Problem && (error.status === 404 || error.status === 400) ? (
      <NotThere />
    ) : (
      <Failure failure={error} retry={() => void held.refetch()} />
    );
  }
  return <Shown held={held.data} />;
}

function Shown({ held }: { held: Held }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const { master } = held;
  const title = titleOf(master) ?? t("master.untitled");
  const { tab: asked, place } = useAddress({ strict: false }) as { tab?: unknown; place?: unknown };
  const accountant = mayCount(useMe().data);
  const tabs = TABS.filter((each) => each !== "value" || accountant);
  const tab: Tab = tabs.find((each) => each === asked) ?? "variants";
  const counts: Partial<Record<Tab, number>> = {
    variants: master.variants.length,
    publications: master.variants.flatMap(({ publications }) => publications).length,
    versions: master.versions.length,
  };
  useDocumentTitle(`${title} · Reprise`);

  const choose = (chosen: string | null) =>
    void navigate({ to: ".", search: { tab: chosen, place } as never, replace: true, resetScroll: false });

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
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.brand}>
          {master.brand ?? t("master.noBrand")}
          {master.state === "retired" && (
            <Badge variant="light" color="gray" ml="sm">
              {t("master.retired")}
            </Badge>
          )}
        </p>
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
            <Variants master={master} />
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
            <Versions held={held} />
          </Tabs.Panel>
          <Tabs.Panel value="details" className={classes.panel}>
            <Details held={held} />
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
