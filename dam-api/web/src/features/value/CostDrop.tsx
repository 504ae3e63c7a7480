import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { tellRow } from "../../i18n/problem";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "../performance/ReportDrop.module.css";
import { useImportCosts } from "./useValue";

/** Takes costs as a file by dropping or choosing it, and says of each line that was refused why. */
export function CostDrop() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const costs = useImportCosts();
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const take = (file: File | null | undefined) => {
    if (file && !costs.isPending) {
      setName(file.name);
      costs.mutate(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={t("costs.title")}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.ask}>
        <FileButton onChange={take} accept=".csv,.txt" inputProps={{ "aria-label": t("costs.choose") }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<Icon name="upload" />} loading={costs.isPending}>
              {t("costs.choose")}
            </Button>
          )}
        </FileButton>
        <span className={classes.soft}>{t("costs.hint")}</span>
      </div>
      <div role="status" className={classes.said}>
        {costs.isPending && t("report.reading", { name })}
        {costs.isError && (
          <span role="alert">
            {t("report.refused", { name })} <ProblemText failure={costs.error} />
          </span>
        )}
        {costs.data && (
          <>
            <p>
              {t("costs.taken", {
                name,
                recorded: format.number(costs.data.recorded),
                repeated: format.number(costs.data.repeated),
                rejected: format.number(costs.data.rejectedRows),
              })}
            </p>
            {costs.data.rejected.length > 0 && (
              <div className={classes.rows} tabIndex={0} role="region" aria-label={t("report.rows", { count: costs.data.rejected.length })}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t("report.line")}</th>
                      <th scope="col">{t("report.why")}</th>
                      <th scope="col">{t("report.column")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {costs.data.rejected.map((row) => (
                      <tr key={row.line}>
                        <td>{format.number(row.line)}</td>
                        <td>{tellRow(i18n, row.code)}</td>
                        <td>{row.detail}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}
