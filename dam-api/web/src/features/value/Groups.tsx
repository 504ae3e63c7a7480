import { Button, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { type Pinned, useGroups } from "./useValue";

const FEW = 12;
const BY = ["brand", "category"] as const;
type By = (typeof BY)[number];

/** What brands or categories have cost; a brand is a way to its figure and entries, a category to its images. */
export function Groups({ pinned, onBrand }: { pinned: Pinned; onBrand: (brand: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [by, setBy] = useState<By>("brand");
  const [all, setAll] = useState(false);
  const { brand, ...library } = pinned;
  const found = useGroups(library, by);
  const groups = found.data?.groups ?? [];
  return (
    <section className={classes.section} aria-label={t(`value.by.${by}`)} aria-busy={found.isFetching}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t(`value.by.${by}`)}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t("value.byWhat")}
          value={by}
          onChange={(chosen) => {
            setBy(chosen as By);
            setAll(false);
          }}
          data={BY.map((value) => ({ value, label: t(`member.${value}`) }))}
        />
      </div>
      {found.isPending && <Waiting />}
      {found.isError && <Failure failure={found.error} retry={() => void found.refetch()} />}
      {groups.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`member.${by}`)}</th>
              <th scope="col" className={classes.number}>
                {t("value.costSoFar")}
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? groups : groups.slice(0, FEW)).map(({ name, amount }) => (
              <tr key={name ?? ""}>
                <th scope="row">
                  {name === undefined ? (
                    <span className={classes.soft}>{t(`value.without.${by}`)}</span>
                  ) : by === "brand" ? (
                    <button type="button" className={classes.link} aria-current={name === brand || undefined} onClick={() => onBrand(name)}>
                      {name}
                    </button>
                  ) : (
                    <Link to="/" search={{ category: [name] } as never} className={classes.link}>
                      {name}
                    </Link>
                  )}
                </th>
                <td className={classes.number}>{format.money(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {groups.length > FEW && (
        <Button variant="default" size="xs" mt="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("facets.fewer") : t("facets.more", { count: groups.length - FEW })}
        </Button>
      )}
      {found.data && <p className={classes.soft}>{t(groups.length === 0 ? "value.noGroups" : found.data.more ? "value.someGroups" : `value.told.${by}`)}</p>}
    </section>
  );
}
