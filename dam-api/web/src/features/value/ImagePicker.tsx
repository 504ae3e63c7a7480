import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { useImages } from "./useValue";

interface Props {
  value: string | null;
  onChange: (masterId: string | null) => void;
  error: string | undefined;
}

/** Finds an image by words, as the library does. */
export function ImagePicker({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  // What is chosen stands in the field, and is no question.
  const images = useImages(words === chosen?.label ? "" : words.trim());
  const found = (images.data ?? []).map((hit) => ({
    value: hit.masterId,
    label: hit.title ?? hit.fileName ?? t("master.untitled"),
    thumbnail: hit.thumbnail,
  }));
  const data = chosen && !found.some((each) => each.value === chosen.value) ? [...found, chosen] : found;
  return (
    <Select
      label={t("ranking.image")}
      description={t("value.imageHow")}
      data-autofocus
      searchable
      data={data}
      value={value}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options.filter((option) => found.some((each) => "value" in option && each.value === option.value))}
      nothingFoundMessage={images.isFetching ? t("state.loading") : t("value.noImage")}
      onChange={(id, option) => {
        setChosen(option ?? undefined);
        onChange(id);
      }}
      error={images.isError ? <ProblemText failure={images.error} /> : error}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <img src={found.find((each) => each.value === option.value)?.thumbnail} alt="" width={32} height={32} />
          {option.label}
        </span>
      )}
    />
  );
}
