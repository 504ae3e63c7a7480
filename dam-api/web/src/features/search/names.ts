import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Facet } from "./query";

/** Values that the server knows as words of its own get the reader's words; what people wrote stays as written. */
export function useValueName(): (facet: Facet, value: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (facet, value) => {
      switch (facet) {
        case "colour":
          return t(`colour.${value as "red"}`, { defaultValue: value });
        case "orientation":
          return t(`orientation.${value as "square"}`, { defaultValue: value });
        case "format":
          return value.toUpperCase();
        default:
          return value;
      }
    },
    [t],
  );
}
