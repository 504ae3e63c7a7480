import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import type { Master } from "../master/useMaster";
import { Decision } from "./Decision";
import classes from "./Rights.module.css";
import { type Grant, type Licence, useLicences } from "./useRights";

/** What may be done with it: the answer for one place and day, and everything that it follows from. */
export function Rights({ master }: { master: Master }) {
  const { t } = useTranslation();
  const { licences, embargo } = master.rights;
  const known = useLicences(licences.map(({ licence }) => licence));
  return (
    <>
      {embargo && <Embargo window={embargo} />}
      <Decision masterId={master.masterId} />
      <h2 className={classes.heading}>{t("rights.licences")}</h2>
      {licences.length === 0 ? (
        <p className={classes.none}>{t("rights.noLicences")}</p>
      ) : (
        <ul className={classes.list}>
          {licences.map((grant) => (
            <Row key={grant.licence} grant={grant} licence={known.get(grant.licence)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Embargo({ window: { from, until } }: { window: { from?: string; until?: string } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = Date.now();
  if (until !== undefined && new Date(until).getTime() <= now) {
    return null;
  }
  const begun = from === undefined || new Date(from).getTime() <= now;
  const told = {
    from: from === undefined ? "" : format.dateTime(from),
    until: until === undefined ? "" : format.dateTime(until),
  };
  return (
    <Alert color="yellow" variant="light" mb="md" icon={<Icon name="warning" />} title={t(begun ? "embargo.holds" : "embargo.planned")}>
      {begun
        ? until === undefined
          ? t("embargo.always")
          : t("embargo.until", told)
        : until === undefined
          ? t("embargo.from", told)
          : t("embargo.between", told)}
    </Alert>
  );
}

function Row({ grant, licence }: { grant: Grant; licence: Licence | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const over = grant.until !== undefined && new Date(grant.until).getTime() <= Date.now();
  const where = grant.territories.includes("*") ? t("rights.worldwide") : grant.territories.map(format.market).join(", ");
  const except = grant.except.length > 0 && t("rights.except", { markets: grant.except.map(format.market).join(", ") });
  return (
    <li className={classes.licence} data-over={over}>
      <span className={classes.name}>
        {licence === undefined
          ? t("rights.licence")
          : licence.kind === "own"
            ? t("rights.own")
            : t("rights.licensedBy", { licensor: licence.licensor ?? "–" })}
        {licence?.ended && <span className={classes.ended}>{t("rights.ended", { at: format.dateTime(licence.ended) })}</span>}
      </span>
      <span className={classes.soft}>
        {[grant.channels.length === 0 ? t("rights.allChannels") : grant.channels.join(", "), where, except]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className={classes.soft}>
        {grant.until === undefined
          ? t("rights.since", { from: format.dateTime(grant.from) })
          : t("rights.term", { from: format.dateTime(grant.from), until: format.dateTime(grant.until) })}
      </span>
      {licence?.creditLine && <span className={classes.soft}>{t("rights.credit", { line: licence.creditLine })}</span>}
    </li>
  );
}
