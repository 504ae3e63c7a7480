import { Button, Checkbox, Group, Modal, NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { Wrong, useWrong } from "../../ui/Wrong";
import classes from "./Fields.module.css";
import { type ChoiceDraft, type FieldDraft, type Type, draftOf, formOf, isNumeric, keyOf, mayBeMany, typesFor, written } from "./form";
import { type Field, useDefine, useFields } from "./useFields";

const OWN = ["key", "labels/en", "labels/zh-CN", "type", "unit", "min", "max", "order", "multi"] as const;

/** @param field what is revised; undefined for a new one */
export function FieldDialog({ field, close }: { field: Field | undefined; close: () => void }) {
  const { t } = useTranslation();
  const last = useFields().data?.at(-1)?.order ?? 0;
  const [draft, setDraft] = useState(() => draftOf(field, last));
  // Made of the label until somebody writes one.
  const [keyed, setKeyed] = useState(field !== undefined);
  const define = useDefine(field);
  const wrong = useWrong(define.error);
  const set = (change: Partial<FieldDraft>) => setDraft({ ...draft, ...change });
  const choices = draft.choices.flatMap((_, index) => [`choices/${index}/key`, `choices/${index}/labels/en`, `choices/${index}/labels/zh-CN`]);
  const taken = field === undefined && define.error instanceof Problem && define.error.status === 428;

  function submit(event: FormEvent) {
    event.preventDefault();
    const whole = { ...draft, choices: written(draft.choices) };
    setDraft(whole);
    define.mutate({ key: draft.key.trim() || "-", form: formOf(whole) }, { onSuccess: close });
  }

  return (
    <Modal opened onClose={close} size="lg" title={t(field ? "ownField.editTitle" : "ownField.addTitle")} closeOnClickOutside={false} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <div className={classes.pair}>
          <TextInput
            label={t("ownField.labelEn")}
            value={draft.en}
            onChange={({ currentTarget: { value } }) => set({ en: value, ...(!keyed && { key: keyOf(value) }) })}
            error={wrong("labels/en")}
            data-autofocus
          />
          <TextInput label={t("ownField.labelZh")} value={draft.zh} onChange={(e) => set({ zh: e.currentTarget.value })} error={wrong("labels/zh-CN")} />
        </div>
        <div className={classes.pair}>
          <TextInput
            label={t("ownField.key")}
            description={t("ownField.keyHow")}
            value={draft.key}
            readOnly={field !== undefined}
            onChange={({ currentTarget: { value } }) => {
              setKeyed(value !== "");
              set({ key: value });
            }}
            error={taken ? t("ownField.keyTaken") : wrong("key")}
          />
          <NativeSelect
            label={t("ownField.type")}
            description={t(field ? "ownField.typeFixed" : "ownField.typeHow")}
            value={draft.type}
            disabled={typesFor(field).length === 1}
            onChange={(e) => set({ type: e.currentTarget.value as Type })}
            data={typesFor(field).map((value) => ({ value, label: t(`ownField.types.${value}`) }))}
            error={wrong("type")}
          />
        </div>
        {isNumeric(draft.type) && (
          <div className={classes.pair}>
            <TextInput label={t("ownField.unit")} value={draft.unit} onChange={(e) => set({ unit: e.currentTarget.value })} error={wrong("unit")} />
            <TextInput label={t("ownField.min")} inputMode="decimal" value={draft.min} onChange={(e) => set({ min: e.currentTarget.value })} error={wrong("min")} />
            <TextInput label={t("ownField.max")} inputMode="decimal" value={draft.max} onChange={(e) => set({ max: e.currentTarget.value })} error={wrong("max")} />
          </div>
        )}
        {draft.type === "choice" && <Choices choices={draft.choices} change={(all) => set({ choices: all })} wrong={wrong} />}
        <TagsInput label={t("ownField.categories")} description={t("ownField.categoriesHow")} value={draft.categories} onChange={(categories) => set({ categories })} acceptValueOnBlur />
        <div className={classes.checks}>
          {mayBeMany(draft.type) && (
            <Checkbox label={t("ownField.multi")} checked={draft.multi} disabled={field?.multi === true} onChange={(e) => set({ multi: e.currentTarget.checked })} />
          )}
          <Checkbox label={t("ownField.requiredHow")} checked={draft.required} onChange={(e) => set({ required: e.currentTarget.checked })} />
        </div>
        <TextInput label={t("ownField.order")} description={t("ownField.orderHow")} inputMode="numeric" maw={200} value={draft.order} onChange={(e) => set({ order: e.currentTarget.value })} error={wrong("order")} />
        {!taken && <Wrong failure={define.error} fields={[...OWN, ...choices]} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={define.isPending}>
            {t(field ? "edit.save" : "ownField.addNow")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** @param wrong by the path of a member */
function Choices({ choices, change, wrong }: { choices: ChoiceDraft[]; change: (to: ChoiceDraft[]) => void; wrong: (member: string) => string | undefined }) {
  const { t } = useTranslation();
  const set = (index: number, some: Partial<ChoiceDraft>) => change(choices.with(index, { ...choices[index]!, ...some }));
  const named = (part: string, index: number) => t("ownField.ofChoice", { part, number: index + 1 });
  return (
    <fieldset className={classes.choices}>
      <legend>{t("ownField.choices")}</legend>
      {choices.map((choice, index) => (
        <div key={index} className={classes.choice}>
          <TextInput
            size="sm"
            placeholder={keyOf(choice.en) || t("ownField.key")}
            aria-label={named(t("ownField.key"), index)}
            value={choice.key}
            readOnly={choice.old}
            onChange={(e) => set(index, { key: e.currentTarget.value })}
            error={wrong(`choices/${index}/key`)}
          />
          <TextInput size="sm" placeholder={t("ownField.labelEn")} aria-label={named(t("ownField.labelEn"), index)} value={choice.en} onChange={(e) => set(index, { en: e.currentTarget.value })} error={wrong(`choices/${index}/labels/en`)} />
          <TextInput size="sm" placeholder={t("ownField.labelZh")} aria-label={named(t("ownField.labelZh"), index)} value={choice.zh} onChange={(e) => set(index, { zh: e.currentTarget.value })} error={wrong(`choices/${index}/labels/zh-CN`)} />
          {choice.old ? (
            <Checkbox size="xs" label={t("ownField.retiredChoice")} checked={choice.retired} onChange={(e) => set(index, { retired: e.currentTarget.checked })} />
          ) : (
            <Button size="compact-sm" variant="subtle" color="gray" aria-label={t("ownField.removeChoice", { number: index + 1 })} onClick={() => change(choices.toSpliced(index, 1))}>
              {t("ownField.remove")}
            </Button>
          )}
        </div>
      ))}
      {wrong("choices") && <p role="alert">{wrong("choices")}</p>}
      <Button className={classes.add} size="compact-sm" variant="default" onClick={() => change([...choices, { key: "", en: "", zh: "", retired: false, old: false }])}>
        {t("ownField.addChoice")}
      </Button>
    </fieldset>
  );
}
