import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlacePicker } from "../place/PlacePicker";
import { dayOf } from "../place/place";
import classes from "./Where.module.css";
import { type Address, type Wanted, dayIn, placeIn, wantedIn, withPlace } from "./query";

const WANTED: readonly Wanted[] = ["all", "cleared", "refused"];

/** Where pictures are to be used, and when: each hit then says whether it may be, and only those can be kept, or the others. */
export function Where({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const place = placeIn(address);
  const on = dayIn(address);
  const wanted = wantedIn(address);
  const asked = place && { ...place, ...(on !== undefined && { on }) };
  return (
    <>
      <PlacePicker
        size="xs"
        place={place}
        none={t("place.any")}
        onChange={(chosen) => go(withPlace(address, chosen && { ...chosen, ...(on !== undefined && { on }) }, wanted))}
      />
      {place && (
        <>
          <TextInput
            type="date"
            size="xs"
            className={classes.day}
            aria-label={t("place.on")}
            title={t("place.onWhy")}
            value={on ?? ""}
            onChange={(event) => {
              const day = dayOf(event.currentTarget.value);
              if (day !== undefined || event.currentTarget.value === "") {
                go(withPlace(address, { ...place, ...(day !== undefined && { on: day }) }, wanted));
              }
            }}
          />
          <NativeSelect
            size="xs"
            aria-label={t("place.which")}
            value={wanted}
            onChange={(event) => go(withPlace(address, asked, event.currentTarget.value as Wanted))}
            data={WANTED.map((each) => ({ value: each, label: t(`place.wanted.${each}`) }))}
          />
        </>
      )}
    </>
  );
}
