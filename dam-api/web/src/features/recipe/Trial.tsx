import { NativeSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import { useProfiles } from "../variant/useVariants";
import type { Definition } from "./draft";
import classes from "./Recipes.module.css";
import { useSpecimens, useTrial } from "./useRecipes";

/** The recipe as it is written, on a picture of the library. */
export function Trial({ definition }: { definition: Definition }) {
  const { t } = useTranslation();
  const specimens = useSpecimens().data ?? [];
  const profiles = useProfiles().data ?? [];
  const [master, setMaster] = useState<string>();
  const [profile, setProfile] = useState<string>();
  // Who drags a slider asks for its end, not for every step.
  const [settled] = useDebouncedValue(definition, 300);
  const trial = useTrial(master ?? specimens[0]?.masterId, profile ?? profiles[0]?.profile, settled);
  const address = useAddress(trial.data);
  return (
    <section aria-label={t("recipes.trial")} className={classes.trial}>
      <div className={classes.mat} aria-busy={trial.isFetching}>
        {trial.isError ? (
          <p role="alert" className={classes.soft}>
            <ProblemText failure={trial.error} />
          </p>
        ) : specimens.length === 0 ? (
          <p className={classes.soft}>{t("recipes.nothingToTry")}</p>
        ) : (
          address !== undefined && <img src={address} alt={t("recipes.trialAlt")} />
        )}
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={t("recipes.on")}
          value={master ?? specimens[0]?.masterId}
          onChange={(event) => setMaster(event.currentTarget.value)}
          data={specimens.map(({ masterId, title, fileName }) => ({ value: masterId, label: title ?? fileName ?? t("master.untitled") }))}
        />
        <NativeSelect
          label={t("recipes.in")}
          value={profile ?? profiles[0]?.profile}
          onChange={(event) => setProfile(event.currentTarget.value)}
          data={profiles.map((each) => each.profile)}
        />
      </div>
    </section>
  );
}

function useAddress(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (picture === undefined) return undefined;
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
