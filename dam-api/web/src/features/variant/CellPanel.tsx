import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { variantUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Conformance } from "./Conformance";
import type { Shown } from "./Matrix";
import classes from "./Matrix.module.css";
import type { Cell, Row } from "./matrix";

/** Everything about one file: what it is, every rule it was measured by, where it is live, and its bytes. */
export function CellPanel({ master, past, anew, row: { variant }, cell }: Shown & { row: Row; cell: Cell }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { file, missing } = cell;
  const newest = cell.version === master.currentVersion;
  const wanting = missing?.state !== "requested" && (cell.stale || (newest && (file === undefined || missing !== undefined)));
  const point = file?.current ? variant.focalPoint : undefined;
  return (
    <div className={classes.panel}>
      {missing?.state === "failed" && (
        <p role="alert" className={classes.failed}>
          {t(`failure.${missing.code as "timed-out"}`, { defaultValue: missing.code })}
        </p>
      )}
      {missing?.state === "requested" && <p className={classes.soft}>{t("variant.state.requested")}</p>}
      {!file && !missing && <p className={classes.soft}>{t("variant.notMadeFrom", { number: cell.version })}</p>}
      {cell.stale && <p className={classes.soft}>{t("variant.staleWhy")}</p>}
      {file && (
        <p className={classes.facts}>
          {format.number(file.width)} × {format.number(file.height)} · {file.format.toUpperCase()} · {format.bytes(file.bytes)}
          {point && ` · ${t("variant.cutAround", { x: format.percent(point.x), y: format.percent(point.y) })}`}
        </p>
      )}
      {file?.current && variant.recipes.length > 0 && (
        <p className={classes.soft}>
          {t("variant.madeBy", { recipes: variant.recipes.map(({ recipe, revision }) => t("variant.revision", { recipe, revision })).join(", ") })}
        </p>
      )}
      {file?.current &&
        variant.notes.map((note) => (
          <p key={note} className={classes.soft}>
            {t(`variant.note.${note as "ground-not-uniform"}`, { defaultValue: note })}
          </p>
        ))}
      {file?.conformance && <Conformance conformance={file.conformance} />}
      <div className={classes.actions}>
        {file && (
          <a
            className={classes.download}
            href={variantUrl(variant.variantId, file)}
            download={`${variant.profile}-${cell.version}.${file.format === "jpeg" ? "jpg" : file.format}`}
          >
            <Icon name="download" />
            {t("variant.download")}
          </a>
        )}
        {file && file.live > 0 && !past && (
          <Link to="." search={((before: object) => ({ ...before, tab: "publications" })) as never} resetScroll={false} className={classes.download}>
            {t("variant.showLive", { count: file.live, shown: format.number(file.live) })}
          </Link>
        )}
        {anew && wanting && (
          <Button size="compact-sm" variant="default" onClick={() => anew(variant)}>
            {t("variant.anew", { number: master.currentVersion })}
          </Button>
        )}
      </div>
    </div>
  );
}
