import { Alert, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { useMe } from "../account/session";
import { useShownValue } from "../field/useShownValue";
import classes from "./DetailsForm.module.css";
import { type Draft, type Member, draftOf, meanwhile as changedMeanwhile } from "./edit";
import { whoDid } from "./story";
import type { Meanwhile } from "./useDescribe";

interface Props {
  base: Draft;
  mine: Draft;
  meanwhile: Meanwhile;
  kept: Member[];
  keep: (members: Member[]) => void;
}

/** What somebody else changed while this was written; where both changed the same, one is chosen. */
export function MeanwhileNote({ base, mine, meanwhile, kept, keep }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const own = useShownValue();
  const shown = (draft: Draft, member: Member) => told(draft, member, own);
  const now = draftOf(meanwhile.held.master);
  const { theirs, both } = changedMeanwhile(base, mine, now);
  const { last } = meanwhile;
  return (
    <Alert color="yellow" variant="light" role="alert" icon={<Icon name="warning" />} title={t("edit.meanwhile")}>
      {last && t("edit.meanwhileWho", { who: whoDid(i18n, last, me?.id), at: format.dateTime(last.at) })}{" "}
      {t(theirs.length === 0 ? "edit.meanwhileElsewhere" : "edit.meanwhileHow")}
      <dl className={classes.theirs}>
        {theirs.map((member) => (
          <div key={member}>
            <dt>{t(`member.${member}`)}</dt>
            <dd>
              <del>{shown(base, member)}</del> {shown(now, member) || t("edit.nothing")}
            </dd>
            {both.includes(member) && (
              <dd>
                {t("edit.mineIs", { value: shown(mine, member) || t("edit.nothing") })}{" "}
                <SegmentedControl
                  size="xs"
                  aria-label={t(`member.${member}`)}
                  value={kept.includes(member) ? "theirs" : "mine"}
                  onChange={(choice) => keep(choice === "theirs" ? [...kept, member] : kept.filter((each) => each !== member))}
                  data={[
                    { value: "mine", label: t("edit.mine") },
                    { value: "theirs", label: t("edit.theirs") },
                  ]}
                />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Alert>
  );
}

function told(draft: Draft, member: Member, own: ReturnType<typeof useShownValue>): string {
  const value = draft[member];
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    return value.map((each) => (typeof each === "string" ? each : [each.sku, each.gtin, each.name].filter(Boolean).join(" · "))).join(", ");
  }
  return Object.entries(value)
    .map(([key, each]) => `${own.name(key)}: ${own.value(key, each)}`)
    .join(", ");
}
