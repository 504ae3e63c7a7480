import { Autocomplete, Checkbox, MultiSelect, NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { FieldInputs } from "../field/FieldInputs";
import { useProfiles } from "../variant/useVariants";
import classes from "./Words.module.css";
import { ASSET_CLASSES, type Wording } from "./meta";
import { useVocabulary } from "./useBatch";

interface Props {
  words: Wording;
  change: (to: Wording) => void;
  licensing: boolean;
}

/** What is said of all files that are sent next. */
export function Words({ words, change, licensing }: Props) {
  const { t } = useTranslation();
  const wide = useMediaQuery("(min-width: 1001px)", true);
  return (
    <details className={classes.words} open={wide}>
      <summary>
        <h2>{t("upload.words")}</h2>
        <p>{t("upload.wordsWhy")}</p>
      </summary>
      <Fields words={words} change={change} licensing={licensing} />
    </details>
  );
}

function Fields({ words, change, licensing }: Props) {
  const { t } = useTranslation();
  const vocabulary = useVocabulary();
  const profiles = useProfiles().data ?? [];
  const put = (some: Partial<Wording>) => change({ ...words, ...some });
  return (
    <div className={classes.fields}>
      <TextInput
        label={t("member.title")}
        placeholder={t("upload.titleHow")}
        maxLength={500}
        value={words.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
      />
      <Autocomplete
        label={t("member.brand")}
        data={vocabulary.brand}
        maxLength={200}
        value={words.brand}
        onChange={(brand) => put({ brand })}
      />
      <Autocomplete
        label={t("member.category")}
        data={vocabulary.category}
        maxLength={200}
        value={words.category}
        onChange={(category) => put({ category })}
      />
      <NativeSelect
        label={t("member.assetClass")}
        value={words.assetClass}
        onChange={(event) => put({ assetClass: event.currentTarget.value })}
        data={[{ value: "", label: t("upload.notSaid") }, ...ASSET_CLASSES.map((value) => ({ value, label: t(`assetClass.${value}`) }))]}
      />
      <TagsInput
        label={t("member.tags")}
        placeholder={words.tags.length === 0 ? t("upload.severalHow") : undefined}
        data={vocabulary.tag}
        maxTags={50}
        value={words.tags}
        onChange={(tags) => put({ tags })}
        acceptValueOnBlur
      />
      <TagsInput
        label={t("member.products")}
        placeholder={words.products.length === 0 ? t("upload.productsHow") : undefined}
        value={words.products}
        onChange={(products) => put({ products })}
        acceptValueOnBlur
      />
      <FieldInputs category={words.category} values={words.fields} change={(fields) => put({ fields })} wrong={() => undefined} />
      <MultiSelect
        label={t("upload.derive")}
        placeholder={words.profiles.length === 0 ? t("upload.deriveHow") : undefined}
        data={profiles.map(({ profile, name }) => ({ value: profile, label: `${name} · ${profile}` }))}
        value={words.profiles}
        onChange={(chosen) => put({ profiles: chosen })}
        searchable
      />
      {licensing && (
        <Checkbox
          label={t("upload.own")}
          description={t("upload.ownWhy")}
          checked={words.own}
          onChange={(event) => put({ own: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
