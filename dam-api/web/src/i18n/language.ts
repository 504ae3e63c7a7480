import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "./en.json";

export const LANGUAGES = [
  { tag: "en", name: "English" },
  { tag: "zh-CN", name: "简体中文" },
] as const;

export type Language = (typeof LANGUAGES)[number]["tag"];

const KEPT = "reprise.language";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    defaultNS: "translation";
  }
}

/** What was chosen here before, else the first of the browser's languages that there is. */
function preferred(): Language {
  const kept = globalThis.localStorage?.getItem(KEPT) ?? null;
  const wanted = kept === null ? (globalThis.navigator?.languages ?? []) : [kept];
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith("zh")) {
      return "zh-CN";
    }
    if (tag.toLowerCase().startsWith("en")) {
      return "en";
    }
  }
  return "en";
}

void i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: "en",
  resources: { en: { translation: en } },
  // React escapes.
  interpolation: { escapeValue: false },
});
/** English is there from the beginning, as what stands in for others; another language comes when it is wanted. */
export async function load(tag: Language): Promise<void> {
  if (!i18next.hasResourceBundle(tag, "translation")) {
    i18next.addResourceBundle(tag, "translation", (await import("./zh-CN.json")).default);
  }
}

/** The page waits for it, so that nothing is seen in another language first. */
export const ready = load(i18next.language as Language);

if (globalThis.document) {
  document.documentElement.lang = i18next.language;
}

export function useLanguage(): [Language, (tag: Language) => void] {
  const { i18n } = useTranslation();
  const choose = useCallback(
    (tag: Language) => {
      void load(tag).then(() => {
        localStorage.setItem(KEPT, tag);
        document.documentElement.lang = tag;
        return i18n.changeLanguage(tag);
      });
    },
    [i18n],
  );
  return [i18n.language as Language, choose];
}
