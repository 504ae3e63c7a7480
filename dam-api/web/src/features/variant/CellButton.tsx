import { Badge, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { variantUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import classes from "./Matrix.module.css";
import { Outcome } from "./Outcome";
import type { Cell, Row } from "./matrix";

interface Props {
  row: Row;
  cell: Cell;
  /** Row and column, for the arrow keys. */
  at?: string;
  /** Whether the tab key stops here. */
  reached: boolean;
  focus?: () => void;
  open: boolean;
  panel: string;
  toggle: () => void;
}

/** What there is of one profile from one version; opened, it says why. */
export function CellButton({ row: { variant }, cell, at, reached, focus, open, panel, toggle }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { file, missing, stale } = cell;
  const conformance = file?.conformance;
  const live = file !== undefined && file.live > 0 ? t("variant.live", { count: file.live, shown: format.number(file.live) }) : undefined;
  const waits = missing && t(missing.state === "failed" ? "variant.state.failed" : "variant.state.requested");
  const empty = file === undefined && missing === undefined;
  // What the heads of row and column tell the eye.
  const place = [variant.profile, ...(variant.recipe === "crop" ? [t("recipe.crop")] : []), t("variant.version", { number: cell.version })];
  return (
    <UnstyledButton
      className={classes.cell}
      data-cell={at}
      data-empty={empty}
      tabIndex={reached ? 0 : -1}
      onFocus={focus}
      onClick={toggle}
      aria-expanded={open}
      aria-controls={open ? panel : undefined}
    >
      <VisuallyHidden>{place.join(", ")}, </VisuallyHidden>
      {file && (
        <span className={classes.picture}>
          <img src={variantUrl(variant.variantId, file)} alt="" loading="lazy" decoding="async" />
        </span>
      )}
      <span className={classes.what}>
        {conformance && <Outcome outcome={conformance.outcome} blocks={conformance.blocked} />}
        {conformance?.outcome === "failed" && !conformance.blocked && <span className={classes.soft}>{t("conformance.warns")}</span>}
        {missing && <span className={missing.state === "failed" ? classes.failed : classes.soft}>{waits}</span>}
        {empty && <span className={classes.soft}>{t("variant.notMade")}</span>}
        {(stale || live !== undefined) && (
          <span className={classes.marks}>
            {stale && (
              <Badge size="sm" variant="light" color="yellow" title={t("variant.staleWhy")}>
                {t("variant.stale")}
              </Badge>
            )}
            {live !== undefined && (
              <Badge size="sm" variant="light" color="green">
                {live}
              </Badge>
            )}
          </span>
        )}
      </span>
    </UnstyledButton>
  );
}
