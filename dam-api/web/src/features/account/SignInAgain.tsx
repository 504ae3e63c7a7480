import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SignIn } from "./SignIn";

/** Over a page whose session has ended: nothing of it is seen, and nothing that was written there is lost. */
export function SignInAgain() {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => undefined}
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      zIndex={1000}
      title={t("signIn.ended")}
    >
      <SignIn again />
    </Modal>
  );
}
