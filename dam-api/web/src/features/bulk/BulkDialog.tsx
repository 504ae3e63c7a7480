import { Alert, Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { type Picked, countOf } from "../search/picked";
import classes from "./Bulk.module.css";
import { Followed } from "./Followed";
import { OutlookView } from "./OutlookView";
import { WishForm } from "./WishForm";
import { NOTHING, changeOf } from "./change";
import { useOrder, useOutlook } from "./useBulk";

interface Props {
  picked: Picked;
  /** @param ordered whether a change was ordered: then nothing needs to be picked any longer */
  close: (ordered: boolean) => void;
}

/** One change for many images: what it is, what it would come to, how far it is, and back again. */
export function BulkDialog({ picked, close }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [wish, setWish] = useState(NOTHING);
  const outlook = useOutlook(picked);
  const order = useOrder(picked);
  const change = changeOf(wish);
  const count = countOf(picked);
  const refused = order.error ?? outlook.error;
  return (
    <Modal
      opened
      onClose={() => close(order.data !== undefined)}
      size="lg"
      title={t("bulk.title", { count, shown: format.number(count) })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {order.data !== undefined ? (
        <Followed jobId={order.data} close={() => close(true)} />
      ) : (
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (change === undefined) return;
            if (outlook.data === undefined) outlook.mutate(change);
            else if (outlook.data.changed! > 0) order.mutate(change);
          }}
        >
          {outlook.data === undefined ? <WishForm wish={wish} set={setWish} /> : <OutlookView outlook={outlook.data} />}
          {refused && (
            <Alert color="red" variant="light" role="alert">
              <ProblemText failure={refused} />
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            {outlook.data === undefined ? (
              <>
                <Button variant="default" onClick={() => close(false)}>
                  {t("dialog.cancel")}
                </Button>
                <Button type="submit" loading={outlook.isPending} disabled={change === undefined}>
                  {t("bulk.look")}
                </Button>
              </>
            ) : (
              <>
                <Button
                  variant="default"
                  onClick={() => {
                    outlook.reset();
                    order.reset();
                  }}
                >
                  {t("bulk.back")}
                </Button>
                <Button type="submit" loading={order.isPending} disabled={outlook.data.changed === 0} data-autofocus>
                  {t("bulk.now", { count: outlook.data.changed!, shown: format.number(outlook.data.changed!) })}
                </Button>
              </>
            )}
          </Group>
        </form>
      )}
    </Modal>
  );
}
