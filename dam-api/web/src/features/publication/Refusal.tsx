import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import { type Reason, useReason } from "../rights/useReason";
import classes from "./Refusal.module.css";

/** Everything that stands against it at once, so that nobody has to try again and again. */
export function Refusal({ failure, fields }: { failure: Error; fields: readonly string[] }) {
  const { t } = useTranslation();
  const reasons = failure instanceof Problem && failure.code === "publication-refused" ? reasonsOf(failure.params) : [];
  return (
    <Alert color="red" variant="light" role="alert" icon={<Icon name="cross" />} title={t("publication.refused")}>
      {reasons.length === 0 ? (
        <ProblemText failure={failure} shownElsewhere={fields} />
      ) : (
        <ul className={classes.reasons}>
          {reasons.map((reason) => (
            <li key={reason.code}>
              <Against reason={reason} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

function Against({ reason: { code, params } }: { reason: Reason }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReason();
  switch (code) {
    case "master-retired":
      return <>{t("against.master-retired")}</>;
    case "not-derived":
      return <>{t("against.not-derived")}</>;
    case "wrong-channel":
      return <>{t("against.wrong-channel", { channel: String(params.channel) })}</>;
    case "not-conformant":
      return (
        <>
          {t("against.not-conformant", { profile: String(params.profile) })}
          <ul>
            {texts(params.rules).map((rule) => (
              <li key={rule}>{t(`rule.${rule as "format"}`, { defaultValue: rule.replaceAll("-", " ") })}</li>
            ))}
          </ul>
        </>
      );
    case "rights-refused":
      return (
        <>
          {t("against.rights-refused", { at: format.dateTime(String(params.failsAt)) })}
          <ul>
            {reasonsOf(params).map((each) => (
              <li key={`${each.code} ${each.source ?? ""}`}>{words(each)}</li>
            ))}
          </ul>
        </>
      );
    case "not-approved":
      return <>{t("against.not-approved", { brand: String(params.brand), version: String(params.version) })}</>;
    default:
      return <>{code.replaceAll("-", " ")}</>;
  }
}

const reasonsOf = (params: Record<string, unknown>): Reason[] =>
  Array.isArray(params.reasons) ? (params.reasons as Reason[]) : [];

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
