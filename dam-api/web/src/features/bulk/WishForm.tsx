import { NativeSelect, TagsInput, TextInput, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { tagsOf } from "../master/edit";
import classes from "./Bulk.module.css";
import { type Fate, SINGLE, type Single, type Wish, moved } from "./change";

const KINDS = ["packshot", "model", "campaign", "ugc"] as const;
const FATES: readonly Fate[] = ["keep", "set", "clear"];

interface Props {
  wish: Wish;
  set: (wish: Wish) => void;
}

/** What is to change. What images have several of is added to and taken from, so that the rest of it stays. */
export function WishForm({ wish, set }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.pair}>
        <TagsInput
          label={t("bulk.addTags")}
          description={t("edit.tagsHow")}
          value={wish.addTags}
          onChange={(typed) => set({ ...wish, addTags: tagsOf(typed), removeTags: moved(wish.removeTags, tagsOf(typed)) })}
          acceptValueOnBlur
          data-autofocus
        />
        <TagsInput
          label={t("bulk.removeTags")}
          description={t("bulk.removeHow")}
          value={wish.removeTags}
          onChange={(typed) => set({ ...wish, removeTags: tagsOf(typed), addTags: moved(wish.addTags, tagsOf(typed)) })}
          acceptValueOnBlur
        />
        <TagsInput
          label={t("bulk.addProducts")}
          description={t("bulk.productsHow")}
          value={wish.addProducts}
          onChange={(typed) => set({ ...wish, addProducts: tagsOf(typed), removeProducts: moved(wish.removeProducts, tagsOf(typed)) })}
          acceptValueOnBlur
        />
        <TagsInput
          label={t("bulk.removeProducts")}
          description={t("bulk.productsHow")}
          value={wish.removeProducts}
          onChange={(typed) => set({ ...wish, removeProducts: tagsOf(typed), addProducts: moved(wish.addProducts, tagsOf(typed)) })}
          acceptValueOnBlur
        />
      </div>
      {SINGLE.map((member) => (
        <One key={member} member={member} wish={wish} set={set} />
      ))}
      <div className={classes.pair}>
        <NativeSelect
          label={t("member.assetClass")}
          value={wish.assetClass}
          onChange={(event) => set({ ...wish, assetClass: event.currentTarget.value })}
          data={[{ value: "", label: t("bulk.fate.keep") }, ...KINDS.map((kind) => ({ value: kind, label: t(`assetClass.${kind}`) }))]}
        />
        <NativeSelect
          label={t("member.state")}
          value={wish.state}
          onChange={(event) => set({ ...wish, state: event.currentTarget.value })}
          data={[
            { value: "", label: t("bulk.fate.keep") },
            { value: "retired", label: t("bulk.retire") },
            { value: "active", label: t("bulk.reinstate") },
          ]}
        />
      </div>
    </>
  );
}

/** One member that is kept, set or cleared. */
function One({ member, wish, set }: Props & { member: Single }) {
  const { t } = useTranslation();
  const { fate, text } = wish.single[member];
  const name = t(`member.${member}`);
  const put = (to: Partial<Wish["single"][Single]>) => set({ ...wish, single: { ...wish.single, [member]: { ...wish.single[member], ...to } } });
  const label = t("bulk.newValue", { member: name });
  return (
    <div className={classes.one}>
      <NativeSelect
        label={name}
        value={fate}
        onChange={(event) => put({ fate: event.currentTarget.value as Fate })}
        data={FATES.map((each) => ({ value: each, label: t(`bulk.fate.${each}`) }))}
      />
      {fate === "set" &&
        (member === "description" ? (
          <Textarea aria-label={label} autosize minRows={2} maxRows={6} value={text} onChange={(event) => put({ text: event.currentTarget.value })} autoFocus />
        ) : (
          <TextInput aria-label={label} value={text} onChange={(event) => put({ text: event.currentTarget.value })} autoFocus />
        ))}
    </div>
  );
}
