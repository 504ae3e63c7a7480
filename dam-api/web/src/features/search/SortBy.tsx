import { Button, Group, Modal, NativeSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCount, useMe } from "../account/session";
import { PlacePicker } from "../place/PlacePicker";
import type { Place } from "../place/place";
import { useChannels } from "../place/useChannels";
import classes from "./SortBy.module.css";
import { type Address, SORTS, type Sort, placeIn, sortOf, withPlace } from "./query";

/** The order of the hits. How they sell is said of a place, so where none is chosen this asks for one. */
export function SortBy({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const accountant = mayCount(useMe().data);
  const [asking, question] = useDisclosure();
  const choose = (sort: Sort) =>
    sort === "performance" && placeIn(address) === undefined ? question.open() : go({ ...address, sort });
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("library.sort")}
        value={sortOf(address)}
        onChange={(event) => choose(event.currentTarget.value as Sort)}
        data={SORTS.filter((sort) => sort !== "value" || accountant || address.sort === sort).map((sort) => ({ value: sort, label: t(`library.sortBy.${sort}`) }))}
      />
      <Modal opened={asking} onClose={question.close} title={t("library.sortWhere")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
        <Question
          cancel={question.close}
          choose={(place) => {
            question.close();
            go({ ...withPlace(address, place, "all"), sort: "performance" });
          }}
        />
      </Modal>
    </>
  );
}

function Question({ choose, cancel }: { choose: (place: Place) => void; cancel: () => void }) {
  const { t } = useTranslation();
  const first = useChannels().data?.[0];
  const [chosen, setChosen] = useState<Place>();
  const place = chosen ?? (first && { channel: first.channel, market: first.markets[0] ?? "US" });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (place) choose(place);
      }}
    >
      <p className={classes.why}>{t("library.sortWhereWhy")}</p>
      <div className={classes.form}>
        <PlacePicker place={place} onChange={setChosen} labels />
      </div>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={cancel}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" disabled={place === undefined}>
          {t("library.sortNow")}
        </Button>
      </Group>
    </form>
  );
}
