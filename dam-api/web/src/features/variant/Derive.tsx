import { Button, MultiSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import type { Master } from "../master/useMaster";
import classes from "./Derive.module.css";
import { useDerive, useProfiles } from "./useVariants";

export function Derive({ master }: { master: Master }) {
  const { t } = useTranslation();
  const profiles = useProfiles().data ?? [];
  const [chosen, setChosen] = useState<string[]>([]);
  const [job, setJob] = useState<string>();
  const derive = useDerive(master.masterId, setJob);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        derive.mutate(chosen, { onSuccess: () => setChosen([]) });
      }}
    >
      <MultiSelect
        aria-label={t("variant.profiles")}
        placeholder={chosen.length === 0 ? t("variant.profiles") : undefined}
        data={profiles.map(({ profile, name }) => ({ value: profile, label: `${name} · ${profile}` }))}
        value={chosen}
        onChange={setChosen}
        searchable
        disabled={derive.isPending}
        error={derive.isError ? <ProblemText failure={derive.error} /> : null}
        className={classes.profiles}
      />
      <Button type="submit" variant="default" loading={derive.isPending} disabled={chosen.length === 0}>
        {t("variant.derive")}
      </Button>
      {derive.isPending && job !== undefined && (
        <Link to="/jobs/$jobId" params={{ jobId: job } as never} className={classes.follow}>
          {t("jobs.follow")}
        </Link>
      )}
    </form>
  );
}
