import { ActionIcon, Modal } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Culling } from "../selection/Culling";
import type { Cull } from "../selection/useCull";
import { HitPerformance } from "./HitPerformance";
import classes from "./QuickLook.module.css";
import { Usable } from "./Usable";
import type { Place } from "../place/place";
import type { Hit } from "./useSearch";

interface Props {
  hit: Hit;
  number: number;
  total: number;
  place: Place | undefined;
  q: string | undefined;
  /** To the one before or after; absent where there is none. */
  before: (() => void) | undefined;
  after: (() => void) | undefined;
  cull: Cull;
  close: () => void;
}

/** An image as large as the window, without leaving the library: the space bar opens and closes it. */
export function QuickLook({ hit, number, total, place, q, before, after, cull, close }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = hit.title ?? hit.fileName ?? t("master.untitled");
  function key(event: KeyboardEvent) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (plain && cull.key(event.key, [hit.masterId])) return event.preventDefault();
    const action = { ArrowLeft: before, ArrowRight: after, " ": close }[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      onKeyDown={key}
      size="auto"
      centered
      padding="sm"
      title={
        <span className={classes.title}>
          <Link to="/masters/$masterId" params={{ masterId: hit.masterId }} data-autofocus>
            {title}
          </Link>
          <span className={classes.place}>{t("quickLook.place", { number: format.number(number), total: format.number(total) })}</span>
        </span>
      }
      closeButtonProps={{ "aria-label": t("dialog.close") }}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.look}>
        <Step name="left" label={t("quickLook.before")} step={before} />
        <img
          key={hit.masterId}
          className={classes.picture}
          // What the grid has shown stands there until the larger one has come.
          style={{ backgroundImage: `url("${hit.thumbnail}")` }}
          src={previewUrl(hit.masterId, 1024)}
          alt={t("master.previewOf", { title })}
        />
        <Step name="right" label={t("quickLook.after")} step={after} />
      </div>
      <div className={classes.facts}>
        <Culling mark={hit.mark} change={(change) => cull.mark([hit.masterId], change)} />
        {hit.rights && <Usable rights={hit.rights} />}
        {place && <HitPerformance hit={hit} place={place} q={q} />}
      </div>
    </Modal>
  );
}

function Step({ name, label, step }: { name: "left" | "right"; label: string; step: (() => void) | undefined }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} disabled={step === undefined} onClick={step}>
      <Icon name={name} size={20} />
    </ActionIcon>
  );
}
