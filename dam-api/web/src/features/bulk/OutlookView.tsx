import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Changed } from "../master/Changed";
import classes from "./Bulk.module.css";
import type { Outlook } from "./useBulk";

/** What a change would come to: how many, why others would not, and some as they are and as they would be. */
export function OutlookView({ outlook }: { outlook: Outlook }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const changed = outlook.changed ?? 0;
  const unchanged = outlook.unchanged ?? 0;
  const sample = outlook.sample ?? [];
  return (
    <div className={classes.outlook} role="status">
      <p className={classes.count}>
        {t("bulk.would", { count: changed, shown: format.number(changed), total: format.number(outlook.total) })}
      </p>
      <ul className={classes.others}>
        {unchanged > 0 && <li>{t("bulk.already", { count: unchanged, shown: format.number(unchanged) })}</li>}
        {outlook.refused?.map(({ code, count }) => (
          <li key={code}>
            {t("bulk.refused", {
              count,
              shown: format.number(count),
              why: i18n.exists(`failure.${code}`) ? t(`failure.${code}` as "failure.not-found") : code.replaceAll("-", " "),
            })}
          </li>
        ))}
      </ul>
      {sample.length > 0 && (
        <>
          <h3 className={classes.heading}>{t(sample.length < changed ? "bulk.some" : "bulk.these")}</h3>
          <ul className={classes.sample} tabIndex={0} aria-label={t("bulk.some")}>
            {sample.map(({ masterId, title, fileName, changes }) => (
              <li key={masterId}>
                <img src={previewUrl(masterId, 96)} alt="" width={48} height={48} loading="lazy" decoding="async" />
                <div>
                  <span className={classes.name}>{title ?? fileName ?? t("master.untitled")}</span>
                  <dl className={classes.changes}>
                    {changes.map((change) => (
                      <Changed key={change.member} change={change} />
                    ))}
                  </dl>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
