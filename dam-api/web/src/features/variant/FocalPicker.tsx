import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import type { Master, Version } from "../master/useMaster";
import classes from "./FocalPicker.module.css";
import { type Cut, type Point, moved, pointAt } from "./focus";

interface Props {
  master: Master;
  version: Version;
  point: Point;
  setPoint: (point: Point) => void;
  /** What of it is shown, as the server tells it. */
  cut: Cut | undefined;
}

/** Pixels on the page that the picture is high at most. */
const HIGHEST = 340;

/** The whole image with what must be seen of it: set by a click, by dragging, or by the arrow keys. */
export function FocalPicker({ master, version, point, setPoint, cut }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const picture = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const { width, height } = version.media;

  function pointed(event: PointerEvent<HTMLDivElement>) {
    const box = picture.current!.getBoundingClientRect();
    setPoint(pointAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
  }

  function key(event: KeyboardEvent) {
    const next = moved(point, event.key, event.shiftKey);
    if (next !== undefined) {
      event.preventDefault();
      setPoint(next);
    }
  }

  const share = (value: number, of: number) => `${(value / of) * 100}%`;
  return (
    <div className={classes.picker}>
      <span className={classes.label} id="focal-label">
        {t("derive.focal")}
      </span>
      <div
        ref={picture}
        className={classes.picture}
        style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, ${(HIGHEST * width) / height}px)` }}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          pointed(event);
          marker.current?.focus();
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) pointed(event);
        }}
      >
        <img src={previewUrl(master.masterId, 1024, version.version)} alt="" draggable={false} />
        {cut && (
          <span
            className={classes.cut}
            style={{ left: share(cut.left, width), top: share(cut.top, height), width: share(cut.width, width), height: share(cut.height, height) }}
          />
        )}
        <div
          ref={marker}
          className={classes.marker}
          style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
          role="slider"
          tabIndex={0}
          aria-labelledby="focal-label"
          aria-describedby="focal-how"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(point.x * 100)}
          aria-valuetext={t("derive.focalAt", { x: format.percent(point.x), y: format.percent(point.y) })}
          onKeyDown={key}
        />
      </div>
      <span className={classes.how} id="focal-how">
        {t("derive.focalHow")}
      </span>
    </div>
  );
}
