import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { State } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";

/** What to do with a collection that nothing is in. */
export function EmptyCollection({ leave }: { leave: () => void }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const action = (
    <Button variant="default" onClick={leave}>
      {t("collections.toLibrary")}
    </Button>
  );
  return (
    <State title={t("collections.empty")} action={action}>
      {t(mayEdit(me) ? "collections.emptyHow" : "collections.emptyWhy")}
    </State>
  );
}
