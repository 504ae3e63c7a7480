import { Button } from "@mantine/core";
import { type ChangeEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import classes from "./Choose.module.css";
import { chosen } from "./collect";
import type { Found } from "./row";

/** Files and folders by dialog; dropping works on the whole page. */
export function Choose({ roomy, add }: { roomy: boolean; add: (found: Found[]) => void }) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    add(chosen(event.currentTarget.files ?? []));
    // So that the same choice again is a change.
    event.currentTarget.value = "";
  };
  return (
    <section className={classes.drop} data-roomy={roomy || undefined} aria-label={t("upload.choose")}>
      {roomy && (
        <span className={classes.sign} aria-hidden>
          <Icon name="upload" size={28} />
        </span>
      )}
      <p className={classes.lead}>{t("upload.drop")}</p>
      <div className={classes.buttons}>
        <input ref={files} type="file" multiple hidden onChange={take} data-testid="files" />
        <input ref={folder} type="file" hidden onChange={take} data-testid="folder" {...{ webkitdirectory: "" }} />
        <Button variant={roomy ? "filled" : "default"} onClick={() => files.current?.click()}>
          {t("upload.chooseFiles")}
        </Button>
        <Button variant="default" onClick={() => folder.current?.click()}>
          {t("upload.chooseFolder")}
        </Button>
      </div>
      {roomy && <p className={classes.soft}>{t("upload.how")}</p>}
    </section>
  );
}
