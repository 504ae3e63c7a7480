import { Button, Checkbox, ColorInput, FileButton, Group, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { ProblemText } from "../../ui/States";
import { Wrong, useWrong } from "../../ui/Wrong";
import { CROPS, type Draft, FORMATS, GROUNDS, type OverlayDraft, POSITIONS, type Recipe, TEXT, definitionOf, draftOf, nameOf } from "./draft";
import classes from "./Recipes.module.css";
import { Trial } from "./Trial";
import { useSave, useStore } from "./useRecipes";

interface Props {
  /** undefined for a new one */
  recipe: Recipe | undefined;
  mayDefine: boolean;
  saved: (name: string) => void;
}

/** What a recipe does, beside what it makes of a picture. */
export function RecipeForm({ recipe, mayDefine, saved }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(recipe));
  const save = useSave(recipe);
  const wrong = useWrong(save.error);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const definition = definitionOf(draft, recipe?.definition);
  const taken = recipe === undefined && save.error instanceof Problem && save.error.status === 428;
  const name = recipe?.recipe ?? (draft.name || nameOf(draft.label));

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ name: name || "-", label: draft.label.trim() || name, definition }, { onSuccess: (made) => saved(made.recipe) });
  }

  return (
    <div className={classes.editor}>
      <form onSubmit={submit} noValidate className={classes.form} aria-label={recipe?.label ?? t("recipes.new")}>
        <fieldset disabled={!mayDefine} className={classes.fields}>
          <div className={classes.pair}>
            <TextInput label={t("recipes.label")} value={draft.label} onChange={(e) => set({ label: e.currentTarget.value })} error={wrong("label")} />
            <TextInput
              label={t("recipes.name")}
              description={t("recipes.nameHow")}
              value={name}
              readOnly={recipe !== undefined}
              onChange={(e) => set({ name: e.currentTarget.value })}
              error={taken ? t("recipes.taken") : undefined}
            />
          </div>
          <Picture draft={draft} set={set} wrong={wrong} />
          <Overlays overlays={draft.overlays} change={(overlays) => set({ overlays })} wrong={wrong} />
          <div className={classes.pair}>
            <TextInput
              label={t("recipes.aiLabel")}
              description={t("recipes.aiLabelHow")}
              placeholder="AI生成"
              value={draft.aiLabel}
              onChange={(e) => set({ aiLabel: e.currentTarget.value })}
              error={wrong("definition/aiLabel/text")}
            />
            <Where label={t("recipes.aiPosition")} value={draft.aiPosition} change={(aiPosition) => set({ aiPosition })} />
          </div>
          <div className={classes.pair}>
            <NativeSelect
              label={t("recipes.format")}
              value={draft.format}
              onChange={(e) => set({ format: e.currentTarget.value })}
              data={FORMATS.map((value) => ({ value, label: value === "" ? t("recipes.asProfile") : value.toUpperCase() }))}
            />
            <Checkbox className={classes.check} label={t("recipes.small")} checked={draft.small} onChange={(e) => set({ small: e.currentTarget.checked })} />
          </div>
          {!taken && <Wrong failure={save.error} fields={["label", "definition/aiLabel/text"]} />}
          {mayDefine ? (
            <Group gap="xs">
              <Button type="submit" loading={save.isPending}>
                {t(recipe ? "recipes.revise" : "recipes.create")}
              </Button>
              {recipe && <span className={classes.soft}>{t("recipes.revision", { number: recipe.revision })}</span>}
            </Group>
          ) : (
            <p className={classes.soft}>{t("recipes.onlyStudio")}</p>
          )}
        </fieldset>
      </form>
      <Trial definition={definition} />
    </div>
  );
}

interface Part {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  wrong: (member: string) => string | undefined;
}

