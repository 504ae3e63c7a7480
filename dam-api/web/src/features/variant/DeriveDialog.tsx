import { Button, Modal, NativeSelect, SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRecipes } from "../recipe/useRecipes";
import { ProblemText } from "../../ui/States";
import type { Master } from "../master/useMaster";
import classes from "./DeriveDialog.module.css";
import { FocalPicker } from "./FocalPicker";
import { Framed } from "./Framed";
import { Making } from "./Making";
import { ProfileChoice } from "./ProfileChoice";
import { type Point, firstPoint } from "./focus";
import { RECIPES, type Recipe, useDerive, usePreview, useProfiles } from "./useVariants";

interface Props {
  master: Master;
  /** The job that was ordered before, if there is one. */
  job: string | undefined;
  ordered: (job: string | undefined) => void;
  close: () => void;
}

/** Which profiles, whole or cut, around which point; what comes of it is seen before it is made. */
export default function DeriveDialog({ master, job, ordered, close }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} size="68rem" title={t("derive.title")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      {job === undefined ? (
        <Choice master={master} ordered={ordered} close={close} />
      ) : (
        <>
          <Making masterId={master.masterId} jobId={job} />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => ordered(undefined)}>
              {t("derive.more")}
            </Button>
            <Button onClick={close}>{t("dialog.close")}</Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Choice({ master, ordered, close }: Omit<Props, "job">) {
  const { t } = useTranslation();
  const profiles = useProfiles().data ?? [];
  const derive = useDerive(master.masterId);
  const version = master.versions.at(-1)!;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [looked, setLooked] = useState<string>();
  const [recipe, setRecipe] = useState<Recipe>("standard");
  const named = useRecipes().data ?? [];
  const [point, setPoint] = useState<Point>(() =>
    firstPoint(
      master.variants.map(({ focalPoint }) => focalPoint),
      version.media.features?.contentBox,
    ),
  );
  const shown = looked ?? profiles[0]?.profile;
  const [settled] = useDebouncedValue(point, 120);
  const preview = usePreview(master.masterId, version.version, shown, recipe, settled);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        derive.mutate({ profiles: [...chosen], recipe, ...(recipe === "crop" && { focalPoint: point }) }, { onSuccess: ordered });
      }}
    >
      <div className={classes.columns}>
        <ProfileChoice
          master={master}
          profiles={profiles}
          recipe={recipe}
          chosen={chosen}
          choose={(next, last) => {
            setChosen(next);
            if (last !== undefined) setLooked(last);
          }}
        />
        <div className={classes.look}>
          <SegmentedControl
            aria-label={t("derive.how")}
            value={recipe}
            onChange={setRecipe}
            data={RECIPES.map((each) => ({ value: each as string, label: t(`recipe.${each}`) }))}
          />
          {named.length > 0 && (
            <NativeSelect
              aria-label={t("derive.named")}
              value={(RECIPES as readonly string[]).includes(recipe) ? "" : recipe}
              onChange={(event) => setRecipe(event.currentTarget.value || "standard")}
              data={[{ value: "", label: t("derive.named") }, ...named.map((each) => ({ value: each.recipe, label: each.label }))]}
            />
          )}
          <p className={classes.how}>{t(recipe === "crop" ? "derive.cropHow" : recipe === "standard" ? "derive.standardHow" : "derive.namedHow")}</p>
          <div className={classes.pictures}>
            {recipe === "crop" && <FocalPicker master={master} version={version} point={point} setPoint={setPoint} cut={preview.data?.cut} />}
            <div>
              <NativeSelect
                label={t("derive.previewFor")}
                value={shown ?? ""}
                onChange={(event) => setLooked(event.currentTarget.value)}
                data={profiles.map(({ profile }) => profile)}
              />
              <Framed preview={preview} profile={profiles.find(({ profile }) => profile === shown)} />
            </div>
          </div>
        </div>
      </div>
      {derive.isError && (
        <p role="alert" className={classes.failure}>
          <ProblemText failure={derive.error} />
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" loading={derive.isPending} disabled={chosen.length === 0}>
          {chosen.length === 0 ? t("variant.derive") : t("derive.make", { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
