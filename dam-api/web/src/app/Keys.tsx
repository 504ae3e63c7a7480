import { Kbd, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Keys.module.css";

const KEYS = [
  ["/", "search"],
  ["← ↑ → ↓", "move"],
  ["Home", "first"],
  ["Enter", "open"],
  ["Space", "look"],
  ["S", "pick"],
  ["Ctrl A", "all"],
  ["1 – 5", "rate"],
  ["0", "unrate"],
  ["P", "choose"],
  ["X", "reject"],
  ["U", "unflag"],
  ["T", "tag"],
  ["C", "collect"],
  ["Esc", "close"],
  ["?", "keys"],
] as const;

/** Which keys there are; the question mark shows them wherever nobody is writing. */
export function Keys() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
      if ((event.key === "?" || event.key === "？") && !writing) {
        event.preventDefault();
        setOpened(true);
      }
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, []);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={t("keys.title")} closeButtonProps={{ "aria-label": t("dialog.close") }} size="sm">
      <dl className={classes.keys}>
        {KEYS.map(([key, does]) => (
          <div key={does}>
            <dt>
              {key.split(" ").map((each) => (
                <Kbd key={each}>{each}</Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