function Picture({ draft, set, wrong }: Part) {
  const { t } = useTranslation();
  const percent = (label: string, value: number, change: (to: number) => void, min: number, max: number) => (
    <NumberInput label={label} suffix=" %" min={min} max={max} step={5} value={value} onChange={(to) => change(Number(to) || 0)} />
  );
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label={t("recipes.crop")}
          value={draft.crop}
          onChange={(e) => set({ crop: e.currentTarget.value as Draft["crop"] })}
          data={CROPS.map((value) => ({ value, label: t(`recipes.crops.${value}`) }))}
          error={wrong("definition/crop/kind")}
        />
        {draft.crop === "content" && percent(t("recipes.margin"), draft.margin, (margin) => set({ margin }), 0, 100)}
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={t("recipes.ground")}
          value={draft.ground}
          onChange={(e) => set({ ground: e.currentTarget.value as Draft["ground"] })}
          data={GROUNDS.map((value) => ({ value, label: t(`recipes.grounds.${value}`) }))}
        />
        {draft.ground !== "none" && <Colour label={t("recipes.colour")} value={draft.groundColour} change={(groundColour) => set({ groundColour })} />}
      </div>
      <div className={classes.pair}>
        {percent(t("recipes.brightness"), draft.brightness, (brightness) => set({ brightness }), 50, 150)}
        {percent(t("recipes.saturation"), draft.saturation, (saturation) => set({ saturation }), 0, 200)}
        {percent(t("recipes.sharpen"), draft.sharpen, (sharpen) => set({ sharpen }), 0, 200)}
      </div>
      <div className={classes.pair}>
        <Colour label={t("recipes.tint")} value={draft.tint} change={(tint) => set({ tint })} />
        {draft.tint !== "" && percent(t("recipes.strength"), draft.strength, (strength) => set({ strength }), 0, 100)}
      </div>
    </>
  );
}

function Colour({ label, value, change }: { label: string; value: string; change: (to: string) => void }) {
  return <ColorInput label={label} format="hex" value={value} onChange={(to) => change(to.toLowerCase())} withEyeDropper={false} />;
}

function Where({ label, value, change }: { label: string; value: string; change: (to: string) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(e) => change(e.currentTarget.value)}
      data={POSITIONS.map((each) => ({ value: each, label: t(`recipes.positions.${each}`) }))}
    />
  );
}

function Overlays({ overlays, change, wrong }: { overlays: OverlayDraft[]; change: (to: OverlayDraft[]) => void; wrong: Part["wrong"] }) {
  const { t } = useTranslation();
  const store = useStore();
  const set = (index: number, some: Partial<OverlayDraft>) => change(overlays.with(index, { ...overlays[index]!, ...some }));
  const add = (file: File | null) =>
    file && store.mutate(file, { onSuccess: (picture) => picture && change([...overlays, { ...TEXT, picture, position: "top-right", size: 20 }]) });
  return (
    <fieldset className={classes.overlays}>
      <legend>{t("recipes.overlays")}</legend>
      {overlays.map((overlay, index) => (
        <div key={index} className={classes.overlay}>
          {overlay.picture === undefined ? (
            <TextInput label={t("recipes.text")} value={overlay.text} onChange={(e) => set(index, { text: e.currentTarget.value })} error={wrong(`definition/overlays/${index}/text`)} />
          ) : (
            <TextInput label={t("recipes.picture")} readOnly value={overlay.picture.slice(0, 12)} />
          )}
          <Where label={t("recipes.position")} value={overlay.position} change={(position) => set(index, { position })} />
          <NumberInput label={t("recipes.size")} suffix=" %" min={2} max={100} value={overlay.size} onChange={(to) => set(index, { size: Number(to) || 0 })} error={wrong(`definition/overlays/${index}/size`)} />
          {overlay.picture === undefined && (
            <>
              <Colour label={t("recipes.colour")} value={overlay.colour} change={(colour) => set(index, { colour })} />
              <Colour label={t("recipes.behind")} value={overlay.ground} change={(ground) => set(index, { ground })} />
            </>
          )}
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={t("recipes.removeOverlay", { number: index + 1 })} onClick={() => change(overlays.toSpliced(index, 1))}>
            {t("ownField.remove")}
          </Button>
        </div>
      ))}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => change([...overlays, TEXT])}>
          {t("recipes.addText")}
        </Button>
        <FileButton accept="image/png,image/svg+xml" onChange={add}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={store.isPending}>
              {t("recipes.addPicture")}
            </Button>
          )}
        </FileButton>
      </Group>
      {store.isError && (
        <p role="alert" className={classes.soft}>
          <ProblemText failure={store.error} />
        </p>
      )}
      {store.isSuccess && store.data === undefined && (
        <p role="alert" className={classes.soft}>
          {t("recipes.needsTls")}
        </p>
      )}
    </fieldset>
  );
}
