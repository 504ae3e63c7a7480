import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import classes from "./ChannelsPage.module.css";
import { isDay, partsOf, readRequired } from "./rule";
import type { Rule } from "./useProfile";

/** Every rule with what it asks, whether it blocks, and who says so and when; the server's own values stand below. */
export function Rules({ rules }: { rules: Rule[] }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("conformance.label")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("conformance.rule")}</th>
            <th scope="col">{t("conformance.required")}</th>
            <th scope="col">{t("channel.effect")}</th>
            <th scope="col">{t("conformance.evidence")}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.rule}>
              <th scope="row">
                {t(`rule.${rule.rule as "format"}`, { defaultValue: rule.rule.replaceAll("-", " ") })}
                <code className={classes.code}>{rule.rule}</code>
              </th>
              <td>
                {say(rule)}
                <code className={classes.code}>
                  {rule.metric} {rule.required}
                </code>
              </td>
              <td>
                <Badge variant="light" color={rule.blocks ? "red" : "gray"} miw="max-content">
                  {t(rule.blocks ? "channel.blocks" : "channel.warns")}
                </Badge>
              </td>
              <td className={classes.source}>
                <Source rule={rule} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Source({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <strong>{t(`evidence.${rule.evidence as "official"}`, { defaultValue: rule.evidence })}</strong>
      {rule.sourceDate != null && ` · ${isDay(rule.sourceDate) ? format.day(rule.sourceDate) : rule.sourceDate}`}
      <span className={classes.said}>
        {partsOf(rule.source).map(({ text, link }, index) =>
          link ? (
            <a key={index} href={text} target="_blank" rel="noreferrer noopener">
              {text}
            </a>
          ) : (
            text
          ),
        )}
      </span>
    </>
  );
}

/** What a rule asks, in the reader's words and units. */
function useSay(): (rule: Rule) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ metric, required }) => {
    const asked = readRequired(metric, required);
    switch (asked.kind) {
      case "bound": {
        const value = asked.unit === "bytes" ? format.bytes(asked.value) : format.number(asked.value);
        return asked.unit === "bytes" || asked.unit === "none"
          ? `${asked.sign} ${value}`
          : `${asked.sign} ${t(`unit.${asked.unit}`, { value })}`;
      }
      case "any":
        return asked.values.join(", ");
      case "white":
      case "absent":
        return t(`required.${asked.kind}`);
      case "raw":
        return asked.text;
    }
  };
}
