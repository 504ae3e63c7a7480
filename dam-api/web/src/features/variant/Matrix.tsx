import { useMediaQuery } from "@mantine/hooks";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Master } from "../master/useMaster";
import { Waiting } from "../../ui/States";
import { useChannels } from "../place/useChannels";
import { CellButton } from "./CellButton";
import { CellPanel } from "./CellPanel";
import classes from "./Matrix.module.css";
import { type Cell, type Group, type Row, groupsOf, step } from "./matrix";
import { type Variant, useProfiles } from "./useVariants";

export interface Shown {
  master: Master;
  past: boolean;
  /** Makes a variant anew from the newest version; absent for those who may not. */
  anew: ((variant: Variant) => void) | undefined;
}

/** Profiles by versions: what is there, whether it conforms, and where it is live. A list where there is no room. */
export function Matrix(shown: Shown) {
  const profiles = useProfiles();
  const narrow = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  const versions = shown.master.versions.map(({ version }) => version).toReversed();
  const groups = groupsOf(shown.master.variants, versions, profiles.data ?? []);
  const [open, setOpen] = useState<string>();
  const opening = { open, toggle: (key: string) => setOpen(open === key ? undefined : key) };
  // Which channel a profile is for decides where its row stands: rows must not move under somebody's hands.
  if (profiles.isPending) return <Waiting />;
  return narrow ? <List {...shown} {...opening} groups={groups} /> : <Table {...shown} {...opening} groups={groups} versions={versions} />;
}

interface Opening {
  open: string | undefined;
  toggle: (key: string) => void;
  groups: Group[];
}

const keyOf = (row: Row, { version }: Cell) => `${row.variant.variantId} ${version}`;
const panelOf = (key: string) => `cell-${key.replace(" ", "-")}`;

/** A channel by its name; profiles that nobody defines any more are under none. */
function useChannelName(): (channel: string) => string {
  const { t } = useTranslation();
  const names = new Map((useChannels().data ?? []).map(({ channel, name }) => [channel, name]));
  return (channel) => names.get(channel) ?? (channel === "" ? t("variant.noChannel") : channel);
}

function Table({ master, past, anew, groups, versions, open, toggle }: Shown & Opening & { versions: number[] }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const rows = groups.flatMap((group) => group.rows);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [row, column] = [Math.min(at[0], rows.length - 1), Math.min(at[1], versions.length - 1)];

  function key(event: KeyboardEvent<HTMLTableElement>) {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined) return;
    const next = step(event.key, row, column, rows.length, versions.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next.join(" ")}"]`)?.focus();
  }

  return (
    <div className={classes.scroll} role="region" aria-label={t("variant.matrix")} tabIndex={versions.length > 2 ? 0 : undefined}>
      <table className={classes.table} onKeyDown={key}>
        <caption className={classes.caption}>{t("variant.matrixHow")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("channel.profile")}</th>
            {versions.map((version) => (
              <th key={version} scope="col">
                {t("variant.version", { number: version })}
                {version === master.currentVersion && <span className={classes.now}> · {t("version.current")}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.channel}>
            <tr>
              <th scope="rowgroup" colSpan={versions.length + 1} className={classes.channel}>
                {channelName(group.channel)}
              </th>
            </tr>
            {group.rows.map((each) => {
              const number = rows.indexOf(each);
              const opened = each.cells.find((cell) => keyOf(each, cell) === open);
              return [
                <tr key={each.variant.variantId}>
                  <th scope="row" className={classes.profile}>
                    <Name variant={each.variant} />
                  </th>
                  {each.cells.map((cell, index) => (
                    <td key={cell.version}>
                      <CellButton
                        row={each}
                        cell={cell}
                        at={`${number} ${index}`}
                        reached={number === row && index === column}
                        focus={() => setAt([number, index])}
                        open={cell === opened}
                        panel={panelOf(keyOf(each, cell))}
                        toggle={() => toggle(keyOf(each, cell))}
                      />
                    </td>
                  ))}
                </tr>,
                opened && (
                  <tr key="opened">
                    <td colSpan={versions.length + 1} className={classes.opened} id={panelOf(keyOf(each, opened))}>
                      <CellPanel master={master} past={past} anew={anew} row={each} cell={opened} />
                    </td>
                  </tr>
                ),
              ];
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function List({ master, past, anew, groups, open, toggle }: Shown & Opening) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  return (
    <div className={classes.narrow}>
      {groups.map((group) => (
        <section key={group.channel} aria-label={channelName(group.channel)}>
          <h2 className={classes.channel}>{channelName(group.channel)}</h2>
          {group.rows.map((row) => (
            <div key={row.variant.variantId} className={classes.item}>
              <h3 className={classes.profile}>
                <Name variant={row.variant} />
              </h3>
              <ul aria-label={row.variant.profile}>
                {row.cells
                  .filter((cell) => cell.file !== undefined || cell.missing !== undefined)
                  .map((cell) => {
                    const key = keyOf(row, cell);
                    return (
                      <li key={cell.version}>
                        <span className={classes.version}>
                          {t("variant.version", { number: cell.version })}
                          {cell.version === master.currentVersion && ` · ${t("version.current")}`}
                        </span>
                        <CellButton row={row} cell={cell} reached open={key === open} panel={panelOf(key)} toggle={() => toggle(key)} />
                        {key === open && (
                          <div id={panelOf(key)}>
                            <CellPanel master={master} past={past} anew={anew} row={row} cell={cell} />
                          </div>
                        )}
                      </li>
                    );
                  })}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Name({ variant }: { variant: Variant }) {
  const { t } = useTranslation();
  return (
    <>
      {variant.profile}
      {variant.recipe !== "standard" && <span className={classes.recipe}>{t(`recipe.${variant.recipe as "crop"}`, { defaultValue: variant.recipe })}</span>}
    </>
  );
}
