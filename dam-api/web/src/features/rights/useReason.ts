import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";

/** Why something is or is not allowed, as the server says it. */
export interface Reason {
  code: string;
  params: Record<string, unknown>;
  source?: string | null;
}

/** The server's reason in the reader's words; a code without words stays what it is. */
export function useReason(): (reason: Reason) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return useCallback(
    ({ code, params }) => {
      const instant = (value: unknown) => (typeof value === "string" ? format.dateTime(value) : undefined);
      const from = instant(params.from);
      const until = instant(params.until);
      const told = {
        from,
        until,
        period:
          from === undefined
            ? until === undefined
              ? t("period.always")
              : t("period.until", { until })
            : until === undefined
              ? t("period.from", { from })
              : t("period.between", { from, until }),
        channel: String(params.channel ?? ""),
        territory: format.market(String(params.territory ?? "")),
      };
      const known = `reason.${code}`;
      return i18n.exists(known) ? t(known as "reason.embargoed", told) : code.replaceAll("-", " ");
    },
    [t, i18n, format],
  );
}
