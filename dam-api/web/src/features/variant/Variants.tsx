import { Button } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import type { Master } from "../master/useMaster";
import { Making } from "./Making";
import { Matrix } from "./Matrix";
import classes from "./Variants.module.css";
import { type Variant, useDerive } from "./useVariants";

const DeriveDialog = lazy(() => import("./DeriveDialog"));

/** What has been made of the image for which channel, version by version; and making more. */
export function Variants({ master, past }: { master: Master; past: boolean }) {
  const { t } = useTranslation();
  const may = mayEdit(useMe().data) && master.state === "active" && !past;
  const [choosing, setChoosing] = useState(false);
  const [job, setJob] = useState<string>();
  const again = useDerive(master.masterId);
  const anew = ({ profile, recipe, focalPoint }: Variant) =>
    again.mutate({ profiles: [profile], recipe, ...(focalPoint && { focalPoint }) }, { onSuccess: setJob });
  return (
    <>
      {may && (
        <Button variant="default" mb="md" onClick={() => setChoosing(true)}>
          {t("variant.deriveOpen")}
        </Button>
      )}
      {again.isError && (
        <p role="alert" className={classes.failure}>
          <ProblemText failure={again.error} />
        </p>
      )}
      {job !== undefined && !choosing && <Making masterId={master.masterId} jobId={job} close={() => setJob(undefined)} />}
      {master.variants.length === 0 ? (
        <p className={classes.none}>{t(may ? "variant.none" : "variant.noneToSee")}</p>
      ) : (
        <Matrix master={master} past={past} anew={may && !again.isPending ? anew : undefined} />
      )}
      {choosing && (
        <Suspense>
          <DeriveDialog
            master={master}
            job={job}
            ordered={setJob}
            close={() => {
              setChoosing(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
