import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlacePicker } from "../place/PlacePicker";
import { type Address, placeIn, withPlace } from "./query";

/** Where pictures are to be used: each hit then says whether it may be, and the switch keeps only those. */
export function Where({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const place = placeIn(address);
  const only = address.usable !== undefined;
  return (
    <>
      <PlacePicker
        size="xs"
        place={place}
        none={t("place.any")}
        onChange={(chosen) => go(withPlace(address, chosen, only))}
      />
      {place && (
        <Switch
          size="sm"
          label={t("place.onlyUsable")}
          checked={only}
          onChange={(event) => go(withPlace(address, place, event.currentTarget.checked))}
        />
      )}
    </>
  );
}
