import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { contentUrl, previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import classes from "./Preview.module.css";
import { type Master, titleOf } from "./useMaster";

const Zoom = lazy(() => import("./Zoom"));

export function Preview({ master }: { master: Master }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [near, setNear] = useState(false);
  const version = master.versions.at(-1);
  if (version === undefined) {
    return null;
  }
  const { width, height } = version.media;
  // Another address for another version, so that a browser asks anew.
  const preview = (pixels: number) => previewUrl(master.masterId, pixels, version.version);
  return (
    <figure className={classes.figure}>
      <button type="button" className={classes.mat} onClick={() => setNear(true)} aria-label={t("zoom.open")}>
        <img
          src={preview(1024)}
          srcSet={`${preview(1024)} 1024w, ${preview(2048)} 2048w`}
          sizes="(max-width: 900px) 100vw, 45vw"
          width={width}
          height={height}
          // The room is there before the picture is, and a small picture stays small.
          style={{ width: `min(100%, ${width}px, calc((100vh - 190px) * ${width / height}))` }}
          alt={t("master.previewOf", { title: titleOf(master) ?? t("master.untitled") })}
        />
      </button>
      {near && (
        <Suspense>
          <Zoom master={master} version={version} close={() => setNear(false)} />
        </Suspense>
      )}
      <figcaption className={classes.caption}>
        <span className="numeric">
          {format.number(width)} × {format.number(height)} · {version.media.format.toUpperCase()} ·{" "}
          {format.bytes(version.bytes)}
        </span>
        <a href={contentUrl(master.masterId, version.version)} download={version.fileName} className={classes.download}>
          <Icon name="download" />
          {t("master.original")}
        </a>
      </figcaption>
    </figure>
  );
}
