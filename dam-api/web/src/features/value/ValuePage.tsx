import { Button, Group } from "@mantine/core";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { Failure, NotThere, Waiting } from "../../ui/States";
import { mayCount, useMe } from "../account/session";
import { Asked } from "./Asked";
import { Groups } from "./Groups";
import { CostDialog } from "./CostDialog";
import { CostDrop } from "./CostDrop";
import { Entries } from "./Entries";
import { Headline } from "./Headline";
import { MissingRate } from "./MissingRate";
import { OverTime } from "./OverTime";
import { RateDialog } from "./RateDialog";
import classes from "./ValuePage.module.css";
import { type Question, parseQuestion } from "./question";
import { questionOf, useValuation } from "./useValue";

/** What the library has cost, of any day and as known at any instant, down to each entry. */
export function ValuePage() {
  const me = useMe().data;
  return mayCount(me) ? <Page /> : <NotThere />;
}

function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const question = parseQuestion(useAddress({ strict: false }) as Record<string, unknown>);
  const [dialog, setDialog] = useState<"cost" | "rate">();
  const close = () => setDialog(undefined);
  const go = (change: Question) =>
    void navigate({ to: "/value", search: { ...question, ...change } as never, resetScroll: false });
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("value.title")}</h1>
        <Group gap="xs">
          <Button variant="default" onClick={() => setDialog("rate")}>
            {t("value.recordRate")}
          </Button>
          <Button onClick={() => setDialog("cost")}>{t("value.recordCost")}</Button>
        </Group>
      </div>
      <Figures question={question} go={go} />
      <CostDrop />
      {dialog === "cost" && <CostDialog close={close} />}
      {dialog === "rate" && <RateDialog quote={question.currency ?? "EUR"} close={close} />}
    </div>
  );
}

function Figures({ question, go }: { question: Question; go: (change: Question) => void }) {
  const value = useValuation(question);
  const figure = value.data?.pages[0];
  const pinned = useMemo(() => figure && questionOf(figure), [figure]);
  const entries = value.data?.pages.flatMap((page) => page.entries.items) ?? [];
  const controls = <Asked question={question} today={figure?.asOf} go={go} />;
  let below: ReactNode;
  if (value.isError) {
    const missing = value.error instanceof Problem && value.error.code === "rate-missing" ? value.error : undefined;
    below = missing ? (
      <MissingRate missing={missing} pinned={question.knownAt !== undefined} />
    ) : (
      <Failure failure={value.error} retry={() => void value.refetch()} />
    );
  } else if (figure === undefined || pinned === undefined) {
    below = <Waiting />;
  } else {
    below = (
      <div aria-busy={value.isFetching}>
        <Headline figure={figure} known={question.knownAt} />
        <div className={classes.columns}>
          <OverTime pinned={pinned} onDay={(asOf) => go({ asOf })} />
          <Groups pinned={pinned} onBrand={(brand) => go({ brand })} />
        </div>
        <Entries entries={entries} figure={figure} more={value} />
      </div>
    );
  }
  return (
    <>
      {controls}
      {below}
    </>
  );
}
