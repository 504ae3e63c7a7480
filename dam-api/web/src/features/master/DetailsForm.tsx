import { Alert, Button, Group, NativeSelect, TagsInput, TextInput, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { tellField } from "../../i18n/problem";
import { ProblemText } from "../../ui/States";
import { FieldInputs } from "../field/FieldInputs";
import classes from "./DetailsForm.module.css";
import { MeanwhileNote } from "./MeanwhileNote";
import { ProductRows } from "./ProductRows";
import { type Draft, type Member, changed, draftOf, merged, tagsOf } from "./edit";
import { ChangedMeanwhile, type Meanwhile, useDescribe } from "./useDescribe";
import type { Held } from "./useMaster";

const KINDS = ["packshot", "model", "campaign", "ugc"] as const;

/** Those that say beside them what is wrong. */
const OWN = ["title", "brand", "description", "category"] as const;

interface Props {
  held: Held;
  close: () => void;
  /** @param before what it was, so that the change can be taken back */
  saved: (before: Draft) => void;
}

/** What people write about an image, all in one form; what somebody else changes meanwhile is shown and not lost. */
export function DetailsForm({ held, close, saved }: Props) {
  const { t, i18n } = useTranslation();
  const describe = useDescribe(held.master.masterId);
  // The state that the form began with; a later one replaces it only with the reader's knowledge.
  const [base, setBase] = useState(held);
  const [draft, setDraft] = useState(draftOf(held.master));
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const [kept, setKept] = useState<Member[]>([]);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const before = draftOf(base.master);
  const errors = describe.error instanceof Problem ? describe.error.errors : [];
  const wrong = (member: (typeof OWN)[number]) => {
    const error = errors.find(({ pointer }) => pointer === `/${member}`);
    return error && tellField(i18n, error.code);
  };

  const wrongField = (key: string) => {
    const error = errors.find(({ pointer }) => `${pointer}/`.startsWith(`/fields/${key}/`));
    return error && tellField(i18n, error.code);
  };

  function save(from: Held, what: Draft) {
    const undoes = draftOf(from.master);
    if (changed(undoes, what).length === 0) {
      close();
      return;
    }
    describe.mutate(
      { held: from, draft: what },
      {
        onSuccess: () => saved(undoes),
        onError: (failure) => failure instanceof ChangedMeanwhile && setMeanwhile(failure.meanwhile),
      },
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (meanwhile === undefined) {
      save(base, draft);
      return;
    }
    const whole = merged(before, draft, draftOf(meanwhile.held.master), kept);
    setBase(meanwhile.held);
    setDraft(whole);
    setMeanwhile(undefined);
    setKept([]);
    save(meanwhile.held, whole);
  }

  return (
    <form onSubmit={submit} noValidate className={classes.form} aria-label={t("edit.label")}>
      <TextInput label={t("member.title")} value={draft.title} onChange={(e) => set({ title: e.currentTarget.value })} error={wrong("title")} autoFocus />
      <div className={classes.pair}>
        <TextInput label={t("member.brand")} value={draft.brand} onChange={(e) => set({ brand: e.currentTarget.value })} error={wrong("brand")} />
        <TextInput label={t("member.category")} value={draft.category} onChange={(e) => set({ category: e.currentTarget.value })} error={wrong("category")} />
      </div>
      <Textarea label={t("member.description")} autosize minRows={2} maxRows={12} value={draft.description} onChange={(e) => set({ description: e.currentTarget.value })} error={wrong("description")} />
      <TagsInput label={t("member.tags")} description={t("edit.tagsHow")} value={draft.tags} onChange={(typed) => set({ tags: tagsOf(typed) })} acceptValueOnBlur />
      <NativeSelect label={t("member.assetClass")} value={draft.assetClass} onChange={(e) => set({ assetClass: e.currentTarget.value })} data={KINDS.map((kind) => ({ value: kind, label: t(`assetClass.${kind}`) }))} />
      <ProductRows products={draft.products} change={(products) => set({ products })} />
      <FieldInputs category={draft.category} values={draft.fields} change={(fields) => set({ fields })} wrong={wrongField} />
      {meanwhile && <MeanwhileNote base={before} mine={draft} meanwhile={meanwhile} kept={kept} keep={setKept} />}
      {describe.isError && !(describe.error instanceof ChangedMeanwhile) && (
        <Alert color="red" variant="light" role="alert">
          <ProblemText failure={describe.error} shownElsewhere={[...OWN.map((each) => `/${each}`), ...errors.map(({ pointer }) => pointer).filter((each) => each.startsWith("/fields/") && each.split("/")[2]! in draft.fields)]} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" loading={describe.isPending}>
          {t(meanwhile ? "edit.saveBoth" : "edit.save")}
        </Button>
      </Group>
    </form>
  );
}
