import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { tellRow } from "../../i18n/problem";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "./ReportDrop.module.css";
import { type ReportAnswer, useReport } from "./useRanking";

/** Takes a report by dropping or choosing it, and says of each row that was refused why. */
export function ReportDrop() {
  const { t } = useTranslation();
  const report = useReport();
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const take = (file: File | null | undefined) => {
    if (file && !report.isPending) {
      setName(file.name);
      report.mutate(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={t("report.title")}
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
        <FileButton onChange={take} accept=".csv,.txt,.ndjson,.jsonl" inputProps={{ "aria-label": t("report.choose") }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<Icon name="upload" />} loading={report.isPending}>
              {t("report.choose")}
            </Button>
          )}
        </FileButton>
        <span className={classes.soft}>{t("report.hint")}</span>
      </div>
      <div role="status" className={classes.said}>
        {report.isPending && t("report.reading", { name })}
        {report.isError && (
          <span role="alert">
            {t("report.refused", { name })} <ProblemText failure={report.error} />
          </span>
        )}
        {report.data && <Taken name={name} answer={report.data} />}
      </div>
    </section>
  );
}

function Taken({ name, answer }: { name: string; answer: ReportAnswer }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const rows = [
    ...answer.rejected.map((row) => ({ ...row, kind: "rejected" as const })),
    ...answer.flagged.map((row) => ({ ...row, detail: "", kind: "flagged" as const })),
  ];
  return (
    <>
      <p>
        {t("report.taken", {
          name,
          accepted: format.number(answer.accepted),
          rows: format.number(answer.rows),
          corrected: format.number(answer.corrected),
          rejected: format.number(answer.rejectedRows),
        })}
      </p>
      {answer.warnings.map(({ code, detail }) => (
        <p key={code + detail}>
          {tellRow(i18n, code)}: {detail}
        </p>
      ))}
      {rows.length > 0 && (
        <details open={answer.rejectedRows > 0}>
          <summary>{t("report.rows", { count: rows.length })}</summary>
          <div className={classes.rows} tabIndex={0} role="region" aria-label={t("report.rows", { count: rows.length })}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("report.line")}</th>
                  <th scope="col">{t("report.why")}</th>
                  <th scope="col">{t("report.column")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.kind} ${row.line}`}>
                    <td>{format.number(row.line)}</td>
                    <td>
                      {tellRow(i18n, row.code)}
                      {row.kind === "flagged" && ` (${t("report.kept")})`}
                    </td>
                    <td>{row.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
