import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { State } from "../../ui/States";
import { type Me, mayEdit, mayLicense, useMe } from "../account/session";
import { Choose } from "./Choose";
import { FileList } from "./FileList";
import { Progress } from "./Progress";
import classes from "./UploadPage.module.css";
import { Words } from "./Words";
import { dropped } from "./collect";
import { NOTHING, orderOf } from "./meta";
import { type View, inView } from "./row";
import { useBatch } from "./useBatch";

/** Files and folders become masters here. */
export function UploadPage() {
  const { t } = useTranslation();
  const me = useMe().data;
  if (!mayEdit(me)) {
    return <State title={t("upload.notYours")}>{t("upload.notYoursWhy")}</State>;
  }
  return <Uploads me={me!} />;
}

function Uploads({ me }: { me: Me }) {
  const { t } = useTranslation();
  const batch = useBatch(me.id);
  const [over, setOver] = useState(false);
  const [broken, setBroken] = useState(false);
  const [words, setWords] = useState(NOTHING);
  const [view, setView] = useState<View>("all");
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setBroken(false);
    void dropped(event.dataTransfer, (found) => batch.add(found)).catch(() => setBroken(true));
  };
  const empty = batch.rows.length === 0;
  return (
    <div
      className={classes.page}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <h1 className={classes.title}>{t("upload.title")}</h1>
      <Choose roomy={empty} add={(found) => batch.add(found)} />
      {broken && (
        <p role="alert" className={classes.wrong}>
          {t("upload.unreadableFolder")}
        </p>
      )}
      {!empty && (
        <div className={classes.work}>
          <Words words={words} change={setWords} licensing={mayLicense(me)} />
          <section className={classes.files} aria-label={t("upload.files")}>
            <Progress batch={batch} order={orderOf(words)} view={view} show={setView} />
            <FileList
              key={view}
              rows={batch.rows.filter((row) => inView(row, view))}
              retry={(row) => batch.retry(orderOf(words), row)}
              remove={(row) => batch.remove(row)}
            />
          </section>
        </div>
      )}
    </div>
  );
}
