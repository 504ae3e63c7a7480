import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import type { Master } from "../master/useMaster";
import { useChannels } from "../place/useChannels";
import classes from "./DeriveDialog.module.css";
import { found } from "./found";
import type { Profile, Recipe } from "./useVariants";

interface Props {
  master: Master;
  profiles: readonly Profile[];
  recipe: Recipe;
  chosen: readonly string[];
  /** @param last the one that was added, absent where there is no single one */
  choose: (chosen: readonly string[], last?: string) => void;
}

/** Every profile under its channel; words narrow them down. */
export function ProfileChoice({ master, profiles, recipe, chosen, choose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const channels = useChannels().data ?? [];
  const [words, setWords] = useState("");
  const groups = found(profiles, channels, words);
  const all = groups.flatMap((group) => group.profiles.map(({ profile }) => profile));
  const made = new Set(
    master.variants
      .filter((variant) => variant.recipe === recipe && variant.state === "derived" && variant.masterVersion === master.currentVersion)
      .map(({ profile }) => profile),
  );
  return (
    <div className={classes.choice}>
      <TextInput
        type="search"
        aria-label={t("derive.search")}
        placeholder={t("derive.search")}
        leftSection={<Icon name="search" />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes.some}>
        <Button size="compact-xs" variant="default" disabled={all.length === 0} onClick={() => choose([...new Set([...chosen, ...all])])}>
          {t("derive.all")}
        </Button>
        <Button size="compact-xs" variant="default" disabled={chosen.length === 0} onClick={() => choose([])}>
          {t("derive.none")}
        </Button>
        <span role="status" className={classes.soft}>
          {t("derive.chosen", { count: chosen.length, shown: format.number(chosen.length) })}
        </span>
      </div>
      <div className={classes.list} role="group" aria-label={t("variant.profiles")} tabIndex={0}>
        {groups.length === 0 && <p className={classes.soft}>{t("derive.notFound")}</p>}
        {groups.map((group) => (
          <fieldset key={group.channel}>
            <legend>{group.name}</legend>
            {group.profiles.map(({ profile, rendering }) => (
              <Checkbox
                key={profile}
                size="sm"
                label={profile}
                description={[
                  ...(rendering ? [`${format.number(rendering.width)} × ${format.number(rendering.height)} · ${rendering.format.toUpperCase()}`] : []),
                  ...(made.has(profile) ? [t("derive.made")] : []),
                ].join(" · ")}
                checked={chosen.includes(profile)}
                onChange={(event) =>
                  event.currentTarget.checked ? choose([...chosen, profile], profile) : choose(chosen.filter((each) => each !== profile))
                }
              />
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
