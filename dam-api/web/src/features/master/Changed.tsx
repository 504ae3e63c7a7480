import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { tellMember } from "../../i18n/problem";
import { useShownValue } from "../field/useShownValue";
import type { HistoryEntry } from "./useMaster";

/** What a member was, and what it is or would be. */
export function Changed({ change: { member, before, after } }: { change: HistoryEntry["changes"][number] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = useShownValue();
  const field = /^fields\.(.+)$/.exec(member)?.[1];
  const told = (value: unknown): string => {
    if (field !== undefined && value != null) return own.value(field, value);
    if (typeof value !== "string") return shown(value);
    if (member === "assetClass") return t(`assetClass.${value as "packshot"}`, { defaultValue: value });
    if (member === "state") return t(`masterState.${value as "active"}`, { defaultValue: value });
    return member === "capturedAt" ? format.dateTime(value) : value;
  };
  return (
    <div>
      <dt>{field === undefined ? tellMember(i18n, member) : own.name(field)}</dt>
      <dd>
        {told(before) && <del>{told(before)}</del>} {told(after)}
      </dd>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? Object.values(value).map(shown).filter(Boolean).join(" ") : String(value);
}
