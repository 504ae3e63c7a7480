import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Accounts.module.css";

/** What is shown this once: to be copied before it is closed. */
export function Secret({ label, value, children }: { label: string; value: string; children: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={classes.secret}>
      <p role="status">{children}</p>
      <TextInput
        label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes.code! }}
        data-autofocus
      />
      {/* Browsers let pages write there only where nobody can listen in between. */}
      {window.isSecureContext && (
        <Button variant="default" mt="xs" onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
          {t(copied ? "accounts.copied" : "accounts.copy")}
        </Button>
      )}
    </div>
  );
}
