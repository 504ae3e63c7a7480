import { Anchor, Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { Inputs } from "../performance/Inputs";
import { Verdict } from "../performance/Verdict";
import { factorOf } from "../performance/figures";
import { useScore } from "../performance/usePerformance";
import { type Place, writePlace } from "../place/place";
import classes from "./HitPerformance.module.css";
import type { Hit } from "./useSearch";

type Performance = NonNullable<Hit["performance"]>;

/** How a hit does where it was asked about, and behind it why. */
export function HitPerformance({ hit, place, q }: { hit: Hit; place: Place; q: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { performance } = hit;
  if (!performance) {
    return <span className={classes.nothing}>{t("performance.nothing")}</span>;
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <button type="button" className={classes.line} onClick={() => setOpen(!open)}>
          <Line performance={performance} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.why} aria-label={t("performance.why")}>
        <Why hit={hit} performance={performance} place={place} q={q} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({ performance }: { performance: Performance }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (performance.label === "insufficient") {
    return <span className={classes.label}>{t("performance.insufficient")}</span>;
  }
  const { liftLo, liftHi } = performance;
  return (
    <>
      <span className={classes.lift} data-good={liftLo > 1 ? "better" : liftHi < 1 ? "worse" : "usual"}>
        {t("performance.times", { lift: format.ratio(performance.lift) })}
      </span>
      <span className={classes.range}>
        {format.ratio(liftLo)}–{format.ratio(liftHi)}
      </span>
    </>
  );
}

function Why({ hit, performance, place, q }: { hit: Hit; performance: Performance; place: Place; q: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const score = useScore(hit.masterId, place, true);
  return (
    <>
      <p className={classes.where}>
        {place.channel} · {format.market(place.market)} · {t("performance.seen", { impressions: format.number(performance.impressions) })}
      </p>
      <Verdict score={performance} />
      <div className={classes.inputs}>
        {score.isError && <ProblemText failure={score.error} />}
        {score.data && <Inputs score={score.data} />}
      </div>
      {q !== undefined && <p className={classes.where}>{t("performance.factor", { factor: format.ratio(factorOf(performance)) })}</p>}
      <Anchor
        component={Link}
        to="/masters/$masterId"
        params={{ masterId: hit.masterId } as never}
        search={{ tab: "performance", place: writePlace(place) } as never}
        size="sm"
      >
        {t("performance.all")}
      </Anchor>
    </>
  );
}
