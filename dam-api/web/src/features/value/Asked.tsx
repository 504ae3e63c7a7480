import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Typed, wallClock } from "../../ui/Typed";
import classes from "./ValuePage.module.css";
import { type Question, currencies } from "./question";

interface Props {
  question: Question;
  /** What no day stands for. */
  today: string | undefined;
  go: (change: Question) => void;
}

/** Of which day, as known when, in which currency, and of which brand. */
export function Asked({ question, today, go }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = question.currency ?? "EUR";
  return (
    <div className={classes.form} role="group" aria-label={t("value.asked")}>
      <Typed
        type="date"
        label={t("value.asOf")}
        description={t("value.asOfHow")}
        value={question.asOf ?? today ?? ""}
        set={question.asOf !== undefined}
        onChange={(asOf) => go({ asOf })}
      />
      <Typed
        type="datetime-local"
        label={t("value.knownAt")}
        description={t("value.knownAtHow")}
        value={question.knownAt === undefined ? "" : wallClock(question.knownAt)}
        set={question.knownAt !== undefined}
        onChange={(known) => go({ knownAt: known && new Date(known).toISOString() })}
      />
      <NativeSelect
        label={t("value.currency")}
        description={t("value.currencyHow")}
        value={currency}
        onChange={(event) => go({ currency: event.currentTarget.value })}
        data={currencies(currency).map((code) => ({ value: code, label: `${code} · ${format.currency(code)}` }))}
      />
      <Typed
        type="text"
        label={t("member.brand")}
        description={t("value.brandHow")}
        value={question.brand ?? ""}
        set={question.brand !== undefined}
        onChange={(brand) => go({ brand })}
      />
    </div>
  );
}
