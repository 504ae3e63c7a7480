import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import { PlacePicker } from "../place/PlacePicker";
import type { Place } from "../place/place";
import { useChannels } from "../place/useChannels";
import classes from "./Decision.module.css";
import { useReason } from "./useReason";
import { useDecision } from "./useRights";

/** Whether it may be published at a place on a day, with every reason. */
export function Decision({ masterId }: { masterId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reason = useReason();
  const first = useChannels().data?.[0];
  const [chosen, setChosen] = useState<Place>();
  const [day, setDay] = useState("");
  const place = chosen ?? (first && { channel: first.channel, market: first.markets[0] ?? "US" });
  const decision = useDecision(masterId, place, day);
  return (
    <section aria-label={t("rights.question")} className={classes.question}>
      <div className={classes.form}>
        <PlacePicker place={place} onChange={setChosen} labels />
        <TextInput
          type="date"
          label={t("rights.day")}
          title={t("rights.dayWhy")}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      <div role="status" aria-busy={decision.isFetching} className={classes.answer}>
        {decision.isError && <ProblemText failure={decision.error} />}
        {decision.data && !decision.isError && (
          <>
            <p className={classes.verdict} data-allowed={decision.data.allowed}>
              <Icon name={decision.data.allowed ? "check" : "cross"} size={18} />
              {t(decision.data.allowed ? "rights.allowed" : "rights.refused")}
            </p>
            <ul className={classes.reasons}>
              {decision.data.reasons.map((each) => (
                <li key={`${each.code} ${each.source ?? ""}`}>{reason(each)}</li>
              ))}
            </ul>
            {day !== "" && decision.data.failsAt && (
              <p className={classes.soft}>{t("rights.failsAt", { at: format.dateTime(decision.data.failsAt) })}</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
