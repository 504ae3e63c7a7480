import { Badge, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { variantUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { mayEdit, useMe } from "../account/session";
import type { Master } from "../master/useMaster";
import { Conformance } from "./Conformance";
import { Derive } from "./Derive";
import { Outcome } from "./Outcome";
import classes from "./Variants.module.css";
import type { Variant } from "./useVariants";

export function Variants({ master, past }: { master: Master; past: boolean }) {
  const { t } = useTranslation();
  const may = mayEdit(useMe().data) && master.state === "active" && !past;
  return (
    <>
      {master.variants.length === 0 ? (
        <p className={classes.none}>{t(may ? "variant.none" : "variant.noneToSee")}</p>
      ) : (
        <ul className={classes.list}>
          {master.variants.map((variant) => (
            <Row key={variant.variantId} variant={variant} />
          ))}
        </ul>
      )}
      {may && <Derive master={master} />}
    </>
  );
}

function Row({ variant }: { variant: Variant }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const rules = `rules-${variant.variantId}`;
  const derived = variant.width != null && variant.height != null;
  return (
    <li className={classes.variant}>
      <UnstyledButton className={classes.head} onClick={() => setOpen(!open)} aria-expanded={open} aria-controls={rules}>
        <span className={classes.picture}>
          {derived && <img src={variantUrl(variant.variantId)} alt="" loading="lazy" decoding="async" />}
        </span>
        <span className={classes.what}>
          <span className={classes.profile}>{variant.profile}</span>
          <span className={classes.soft}>
            {derived
              ? `${format.number(variant.width!)} × ${format.number(variant.height!)} · ${variant.format?.toUpperCase()} · ${format.bytes(variant.bytes ?? 0)}`
              : t(`variant.state.${variant.state as "requested"}`, { defaultValue: variant.state })}
          </span>
        </span>
        {variant.stale && (
          <Badge variant="light" color="yellow" title={t("variant.staleWhy")}>
            {t("variant.stale")}
          </Badge>
        )}
        {variant.conformance && (
          <span className={classes.outcome}>
            <Outcome outcome={variant.conformance.outcome} blocks={variant.conformance.blocked} />
            {variant.conformance.outcome === "failed" && !variant.conformance.blocked && (
              <span className={classes.soft}>{t("conformance.warns")}</span>
            )}
          </span>
        )}
        <span className={classes.turn} data-open={open}>
          <Icon name="right" />
        </span>
      </UnstyledButton>
      {open && (
        <div id={rules} className={classes.rules}>
          {variant.failure && <p role="alert">{t(`failure.${variant.failure as "timed-out"}`, { defaultValue: variant.failure })}</p>}
          {variant.conformance && <Conformance conformance={variant.conformance} />}
          {derived && (
            <a className={classes.download} href={variantUrl(variant.variantId)} download={`${variant.profile}.${variant.format}`}>
              <Icon name="download" />
              {t("variant.download")}
            </a>
          )}
        </div>
      )}
    </li>
  );
}
