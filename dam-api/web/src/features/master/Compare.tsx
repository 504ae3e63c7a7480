import { Modal, NativeSelect, SegmentedControl, Slider } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import classes from "./Compare.module.css";
import type { Master, Version } from "./useMaster";

const WAYS = ["beside", "swipe", "difference"] as const;
type Way = (typeof WAYS)[number];

/** Two versions: beside each other, one drawn over the other, or only where they differ. */
export function Compare({ master, close }: { master: Master; close: () => void }) {
  const { t } = useTranslation();
  const { versions } = master;
  const [numbers, setNumbers] = useState([versions.at(-2)!.version, versions.at(-1)!.version] as const);
  const [way, setWay] = useState<Way>("beside");
  const [one, other] = numbers.map((number) => versions.find(({ version }) => version === number)!) as [Version, Version];
  return (
    <Modal opened onClose={close} size="90rem" title={t("compare.title")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <div className={classes.choice}>
        <Choose label={t("compare.one")} versions={versions} value={one.version} choose={(number) => setNumbers([number, other.version])} />
        <Choose label={t("compare.other")} versions={versions} value={other.version} choose={(number) => setNumbers([one.version, number])} />
        <SegmentedControl
          aria-label={t("compare.how")}
          value={way}
          onChange={(chosen) => setWay(chosen as Way)}
          data={WAYS.map((each) => ({ value: each, label: t(`compare.${each}`) }))}
        />
      </div>
      {way === "beside" ? (
        <div className={classes.beside}>
          <Picture masterId={master.masterId} version={one} />
          <Picture masterId={master.masterId} version={other} />
        </div>
      ) : (
        <Over key={way} master={master} one={one} other={other} difference={way === "difference"} />
      )}
      <Facts one={one} other={other} />
    </Modal>
  );
}

function Choose({ label, versions, value, choose }: { label: string; versions: Version[]; value: number; choose: (version: number) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={String(value)}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={versions.map(({ version, fileName }) => ({ value: String(version), label: t("compare.version", { number: version, fileName }) }))}
    />
  );
}

function Picture({ masterId, version }: { masterId: string; version: Version }) {
  const { t } = useTranslation();
  return <img className={classes.picture} src={previewUrl(masterId, 1024, version.version)} alt={t("compare.picture", { number: version.version })} />;
}

function Over({ master: { masterId }, one, other, difference }: { master: Master; one: Version; other: Version; difference: boolean }) {
  const { t } = useTranslation();
  const [share, setShare] = useState(50);
  return (
    <>
      <div className={classes.over}>
        <Picture masterId={masterId} version={one} />
        <div className={difference ? classes.difference : classes.swiped} style={difference ? undefined : { clipPath: `inset(0 0 0 ${share}%)` }}>
          <Picture masterId={masterId} version={other} />
        </div>
        {!difference && <span className={classes.edge} style={{ left: `${share}%` }} aria-hidden />}
      </div>
      {difference ? (
        <p className={classes.how}>{t("compare.differenceHow")}</p>
      ) : (
        <Slider className={classes.slider} thumbLabel={t("compare.swipeHow")} label={null} value={share} onChange={setShare} />
      )}
    </>
  );
}

/** What is known of both, side by side, where it is not the same. */
function Facts({ one, other }: { one: Version; other: Version }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = (version: Version): [string, string][] => [
    [t("compare.pixels"), `${format.number(version.media.width)} × ${format.number(version.media.height)}`],
    [t("member.format"), version.media.format.toUpperCase()],
    [t("compare.bytes"), format.bytes(version.bytes)],
    [t("detail.colourSpace"), version.media.colourSpace],
  ];
  const others = facts(other);
  const differing = facts(one).map(([name, value], index) => [name, value, others[index]![1]] as const).filter(([, value, than]) => value !== than);
  return differing.length === 0 ? null : (
    <dl className={classes.facts}>
      {differing.map(([name, value, than]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} → {than}
          </dd>
        </div>
      ))}
    </dl>
  );
}
